// How far the reading of returns is, in bytes of all of them.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "adapters/cli/draw/terminal.hpp"

namespace safon {

class Reading {
 public:
  /// All files that will be read, in any order.
  Reading(const std::vector<std::string>& files, bool quiet);

  /// A file begins, or is read again from its start through another feed. With the one before it we are done.
  void begin(const std::string& file);
  void read(std::size_t bytes);
  /// Before something else is said.
  void hide() { bar_.hide(); }

 private:
  ProgressBar bar_;
  std::size_t before_ = 0, size_ = 0, done_ = 0, all_ = 0;  // bytes: of files done with, of this one, read, of all
  std::string file_;
};

}  // namespace safon
