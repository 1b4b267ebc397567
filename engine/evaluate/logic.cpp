// Kleene's and, or, not and at-least over columns of verdicts, and on which day each may next change.
//
// Verdicts are two bits, so `and` and `or` are single instructions. Flip dates prune: an `and` that is false stays
// false while any one of its false parts does, so it cannot change before the last of their flips; `or` dually.
#include "engine/evaluate/working.hpp"

namespace safon {
namespace {

// One part that moves: where the whole is settled, the last flip of the parts that settle it; else the first of all.
void fold_flips(std::int32_t* __restrict flips, const std::int32_t* __restrict moving,
                const std::uint8_t* __restrict part, const std::uint8_t* __restrict whole, std::size_t n,
                std::uint8_t settled) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::int32_t before = flips[i], flip = moving[i];
    const std::int32_t latest = part[i] == settled && flip > before ? flip : before;
    const std::int32_t first = flip < before ? flip : before;
    flips[i] = whole[i] == settled ? latest : first;
  }
}

// The only part that moves: the whole changes when it does, but where the others settle it for good.
void only_flips(std::int32_t* __restrict flips, const std::int32_t* __restrict moving,
                const std::uint8_t* __restrict others, std::size_t n, std::uint8_t settled) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::int32_t moves = -std::int32_t(others[i] != settled);  // by masks: the compiler would branch
    flips[i] = (moving[i] & moves) | (never.days & ~moves);
  }
}

// `settled`: the verdict of one part that settles the whole (not met for `and`, met for `or`).
void pruned_flips(Working& w, const Step& step, std::uint8_t settled) {
  std::int32_t* flips = w.write_flips(step.out);
  const std::uint8_t* whole = w.columns[step.out].verdicts.data();
  const std::size_t n = w.columns[step.out].verdicts.size();
  for (std::size_t i = 0; i < n; ++i) flips[i] = whole[i] == settled ? INT32_MIN : never.days;
  for (const Reg input : w.parts) {
    const std::uint8_t* part = w.columns[input].verdicts.data();
    if (const std::int32_t* moving = w.flips(input))
      fold_flips(flips, moving, part, whole, n, settled);
    else  // settled for good
      for (std::size_t i = 0; i < n; ++i) flips[i] = part[i] == settled ? never.days : flips[i];
  }
}

template <class Join>
void join(Working& w, const Step& step, std::uint8_t settled, Join both) {
  // Parts that stand still go first; those that hold throughout change nothing in an `and`.
  w.parts.clear();
  for (const Reg input : step.inputs)
    if (settled != not_met8 || !w.throughout[input]) w.parts.push_back(input);
  if (w.parts.size() == 1) return w.show_as(step.out, w.parts[0]);
  const auto first_moving =
      std::stable_partition(w.parts.begin(), w.parts.end(), [&](Reg part) { return w.flips(part) == nullptr; });
  const auto moving = w.parts.end() - first_moving;

  const std::size_t n = w.rows(w.info(step.out).table);
  std::uint8_t* __restrict out = w.write_verdicts(step.out);
  const auto take_in = [&](Reg input) {
    const std::uint8_t* __restrict part = w.columns[input].verdicts.data();
    for (std::size_t i = 0; i < n; ++i) out[i] = both(out[i], part[i]);
  };
  std::fill_n(out, n, std::uint8_t(settled ^ met8));
  std::for_each(w.parts.begin(), first_moving, take_in);
  if (moving == 1) only_flips(w.write_flips(step.out), w.flips(*first_moving), out, n, settled);
  std::for_each(first_moving, w.parts.end(), take_in);
  if (moving == 0) w.least_flips(step.out, {});
  if (moving > 1) pruned_flips(w, step, settled);
  w.throughout[step.out] = w.parts.empty() && settled == not_met8;
}

void not_of(Working& w, const Step& step) {
  const std::span<const std::uint8_t> a = w.columns[step.a].verdicts;
  std::uint8_t* out = w.write_verdicts(step.out);
  for (std::size_t i = 0; i < a.size(); ++i) {
    const unsigned turned = ~unsigned(a[i]);
    out[i] = std::uint8_t((turned & 1) << 1 | (turned >> 1 & 1));
  }
  w.least_flips(step.out, {step.a});
}

// Met by `met` parts where `count` are needed, it stays so until so many of them have changed that fewer are left; not
// met likewise by the parts that are not met.
void at_least_flips(Working& w, const Step& step) {
  std::int32_t* flips = w.write_flips(step.out, step.inputs);
  if (!flips) return;
  const std::span<const std::uint8_t> whole = w.columns[step.out].verdicts;
  std::vector<std::int32_t>& days = w.scratch;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::int64_t possible = 0;
    days.clear();
    for (const Reg input : step.inputs) {
      const std::uint8_t part = w.columns[input].verdicts[i];
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

void at_least(Working& w, const Step& step) {
  const std::size_t n = w.rows(w.info(step.out).table);
  std::uint8_t* out = w.write_verdicts(step.out);
  for (std::size_t i = 0; i < n; ++i) {
    std::int64_t met = 0, possible = 0;
    for (const Reg input : step.inputs) {
      const std::uint8_t part = w.columns[input].verdicts[i];
      met += part >> 1;
      possible += part & 1;
    }
    out[i] = met >= step.count ? met8 : possible >= step.count ? unknown8 : not_met8;
  }
  at_least_flips(w, step);
}

}  // namespace

void run_logic(Working& w, const Step& step) {
  switch (step.op) {
    case Op::all_of:
      return join(w, step, not_met8, [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a & b; });
    case Op::any_of:
      return join(w, step, met8, [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a | b; });
    case Op::not_of:
      return not_of(w, step);
    default:
      return at_least(w, step);
  }
}

}  // namespace safon
