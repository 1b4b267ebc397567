// Which codes of a list occur among rows, for frameworks: a criterion is met when some row that holds names it.
// A code is certain when a met row has it and possible when an unknown row has; a row that may count and whose code
// nobody told us may add one code, any.
#include <bit>
#include <cassert>

#include "engine/evaluate/columns/interval.hpp"
#include "engine/evaluate/columns/order.hpp"
#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

template <class T>
void collect(Working& w, const Step& step, const TableData& table, std::span<const T> codes, CodeSets& sets) {
  const std::uint8_t* verdicts = w.bytes(step.a);
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

// Nearly always: a short list of codes, all lists given, nothing unknown.
bool collect_known(Working& w, const Step& step, const TableData& table, CodeSets& sets) {
  const std::span<const std::uint8_t> codes = w.columns[step.b].codes8;
  const VerdictBits rows = w.bits(step.a);
  sets.settled = sets.words == 1 && rows.possible == rows.certain && w.lists[w.info(step.a).table].all_given &&
                 w.range(codes).greatest < 64;
  if (!sets.settled) return false;
  const std::size_t parents = table.given.size();
  sets.certain.resize(parents);
  w.kernel->codes_of_rows(rows.certain, table.offsets.data(), parents, codes.data(), sets.certain.data());
  return true;
}

void distinct_codes(Working& w, const Step& step) {
  const TableData& table = w.batch->tables[w.info(step.a).table];
  CodeSets& sets = w.sets[step.out];
  const std::size_t parents = table.given.size();
  sets.words = (w.plan->schema.code_lists[w.info(step.b).code_list].codes.size() + 63) / 64;
  if (collect_known(w, step, table, sets)) return w.least_of_rows(step.out, {step.a, step.b});
  sets.certain.assign(parents * sets.words, 0);
  sets.possible.assign(parents * sets.words, 0);
  sets.wild.assign(parents, 0);
  const Column& codes = w.columns[step.b];
  if (!codes.codes16.empty())
    collect(w, step, table, codes.codes16, sets);
  else
    collect(w, step, table, codes.codes8, sets);

  w.least_of_rows(step.out, {step.a, step.b});
}

// The number of wanted codes, of sets that say it all.
void count_known(Working& w, const Step& step, const CodeSets& sets, Word wanted) {
  const std::size_t parents = sets.certain.size();
  w.of_parents.resize(parents);
  w.kernel->count_codes(sets.certain.data(), parents, wanted, w.of_parents.data());
  Word* out = w.write_bits(step.out);
  compare_counts(w, step, w.of_parents.data(), w.of_parents.data(), parents, out, out);
  w.least_flips(step.out, {step.a});
}

void set_count(Working& w, const Step& step) {
  const CodeSets& sets = w.sets[step.a];
  std::vector<std::uint64_t> wanted(sets.words, 0);
  for (const std::uint16_t code : step.codes) wanted[code / 64] |= std::uint64_t(1) << (code % 64);
  if (sets.settled) return count_known(w, step, sets, wanted[0]);
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
