// A file that a council sent, open for reading.
#pragma once
#include <expected>
#include <string>
#include <utility>

#include "adapters/xml/text/input.hpp"

namespace safon {

/// Closed at the end. Where several feeds may fit it is read again from its start, so it must be a plain file.
class ReturnFile {
 public:
  /// The error in plain words.
  [[nodiscard]] static std::expected<ReturnFile, std::string> open(const std::string& path);
  ~ReturnFile();
  ReturnFile(ReturnFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  ReturnFile& operator=(ReturnFile&&) = delete;
  [[nodiscard]] xml::InputSource from_start() const;

 private:
  explicit ReturnFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace safon
