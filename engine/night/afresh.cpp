#include "engine/night/afresh.hpp"

#include <algorithm>
#include <variant>

#include "engine/progress/before.hpp"

namespace safon {
namespace {

template <class Index>
Index same_name(const auto& from, const auto& to, Index index, Index none) {
  const auto found = std::ranges::find_if(to, [&](const auto& each) { return each.name == from[index].name; });
  return found == to.end() ? none : static_cast<Index>(found - to.begin());
}

// A state in the indices of another text of the programme. A status that somebody holds is never taken out of a policy;
// a transition may be, with the cases on it.
void translate(const Programme& from, const Programme& to, ProgressState& state) {
  const auto transition = [&](std::uint16_t index) {
    return index == none16 ? none16 : same_name<std::uint16_t>(from.transitions, to.transitions, index, none16);
  };
  for (HeldStatus& held : state.history) {
    held.status = same_name<std::uint8_t>(from.statuses, to.statuses, held.status, 0);
    held.transition = transition(held.transition);
  }
  for (OpenCase& open : state.cases) open.transition = transition(open.transition);
  for (DeclinedCase& declined : state.declined) declined.transition = transition(declined.transition);
  std::erase_if(state.cases, [](const OpenCase& open) { return open.transition == none16; });
  std::erase_if(state.declined, [](const DeclinedCase& declined) { return declined.transition == none16; });
}

bool same_case(const OpenCase& a, const OpenCase& b) {
  return a.transition == b.transition && a.since == b.since && a.opened == b.opened && a.due == b.due &&
         a.overdue == b.overdue && a.certified_by == b.certified_by && a.escalated_to == b.escalated_to;
}
bool same_held(const HeldStatus& a, const HeldStatus& b) {
  return a.status == b.status && a.effective == b.effective && a.transition == b.transition &&
         a.certified == b.certified;
}
bool same_declined(const DeclinedCase& a, const DeclinedCase& b) {
  return a.transition == b.transition && a.on == b.on;
}

std::string place(const Programme& programme, const ProgressState& state) {
  if (state.history.empty()) return "not entered";
  return "`" + programme.statuses[state.history.back().status].name + "` since " +
         to_iso(began(programme, state.history));
}

}  // namespace

struct Afresh::Rules {
  ChunkDecoder decoder;
  RecordBatch batch;
  Run run;
  Rules(const CompiledPolicy& policy, RecordSource& source)
      : decoder(policy.plan.schema, source), batch(policy.plan.schema), run(policy.plan) {}
};

Afresh::Afresh(RecordSource& source) : source_(source) {}
Afresh::~Afresh() = default;

Afresh::Rules& Afresh::rules_of(const CompiledPolicy& policy) {
  auto& rules = rules_[&policy];
  if (!rules) rules = std::make_unique<Rules>(policy, source_);
  return *rules;
}

std::vector<RecordVersion> versions_that_matter(std::span<const RecordVersion> all,
                                                std::span<const ProgressState> states) {
  std::vector<RecordVersion> kept;
  for (std::size_t v = 0; v < all.size(); ++v) {
    const ProgressState& state = states[all[v].participant];
    const bool superseded = v + 1 < all.size() && all[v + 1].participant == all[v].participant &&
                            all[v + 1].known_from <= state.evaluated_through;
    if (!state.entered || !superseded) kept.push_back(all[v]);
  }
  return kept;
}

std::expected<std::vector<ProgressState>, RegisterError> Afresh::live(std::span<const ParticipantKey> keys,
                                                                      std::span<const Stretch> stretches) {
  std::vector<ProgressState> states(keys.size());
  const Stretch* before = nullptr;
  for (const Stretch& stretch : stretches) {
    const CompiledPolicy& policy = *stretch.policy;
    Rules& rules = rules_of(policy);
    if (auto read = source_.read(policy, stretch.programme, stretch.through, Versions::all, keys, chunk_); !read)
      return std::unexpected(read.error());
    if (auto decoded = rules.decoder.decode(chunk_, DocumentLines::skip, rules.batch); !decoded)
      return std::unexpected(decoded.error());
    const bool other_rules = before != nullptr && before->policy != stretch.policy;
    if (other_rules)
      for (ProgressState& state : states)
        translate(before->policy->programmes[before->programme], policy.programmes[stretch.programme], state);
    const auto& asks = policy.programmes[stretch.programme].asks;
    std::vector<HeldElsewhere> elsewhere;
    std::vector<AskedAbout> about;
    for (const ParticipantKey key : keys) about.push_back({.key = key});
    if (!asks.empty())
      if (auto held = source_.elsewhere(policy, asks, about, elsewhere); !held) return std::unexpected(held.error());
    const auto versions = versions_that_matter(chunk_.versions, states);
    // What happened on the way is in the states.
    static_cast<void>(
        progress({.policy = &policy,
                  .programme = stretch.programme,
                  .batch = &rules.batch,
                  .versions = versions,
                  .to = stretch.through,
                  .calendar = policy.working_days == none16 ? nullptr : &policy.plan.calendars[policy.working_days],
                  .elsewhere = elsewhere,
                  .rules_changed = other_rules},
                 states, rules.run));
    if (stretch.decision) {
      const auto decided = decide(policy, stretch.programme, *stretch.decision, 0, states.front());
      if (const auto* why = std::get_if<std::string>(&decided))
        return std::unexpected(RegisterError{
            RegisterFault::invalid,
            "what was decided on " + to_iso(stretch.decision->on) + " could not be decided under these facts: " + *why,
            ""});
    }
    before = &stretch;
  }
  return states;
}

std::string difference(const Programme& programme, const ProgressState& recorded, const ProgressState& afresh) {
  if (!std::ranges::equal(recorded.history, afresh.history, same_held)) {
    const std::string there = place(programme, recorded), right = place(programme, afresh);
    if (there == right) return "is rightly recorded as " + there + ", but the way there differs";
    return "is recorded as " + there + ", where the facts give " + right;
  }
  auto cases = [](std::vector<OpenCase> all) {
    std::ranges::sort(all, {}, &OpenCase::transition);
    return all;
  };
  if (recorded.stopped != afresh.stopped)
    return recorded.stopped ? "is stopped, where the facts do not conflict"
                            : "is not stopped, where the facts conflict";
  if (!std::ranges::equal(cases(recorded.cases), cases(afresh.cases), same_case)) return "has other open cases";
  if (!std::ranges::equal(recorded.declined, afresh.declined, same_declined)) return "has other declined cases";
  if (recorded.reviews != afresh.reviews) return "has other open reviews";
  return {};
}

}  // namespace safon
