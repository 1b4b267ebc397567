#include "dsl/mutate/shifted.hpp"

#include <algorithm>

namespace safon {
namespace {

using syntax::ExprKind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The whole part of the first number in the text, `by` more; empty where that is less than `least`.
std::string moved(std::string_view written, std::int64_t by, std::int64_t least) {
  std::size_t end = 0;
  std::string digits;
  while (end < written.size() && (is_digit(written[end]) || written[end] == '_')) {
    if (written[end] != '_') digits += written[end];
    ++end;
  }
  constexpr std::size_t digits_read = 15;
  if (digits.empty() || digits.size() > digits_read) return {};
  const std::int64_t value = std::stoll(digits) + by;
  if (value < least) return {};
  return std::to_string(value) + std::string(written.substr(end));
}

/// `1 year`, `2 years`.
std::string in_number(std::string duration) {
  const auto unit = duration.find(' ') + 1, end = std::min(duration.find(' ', unit), duration.size());
  if (unit == 0 || duration.compare(unit, end - unit, "working") == 0) return duration;
  const bool one = duration.starts_with("1 "), several = duration[end - 1] == 's';
  if (one && several) duration.erase(end - 1, 1);
  if (!one && !several) duration.insert(end, "s");
  return duration;
}

}  // namespace

std::vector<std::string> shifted(const syntax::Expr& literal, std::string_view written) {
  std::vector<std::string> all;
  const auto add = [&](std::string text) {
    if (!text.empty()) all.push_back(std::move(text));
  };
  switch (literal.kind) {
    case ExprKind::number:
    case ExprKind::percentage:
      for (const int by : {1, -1}) add(moved(written, by, 0));
      break;
    case ExprKind::duration:
      for (const int by : {1, -1}) add(in_number(moved(written, by, 1)));
      break;
    case ExprKind::date:
      for (const int by : {1, -1}) add(to_iso(Date{literal.date.days + by}));
      break;
    default:
      break;
  }
  return all;
}

}  // namespace safon
