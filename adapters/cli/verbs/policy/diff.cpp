// safon diff: what two versions of a policy mean differently.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/differences/differences.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/render.hpp"

namespace safon {
namespace {

/// What is wrong with it has been said.
bool is_whole(const LoadedPolicy& loaded, const Options& options) {
  if (loaded.compiled) return true;
  std::cerr << render(loaded.diagnostics, loaded.sources, {.colour = terminal(STDERR_FILENO, options.colour).colour});
  return false;
}

}  // namespace

Exit diff(const Options& options) {
  const auto before = read_policy(options.path), after = read_policy(options.subject);
  const bool whole = is_whole(before, options);
  if (!is_whole(after, options) || !whole)
    return refuse(Exit::impossible, "a version has errors, so the two were not compared", "`safon check` shows them");
  check_language(*after.compiled, options);
  if (before.model->name != after.model->name)
    warn("other_policy",
         "`" + before.model->name + "` and `" + after.model->name + "` are two policies, not two versions");
  ComparedVersions versions{{before.model->version, after.model->version}, options.language};
  if (versions.name[0] == versions.name[1]) versions.name = {"old", "new"};
  const auto comparison = compare_policies(before, after, options.language);
  const auto count = comparison.differences.size();
  if (options.format == Format::json)
    std::cout << boost::json::serialize(comparison_json(comparison, versions)) << '\n';
  else
    draw_comparison(std::cout, comparison, versions, terminal(STDOUT_FILENO, options.colour));
  tell("compared", count == 0 ? "the two mean the same"
                              : std::to_string(count) + (count == 1 ? " difference" : " differences") +
                                    ", read as if both were in force from " + to_iso(comparison.from));
  return count == 0 ? Exit::good : Exit::findings;
}

}  // namespace safon
