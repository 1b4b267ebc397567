// Dates and numbers against one bound, 64 rows to a word: `value > bound` is all that is asked of the processor.
#include "engine/evaluate/working.hpp"

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
  const bool below = relation == Relation::greater_equal || relation == Relation::less;
  const bool turned = relation == Relation::less_equal || relation == Relation::less;
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

}  // namespace safon
