// What `broadcast` put off: a parent's values, for each of its rows.
#include <cassert>

#include "engine/evaluate/columns/working.hpp"

namespace safon {
namespace {

// Copies from rows of the parent table to the rows of a child table that belong to them.
template <class T>
void spread(std::span<const std::uint32_t> offsets, const T* from, T* to) {
  for (std::size_t parent = 0; parent + 1 < offsets.size(); ++parent)
    std::fill(to + offsets[parent], to + offsets[parent + 1], from[parent]);
}

void spread_verdicts(Working& w, Reg out, VerdictBits from, std::span<const std::uint32_t> offsets) {
  const auto spread_bits = [&](const Word* parents, Word* rows) {
    std::fill_n(rows, words_for(w.rows_of(out)), 0);
    each_bit(parents, offsets.size() - 1, [&](std::size_t p) { set_bits(rows, offsets[p], offsets[p + 1]); });
  };
  spread_bits(from.certain, w.write_bits(out));
  if (from.possible != from.certain) spread_bits(from.possible, w.write_possible(out));
}

void spread_to_rows(Working& w, Reg out, Reg parent) {
  const std::span<const std::uint32_t> offsets = w.batch->tables[w.info(out).table].offsets;
  const Column from = w.columns[parent];
  switch (w.info(parent).kind) {
    case RegKind::verdict:
      spread_verdicts(w, out, w.bits(parent), offsets);
      break;
    case RegKind::code:
      if (w.short_codes(parent))
        spread(offsets, from.codes8.data(), w.write_codes8(out));
      else
        spread(offsets, from.codes16.data(), w.write_codes16(out));
      break;
    case RegKind::date:
    case RegKind::row:
      spread(offsets, from.dates.data(), w.write_days(out));
      break;
    case RegKind::ratio:
      spread(offsets, from.denominators.data(), w.write_denominators(out));
      [[fallthrough]];
    case RegKind::number:
      spread(offsets, from.numbers.data(), w.write_numbers(out));
      break;
    case RegKind::text:
      spread(offsets, from.texts.data(), w.write_texts(out));
      break;
    case RegKind::code_set:
      assert(false && "sets of codes are counted where they are made");
  }
  if (std::int32_t* flips = w.write_flips(out, {parent})) spread(offsets, w.flips(parent), flips);
}

}  // namespace

void Working::settle(Reg reg) {
  if (reg == no_reg || shapes[reg].of_parent == no_reg) return;
  const Reg parent = shapes[reg].of_parent;
  shapes[reg].of_parent = no_reg;
  settle(parent);
  spread_to_rows(*this, reg, parent);
}

}  // namespace safon
