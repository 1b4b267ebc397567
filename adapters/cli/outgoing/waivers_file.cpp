#include "adapters/cli/outgoing/waivers_file.hpp"

#include <map>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/outgoing/status_file.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/verbs/waivers/waiver_table.hpp"

namespace safon {

std::expected<void, std::string> write_waivers(RegisterFile& in, const CompiledPolicy& policy, Date as_of,
                                               const std::string& outbox) {
  const auto listed = office::list_waivers(in, policy, as_of);
  if (!listed) return std::unexpected(listed.error().message);
  std::map<std::string, std::vector<office::ListedWaiver>> by_council;
  for (const auto& each : *listed) by_council[each.council].push_back(each);
  Options everything;
  everything.all = true;
  for (const auto& [council, theirs] : by_council) {
    const Table table = waiver_table(theirs, everything, as_of);
    WholeFile file(outbox + "/waivers/" + file_name_of(council) + ".csv");
    file.write(csv_line({table.columns.begin(), table.columns.end()}));
    for (const auto& row : table.rows) file.write(csv_line(row));
    if (auto done = file.finish(); !done) return done;
  }
  return {};
}

}  // namespace safon
