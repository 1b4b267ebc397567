// What a file holds: its declarations and its blocks.
#include "adapters/lsp/answers.hpp"
#include "dsl/format/pieces.hpp"
#include "dsl/parse/scan/scan.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

using names::Kind;

int symbol_kind(Kind kind) {
  enum {
    module = 2,
    class_ = 5,
    property = 7,
    enum_ = 10,
    interface = 11,
    function = 12,
    variable = 13,
    constant = 14,
    enum_member = 22,
    struct_ = 23,
    event = 24
  };
  switch (kind) {
    case Kind::policy:
      return module;
    case Kind::codes:
      return enum_;
    case Kind::code:
    case Kind::criterion:
    case Kind::status:
      return enum_member;
    case Kind::record:
      return struct_;
    case Kind::field:
    case Kind::item:
    case Kind::measure:
      return property;
    case Kind::parameter:
      return constant;
    case Kind::let:
      return variable;
    case Kind::requirement:
      return function;
    case Kind::test:
      return event;
    case Kind::programme:
      return class_;
    default:
      return interface;
  }
}

json::array symbols_of(const View& view, FileId file, const Lines& lines, int owner) {
  json::array all;
  const auto& symbols = view.names.symbols;
  for (std::size_t i = owner < 0 ? 0 : std::size_t(owner); i < symbols.size(); ++i) {
    const auto& symbol = symbols[i];
    if (symbol.owner != owner || symbol.at.file != file || symbol.name.empty()) continue;
    Span whole = symbol.whole;
    if (whole.begin > symbol.at.begin || whole.end < symbol.at.end) whole = symbol.at;
    json::object each{{"name", symbol.name},
                      {"detail", symbol.label},
                      {"kind", symbol_kind(symbol.kind)},
                      {"range", range(lines, whole)},
                      {"selectionRange", range(lines, symbol.at)}};
    if (auto inner = symbols_of(view, file, lines, int(i)); !inner.empty()) each["children"] = std::move(inner);
    all.push_back(std::move(each));
  }
  return all;
}

formatting::Pieces pieces_of(const std::string& text) {
  Diagnostics ignored;
  parsing::Report report(0, ignored);
  return formatting::cut(text, parsing::scan(text, report));
}

}  // namespace

json::value document_symbols(const View& view, FileId file) {
  return symbols_of(view, file, Lines(view.text(file)), names::no_symbol);
}

json::value folding(const View& view, FileId file) {
  json::array all;
  const auto pieces = pieces_of(view.text(file));
  const Lines lines(view.text(file));
  const auto line = [&](std::size_t i) { return lines.position(pieces[i].begin).line; };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    if (piece.opens() && piece.partner > int(i) && line(i) < line(std::size_t(piece.partner)))
      all.push_back(json::object{{"startLine", line(i)}, {"endLine", line(std::size_t(piece.partner))}});
    const bool first = piece.comment && (i == 0 || !pieces[i - 1].comment);
    std::size_t last = i;
    while (first && last + 1 < pieces.size() && pieces[last + 1].comment) ++last;
    if (last > i) all.push_back(json::object{{"startLine", line(i)}, {"endLine", line(last)}, {"kind", "comment"}});
  }
  return all;
}

}  // namespace safon::lsp
