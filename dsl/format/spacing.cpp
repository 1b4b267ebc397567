#include "dsl/format/spacing.hpp"

namespace safon::formatting {

namespace {

/// Between the fields of a record, and other things that share a line.
constexpr int between_fields = 3;
/// Between pairs and dated values, which have blanks of their own.
constexpr int between_pairs = 3;

Context around(const Pieces& pieces, const Piece& piece) {
  return piece.parent == no_piece ? Context::none : pieces[std::size_t(piece.parent)].context;
}

/// `renewable from …` after `valid for …`
bool goes_on_with_status(const Pieces& pieces, int i) {
  const Piece &piece = pieces[std::size_t(i)], &last = pieces[std::size_t(i - 1)];
  if (piece.row == no_piece || pieces[std::size_t(piece.row)].start != Start::status || piece.order != 0) return false;
  const bool names = last.is("for") || last.is("from") || last.is("least") || last.is("grace") || last.is("status");
  return !names && (piece.is("valid") || piece.is("renewable") || piece.is("grace"));
}

bool begins_pair(const Pieces& pieces, int i) {
  const Piece& piece = pieces[std::size_t(i)];
  const Context in = around(pieces, piece);
  if (goes_on_with_status(pieces, i)) return true;
  return (in == Context::code_map && piece.is_text()) || (in == Context::parameter && piece.is("from"));
}

bool begins_field(const Pieces& pieces, int i) {
  const Piece& piece = pieces[std::size_t(i)];
  const int next = after(pieces, i);
  return around(pieces, piece) == Context::record_value && piece.is_word() && next != no_piece &&
         pieces[std::size_t(next)].is(":");
}

/// A parameter's type stands apart from its label; everywhere else a colon belongs to what it follows.
bool stands_apart(const Pieces& pieces, const Piece& colon) {
  return colon.parent == no_piece && colon.row != no_piece && pieces[std::size_t(colon.row)].is("parameter");
}

/// What shares its line with others of its kind.
bool begins_entry(const Piece& last, const Piece& piece) {
  switch (piece.start) {
    case Start::item:
    case Start::field:
    case Start::status:
    case Start::transition:
    case Start::measure:
    case Start::mapping:
      return !last.is("{");
    case Start::plain:
      return piece.is("dated");
    default:
      return false;
  }
}

int gap_before(const Pieces& pieces, int i) {
  const Piece &last = pieces[std::size_t(i - 1)], &piece = pieces[std::size_t(i)];
  if (piece.comment) return 2;
  if (last.is("(") || last.is(".") || last.is("@") || last.unary) return 0;
  if (piece.is(")") || piece.is(",") || piece.is(".")) return 0;
  if (piece.is(":")) return stands_apart(pieces, piece) ? 1 : 0;
  if (last.is("[")) return piece.is("{") || (piece.is("]") && last.context == Context::value_list) ? 1 : 0;
  if (piece.is("]")) return last.is("}") ? 1 : 0;
  if (last.is("{")) return 1;
  if (begins_field(pieces, i) || begins_entry(last, piece)) return between_fields;
  if (begins_pair(pieces, i)) return between_pairs;
  return 1;
}

}  // namespace

void space(Pieces& pieces) {
  for (int i = 1; i < int(pieces.size()); ++i)
    if (pieces[std::size_t(i)].breaks == 0) pieces[std::size_t(i)].gap = gap_before(pieces, i);
}

}  // namespace safon::formatting
