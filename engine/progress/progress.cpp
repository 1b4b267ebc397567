// Many participants through time in lockstep: each round evaluates one day of everybody who still travels.
#include "engine/progress/progress.hpp"

#include <algorithm>

#include "engine/progress/entry.hpp"
#include "engine/progress/journey.hpp"
#include "engine/record/build.hpp"

namespace safon {
namespace {

constexpr std::size_t travellers_at_once = 2048;

/// The rows that travellers ask about, in a batch that shrinks as they arrive.
class Carriage {
 public:
  Carriage(const ProgressInput& input, Run& run)
      : input_(input), run_(run), standing_(input.policy->programmes.size()), packed_(input.policy->plan.schema) {}

  void carry(std::span<Journey> travellers) {
    travelling_.clear();
    for (auto& each : travellers)
      if (!each.arrived()) travelling_.push_back(&each);
    // Where the given batch holds little else, it is read in place: most have only one day to settle.
    in_place_ = input_.batch->size <= 2 * travelling_.size();
    if (!in_place_) pack();
    while (!travelling_.empty()) {
      round();
      std::size_t kept = 0;
      for (std::size_t i = 0; i < travelling_.size(); ++i) {
        if (travelling_[i]->arrived()) continue;
        travelling_[kept] = travelling_[i];
        if (!in_place_) seat_[kept] = seat_[i];
        ++kept;
      }
      travelling_.resize(kept);
      if (!in_place_) seat_.resize(kept);
    }
  }

 private:
  const RecordBatch& batch() const { return in_place_ ? *input_.batch : packed_; }

  std::uint32_t row_of(std::size_t traveller) const {
    return in_place_ ? travelling_[traveller]->question().row : seat_[traveller];
  }
  /// A traveller whose record has a newer version waits until the next packing.
  bool seated(std::size_t traveller) const {
    return in_place_ || rows_[seat_[traveller]] == travelling_[traveller]->question().row;
  }

  void pack() {
    in_place_ = false;
    packed_.clear();
    rows_.clear();
    seat_.clear();
    for (const auto* each : travelling_) {
      seat_.push_back(std::uint32_t(rows_.size()));
      rows_.push_back(each->question().row);
      append_participant(packed_, *input_.batch, each->question().row);
    }
  }

  void round() {
    std::size_t ready = 0;
    for (std::size_t i = 0; i < travelling_.size(); ++i) ready += seated(i);
    if (2 * ready < std::max(batch().size, travelling_.size())) pack();

    const std::size_t size = batch().size;
    const auto& programme = input_.policy->programmes[input_.programme];
    auto& standing = standing_[input_.programme];
    standing.status.assign(size, programme.initial);
    standing.status_since.assign(size, unknown_value<std::int32_t>);
    standing.entered.assign(size, unknown_value<std::int32_t>);
    standing.ever.assign(size, 0);
    standing.validity.assign(size, unknown_value<std::int32_t>);
    stand_nowhere(standing_, programme.asks, size);
    as_of_.assign(size, travelling_.front()->question().as_of.days);
    asked_.clear();
    for (std::size_t i = 0; i < travelling_.size(); ++i) {
      if (!seated(i)) continue;
      const auto row = row_of(i);
      const auto& question = travelling_[i]->question();
      standing.status[row] = question.status;
      standing.status_since[row] = question.since;
      standing.entered[row] = question.entered;
      standing.ever[row] = question.ever;
      standing.validity[row] = question.validity;
      if (!programme.asks.empty()) travelling_[i]->stand(standing_, row);
      as_of_[row] = question.as_of.days;
      asked_.push_back({travelling_[i], row});
    }
    const bool one_day = std::all_of(as_of_.begin(), as_of_.end(), [&](auto day) { return day == as_of_.front(); });
    run_.run(batch(), standing_, one_day ? std::span(as_of_).first(1) : std::span(as_of_));
    for (const auto& [traveller, row] : asked_) traveller->go_on(run_, row);
  }

  const ProgressInput& input_;
  Run& run_;
  std::vector<Standing> standing_;
  RecordBatch packed_;
  std::vector<std::uint32_t> rows_;  // which row of the input each packed row is
  bool in_place_ = false;
  std::vector<Journey*> travelling_;
  std::vector<std::uint32_t> seat_;  // of each traveller in the packed batch
  std::vector<std::int32_t> as_of_;
  std::vector<std::pair<Journey*, std::uint32_t>> asked_;
};

/// Something may have changed since the last settled day.
bool has_to_travel(const ProgressInput& input, std::span<const RecordVersion> versions, Elsewhere elsewhere,
                   const ProgressState& state) {
  if (input.to <= state.evaluated_through || versions.empty()) return false;
  if (state.evaluated_through == first_date || input.rules_changed || state.next <= input.to) return true;
  const auto is_new = [&](const auto& each) {
    return each.known_from > state.evaluated_through && each.known_from <= input.to;
  };
  return std::ranges::any_of(versions, is_new) || std::ranges::any_of(elsewhere, is_new);
}

}  // namespace

std::vector<Event> progress(const ProgressInput& input, std::span<ProgressState> states, Run& run) {
  const Ways ways(input.policy->programmes[input.programme]);
  Carriage carriage(input, run);
  std::vector<Event> events;
  std::vector<Journey> travellers;
  travellers.reserve(std::min(travellers_at_once, states.size()));
  auto depart = [&] {
    carriage.carry(travellers);
    for (auto& each : travellers) std::ranges::move(each.events(), std::back_inserter(events));
    travellers.clear();
  };
  auto versions = input.versions;
  for (std::uint32_t participant = 0; participant < states.size(); ++participant) {
    std::size_t own = 0;
    while (own < versions.size() && versions[own].participant == participant) ++own;
    const auto own_versions = versions.first(own);
    versions = versions.subspan(own);
    const auto elsewhere = of_participant(input.elsewhere, participant);
    auto& state = states[participant];
    if (leaves_alone(*input.policy, input.programme, state)) continue;  // not even their days are settled
    if (has_to_travel(input, own_versions, elsewhere, state))
      travellers.emplace_back(input, ways, participant, own_versions, elsewhere, state);
    else
      state.evaluated_through = std::max(state.evaluated_through, input.to);
    if (travellers.size() == travellers_at_once) depart();
  }
  depart();
  return events;
}

}  // namespace safon
