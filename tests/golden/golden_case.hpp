// One rule file whose check has an expected outcome: tests/language/<area>/{good,bad}/<name>.safon, or the folder
// <name>/ with its main.safon. tests/language/README.md says what a file may ask for in its first lines.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::golden {

enum class Outcome : std::uint8_t { clean, warns, fails };

struct Case {
  std::string name;                // "feeds/bad/feed_bad_path"
  std::filesystem::path file;      // the rule file, main.safon of a folder
  std::filesystem::path expected;  // beside it
  std::string stem;                // "feed_bad_path"
  bool bad = false;
  Outcome due = Outcome::clean;  // clean: no errors; warnings may stand in the expected output
};

/// All cases below `root`, by name.
[[nodiscard]] std::vector<Case> find_cases(const std::filesystem::path& root);

struct CaseResult {
  std::string output;  // what the expected file holds
  Outcome outcome = Outcome::clean;
  std::vector<DiagnosticKind> kinds;
};

[[nodiscard]] CaseResult run_case(const Case& golden_case);

/// Nothing for a file that is not there.
[[nodiscard]] std::string read_text(const std::filesystem::path& file);

}  // namespace safon::golden
