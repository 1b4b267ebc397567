#include "adapters/office/draft.hpp"

#include <algorithm>

#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::office {
namespace {

constexpr Duration looked_ahead{.months = 24};

/// Nobody is left without a status: what somebody holds, the draft has.
std::expected<void, Refusal> statuses_stay(RegisterFile& in, const CompiledPolicy& draft) {
  const auto rows = funnel(in);
  if (!rows) return std::unexpected(refusal(rows.error()));
  for (const auto& row : *rows) {
    if (row.policy != draft.name || row.participants == 0) continue;
    const auto programme = std::ranges::find(draft.programmes, row.programme, &Programme::name);
    if (programme == draft.programmes.end()) continue;
    if (std::ranges::find(programme->statuses, row.status, &Status::name) != programme->statuses.end()) continue;
    std::uint64_t holders = 0;
    for (const auto& each : *rows)
      if (each.policy == row.policy && each.programme == row.programme && each.status == row.status)
        holders += each.participants;
    std::vector<std::string> names;
    for (const auto& status : programme->statuses) names.push_back(status.name);
    const auto near = nearest(row.status, names);
    return std::unexpected(
        refusal(Ground::impossible,
                "the draft has no status `" + row.status + "` in programme `" + row.programme + "`, and " +
                    std::to_string(holders) + (holders == 1 ? " participant holds it" : " participants hold it"),
                "keep a status, and its name, for as long as somebody may hold it; its label may change" +
                    (near ? ". Has it become `" + *near + "`?" : "")));
  }
  return {};
}

/// The day of --as-of, or the first that is not settled. From the start, the last that is.
std::expected<Date, Refusal> day_to_simulate(RegisterFile& in, const DraftAsked& asked, Date today) {
  const auto last = last_as_of(in);
  if (!last) return std::unexpected(refusal(last.error()));
  if (asked.from_start) return asked.as_of ? *asked.as_of : last->value_or(today);
  const Date next = *last ? Date{(*last)->days + 1} : today;
  if (!asked.as_of) return next;
  if (*last && *asked.as_of <= **last)
    return std::unexpected(
        refusal(Ground::words,
                "the register is settled through " + to_iso(**last) + ", and a draft counts from the next day on",
                "name a later day, or ask with --from-start how it would be had each always been in force"));
  return *asked.as_of;
}

}  // namespace

bool same_text(const CompiledPolicy& a, const CompiledPolicy& b) {
  return std::ranges::equal(a.files, b.files, {}, &SourceFile::text, &SourceFile::text);
}

std::expected<SimulateOptions, Refusal> how_to_simulate(RegisterFile& in, const CompiledPolicy& current,
                                                        const CompiledPolicy& draft, const DraftAsked& asked,
                                                        Date today) {
  if (current.name != draft.name)
    return std::unexpected(refusal(Ground::words,
                                   "`" + draft.name + "` is no draft of `" + current.name + "`: it is another policy",
                                   "name the policy in force with --policy, or give the draft its name"));
  if (auto stay = statuses_stay(in, draft); !stay) return std::unexpected(stay.error());
  const auto as_of = day_to_simulate(in, asked, today);
  if (!as_of) return std::unexpected(as_of.error());
  const Date until = asked.until.value_or(add(*as_of, looked_ahead, MonthEnd::down, nullptr));
  if (until < *as_of)
    return std::unexpected(
        refusal(Ground::words, "--until " + to_iso(until) + " lies before the day of the simulation, " + to_iso(*as_of),
                "name that day or a later one"));
  return SimulateOptions{.as_of = *as_of, .until = until, .from_start = asked.from_start};
}

}  // namespace safon::office
