// 64 rows to a word: `value > bound` is all that is asked of the processor.
#include "engine/evaluate/columns/order.hpp"

#include "engine/evaluate/columns/interval.hpp"

namespace safon {
namespace {

// What is not there is not met; what nobody told us is unknown. Both marks are below all values.
template <class T, class Above>
void without_missing(Working& w, std::span<const T> values, Range range, Reg out, Word* certain, Above above) {
  const std::size_t words = words_for(values.size());
  w.word_scratch.resize(room_for(values.size()));
  Word* there = w.word_scratch.data();
  above(values.data(), values.size(), absent_value<T>, there);
  for (std::size_t i = 0; i < words; ++i) certain[i] &= there[i];
  if (range.least != unknown_value<T>) return;
  Word* possible = w.write_possible(out);
  above(values.data(), values.size(), unknown_value<T>, there);
  for (std::size_t i = 0; i < words; ++i) possible[i] = certain[i] | ~there[i];
}

template <class T, class Above>
void compare_with(Working& w, Relation relation, std::span<const T> values, T bound, Reg out, Above above) {
  const auto [turned, below] = as_above(relation);
  Word* certain = w.write_bits(out);
  above(values.data(), values.size(), T(bound - (below ? 1 : 0)), certain);
  for (std::size_t i = 0; turned && i < words_for(values.size()); ++i) certain[i] = ~certain[i];
  if (const Range range = w.range(values); range.least <= absent_value<T>)
    without_missing(w, values, range, out, certain, above);
}

}  // namespace

void take_out_missing(Working& w, std::span<const std::int32_t> values, Reg out) {
  without_missing(w, values, w.range(values), out, w.cells[out].certain.data(), w.kernel->above32);
}

void compare_order(Working& w, Relation relation, std::span<const std::int32_t> values, std::int32_t bound, Reg out) {
  compare_with(w, relation, values, bound, out, w.kernel->above32);
}

void compare_order(Working& w, Relation relation, std::span<const std::int64_t> values, std::int64_t bound, Reg out) {
  compare_with(w, relation, values, bound, out, w.kernel->above64);
}

// Of the fewest it is so, of the most it may be so; for fewer than `count` the other way round.
void compare_counts(const Working& w, const Step& step, const std::int32_t* least, const std::int32_t* most,
                    std::size_t parents, Word* certain, Word* possible) {
  if (!is_order(step.relation))
    return with_holds(step.relation, step.count, [&](auto holds) {
      const auto answer = [&](std::size_t p) { return holds(Interval{least[p], most[p]}); };
      write_words(parents, certain, [&](std::size_t p) { return answer(p) == met8; });
      if (possible != certain) write_words(parents, possible, [&](std::size_t p) { return answer(p) != not_met8; });
    });
  const auto [turned, below] = as_above(step.relation);
  const auto bound = std::int32_t(std::clamp<std::int64_t>(step.count - (below ? 1 : 0), INT32_MIN, INT32_MAX));
  const auto compare = [&, turn = turned](const std::int32_t* numbers, Word* out) {
    w.kernel->above32(numbers, parents, bound, out);
    for (std::size_t i = 0; turn && i < words_for(parents); ++i) out[i] = ~out[i];
  };
  compare(turned ? most : least, certain);
  if (possible != certain) compare(turned ? least : most, possible);
}

}  // namespace safon
