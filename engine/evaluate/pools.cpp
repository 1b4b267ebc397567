// Whether a member of a pool is given what it needs. More items never take anything from anybody, so it is met when the
// items that are known to count are enough, and not met when all that may count are not.
#include <cassert>

#include "engine/evaluate/steps.hpp"
#include "engine/pool/fill.hpp"

namespace safon {

void run_pool(Working& w, const Step& step) {
  assert(!step.inputs.empty() && step.inputs.size() <= pool::most_members);
  const TableData& table = w.batch->tables[step.table];
  std::array<VerdictBits, pool::most_members> of{};
  bool moves = false;
  for (std::size_t m = 0; m < step.inputs.size(); ++m) {
    of[m] = w.bits(step.inputs[m]);
    moves |= w.moves(step.inputs[m]);
  }
  std::uint8_t* out = w.write_verdicts(step.out);
  std::int32_t* flips = moves ? w.write_flips(step.out) : nullptr;
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    pool::Supply certain{}, possible{};
    std::int32_t day = never.days;
    for (std::uint32_t row = table.offsets[parent]; row < table.offsets[parent + 1]; ++row) {
      unsigned sure = 0, may = 0;
      for (std::size_t m = 0; m < step.inputs.size(); ++m) {
        sure |= unsigned(bit(of[m].certain, row)) << m;
        may |= unsigned(bit(of[m].possible, row)) << m;
        if (flips) day = std::min(day, w.flip(step.inputs[m], row));
      }
      ++certain[sure];
      ++possible[may];
    }
    const bool given = table.given[parent] != 0;
    const auto member = std::size_t(step.count);
    out[parent] = !given                                           ? unknown8
                  : pool::is_filled(certain, step.codes, member)   ? met8
                  : !pool::is_filled(possible, step.codes, member) ? not_met8
                                                                   : unknown8;
    if (flips) flips[parent] = given ? day : never.days;
  }
}

}  // namespace safon
