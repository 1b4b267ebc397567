// Exact sums, products and quotients. What is out of range is unknown; nothing wraps.
#include "engine/evaluate/steps.hpp"

namespace safon {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t unknown = unknown_value<std::int64_t>, absent = absent_value<std::int64_t>;

// A value made from one that is not there is not there, whatever the other may turn out to be.
std::int64_t missing(std::int64_t a, std::int64_t b) {
  return a == absent || b == absent ? absent : unknown;
}

bool in_range(Wide micros) {
  constexpr Wide largest = 9'000'000'000'000'000'000;
  return -largest <= micros && micros <= largest;
}

// A product is rounded to six places, halves away from zero.
Wide product(std::int64_t a, std::int64_t b) {
  const Wide exact = Wide(a) * b;
  constexpr Wide half = micros_per_unit / 2;
  return (exact + (exact < 0 ? -half : half)) / micros_per_unit;
}

Wide number(Op op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case Op::add:
      return Wide(a) + b;
    case Op::subtract:
      return Wide(a) - b;
    default:
      return product(a, b);
  }
}

struct Ratio {
  Wide numerator, denominator;  // numerator in micros
};

Wide divisor(Wide a, Wide b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

void reduce(Wide& top, Wide& bottom) {
  const Wide common = divisor(top, bottom);
  if (common > 1) top /= common, bottom /= common;
  if (bottom < 0) top = -top, bottom = -bottom;
}

// Products of two 64-bit values fit into 128 bits, and so does a sum of two; common factors are taken out before
// anything more is multiplied in, so that what does not fit then would be out of range in its lowest terms too.
bool ratio(Op op, Ratio a, Ratio b, Ratio& out) {
  Wide top, bottom;
  switch (op) {
    case Op::divide: {  // (an / ad) / (bn / bd), in micros
      top = a.numerator * b.denominator;
      bottom = a.denominator * b.numerator;
      if (bottom == 0) return false;
      reduce(top, bottom);
      const Wide common = divisor(micros_per_unit, bottom);
      bottom /= common;
      if (__builtin_mul_overflow(top, micros_per_unit / common, &top)) return false;
      break;
    }
    case Op::multiply: {
      top = a.numerator * b.numerator;
      bottom = a.denominator * b.denominator;
      reduce(top, bottom);
      const Wide common = divisor(micros_per_unit, top);
      top /= common;
      if (__builtin_mul_overflow(bottom, micros_per_unit / common, &bottom)) return false;
      break;
    }
    default: {
      const Wide left = a.numerator * b.denominator, right = b.numerator * a.denominator;
      top = op == Op::subtract ? left - right : left + right;
      bottom = a.denominator * b.denominator;
      reduce(top, bottom);
    }
  }
  out = {top, bottom};
  return true;
}

}  // namespace

void run_arithmetic(Working& w, const Step& step) {
  const std::size_t n = w.rows(w.info(step.out).table);
  const Column a = w.columns[step.a], b = w.columns[step.b];
  std::int64_t* out = w.write_numbers(step.out);
  if (w.info(step.out).kind != RegKind::ratio) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::int64_t x = a.numbers[i], y = b.numbers[i];
      if (is_missing(x) || is_missing(y)) {
        out[i] = missing(x, y);
        continue;
      }
      const Wide value = number(step.op, x, y);
      out[i] = in_range(value) ? std::int64_t(value) : unknown;
    }
  } else {
    std::int64_t* denominators = w.write_denominators(step.out);
    for (std::size_t i = 0; i < n; ++i) {
      const std::int64_t x = a.numbers[i], y = b.numbers[i];
      denominators[i] = 1;
      if (is_missing(x) || is_missing(y)) {
        out[i] = missing(x, y);
        continue;
      }
      Ratio result{};
      const bool fits = ratio(step.op, {x, a.denominators.empty() ? 1 : a.denominators[i]},
                              {y, b.denominators.empty() ? 1 : b.denominators[i]}, result) &&
                        in_range(result.numerator) && in_range(result.denominator);
      out[i] = fits ? std::int64_t(result.numerator) : unknown;
      if (fits) denominators[i] = std::int64_t(result.denominator);
    }
  }
  w.least_flips(step.out, {step.a, step.b});
}

}  // namespace safon
