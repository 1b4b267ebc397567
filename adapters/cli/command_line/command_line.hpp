// Reads the command line, and says in plain words what is wrong with it.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "adapters/cli/options.hpp"

namespace safon {

/// Nothing to run: help was asked for, or the words make no sense.
struct CommandLineAnswer {
  std::string text;
  std::string hint;
  bool is_error = false;
};

struct VerbInfo {
  std::string name, summary;
  std::vector<std::string> options;  // "--as-of", "--dry-run" …
};

[[nodiscard]] std::variant<Options, CommandLineAnswer> read_command_line(std::vector<std::string> words);

/// For shell completion.
[[nodiscard]] std::vector<VerbInfo> verbs();

}  // namespace safon
