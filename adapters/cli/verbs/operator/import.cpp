// safon import: councils' returns into the register, each file whole or not at all.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/intake/import_target.hpp"
#include "adapters/cli/verbs/operator/intake/reading.hpp"
#include "adapters/cli/verbs/operator/intake/take_in.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace safon {

Exit import_returns(const Options& options) {
  // Without a rule file the policy comes out of a register that is there.
  std::error_code ignored;
  if (options.policy_path.empty() && !std::filesystem::exists(options.register_path, ignored))
    return refuse(Exit::usage, "there is no register `" + options.register_path + "` yet, so it has no policy",
                  "give the policy's rule file with --policy");
  ImportTarget target(options);
  auto* into = target.open();
  if (!into) return Exit::impossible;
  auto policy = policy_for(options, into);
  if (!policy) return policy.error();
  auto feeds = feeds_for(*policy, options);
  if (!feeds) return feeds.error();
  Table table{.columns = {"file", "feed", "added", "changed", "unchanged", "rejected", "no_longer_reported", "note"}};
  Exit exit = Exit::good;
  Reading reading(options.files, options.quiet);
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const auto taken = take_in(*into, *policy, *feeds, options, options.files[i], options.files[i], reading);
    exit = std::max(exit, exit_of(taken));
    if (exit_of(taken) != Exit::impossible && !options.dry_run) target.keep();
    const auto& r = taken.result;
    table.rows.push_back({options.files[i], taken.feed, std::int64_t(r.added), std::int64_t(r.changed),
                          std::int64_t(r.unchanged), std::int64_t(r.rejected), std::int64_t(r.no_longer_reported),
                          taken.note});
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return exit;
}

}  // namespace safon
