// One sentence or word of the console's own, in English and in Welsh.
#pragma once
#include <string_view>

namespace safon::web {

/// {0}, {1} … stand for values, which the page gives.
struct Phrase {
  std::string_view en, cy;
};

}  // namespace safon::web
