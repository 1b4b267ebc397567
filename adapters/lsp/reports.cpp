// Diagnostics, and the fixes that they suggest.
#include "adapters/lsp/answers.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

json::object to_json(Position position) {
  return {{"line", position.line}, {"character", position.character}};
}

json::object to_json(const View& view, const Lines& lines, const Diagnostic& diagnostic) {
  const auto& kind = info(diagnostic.kind);
  std::string text = message(diagnostic);
  if (!diagnostic.help.empty()) text += "\n" + diagnostic.help;
  json::array related;
  for (const Note& note : diagnostic.notes) {
    if (note.span && note.span->file < view.loaded.sources.files.size())
      related.push_back(
          json::object{{"location", note.span->file == diagnostic.span.file
                                        ? json::object{{"uri", uri_of(view.loaded.sources.files[note.span->file].name)},
                                                       {"range", range(lines, *note.span)}}
                                        : location(view, *note.span)},
                       {"message", note.text}});
    else
      text += "\n" + note.text;
  }
  json::object object{{"range", range(lines, diagnostic.span)},
                      {"severity", kind.severity == Severity::error ? 1 : 2},
                      {"code", kind.code},
                      {"source", "safon"},
                      {"message", text}};
  if (!related.empty()) object["relatedInformation"] = std::move(related);
  return object;
}

}  // namespace

json::object range(const Lines& lines, Span span) {
  return {{"start", to_json(lines.position(span.begin))}, {"end", to_json(lines.position(span.end))}};
}

json::object location(const View& view, Span span) {
  return {{"uri", uri_of(view.loaded.sources.files[span.file].name)},
          {"range", range(Lines(view.text(span.file)), span)}};
}

json::array diagnostics(const View& view, FileId file) {
  json::array all;
  const Lines lines(view.text(file));
  for (const Diagnostic& diagnostic : view.loaded.diagnostics)
    if (diagnostic.span.file == file) all.push_back(to_json(view, lines, diagnostic));
  return all;
}

namespace {

/// "write `x`", and of what is only put in "add `x`".
std::string title_of(const Fix& fix) {
  const auto first = fix.replacement.find_first_not_of(" \n");
  if (first == std::string::npos) return "take it out";
  const auto last = fix.replacement.find_last_not_of(" \n");
  return (fix.span.begin == fix.span.end ? "add `" : "write `") + fix.replacement.substr(first, last - first + 1) + "`";
}

}  // namespace

json::array code_actions(const View& view, FileId file, Span within) {
  json::array all;
  const Lines lines(view.text(file));
  for (const Diagnostic& diagnostic : view.loaded.diagnostics) {
    if (!diagnostic.fix || diagnostic.span.file != file) continue;
    if (diagnostic.span.end < within.begin || within.end < diagnostic.span.begin) continue;
    const Fix& fix = *diagnostic.fix;
    json::object changes;
    changes[uri_of(view.loaded.sources.files[fix.span.file].name)] = json::array{
        json::object{{"range", range(Lines(view.text(fix.span.file)), fix.span)}, {"newText", fix.replacement}}};
    all.push_back(json::object{{"title", title_of(fix)},
                               {"kind", "quickfix"},
                               {"isPreferred", true},
                               {"diagnostics", json::array{to_json(view, lines, diagnostic)}},
                               {"edit", json::object{{"changes", std::move(changes)}}}});
  }
  return all;
}

}  // namespace safon::lsp
