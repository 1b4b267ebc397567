// The definition of a history, word for word and day for day: slow, without flip dates, and without any knowledge of
// what has been looked at before. What stepping gives must be the same.
#pragma once
#include <map>
#include <tuple>

#include "engine/progress/progress.hpp"

namespace safon::testing {

class DayByDay {
 public:
  /// `known` are one participant's versions, `first` the day on which the nights begin.
  DayByDay(const CompiledPolicy& policy, const RecordBatch& batch, std::vector<RecordVersion> known, Date first);

  /// Lives all days up to and with `to`.
  void live(Date to);

  ProgressState state;
  std::vector<Event> events;

 private:
  struct Facts {
    std::vector<Verdict> conditions;  // by transition
    std::int32_t begin;
  };

  void live_day(const RecordVersion& version);
  bool enter();
  void review();
  void review_change(std::size_t held);
  bool follow();
  void cases();
  const Facts& facts(Date on, std::size_t held);
  std::vector<std::uint16_t> automatic(Date on, std::size_t held);
  std::string obstacle(const std::vector<std::uint16_t>& met, Date on) const;
  void emit(Event event);
  void open_review(std::size_t held, std::string text);

  const CompiledPolicy& policy_;
  const Programme& programme_;
  const RecordBatch& batch_;
  std::vector<RecordVersion> known_;
  Run run_;
  Date today_;
  RecordVersion version_;
  using Key = std::tuple<std::uint32_t, std::int32_t, std::uint8_t, std::int32_t, std::int32_t, std::uint64_t>;
  std::map<Key, Facts> seen_;
};

}  // namespace safon::testing
