// Another name for a thing, everywhere. The policy is read with it before anything is changed.
#include <algorithm>

#include "adapters/lsp/answers.hpp"
#include "dsl/parse/scan/words.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

bool is_name(const std::string& text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !text.empty() && letter(text[0]) &&
         std::ranges::all_of(text, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

std::optional<names::Reference> renamable(const Place& place) {
  const auto reference = names::named_at(place.view.names, place.file, std::uint32_t(place.offset));
  if (!reference) return std::nullopt;
  const auto& symbol = place.view.names.symbols[std::size_t(reference->symbol)];
  if (symbol.kind == names::Kind::test || place.view.loaded.sources.text(reference->at) != symbol.name)
    return std::nullopt;
  return reference;
}

}  // namespace

json::value prepare_rename(const Place& place) {
  const auto reference = renamable(place);
  if (!reference) return nullptr;
  return json::object{{"range", range(Lines(place.text()), reference->at)},
                      {"placeholder", place.view.loaded.sources.text(reference->at)}};
}

std::expected<json::value, std::string> rename(Workspace& workspace, const Place& place, const std::string& path,
                                               const std::string& name) {
  const auto reference = renamable(place);
  if (!reference) return std::unexpected("there is nothing here that can be given another name");
  const View& view = place.view;
  const auto& symbol = view.names.symbols[std::size_t(reference->symbol)];
  if (!is_name(name)) return std::unexpected("`" + name + "` is not a name: names use a to z, digits and `_`");
  if (parsing::is_reserved(name)) return std::unexpected("`" + name + "` is a word of the language");
  for (const auto& other : view.names.symbols)
    if (other.name == name && other.owner == symbol.owner &&
        (symbol.owner != names::no_symbol || other.kind != names::Kind::test))
      return std::unexpected("`" + name + "` is taken: it is a " + names::describe(view.names, other));
  const auto has_mistakes = std::ranges::any_of(view.loaded.diagnostics, [](const Diagnostic& diagnostic) {
    return info(diagnostic.kind).severity == Severity::error;
  });
  if (has_mistakes || !view.whole)
    return std::unexpected("the policy has mistakes, so not every place is known that names it; mend them first");

  std::map<std::string, std::string> texts;
  json::object changes;
  // From the last place to the first, so that earlier ones keep theirs.
  for (auto each = view.names.references.rbegin(); each != view.names.references.rend(); ++each) {
    if (each->symbol != reference->symbol || view.loaded.sources.text(each->at) != symbol.name) continue;
    const auto& file = view.loaded.sources.files[each->at.file];
    auto& text = texts.try_emplace(file.name, file.text).first->second;
    text.replace(each->at.begin, each->at.end - each->at.begin, name);
    auto& edits = changes[uri_of(file.name)];
    if (!edits.is_array()) edits = json::array();
    edits.as_array().push_back(json::object{{"range", range(Lines(file.text), each->at)}, {"newText", name}});
  }
  if (workspace.errors_with(path, texts) > 0)
    return std::unexpected("with `" + name +
                           "` the policy would no longer be right: another thing has that name where `" + symbol.name +
                           "` is used");
  return json::object{{"changes", std::move(changes)}};
}

}  // namespace safon::lsp
