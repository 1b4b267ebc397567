// Which codes of a list occur among rows, for frameworks: a criterion is met when some row that holds names it.
// A code is certain when a met row has it and possible when an unknown row has; a row that may count and whose code
// nobody told us may add one code, any.
#include <bit>
#include <cassert>

#include "engine/evaluate/interval.hpp"
#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

template <class T>
void collect(const Working& w, const Step& step, const TableData& table, std::span<const T> codes, CodeSets& sets) {
  const std::uint8_t* verdicts = w.columns[step.a].verdicts.data();
  for (std::size_t parent = 0; parent < table.given.size(); ++parent) {
    std::uint64_t* certain = sets.certain.data() + parent * sets.words;
    std::uint64_t* possible = sets.possible.data() + parent * sets.words;
    std::uint32_t wild = 0;
    for (std::uint32_t row = table.offsets[parent]; row < table.offsets[parent + 1]; ++row) {
      const T code = codes[row];
      if (verdicts[row] == not_met8 || code == absent_value<T>) continue;
      if (code == unknown_value<T>) {
        ++wild;
        continue;
      }
      const std::uint64_t bit = std::uint64_t(1) << (code % 64);
      possible[code / 64] |= bit;
      if (verdicts[row] == met8) certain[code / 64] |= bit;
    }
    sets.wild[parent] = table.given[parent] ? wild : CodeSets::everything;
  }
}

void distinct_codes(Working& w, const Step& step) {
  const TableData& table = w.batch->tables[w.info(step.a).table];
  CodeSets& sets = w.sets[step.out];
  const std::size_t parents = table.given.size();
  sets.words = (w.plan->schema.code_lists[w.info(step.b).code_list].codes.size() + 63) / 64;
  sets.certain.assign(parents * sets.words, 0);
  sets.possible.assign(parents * sets.words, 0);
  sets.wild.assign(parents, 0);
  const Column& codes = w.columns[step.b];
  if (!codes.codes16.empty())
    collect(w, step, table, codes.codes16, sets);
  else
    collect(w, step, table, codes.codes8, sets);

  std::int32_t* out = w.write_flips(step.out, {step.a, step.b});
  if (!out) return;
  std::fill_n(out, parents, never.days);
  for (const Reg reg : {step.a, step.b})
    if (const std::int32_t* flips = w.flips(reg))
      for (std::size_t parent = 0; parent < parents; ++parent)
        for (std::uint32_t row = table.offsets[parent]; row < table.offsets[parent + 1]; ++row)
          out[parent] = std::min(out[parent], flips[row]);
}

void set_count(Working& w, const Step& step) {
  const CodeSets& sets = w.sets[step.a];
  std::vector<std::uint64_t> wanted(sets.words, 0);
  for (const std::uint16_t code : step.codes) wanted[code / 64] |= std::uint64_t(1) << (code % 64);
  const std::size_t first = step.codes.empty() ? 0 : step.codes.front() / 64;
  const std::size_t last = step.codes.empty() ? 0 : step.codes.back() / 64 + 1;
  std::uint8_t* out = w.write_verdicts(step.out);
  const std::size_t words = sets.words;
  const auto most = std::int64_t(step.codes.size());
  with_holds(step.relation, step.count, [&](auto holds) {
    for (std::size_t i = 0; i < sets.wild.size(); ++i) {
      Interval number{0, 0};
      for (std::size_t word = first; word < last; ++word) {
        number.least += std::popcount(sets.certain[i * words + word] & wanted[word]);
        number.most += std::popcount(sets.possible[i * words + word] & wanted[word]);
      }
      number.most = std::min<std::int64_t>(number.most + sets.wild[i], most);
      out[i] = sets.wild[i] == CodeSets::everything ? unknown8 : holds(number);
    }
  });
  w.least_flips(step.out, {step.a});
}

}  // namespace

void run_code_set(Working& w, const Step& step) {
  step.op == Op::distinct_codes ? distinct_codes(w, step) : set_count(w, step);
}

}  // namespace safon
