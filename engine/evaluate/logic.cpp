// Kleene's and, or, not and at-least over columns of verdicts, and on which day each may next change.
//
// Verdicts are two bits, so `and` and `or` are single instructions for 64 rows. Flip dates prune: an `and` that is
// false stays false while any one of its false parts does, so it cannot change before the last of their flips; `or`
// dually.
#include <cassert>

#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

/// An `and` is settled by a part that is not met, an `or` by one that is.
struct And {
  static constexpr auto join = &Kernels::and_words;
  static Word settled(VerdictBits part, std::size_t word) { return ~part.possible[word]; }
  static constexpr Word of_none = ~Word(0);
};
struct Or {
  static constexpr auto join = &Kernels::or_words;
  static Word settled(VerdictBits part, std::size_t word) { return part.certain[word]; }
  static constexpr Word of_none = 0;
};

template <class Logic>
void join_bits(Working& w, std::span<const Reg> parts, const Word* VerdictBits::* which, std::size_t words, Word* out) {
  if (parts.empty()) std::fill_n(out, words, Logic::of_none);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const Word* bits = w.bits(parts[part]).*which;
    if (part == 0)
      std::copy_n(bits, words, out);
    else
      (w.kernel->*Logic::join)(bits, words, out);
  }
}

template <class Logic>
void settled_bits(VerdictBits part, std::size_t words, Word* out) {
  for (std::size_t i = 0; i < words; ++i) out[i] = Logic::settled(part, i);
}

// The only part that moves: the whole changes when it does, but where the others settle it for good.
template <class Logic>
void only_flips(Working& w, Reg out, Reg moving, std::size_t words) {
  for (const FlipPart& from : w.flip_parts(moving)) {
    FlipPart* to = w.add_flips(out);
    if (!to) return;
    to->keys = from.keys;
    to->table = from.table;
    std::copy_n(from.where.begin(), words, to->where.begin());
    for (const Reg other : w.parts) {
      if (other == moving) continue;
      const VerdictBits bits = w.bits(other);
      for (std::size_t i = 0; i < words; ++i) to->where[i] &= ~Logic::settled(bits, i);
    }
  }
}

// In a settled row only the parts that settle it count, and none does beside one that never moves. Where no row has two
// that move, each part's flips are the whole's but for some rows. False: there is such a row.
template <class Logic>
bool flips_by_parts(Working& w, const Step& step, std::size_t n) {
  const std::size_t words = words_for(n);
  const VerdictBits whole = w.bits(step.out);
  std::vector<Word>&once = w.word_scratch, &fixed = w.words_of_rows;
  once.assign(room_for(n), 0);
  fixed.assign(room_for(n), 0);
  std::vector<Word> twice(room_for(n), 0), moves(room_for(n));
  for (const Reg part : w.parts) {
    const VerdictBits bits = w.bits(part);
    std::fill(moves.begin(), moves.end(), 0);
    for (const FlipPart& flips : w.flip_parts(part))
      for (std::size_t i = 0; i < words; ++i) moves[i] |= flips.where[i];
    for (std::size_t i = 0; i < words; ++i) {
      const Word settles = Logic::settled(bits, i);
      fixed[i] |= settles & ~moves[i];
      twice[i] |= once[i] & settles & moves[i];
      once[i] |= settles & moves[i];
    }
  }
  for (std::size_t i = 0; i < words; ++i) twice[i] &= ~fixed[i];
  if (any_bit(twice.data(), n)) return false;
  for (const Reg part : w.parts) {
    const VerdictBits bits = w.bits(part);
    for (const FlipPart& from : w.flip_parts(part)) {
      FlipPart& to = *w.add_flips(step.out);
      to.keys = from.keys;
      to.table = from.table;
      for (std::size_t i = 0; i < words; ++i)
        to.where[i] = from.where[i] & ~fixed[i] & (~Logic::settled(whole, i) | Logic::settled(bits, i));
    }
  }
  return true;
}

template <class Logic>
void flips_by_rows(Working& w, const Step& step, std::size_t n) {
  const std::size_t words = words_for(n);
  std::vector<Word>&all = w.word_scratch, &settling = w.words_of_rows;
  all.resize(room_for(n));
  settling.resize(room_for(n));
  settled_bits<Logic>(w.bits(step.out), words, all.data());
  std::int32_t* days = w.write_flips(step.out);
  for (std::size_t i = 0; i < n; ++i) days[i] = bit(all.data(), i) ? INT32_MIN : never.days;
  for (const Reg part : w.parts) {
    settled_bits<Logic>(w.bits(part), words, settling.data());
    if (const std::int32_t* moving = w.flips(part))
      w.kernel->join_days(settling.data(), all.data(), moving, n, days);
    else
      w.kernel->join_never(settling.data(), all.data(), n, days);
  }
}

template <class Logic>
void join(Working& w, const Step& step) {
  // Parts that hold throughout change nothing in an `and`.
  constexpr bool is_and = std::is_same_v<Logic, And>;
  w.parts.clear();
  for (const Reg input : step.inputs)
    if (!is_and || !w.shapes[input].throughout) w.parts.push_back(input);
  if (w.parts.size() == 1) return w.show_as(step.out, w.parts[0]);
  if (w.parts.empty() && is_and) return w.write_throughout(step.out);

  const std::size_t n = w.rows_of(step.out), words = words_for(n);
  join_bits<Logic>(w, w.parts, &VerdictBits::certain, words, w.write_bits(step.out));
  const auto doubtful = [&](Reg part) { return w.bits(part).possible != w.bits(part).certain; };
  if (std::any_of(w.parts.begin(), w.parts.end(), doubtful))
    join_bits<Logic>(w, w.parts, &VerdictBits::possible, words, w.write_possible(step.out));

  const auto moving = std::count_if(w.parts.begin(), w.parts.end(), [&](Reg part) { return w.moves(part); });
  if (moving == 0 || !w.info(step.out).moves) return;
  if (moving == 1)
    return only_flips<Logic>(w, step.out,
                             *std::find_if(w.parts.begin(), w.parts.end(), [&](Reg r) { return w.moves(r); }), words);
  const bool of_lists = w.info(step.out).table != root_table;  // their rows' flips are reduced, mostly
  if (!of_lists || !flips_by_parts<Logic>(w, step, n)) flips_by_rows<Logic>(w, step, n);
}

void not_of(Working& w, const Step& step) {
  const VerdictBits a = w.bits(step.a);
  const std::size_t words = words_for(w.rows_of(step.out));
  Word* certain = w.write_bits(step.out);
  for (std::size_t i = 0; i < words; ++i) certain[i] = ~a.possible[i];
  if (a.possible != a.certain) {
    Word* possible = w.write_possible(step.out);
    for (std::size_t i = 0; i < words; ++i) possible[i] = ~a.certain[i];
  }
  w.least_flips(step.out, {step.a});
}

// Met by `met` parts where `count` are needed, it stays so until so many of them have changed that fewer are left; not
// met likewise by the parts that are not met.
void at_least_flips(Working& w, const Step& step) {
  if (std::none_of(step.inputs.begin(), step.inputs.end(), [&](Reg input) { return w.moves(input); })) return;
  std::int32_t* flips = w.write_flips(step.out);
  if (!flips) return;
  const std::uint8_t* whole = w.bytes(step.out);
  const std::size_t n = w.rows_of(step.out);
  std::vector<std::int32_t>& days = w.scratch;
  for (std::size_t i = 0; i < n; ++i) {
    std::int64_t possible = 0;
    days.clear();
    for (const Reg input : step.inputs) {
      const std::uint8_t part = w.bytes(input)[i];
      possible += part & 1;
      if (whole[i] != unknown8 && part != whole[i]) continue;
      const std::int32_t* moving = w.flips(input);
      days.push_back(moving ? moving[i] : never.days);
    }
    std::int64_t nth = 0;  // the change that can turn the verdict, counted from 0
    if (whole[i] == met8) nth = std::int64_t(days.size()) - step.count;
    if (whole[i] == not_met8) nth = step.count - possible - 1;
    if (nth >= std::int64_t(days.size())) {
      flips[i] = never.days;
      continue;
    }
    std::nth_element(days.begin(), days.begin() + nth, days.end());
    flips[i] = days[std::size_t(nth)];
  }
}

// Rows of which at least `count` of the parts have the bit: `reached[k]` holds those that had k + 1 of the parts so
// far.
void reach(Working& w, const Step& step, const Word* VerdictBits::* which, std::size_t words, Word* out) {
  const auto count = std::size_t(std::max<std::int64_t>(step.count, 0));
  if (count == 0 || count > step.inputs.size()) {
    std::fill_n(out, words, count == 0 ? ~Word(0) : 0);
    return;
  }
  std::vector<Word> reached(count * words, 0);
  for (const Reg input : step.inputs) {
    const Word* bits = w.bits(input).*which;
    for (std::size_t k = count - 1; k > 0; --k)
      for (std::size_t i = 0; i < words; ++i) reached[k * words + i] |= reached[(k - 1) * words + i] & bits[i];
    for (std::size_t i = 0; i < words; ++i) reached[i] |= bits[i];
  }
  std::copy_n(reached.end() - std::ptrdiff_t(words), words, out);
}

void at_least(Working& w, const Step& step) {
  const std::size_t words = words_for(w.rows_of(step.out));
  reach(w, step, &VerdictBits::certain, words, w.write_bits(step.out));
  const auto doubtful = [&](Reg part) { return w.bits(part).possible != w.bits(part).certain; };
  if (std::any_of(step.inputs.begin(), step.inputs.end(), doubtful))
    reach(w, step, &VerdictBits::possible, words, w.write_possible(step.out));
  at_least_flips(w, step);
}

}  // namespace

void run_logic(Working& w, const Step& step) {
  switch (step.op) {
    case Op::all_of:
      return join<And>(w, step);
    case Op::any_of:
      return join<Or>(w, step);
    case Op::not_of:
      return not_of(w, step);
    default:
      return at_least(w, step);
  }
}

}  // namespace safon
