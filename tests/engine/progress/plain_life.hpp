// The definition of a history, word for word and day for day: slow, without flip dates, and without any knowledge of
// what has been looked at before. Its verdicts come from the plain reading of the plan (tests/engine/evaluate/oracle),
// it changes its own state, and it decides for itself what an officer may do. Of the engine it takes data types, dates
// and wordings. What stepping gives must be the same.
#pragma once
#include <map>
#include <tuple>

#include "engine/progress/progress.hpp"

namespace safon::testing {

constexpr Date next_day(Date day) {
  return {day.days + 1};
}

class PlainLife {
 public:
  /// `known` are one participant's versions, `first` the day on which the nights begin. All outlive the life.
  PlainLife(const CompiledPolicy& policy, const RecordBatch& batch, const Calendar* calendar,
            std::vector<RecordVersion> known, Date first);

  /// Lives all days up to and with `to`.
  void live(Date to);
  /// An officer's decision after the night of its day; nothing happens when it cannot be taken.
  void decide(const Decision& decision);

  ProgressState state;  // but for `evaluated_through` and `next`, which no definition needs
  std::vector<Event> events;

 private:
  struct Facts {
    std::vector<Verdict> conditions;  // by transition
    std::int32_t begin;
  };

  void live_day();
  bool enter();
  void review();
  void review_change(std::size_t held);
  bool follow();
  void move(std::uint16_t transition, Date on, Date effective, bool certified);
  void cases();
  void deadlines();
  void decide_alone(const Decision& decision);
  const Facts& facts(Date on, std::size_t held);
  std::vector<std::uint16_t> automatic(Date on, std::size_t held);
  [[nodiscard]] std::string obstacle(const std::vector<std::uint16_t>& met, Date on) const;
  [[nodiscard]] std::optional<Date> due(const Transition& transition) const;
  [[nodiscard]] std::optional<Date> later(Date day, const std::vector<DatedDuration>& lengths, Date on) const;
  /// From where history entry `held` has led; a transition that restores, only to what was held before.
  [[nodiscard]] bool leads_on(std::size_t held, const Transition& transition) const;
  struct Stay {
    std::uint8_t status;
    Date since;
  };
  /// What was held when history entry `held` had come, stays away left out; none: nothing else yet.
  [[nodiscard]] std::optional<Stay> last_stay(std::size_t held) const;
  [[nodiscard]] Date held_since(std::size_t held) const;
  OpenCase* open_case(std::uint16_t transition);
  void say(Event event);
  void open_review(std::size_t held, std::string text);

  const CompiledPolicy& policy_;
  const Programme& programme_;
  const RecordBatch& batch_;
  const Calendar* calendar_;
  std::vector<RecordVersion> known_;
  Date today_;
  RecordVersion version_;
  using Key = std::tuple<std::uint32_t, std::int32_t, std::uint8_t, std::int32_t, std::int32_t, std::uint64_t>;
  std::map<Key, Facts> seen_;
};

}  // namespace safon::testing
