// Of a name: what it is, where it is declared, where it is used.
#include "adapters/lsp/answers.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

using names::Kind;
using names::Symbol;

const Symbol* symbol_at(const Place& place, Span* at = nullptr) {
  const auto reference = names::named_at(place.view.names, place.file, std::uint32_t(place.offset));
  if (!reference) return nullptr;
  if (at) *at = reference->at;
  return &place.view.names.symbols[std::size_t(reference->symbol)];
}

/// The value of a parameter on a day, and since when, as they are written.
std::string value_in_force(const View& view, const Symbol& symbol, Date today) {
  for (const auto& document : view.loaded.documents)
    for (const auto& declaration : document.declarations) {
      const auto* parameter = std::get_if<syntax::Parameter>(&declaration.what);
      if (!parameter || parameter->name.text != symbol.name) continue;
      std::string text = "no value is in force today";
      Date last = first_date;
      for (const auto& [from, value] : parameter->values)
        if (from.date <= today && from.date >= last) {
          last = from.date;
          text = "today: `" + std::string(view.loaded.sources.text(value.span)) + "`, since " + to_iso(from.date);
        }
      for (const auto& [from, value] : parameter->values)
        if (from.date > today)
          text += "\n\nfrom " + to_iso(from.date) + ": `" + std::string(view.loaded.sources.text(value.span)) + "`";
      return text + (parameter->to_confirm ? "\n\nto be confirmed" : "");
    }
  return "";
}

std::string value_of_let(const View& view, const Symbol& symbol) {
  for (const auto& document : view.loaded.documents)
    for (const auto& declaration : document.declarations)
      if (const auto* let = std::get_if<syntax::Let>(&declaration.what); let && let->name.text == symbol.name)
        return "```safon\n" + std::string(view.loaded.sources.text(let->value.span)) + "\n```";
  return "";
}

}  // namespace

json::value hover(const Place& place, Date today) {
  Span at;
  const Symbol* symbol = symbol_at(place, &at);
  if (!symbol) return nullptr;
  std::string text = "**" + symbol->name + "**: " + names::describe(place.view.names, *symbol);
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += "\n\n" + more;
  };
  add(symbol->label);
  add(symbol->type.empty() ? "" : "`" + symbol->type + "`");
  if (symbol->kind == Kind::parameter) add(value_in_force(place.view, *symbol, today));
  if (symbol->kind == Kind::let) add(value_of_let(place.view, *symbol));
  add(symbol->cites.empty() ? "" : "cites " + symbol->cites);
  return json::object{{"contents", json::object{{"kind", "markdown"}, {"value", text}}},
                      {"range", range(Lines(place.text()), at)}};
}

json::value definition(const Place& place) {
  for (const auto& document : place.view.loaded.documents)
    for (const auto& declaration : document.declarations) {
      const auto* use = std::get_if<syntax::Use>(&declaration.what);
      if (!use || use->path.span.file != place.file || place.offset < use->path.span.begin ||
          use->path.span.end < place.offset)
        continue;
      for (const auto& file : place.view.loaded.sources.files)
        if (file.name.ends_with("/" + use->path.value)) return location(place.view, {place.view.file(file.name), 0, 0});
    }
  const Symbol* symbol = symbol_at(place);
  if (!symbol) return nullptr;
  return location(place.view, symbol->at);
}

json::value references(const Place& place, bool with_declaration) {
  const Symbol* symbol = symbol_at(place);
  json::array all;
  if (!symbol) return all;
  for (const auto& reference : place.view.names.references) {
    if (&place.view.names.symbols[std::size_t(reference.symbol)] != symbol) continue;
    const bool declares = reference.at.file == symbol->at.file && reference.at.begin == symbol->at.begin;
    if (!declares || with_declaration) all.push_back(location(place.view, reference.at));
  }
  return all;
}

}  // namespace safon::lsp
