// The words and signs of a rule file, cut out once so that the grammar, and the search for where to go on after a
// mistake, need not know of comments, quotation marks and blanks.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/value/date.hpp"

namespace safon::parsing {

struct Token {
  enum class Kind : std::uint8_t {
    word,  // a name or a keyword
    number,
    percentage,
    date,
    text,  // with its quotation marks
    sign,  // a bracket, `:`, `+` …
    hole,  // something that could not be read and is reported already; stands for any value
    end,   // one, after all others
  } kind{};
  bool starts_line = false;  // the first on its line
  bool made_up = false;      // put in by us to close what the author left open
  std::uint32_t begin = 0, end = 0;
  std::uint32_t partner = 0;  // of a bracket: index of the one that it belongs to
  Date date;                  // of a date
  std::string_view text;      // as written, or the word that we take it for

  [[nodiscard]] bool is(std::string_view what) const {
    return (kind == Kind::word || kind == Kind::sign) && text == what;
  }
  [[nodiscard]] bool opens() const { return kind == Kind::sign && (text == "{" || text == "[" || text == "("); }
  [[nodiscard]] bool closes() const { return kind == Kind::sign && (text == "}" || text == "]" || text == ")"); }
};

using Tokens = std::vector<Token>;
using Iterator = const Token*;

}  // namespace safon::parsing
