// A rule file as the formatter sees it: words, signs and comments in their order, and what later steps say of each.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "dsl/parse/scan/token.hpp"

namespace safon::formatting {

/// What a bracket holds.
enum class Context : std::uint8_t {
  none,
  policy,
  codes,
  record,
  framework,
  element,
  calendar,
  parameter,
  requirement,  // and groups, and the blocks of exceptions
  programme,
  report,
  intake,
  pool,
  matching,
  feed,  // and the blocks of mappings
  code_map,
  test,
  cases,  // of a test's table
  record_value,
  value_list,
  inside,  // parentheses, and lists within an expression
};

/// What begins with a piece.
enum class Start : std::uint8_t {
  none,
  declaration,
  let,  // a declaration too, whose columns are aligned with its neighbours'
  plain,
  code,
  field,
  criterion,
  closed,
  status,
  transition,
  item,
  group,      // at the beginning of a line, as the body of an item
  exception,  // of a requirement or of an exception
  item_exception,
  grouping,
  measure,
  mapping,
  code_mapped,
  given_record,  // `{` in a list
  test_case,     // one of a table
  given_value,   // a field whose value is a record or a list
};

inline constexpr int no_piece = -1;

struct Piece {
  std::string_view text;
  std::uint32_t begin = 0;  // in the file
  int width = 0;            // columns
  bool comment = false;
  parsing::Token::Kind kind{};
  int breaks = 0;                             // line ends before it: none, one, or two for a blank line
  int parent = no_piece, partner = no_piece;  // the bracket that it stands in; of a bracket: the other one

  Context context = Context::none;  // of an opening bracket
  Start start = Start::none;
  int row = no_piece;     // what it belongs to: the nearest start before it
  int anchor = no_piece;  // at the beginning of a line it stands under that piece …
  int beside = 0;         // … and so many columns to its right
  bool unary = false;     // a `-` that belongs to what follows

  int order = 0;            // it begins a cell of its row: 1, 2 …
  std::uint64_t cells = 0;  // cells are aligned with those of the same order for which this is the same
  int gap = 0;              // blanks before it, where it does not begin a line
  int column = 0;           // where it stands in the end

  [[nodiscard]] bool is(std::string_view what) const {
    using Kind = parsing::Token::Kind;
    return !comment && (kind == Kind::word || kind == Kind::sign) && text == what;
  }
  [[nodiscard]] bool opens() const { return is("{") || is("[") || is("("); }
  [[nodiscard]] bool closes() const { return is("}") || is("]") || is(")"); }
  [[nodiscard]] bool is_word() const { return !comment && kind == parsing::Token::Kind::word; }
  [[nodiscard]] bool is_text() const { return !comment && kind == parsing::Token::Kind::text; }
};
using Pieces = std::vector<Piece>;

/// The orders of cells that rows share: labels, further languages of them, then what is said of what is labelled.
inline constexpr int label_cell = 1, language_cell = 2, body_cell = 20, certified_cell = 21;

/// `tokens` are those of `text`, without a mistake.
[[nodiscard]] Pieces cut(std::string_view text, const parsing::Tokens& tokens);

/// The index of the piece that begins at a byte of the file; of the next, where none does.
[[nodiscard]] int piece_at(const Pieces& pieces, std::uint32_t offset);

/// The word or sign before the one at `at`; `no_piece` for the first.
[[nodiscard]] int before(const Pieces& pieces, int at);
[[nodiscard]] int after(const Pieces& pieces, int at);

}  // namespace safon::formatting
