// One participant on the way through the days of one programme. A journey asks what holds on a day, goes on with the
// answer, and asks about the next day on which something can differ, so that many can travel in lockstep through one
// run.
//
// In each stretch between two record versions, or between two days that bring news of other programmes: first what is
// recorded is held against the facts known now (reviews), then the days since the present status began are looked at
// anew under these facts, then the days that are not settled yet.
#pragma once
#include <vector>

#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// The transitions that the rules follow or open cases for, by the status that they start from, in the order of the
/// policy.
struct Ways {
  std::vector<std::vector<std::uint16_t>> automatic, certified;
  explicit Ways(const Programme& programme);
};

/// Evaluate this row as of this day, with this standing.
struct Question {
  std::uint32_t row = 0;
  Date as_of;
  std::uint8_t status = 0;
  std::int32_t since = 0, entered = 0, validity = 0;  // Date::days or unknown
  std::uint64_t ever = 0;
};

class Journey {
 public:
  /// `versions` and `elsewhere` are this participant's. All but `state` are read, and outlive the journey.
  Journey(const ProgressInput& input, const Ways& ways, std::uint32_t participant,
          std::span<const RecordVersion> versions, Elsewhere elsewhere, ProgressState& state);

  [[nodiscard]] bool arrived() const { return stage_ == Stage::arrived; }
  [[nodiscard]] const Question& question() const { return question_; }
  /// Where the participant stands in the other programmes, as the question wants it.
  void stand(std::span<Standing> standing, std::size_t row) const {
    stand_elsewhere(standing, programme_.asks, row, elsewhere_, question_.as_of, day_);
  }
  void go_on(const Run& run, std::size_t row);  // the answer to question() stands in this row of the run
  [[nodiscard]] std::vector<Event>& events() { return events_; }

 private:
  enum class Stage : std::uint8_t { entry, review_of_entry, review, days, arrived };

  void begin_version();
  void begin_stretch();
  void leave_stretch(Date next);
  void hear_news();
  [[nodiscard]] Date next_news() const;
  [[nodiscard]] bool decided_elsewhere(Date on) const;
  void begin_reviews();
  void begin_days();
  void ask(Date day);

  void look_for_entry(const Run& run, std::size_t row);
  void review_entry(const Run& run, std::size_t row);
  void review(const Run& run, std::size_t row);
  void next_review();
  void look_at_day(const Run& run, std::size_t row);
  void look_at_cases(const Run& run, std::size_t row);
  void look_at_deadlines(Date day);
  [[nodiscard]] Date next_deadline() const;
  void move(std::uint16_t transition, Date on);

  [[nodiscard]] const RecordVersion& version() const { return versions_[version_]; }
  /// The automatic transitions that are met; of those some of which go before all others, these.
  /// It does not restore another status than was held before.
  [[nodiscard]] bool is_open(const Transition& transition) const {
    return !transition.restores || transition.to == before_away_;
  }
  [[nodiscard]] std::vector<std::uint16_t> enabled(const Run& run, std::size_t row, std::uint8_t status) const;
  [[nodiscard]] std::string blocked(const std::vector<std::uint16_t>& transitions, Date day) const;
  [[nodiscard]] bool declined(std::uint16_t transition) const;
  [[nodiscard]] std::optional<Date> due(const Transition& transition, Date on) const;
  void emit(Event event);
  void open_review(std::string text);

  const ProgressInput& input_;
  const CompiledPolicy& policy_;
  const Programme& programme_;
  const Ways& ways_;
  std::span<const RecordVersion> versions_;
  Elsewhere elsewhere_;
  ProgressState& state_;
  const std::uint32_t participant_;
  const Date settled_;  // evaluated_through at the start
  Stage stage_ = Stage::arrived;
  std::size_t version_ = 0;
  bool newer_ = false;  // this version became known after `settled_`
  Date day_, last_;     // the days that this stretch settles; earlier ones are looked at for effective dates
  Date last_of_version_;
  Date heard_;                // up to and with this day's, news of other programmes have been looked at
  std::optional<Date> news_;  // the earliest day that those of this stretch speak of
  Date next_{never};
  std::size_t reviewed_ = 0;  // the history entry under review
  std::vector<Date>
      met_since_;  // per certified transition: the start of the stretch it has been met in; `never`: is not
  Question question_;
  std::optional<std::uint8_t> before_away_;  // what a transition that restores leads to, as the question stands
  std::vector<Event> events_;
};

/// The open cases whose transitions do not start from the present status, by transition.
[[nodiscard]] std::vector<std::uint16_t> stale_cases(const Programme& programme, const ProgressState& state);

}  // namespace safon
