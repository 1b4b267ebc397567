// What the kernels of a run share: the columns that steps write, and the rows that belong to each participant.
#pragma once
#include <algorithm>
#include <initializer_list>

#include "engine/evaluate/evaluate.hpp"

namespace safon {

/// Results by date, for steps that ask the calendar row after row: dates repeat far more often than rows.
/// Not worth its memory for a few rows.
class DateMemo {
 public:
  void prepare(std::size_t rows) {
    if (rows >= 256 && entries_.empty()) entries_.resize(size, {INT32_MIN, 0});
  }
  template <class Compute>
  std::int32_t get(std::int32_t date, Compute&& compute) {
    if (entries_.empty()) return compute(Date{date}).days;
    Entry& entry = entries_[std::uint32_t(date) % size];
    if (entry.date != date) entry = {date, compute(Date{date}).days};
    return entry.result;
  }

 private:
  static constexpr std::uint32_t size = 8192;  // some 22 years of days
  struct Entry {
    std::int32_t date, result;
  };
  std::vector<Entry> entries_;
};

/// The flips of one date after the other, for a step that compares whole columns with a day that moves.
class FlipTable {
 public:
  /// Whether the flips of dates [first, last] are at hand, or worth computing for so many rows.
  [[nodiscard]] bool serves(std::int32_t first, std::int32_t last, std::size_t rows) const {
    return holds(first, last) || std::size_t(std::int64_t(last) - first) < 2 * rows;
  }
  template <class Compute>
  void prepare(std::int32_t first, std::int32_t last, Compute&& compute) {
    if (holds(first, last)) return;
    if (flips_.empty() || first < first_ || first > end()) flips_.clear(), first_ = first;
    if (!flips_.empty()) flips_.pop_back();
    while (end() <= last) flips_.push_back(compute(end()));
    flips_.push_back(never.days);
  }
  /// For each date its flip; `never` for one before `first`. All are at most `last`.
  void look_up(std::span<const std::int32_t> dates, std::int32_t first, std::int32_t* flips) const {
    const std::int32_t* table = flips_.data() + (first - first_);
    const std::uint32_t outside = std::uint32_t(flips_.size() - 1) - std::uint32_t(first - first_);
    for (std::size_t i = 0; i < dates.size(); ++i)
      flips[i] = table[std::min(std::uint32_t(dates[i]) - std::uint32_t(first), outside)];
  }

 private:
  [[nodiscard]] bool holds(std::int32_t first, std::int32_t last) const {
    return !flips_.empty() && first_ <= first && last < end() - 1;
  }
  [[nodiscard]] std::int32_t end() const { return first_ + std::int32_t(flips_.size()); }

  std::int32_t first_ = 0;
  std::vector<std::int32_t> flips_;  // from `first_` on; the last is `never`, for all other dates
};

/// One register's storage: the vector of its kind is in use. `load` has none, it reads the batch.
struct Cells {
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint16_t> codes16;
  std::vector<std::int32_t> days;
  std::vector<std::int64_t> numbers, denominators;
  std::vector<std::uint32_t> texts;
  std::vector<std::int32_t> flips;
};

/// A column of sets of codes: `words` words of bits a row. `wild`: rows whose code nobody told us, each of which may
/// add one code to the possible ones; `everything` where the list was not given.
struct CodeSets {
  static constexpr std::uint32_t everything = UINT32_MAX;
  std::size_t words = 0;
  std::vector<std::uint64_t> certain, possible;
  std::vector<std::uint32_t> wild;
};

struct Working {
  explicit Working(const Plan& p);
  void begin(const RecordBatch& b, std::span<const Standing> s, std::span<const std::int32_t> days);

  const Plan* plan;
  const RecordBatch* batch = nullptr;
  std::span<const Standing> standing;
  std::span<const std::int32_t> as_of;
  std::vector<Cells> cells;                            // by register
  std::vector<Column> columns;                         // by register: what other steps and the caller see
  std::vector<CodeSets> sets;                          // by register; empty but for code sets
  std::vector<std::vector<std::uint8_t>> answers;      // by step: what to answer for each code (in_codes)
  std::vector<DateMemo> memos;                         // by step
  std::vector<FlipTable> flip_tables;                  // by step
  std::vector<std::span<const std::uint32_t>> starts;  // by table: where each participant's rows begin, and the end
  std::vector<std::vector<std::uint32_t>> composed;    // storage of starts, for the root and for lists in lists
  std::vector<std::uint8_t>
      throughout;          // by register: 1 when every row is met, for good: no part of an `and` matters less
  std::vector<Reg> parts;  // scratch
  std::vector<std::int32_t> scratch;

  [[nodiscard]] std::size_t rows(TableId table) const { return batch->rows(table); }
  [[nodiscard]] const Register& info(Reg reg) const { return plan->registers[reg]; }
  [[nodiscard]] const Calendar* calendar(const Step& step) const {
    return step.calendar == none16 ? nullptr : &plan->calendars[step.calendar];
  }
  [[nodiscard]] std::string_view text(std::uint32_t value) const;

  /// Runs `kernel(day, first, last)` over the rows of `table`: once when all participants are at the same day.
  template <class Kernel>
  void each_day(TableId table, Kernel&& kernel) const {
    if (as_of.size() == 1) {
      kernel(Date{as_of[0]}, std::size_t(0), rows(table));
      return;
    }
    for (std::size_t p = 0; p < as_of.size(); ++p)
      kernel(Date{as_of[p]}, std::size_t(starts[table][p]), std::size_t(starts[table][p + 1]));
  }

  /// The storage of a register that a step is about to write, sized to its rows and shown in `columns`.
  std::uint8_t* write_verdicts(Reg reg);
  std::uint8_t* write_codes8(Reg reg);
  std::uint16_t* write_codes16(Reg reg);
  std::int32_t* write_days(Reg reg);  // date, row
  std::int64_t* write_numbers(Reg reg);
  std::int64_t* write_denominators(Reg reg);
  std::uint32_t* write_texts(Reg reg);
  std::int32_t* write_flips(Reg reg);  // null when the register does not move
  /// The same for one that moves only where those that it is made from do. They often stand still in a whole batch
  /// though the plan lets them move: no row is of the future, say.
  std::int32_t* write_flips(Reg reg, std::span<const Reg> made_from);
  std::int32_t* write_flips(Reg reg, std::initializer_list<Reg> made_from) {
    return write_flips(reg, std::span(made_from.begin(), made_from.size()));
  }

  /// The flips of a register, null when nothing of it moves in this batch.
  [[nodiscard]] const std::int32_t* flips(Reg reg) const { return columns[reg].flips.data(); }

  /// Finds out whether a verdict just written stands still in this batch, or even holds throughout.
  void look_over(Reg reg);
  /// Register `out` is the same as another: nothing is copied.
  void show_as(Reg out, Reg other);
  /// A value made row by row from others may differ when the first of them does.
  void least_flips(Reg out, std::initializer_list<Reg> made_from);
};

/// So many bytes past the last verdict of a column may be read, whatever they hold: kernels look at eight at a time.
inline constexpr std::size_t verdicts_past_end = 8;

inline constexpr std::uint8_t not_met8 = 0, unknown8 = 1, met8 = 3;

/// Both marks for a missing value stand at one end of their type: below all values for dates and numbers, else above.
template <class T>
constexpr bool is_missing(T value) {
  if constexpr (std::is_signed_v<T>)
    return value <= absent_value<T>;
  else
    return value >= absent_value<T>;
}

// One function for each subject; each handles the ops that plan.hpp lists under it.
void run_value(Working& w, const Step& step, std::size_t index);       // load … gather
void run_arithmetic(Working& w, const Step& step);                     // add … divide
void run_comparison(Working& w, const Step& step, std::size_t index);  // exists … status_was, but for compare_today
void run_time(Working& w, const Step& step, std::size_t index);        // in_force, add_duration, compare_today, visible
void run_logic(Working& w, const Step& step);                          // all_of … at_least
void run_quantifier(Working& w, const Step& step);                     // reduce_count, reduce_all
void run_aggregate(Working& w, const Step& step);                      // count_rows … largest_rows
void run_selection(Working& w, const Step& step);                      // earliest_row, latest_row
void run_code_set(Working& w, const Step& step);                       // distinct_codes, set_count

}  // namespace safon
