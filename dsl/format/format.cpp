#include "dsl/format/format.hpp"

#include <algorithm>

#include "dsl/format/marks.hpp"
#include "dsl/format/place.hpp"
#include "dsl/format/rows.hpp"
#include "dsl/format/spacing.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/parse/scan/scan.hpp"
#include "dsl/syntax/print.hpp"

namespace safon {

namespace {

formatting::Pieces pieces_of(std::string_view text) {
  Diagnostics none;
  parsing::Report report(0, none);
  return formatting::cut(text, parsing::scan(text, report));
}

}  // namespace

std::optional<std::string> format_rules(std::string_view text, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto document = parse(0, text, found);
  const bool broken = has_errors(found);
  std::ranges::move(found, std::back_inserter(diagnostics));
  if (broken) return std::nullopt;
  auto pieces = pieces_of(text);
  formatting::mark(pieces, document);
  formatting::find_rows(pieces);
  formatting::settle_breaks(pieces);
  formatting::find_rows(pieces);
  formatting::find_cells(pieces);
  formatting::space(pieces);
  formatting::place(pieces, formatting::align(pieces));
  return formatting::write(pieces);
}

bool says_the_same(std::string_view a, std::string_view b) {
  Diagnostics found;
  const auto first = parse(0, a, found), second = parse(0, b, found);
  if (has_errors(found) || print_syntax(first) != print_syntax(second)) return false;
  return std::ranges::equal(pieces_of(a), pieces_of(b), {}, &formatting::Piece::text, &formatting::Piece::text);
}

}  // namespace safon
