// A policy's rule file, a register, and the way from a return to the ledger through every adapter but the command line.
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "adapters/sqlite/verify/verify.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/load/load.hpp"

namespace safon::test {

/// A file of this folder.
[[nodiscard]] std::string text_of(const std::string& name);
/// `text` with the only place of `from` replaced.
[[nodiscard]] std::string with(std::string text, const std::string& from, const std::string& to);

class WholeWay {
 public:
  explicit WholeWay(const std::string& policy_file);
  ~WholeWay();
  WholeWay(const WholeWay&) = delete;
  WholeWay& operator=(const WholeWay&) = delete;

  struct Taken {
    std::string error;                    // why the file was not taken in
    std::vector<std::string> rejections;  // "45:46 X204 T-003 born"
    std::size_t added = 0, changed = 0, unchanged = 0, rejected = 0, no_longer_reported = 0;
  };
  Taken import(const std::string& xml);
  void evaluate(const char* as_of);
  /// Whoever is at place `which` among those with an open offer accepts or declines it, after the last night.
  void answer(const std::string& intake, std::size_t which, bool accept);
  void certify(const std::string& id, const std::string& status, const char* on);

  [[nodiscard]] std::string statuses();                             // "T-001 learning since 2026-09-01\n" …
  [[nodiscard]] std::vector<std::string> answers(const char* sql);  // the first column of a question to the register

  /// What verify() and rederive() find, as text.
  [[nodiscard]] std::vector<std::string> findings();

  [[nodiscard]] const CompiledPolicy& policy() const { return *loaded_.compiled; }
  [[nodiscard]] const model::Policy& model() const { return *loaded_.model; }
  [[nodiscard]] RegisterFile& file() { return *file_; }

 private:
  std::filesystem::path folder_;
  LoadedPolicy loaded_;
  std::optional<RegisterFile> file_;
};

}  // namespace safon::test
