#include "engine/night/rederive.hpp"

#include "engine/night/afresh.hpp"
#include "engine/progress/event_name.hpp"

#include <algorithm>
#include <variant>

namespace safon {
namespace {

// What the ledger keeps of an event of each kind.
bool same(const Event& a, const Event& b) {
  if (a.kind != b.kind || a.on != b.on || a.effective != b.effective || a.transition != b.transition ||
      a.due != b.due || a.by != b.by)
    return false;
  const bool has_to = a.kind != EventKind::stopped && a.kind != EventKind::resumed;
  return (!has_to || a.to == b.to) && (a.kind != EventKind::status_changed || a.from == b.from);
}

std::string described(const Event& event, const Programme& programme) {
  std::string text = "`" + std::string(event_name(event.kind)) + "`";
  if (event.transition != none16) text += " (" + programme.transitions[event.transition].name + ")";
  return text + " on " + to_iso(event.on) + ", effective " + to_iso(event.effective);
}

/// Why the two are not the same, or nothing. `rests_on(i)`: whether event i rests on the right version.
template <class RestsOn>
std::string difference(std::span<const Event> there, std::span<const Event> right, const Programme& programme,
                       const RestsOn& rests_on) {
  for (std::size_t i = 0; i < std::max(there.size(), right.size()); ++i) {
    if (i == right.size()) return "has " + described(there[i], programme) + ", which does not follow";
    if (i == there.size()) return "lacks " + described(right[i], programme);
    if (!same(there[i], right[i]))
      return "has " + described(there[i], programme) + ", where " + described(right[i], programme) + " follows";
    if (!rests_on(i)) return "has " + described(there[i], programme) + ", which rests on another version of the record";
  }
  return {};
}

}  // namespace

Rederivation::Rederivation(const CompiledPolicy& policy, std::uint16_t programme, RecordSource& source)
    : policy_(policy),
      programme_(programme),
      source_(source),
      decoder_(policy.plan.schema, source),
      batch_(policy.plan.schema),
      run_(policy.plan) {}

std::expected<std::vector<Contradiction>, RegisterError> Rederivation::contradictions(const Settled& settled) {
  if (auto read = source_.read(policy_, programme_, settled.as_of, Versions::all, settled.participants, chunk_); !read)
    return std::unexpected(read.error());
  if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded)
    return std::unexpected(decoded.error());
  chunk_.versions = versions_that_matter(chunk_.versions, settled.before);
  std::vector<ProgressState> states(settled.before.begin(), settled.before.end());
  const auto& asks = policy_.programmes[programme_].asks;
  std::vector<HeldElsewhere> elsewhere;
  std::vector<AskedAbout> about;
  for (std::size_t p = 0; p < states.size(); ++p)
    about.push_back({settled.participants[p], settled.sequences[p], states[p].evaluated_through, settled.sequence});
  if (!asks.empty())
    if (auto held = source_.elsewhere(policy_, asks, about, elsewhere); !held) return std::unexpected(held.error());
  auto right =
      progress({.policy = &policy_,
                .programme = programme_,
                .batch = &batch_,
                .versions = chunk_.versions,
                .to = settled.as_of,
                .calendar = policy_.working_days == none16 ? nullptr : &policy_.plan.calendars[policy_.working_days],
                .elsewhere = elsewhere,
                .rules_changed = settled.rules_changed},
               states, run_);

  std::vector<Contradiction> found;
  if (settled.by_officer) {
    const auto decision =
        std::ranges::find_if(settled.events, [](const Event& event) { return decision_in(event).has_value(); });
    if (decision == settled.events.end()) {
      found.push_back({0, "is settled by an officer who decided nothing"});
      return found;
    }
    auto decided = decide(policy_, programme_, *decision_in(*decision), 0, states.front());
    if (const auto* why = std::get_if<std::string>(&decided)) {
      found.push_back(
          {0, "has " + described(*decision, policy_.programmes[programme_]) + ", which could not be decided: " + *why});
      return found;
    }
    std::ranges::move(std::get<std::vector<Event>>(decided), std::back_inserter(right));
  }

  std::span<const Event> there = settled.events, follows = right;
  std::span<const VersionKey> versions = settled.versions;
  for (std::uint32_t p = 0; p < settled.participants.size(); ++p) {
    const auto own = [&](std::span<const Event> events) {
      std::size_t count = 0;
      while (count < events.size() && events[count].participant == p) ++count;
      return count;
    };
    const std::size_t recorded = own(there), derived = own(follows);
    const auto rests_on = [&](std::size_t i) {
      return settled.by_officer || versions[i] == chunk_.stored[follows[i].version].key;
    };
    if (auto what = difference(there.first(recorded), follows.first(derived), policy_.programmes[programme_], rests_on);
        !what.empty())
      found.push_back({p, std::move(what)});
    there = there.subspan(recorded), versions = versions.subspan(recorded), follows = follows.subspan(derived);
  }
  return found;
}

}  // namespace safon
