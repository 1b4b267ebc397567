#include "engine/simulate/side.hpp"

#include <algorithm>

#include "engine/night/newest_rows.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/standing.hpp"

namespace safon::side_by_side {

Side::Side(const CompiledPolicy& policy, RecordSource& source, const SimulateOptions& options)
    : policy_(policy),
      source_(source),
      options_(options),
      decoder_(policy.plan.schema, source),
      batch_(policy.plan.schema),
      run_(policy.plan),
      now_(policy.programmes.size()),
      later_(policy.programmes.size()) {}

void Side::begin(std::size_t participants) {
  for (auto* each : {&now_, &later_})
    for (auto& states : *each) states.assign(participants, {});
  lived_.clear();
}

std::expected<void, RegisterError> Side::read_elsewhere(std::uint16_t programme) {
  elsewhere_.clear();
  const auto& asks = policy_.programmes[programme].asks;
  if (asks.empty()) return {};
  if (!options_.from_start)
    if (auto held = source_.elsewhere(policy_, asks, chunk_.asked_about(), elsewhere_); !held) return held;
  for (HeldElsewhere held : lived_) {
    if (!std::ranges::binary_search(asks, held.programme)) continue;
    held.known_from = std::max(held.known_from, Date{chunk_.states[held.participant].evaluated_through.days + 1});
    elsewhere_.push_back(held);
  }
  put_in_order(elsewhere_);
  return {};
}

void Side::step(std::uint16_t programme, Date to, bool rules_changed, std::vector<ProgressState>& states) {
  const auto events =
      progress({.policy = &policy_,
                .programme = programme,
                .batch = &batch_,
                .versions = chunk_.versions,
                .to = to,
                .calendar = policy_.working_days == none16 ? nullptr : &policy_.plan.calendars[policy_.working_days],
                .elsewhere = elsewhere_,
                .rules_changed = rules_changed},
               states, run_);
  for (const Event& event : events) note(policy_, event, event.participant, lived_);
}

std::expected<void, RegisterError> Side::live(std::uint16_t programme, std::span<const ParticipantKey> keys) {
  const auto versions = options_.from_start ? Versions::all : Versions::matter;
  if (auto read = source_.read(policy_, programme, options_.as_of, versions, keys, chunk_); !read) return read;
  if (options_.from_start) {
    // Nothing is recorded: no place in an intake either, and no waiver.
    for (auto& waived : chunk_.waived) waived.clear();
    for (auto& placed : chunk_.placed) std::ranges::fill(placed, absent_value<std::int32_t>);
    chunk_.rules_changed = false;
  }
  if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded) return decoded;
  if (auto held = read_elsewhere(programme); !held) return held;
  rows_ = newest_rows(chunk_, options_.as_of);
  now_[programme] = chunk_.states;
  step(programme, options_.as_of, chunk_.rules_changed, now_[programme]);
  later_[programme] = now_[programme];
  if (options_.until > options_.as_of) step(programme, options_.until, false, later_[programme]);
  return {};
}

const Run& Side::ask_everybody() {
  std::vector<Standing> all(policy_.programmes.size());
  std::vector<const ProgressState*> by_row(batch_.size);
  for (std::uint16_t p = 0; p < all.size(); ++p) {
    std::ranges::fill(by_row, nullptr);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (rows_[i] != no_row) by_row[rows_[i]] = &now_[p][i];
    all[p] = std::move(standing_of(policy_, p, by_row)[p]);
  }
  run_.run(batch_, all, {&options_.as_of.days, 1});
  return run_;
}

const Run& Side::ask_each(std::uint16_t programme, std::span<const std::int32_t> days,
                          std::span<const std::size_t> held) {
  std::vector<ProgressState> then(rows_.size());
  std::vector<const ProgressState*> by_row(batch_.size, nullptr);
  std::vector<std::int32_t> by_row_days(batch_.size, options_.as_of.days);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i] == no_row) continue;
    const auto& lived = later_[programme][i].history;
    then[i].entered = held[i] > 0;
    then[i].history.assign(lived.begin(), lived.begin() + std::ptrdiff_t(std::min(held[i], lived.size())));
    by_row[rows_[i]] = &then[i];
    by_row_days[rows_[i]] = days[i];
  }
  auto standing = standing_of(policy_, programme, by_row);
  const auto& asks = policy_.programmes[programme].asks;
  stand_nowhere(standing, asks, batch_.size);
  for (std::uint32_t i = 0; i < rows_.size() && !asks.empty(); ++i)
    if (rows_[i] != no_row)
      stand_elsewhere(standing, asks, rows_[i], of_participant(elsewhere_, i), Date{days[i]}, Date{days[i]});
  run_.run(batch_, standing, by_row_days);
  return run_;
}

}  // namespace safon::side_by_side
