#include "adapters/certificate/number.hpp"

#include <sodium.h>

namespace safon::certificate {
namespace {

/// ISO/IEC 7064, MOD 11,10: finds every wrong digit and nearly every two that changed places.
char check_digit(std::string_view digits) {
  int product = 10;
  for (const char digit : digits) {
    const int sum = (digit - '0' + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return char('0' + (11 - product) % 10);
}

}  // namespace

std::string new_number() {
  std::string number;
  while (number.size() + 1 < digits_of_number) number += char('0' + randombytes_uniform(10));
  return number + check_digit(number);
}

std::optional<std::string> number_in(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9' || number.size() == digits_of_number) return std::nullopt;
    number += c;
  }
  if (number.size() != digits_of_number) return std::nullopt;
  if (check_digit(std::string_view(number).substr(0, digits_of_number - 1)) != number.back()) return std::nullopt;
  return number;
}

std::string in_groups(std::string_view number) {
  std::string text;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += number[i];
  }
  return text;
}

}  // namespace safon::certificate
