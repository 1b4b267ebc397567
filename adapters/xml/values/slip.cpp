#include "adapters/xml/values/slip.hpp"

#include <algorithm>

namespace safon::xml {
namespace {

char small(char c) {
  return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

}  // namespace

bool one_slip_at_most(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (std::min(a.size(), b.size()) < 3) return false;  // any short name would be near any other
  while (!a.empty() && !b.empty() && small(a.front()) == small(b.front())) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && small(a.back()) == small(b.back())) a.remove_suffix(1), b.remove_suffix(1);
  if (a.size() <= 1 && b.size() <= 1) return true;
  return a.size() == 2 && b.size() == 2 && small(a[0]) == small(b[1]) && small(a[1]) == small(b[0]);
}

}  // namespace safon::xml
