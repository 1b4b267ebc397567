#include "adapters/cli/publish/made.hpp"

#include "adapters/cli/participant.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/verify/verify.hpp"

namespace safon {

std::expected<void, RegisterError> walk_for(RegisterFile& in, const CompiledPolicy& policy, const Report& report,
                                            Date as_of, const std::function<void(const Walked&)>& each) {
  return walk_everyone(
      policy, report.plan, in, as_of,
      [&](std::uint16_t programme, const ChunkParticipant& participant) {
        return state_at_end_of(in, policy, programme, participant.key, as_of);
      },
      each);
}

std::expected<MadeTable, RegisterError> make_table(RegisterFile& in, const CompiledPolicy& policy, const Report& report,
                                                   Date as_of) {
  auto at = position(in);
  if (!at) return std::unexpected(at.error());
  auto noted = head(in);
  if (!noted) return std::unexpected(noted.error());
  Tabulating tabulating(report);
  const auto walked =
      walk_for(in, policy, report, as_of, [&](const Walked& each) { tabulating.add(each.run, each.row); });
  if (!walked) return std::unexpected(walked.error());
  return MadeTable{tabulating.finish(), {.as_of = as_of, .event = at->event, .head = to_hex(*noted)}};
}

}  // namespace safon
