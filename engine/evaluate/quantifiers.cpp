// How many rows of a list hold, by interval: the met rows are the fewest that it can be, the possible ones the most.
#include <bit>

#include "engine/evaluate/columns/interval.hpp"
#include "engine/evaluate/columns/order.hpp"
#include "engine/evaluate/kernels/window.hpp"
#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

/// The rows of one participant, and when each of them may change.
struct MovingRows {
  Working& w;
  VerdictBits bits;
  std::span<const FlipPart> parts;
  std::uint32_t first, last;

  [[nodiscard]] std::uint8_t verdict(std::uint32_t row) const {
    return std::uint8_t(int(bit(bits.certain, row)) << 1 | int(bit(bits.possible, row)));
  }
  [[nodiscard]] std::int32_t flip(std::uint32_t row) const {
    std::int32_t day = never.days;
    for (const FlipPart& part : parts)
      if (bit(part.where.data(), row)) day = std::min(day, part.day_of(part.keys[row]));
    return day;
  }
  [[nodiscard]] std::int32_t least() const {
    std::int32_t day = never.days;
    for (std::uint32_t row = first; row < last; ++row) day = std::min(day, flip(row));
    return day;
  }
  [[nodiscard]] std::int32_t last_of(std::uint8_t wanted) const {
    std::int32_t day = INT32_MIN;
    for (std::uint32_t row = first; row < last; ++row)
      if (verdict(row) == wanted) day = std::max(day, flip(row));
    return day;
  }
  /// The day on which the n-th (from 0) of the rows with this verdict may change; `never` when there are not so many.
  [[nodiscard]] std::int32_t nth(std::uint8_t wanted, std::int64_t nth) const {
    std::vector<std::int32_t>& days = w.scratch;
    days.clear();
    for (std::uint32_t row = first; row < last; ++row)
      if (verdict(row) == wanted) days.push_back(flip(row));
    if (nth >= std::int64_t(days.size())) return never.days;
    std::nth_element(days.begin(), days.begin() + nth, days.end());
    return days[std::size_t(nth)];
  }
  /// The number of rows is at least `count`: met now, it takes met - count + 1 met rows to change; not met, count -
  /// possible rows that are not met.
  [[nodiscard]] std::int32_t at_least(Interval number, std::int64_t count) const {
    if (number.least >= count) return nth(met8, number.least - count);
    if (number.most < count) return nth(not_met8, count - number.most - 1);
    return least();
  }
};

// Nearly all that is asked of moving rows is whether there are some, of lists that fit into one word.
struct FewMovingRows {
  const MovingRows& rows;
  std::vector<Word> where;  // all rows that move

  [[nodiscard]] static bool suits(const ListShape& list, const Step& step) {
    return list.longest <= 64 && as_above(step.relation).below && is_order(step.relation) && step.count == 1;
  }
  explicit FewMovingRows(const MovingRows& of, std::size_t n) : rows(of), where(room_for(n), 0) {
    for (const FlipPart& part : of.parts)
      for (std::size_t i = 0; i < words_for(n); ++i) where[i] |= part.where[i];
  }
  [[nodiscard]] Word of(const Word* bits) const { return window(bits, rows.first, rows.last - rows.first); }
  [[nodiscard]] std::int32_t flip(Interval number) const {
    const Word moving = of(where.data());
    if (number.least >= 1) {  // until the last of the met ones
      const Word met = of(rows.bits.certain);
      std::int32_t day = (met & ~moving) != 0 ? never.days : INT32_MIN;
      for (Word left = met & moving; left != 0 && day != never.days; left &= left - 1)
        day = std::max(day, rows.flip(rows.first + std::uint32_t(std::countr_zero(left))));
      return day;
    }
    // until the first of those that are not met or, where that is unknown, of all
    std::int32_t day = never.days;
    const Word matter = number.most < 1 ? ~of(rows.bits.possible) : ~Word(0);
    for (Word left = moving & matter; left != 0; left &= left - 1)
      day = std::min(day, rows.flip(rows.first + std::uint32_t(std::countr_zero(left))));
    return day;
  }
};

std::int32_t flip(const Step& step, const MovingRows& rows, Interval number) {
  switch (step.relation) {
    case Relation::greater_equal:
    case Relation::less:
      return rows.at_least(number, step.count);
    case Relation::greater:
    case Relation::less_equal:
      return rows.at_least(number, step.count + 1);
    case Relation::equal:
    case Relation::not_equal:
      break;
  }
  return rows.least();
}

void count_flips(Working& w, const Step& step, const TableData& table, const std::int32_t* least,
                 const std::int32_t* most) {
  std::int32_t* out = w.moves(step.a) ? w.write_flips(step.out) : nullptr;
  if (!out) return;
  MovingRows rows{w, w.bits(step.a), w.flip_parts(step.a), 0, 0};
  const TableId child = w.info(step.a).table;
  const auto each = [&](auto flip_of) {
    for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
      rows.first = table.offsets[parent];
      rows.last = table.offsets[parent + 1];
      out[parent] = table.given[parent] != 0 ? flip_of(Interval{least[parent], most[parent]}) : never.days;
    }
  };
  if (FewMovingRows::suits(w.lists[child], step)) {
    const FewMovingRows few(rows, w.rows(child));
    each([&](Interval number) { return few.flip(number); });
  } else {
    each([&](Interval number) { return flip(step, rows, number); });
  }
}

// What is made from a list that nobody gave is unknown.
void forget_not_given(Working& w, Reg out, const TableData& table, Word* certain, const Word* possible) {
  Word* may_be = w.write_possible(out);
  std::copy_n(possible, words_for(table.given.size()), may_be);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const Word not_given = Word(table.given[parent] == 0) << (parent % 64);
    certain[parent / 64] &= ~not_given;
    may_be[parent / 64] |= not_given;
  }
}

void reduce_count(Working& w, const Step& step) {
  const TableId child = w.info(step.a).table;
  const TableData& table = w.batch->tables[child];
  const std::size_t parents = table.given.size();
  const VerdictBits rows = w.bits(step.a);
  const auto count = [&](const Word* bits, std::vector<std::int32_t>& numbers) {
    numbers.resize(parents);
    w.kernel->count_rows(bits, table.offsets.data(), parents, numbers.data());
    return numbers.data();
  };
  const std::int32_t* least = count(rows.certain, w.of_parents);
  const std::int32_t* most = rows.possible == rows.certain ? least : count(rows.possible, w.most_of_parents);

  Word* certain = w.write_bits(step.out);
  Word* possible = least == most ? certain : w.write_possible(step.out);
  compare_counts(w, step, least, most, parents, certain, possible);
  if (!w.lists[child].all_given) forget_not_given(w, step.out, table, certain, possible);
  count_flips(w, step, table, least, most);
}

void reduce_all(Working& w, const Step& step) {
  const TableId child = w.info(step.a).table;
  const TableData& table = w.batch->tables[child];
  const VerdictBits bits = w.bits(step.a);
  const std::span<const FlipPart> parts = w.flip_parts(step.a);
  std::uint8_t* out = w.write_verdicts(step.out);
  std::int32_t* flips = parts.empty() ? nullptr : w.write_flips(step.out);
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    const MovingRows rows{w, bits, parts, table.offsets[parent], table.offsets[parent + 1]};
    std::uint8_t all = met8;
    for (std::uint32_t row = rows.first; row < rows.last; ++row) all &= rows.verdict(row);
    const bool given = table.given[parent] != 0;
    out[parent] = given ? all : unknown8;
    if (!flips) continue;
    // Where some row is not met, the whole is so at least until the last such row changes.
    flips[parent] = !given ? never.days : all == not_met8 ? rows.last_of(not_met8) : rows.least();
  }
}

}  // namespace

void run_quantifier(Working& w, const Step& step) {
  step.op == Op::reduce_count ? reduce_count(w, step) : reduce_all(w, step);
}

}  // namespace safon
