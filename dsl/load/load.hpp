// From a rule file's name to its meaning: reads the file and those that it uses, parses, analyses, compiles.
#pragma once
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// How rule files are read; adapters give one for the disk, tests one for memory. The error is in plain words.
using ReadFile = std::function<std::expected<std::string, std::string>(const std::string& name)>;

/// The rule files of a folder ("" for the one that names begin in), as `ReadFile` would be asked for them. It is used
/// to say in which file a name is declared that the policy does not know, and which file a misspelt name may mean.
using ListFiles = std::function<std::vector<std::string>(const std::string& folder)>;

struct LoadedPolicy {
  Sources sources;
  std::vector<syntax::Document> documents;
  Diagnostics diagnostics;                 // sorted by file and place
  std::optional<model::Policy> model;      // when there are no errors
  std::optional<CompiledPolicy> compiled;  // when there are no errors
};

/// All that is said of a policy, without compiling it: what an editor needs at each keystroke. `compiled` is not there.
[[nodiscard]] LoadedPolicy check_policy(const std::string& name, const ReadFile& read, const ListFiles& list = {});

/// `use` paths are relative to the file that writes them; a file used twice is read once; a circle is an error.
[[nodiscard]] LoadedPolicy load_policy(const std::string& name, const ReadFile& read, const ListFiles& list = {});

}  // namespace safon
