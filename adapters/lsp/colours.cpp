// Semantic tokens: what each word is.
#include <algorithm>
#include <array>

#include "adapters/lsp/answers.hpp"
#include "dsl/format/pieces.hpp"
#include "dsl/parse/scan/scan.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

constexpr auto types = std::to_array<std::string_view>({"comment", "keyword", "string", "number", "type", "enumMember",
                                                        "property", "parameter", "variable", "function", "class"});

enum Type : unsigned char {
  comment,
  keyword,
  string,
  number,
  type,
  enum_member,
  property,
  parameter,
  variable,
  function,
  class_
};

Type type_of(names::Kind kind) {
  using names::Kind;
  switch (kind) {
    case Kind::codes:
    case Kind::record:
    case Kind::framework:
      return type;
    case Kind::code:
    case Kind::status:
    case Kind::element:
    case Kind::criterion:
      return enum_member;
    case Kind::field:
      return property;
    case Kind::parameter:
      return parameter;
    case Kind::let:
      return variable;
    case Kind::requirement:
    case Kind::item:
      return function;
    case Kind::test:
      return string;
    default:
      return class_;
  }
}

}  // namespace

json::object semantic_legend() {
  json::array names;
  for (const auto name : types) names.push_back(json::string(name));
  return {{"tokenTypes", std::move(names)}, {"tokenModifiers", json::array()}};
}

json::value semantic_tokens(const View& view, FileId file) {
  const std::string& text = view.text(file);
  const Lines lines(text);
  Diagnostics ignored;
  parsing::Report report(0, ignored);
  const auto& references = view.names.references;
  auto reference = std::ranges::lower_bound(references, file, {}, [](const auto& each) { return each.at.file; });
  json::array data;
  Position last;
  for (const auto& piece : formatting::cut(text, parsing::scan(text, report))) {
    Type what = keyword;
    while (reference != references.end() && reference->at.file == file && reference->at.begin < piece.begin)
      ++reference;
    const bool named =
        reference != references.end() && reference->at.file == file && reference->at.begin == piece.begin;
    using Token = parsing::Token::Kind;
    if (piece.comment) {
      what = comment;
    } else if (named) {
      what = type_of(view.names.symbols[std::size_t(reference->symbol)].kind);
    } else if (piece.kind == Token::text) {
      what = string;
    } else if (piece.kind == Token::number || piece.kind == Token::percentage || piece.kind == Token::date) {
      what = number;
    } else if (piece.kind != Token::word) {
      continue;
    }
    const Position at = lines.position(piece.begin), end = lines.position(piece.begin + piece.text.size());
    const std::uint32_t line = at.line - last.line,
                        character = line == 0 ? at.character - last.character : at.character;
    for (const std::uint32_t each : {line, character, end.character - at.character, std::uint32_t(what), 0U})
      data.push_back(each);
    last = at;
  }
  return json::object{{"data", std::move(data)}};
}

}  // namespace safon::lsp
