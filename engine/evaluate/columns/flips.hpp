// On which day each row of a register may come to differ without new facts.
//
// Flips of whole columns are rarely asked row by row: most become the first or last day among a participant's rows.
// Hence they are kept as they come about, by parts that say for which rows and by which key the day is found, and
// are written out for each row only where somebody needs that.
#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "engine/evaluate/columns/bits.hpp"
#include "engine/value/date.hpp"

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

/// The flips of one date after the other, for a step that compares whole columns with a day that moves: the later the
/// date, the later the flip.
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
    for (std::int32_t date = first_ + std::int32_t(flips_.size()); date <= last; ++date)
      flips_.push_back(compute(date));
    flips_.push_back(never.days);
  }
  /// Of a date that the table was prepared for; `never` of a later one, such as `never`.
  [[nodiscard]] std::int32_t of(std::int32_t date) const {
    return flips_[std::min(std::size_t(std::uint32_t(date) - std::uint32_t(first_)), flips_.size() - 1)];
  }

 private:
  [[nodiscard]] bool holds(std::int32_t first, std::int32_t last) const {
    return !flips_.empty() && first_ <= first && last < end();
  }
  [[nodiscard]] std::int32_t end() const { return first_ + std::int32_t(flips_.size()) - 1; }

  std::int32_t first_ = 0;
  std::vector<std::int32_t> flips_;  // from `first_` on; the last is `never`
};

/// The flips of the rows that have their bit in `where`. The later the key, the later the flip.
struct FlipPart {
  std::vector<Word> where;
  const std::int32_t* keys = nullptr;  // by row
  const FlipTable* table = nullptr;    // from key to day; null: the keys are the days

  /// `never` of the key `never`.
  [[nodiscard]] std::int32_t day_of(std::int32_t key) const { return table ? table->of(key) : key; }
};

/// A row in several parts may differ from the first of their days on, one in none never does. Of the two forms one is
/// made from the other when it is asked for.
class Flips {
 public:
  void clear() { used_ = 0, has_parts_ = has_days_ = false; }
  [[nodiscard]] bool any() const { return has_parts_ || has_days_; }

  /// A day for each row, to be filled in.
  std::int32_t* write_days(std::size_t rows);
  /// One more part, with room for so many rows, to be filled in.
  FlipPart& add_part(std::size_t rows);

  [[nodiscard]] std::span<const FlipPart> parts(std::size_t rows);
  [[nodiscard]] const std::int32_t* days(std::size_t rows);
  [[nodiscard]] std::int32_t of(std::size_t row) const;

 private:
  std::vector<FlipPart> parts_;  // the first `used_`: their room is kept
  std::size_t used_ = 0;
  std::vector<std::int32_t> days_;
  bool has_parts_ = false, has_days_ = false;
};

}  // namespace safon
