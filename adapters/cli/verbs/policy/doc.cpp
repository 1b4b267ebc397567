// safon doc: a handbook from the rule files.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/handbook/handbook.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace safon {
namespace {

Exit written(const std::string& path, const std::string& page) {
  if (const auto done = write_whole(path, page); !done) return refuse(Exit::impossible, done.error());
  tell("handbook_written", "wrote " + path, {{"file", path}});
  return Exit::good;
}

/// A page for each language, each with links to the others.
Exit folder_of_pages(const LoadedPolicy& policy, const std::vector<std::string>& languages, const std::string& folder) {
  const auto name = [&](const std::string& language) { return policy.model->name + "." + language + ".html"; };
  for (const auto& language : languages) {
    std::vector<OtherPage> others;
    for (const auto& other : languages)
      if (other != language) others.push_back({other, name(other)});
    const auto path = (std::filesystem::path(folder) / name(language)).string();
    if (const auto exit = written(path, handbook(policy, language, others)); exit != Exit::good) return exit;
  }
  return Exit::good;
}

}  // namespace

Exit doc(const Options& options) {
  auto policy = policy_for(options, nullptr);
  if (!policy) return policy.error();
  auto languages = handbook_languages(*policy->model);
  if (!options.language.empty()) {
    if (std::ranges::find(languages, options.language) == languages.end()) {
      std::string known;
      for (const auto& each : languages) known += (known.empty() ? "`" : ", `") + each + "`";
      return refuse(Exit::usage, "the policy has no wording in `" + options.language + "`", "it has " + known);
    }
    languages = {options.language};
  }
  std::error_code error;
  const auto& to = options.output;
  if (to.ends_with('/') || std::filesystem::is_directory(to, error)) return folder_of_pages(*policy, languages, to);
  const auto page = handbook(*policy, languages.front());
  if (!to.empty()) return written(to, page);
  std::cout << page;
  return Exit::good;
}

}  // namespace safon
