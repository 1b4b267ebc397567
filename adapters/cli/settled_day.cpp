#include "adapters/cli/settled_day.hpp"

#include <algorithm>
#include <optional>

#include "adapters/cli/messages.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

std::expected<Date, Exit> settled_day(RegisterFile& in, const Options& options) {
  auto all = runs(in);
  if (!all) return std::unexpected(refuse(all.error()));
  std::optional<Date> settled;
  for (const auto& run : *all)
    if (run.finished) settled = std::max(settled.value_or(run.as_of), run.as_of);
  if (!settled)
    return std::unexpected(refuse(Exit::usage, "nothing has been evaluated yet", "run `safon evaluate` first"));
  if (!options.as_of) return *settled;
  if (*options.as_of > *settled)
    return std::unexpected(refuse(Exit::usage,
                                  to_iso(*options.as_of) + " is not evaluated yet: the last day is " + to_iso(*settled),
                                  "run `safon evaluate --as-of " + to_iso(*options.as_of) + "` first"));
  return *options.as_of;
}

}  // namespace safon
