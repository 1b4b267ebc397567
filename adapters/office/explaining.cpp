#include "adapters/office/explaining.hpp"

#include <algorithm>

#include "engine/explain/timeline.hpp"
#include "engine/progress/standing.hpp"

namespace safon::office {

Explaining::Explaining(const CompiledPolicy& policy, std::uint16_t programme, const LoadedParticipant& participant,
                       Date as_of, std::string language)
    : policy_(policy),
      index_(programme),
      programme_(policy.programmes[programme]),
      participant_(participant),
      as_of_(as_of),
      language_(std::move(language)),
      run_(policy.plan) {
  const std::vector<const ProgressState*> states(participant.batch.size, &participant.state);
  standing_ = standing_of(policy, programme, states);
  stand_elsewhere(policy, programme, standing_, participant.elsewhere, as_of, as_of);
  run_.run(participant.batch, standing_, {&as_of.days, 1});
}

std::optional<Entry> Explaining::entry() const {
  if (programme_.begins_on == no_reg) return std::nullopt;
  return entry_on(policy_, run_.column(programme_.begins_on).dates[participant_.row]);
}

std::optional<Date> Explaining::declined(std::uint16_t transition) const {
  if (programme_.transitions[transition].decided != Decided::no) return {};
  if (run_.verdict(programme_.transitions[transition].condition, participant_.row) != Verdict::met) return {};
  return declined_on(participant_.state, transition, participant_.known_from);
}

/// The day from which the policy says something of her.
Date Explaining::speaks_from() const {
  const auto& history = participant_.state.history;
  return history.empty() ? policy_.in_force_from : std::max(policy_.in_force_from, history.front().effective);
}

Explanation Explaining::explained(NodeId node) const {
  auto whole = explain(policy_, node, run_, participant_.batch, participant_.row, language_);
  add_since(whole, policy_, participant_.batch, participant_.row,
            standing_through(policy_, index_, participant_.state, participant_.elsewhere, as_of_),
            before_record(participant_.batch, participant_.row), speaks_from(), as_of_);
  foresee(whole, policy_, participant_.batch, participant_.row, standing_, as_of_);
  say_corrected(whole, participant_.corrected);
  return whole;
}

StillNeeded Explaining::needed(std::uint16_t transition, const Explanation& whole) const {
  if (transition == none16) return still_needed(whole);
  return still_needed(whole, programme_.transitions[transition],
                      outlook(policy_, index_, transition, participant_.batch, participant_.row, participant_.state,
                              participant_.known_from, as_of_, participant_.elsewhere));
}

}  // namespace safon::office
