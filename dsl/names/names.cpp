#include "dsl/names/names.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "dsl/names/declared.hpp"
#include "dsl/names/uses.hpp"

namespace safon::names {

Names find_names(std::span<const syntax::Document> documents) {
  Names names;
  for (const auto& document : documents)
    for (const auto& declaration : document.declarations) declare(names, declaration);
  const Lookup lookup(names, documents);
  for (const auto& document : documents)
    for (const auto& declaration : document.declarations) find_uses(names, lookup, declaration);
  const auto place = [](const Reference& reference) {
    return std::tuple(reference.at.file, reference.at.begin, reference.at.end);
  };
  std::ranges::stable_sort(names.references, {}, place);
  const auto again = std::ranges::unique(names.references, {}, place);
  names.references.erase(again.begin(), again.end());
  return names;
}

std::optional<Reference> named_at(const Names& names, FileId file, std::uint32_t offset) {
  for (const Reference& reference : names.references)
    if (reference.at.file == file && reference.at.begin <= offset && offset <= reference.at.end) return reference;
  return std::nullopt;
}

std::string describe(const Names& names, const Symbol& symbol) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"policy",   "list of codes", "code", "record",      "field",     "framework", "element", "criterion",
       "calendar", "parameter",     "let",  "requirement", "condition", "programme", "status",  "intake",
       "report",   "measure",       "pool", "matching",    "feed",      "test"});
  std::string text(words[std::size_t(symbol.kind)]);
  if (symbol.owner != no_symbol) text += " of `" + names.symbols[std::size_t(symbol.owner)].name + "`";
  return text;
}

}  // namespace safon::names
