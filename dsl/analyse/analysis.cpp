#include "dsl/analyse/analysis.hpp"

#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

/// What is shown of a reader's text: enough to find it by, never a megabyte.
std::string shortened(std::string text) {
  constexpr std::size_t longest = 200;
  if (text.size() <= longest) return text;
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return text.substr(0, cut) + "…";
}

}  // namespace

Diagnostic& Analysis::report(DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
  Diagnostic diagnostic;
  diagnostic.kind = kind;
  diagnostic.span = span;
  for (auto& argument : arguments) diagnostic.arguments.push_back(shortened(std::move(argument)));
  diagnostics.push_back(std::move(diagnostic));
  return diagnostics.back();
}

void Analysis::suggest(Diagnostic& diagnostic, std::string_view word, const std::vector<std::string>& candidates,
                       Span at) {
  if (++suggestions > limits::suggestions) return;  // a file of a thousand misspelt names is not worth an hour
  if (auto best = nearest(word, candidates); best && *best != word) {
    diagnostic.help = "did you mean `" + *best + "`?";
    diagnostic.fix = Fix{at, *best};
  }
}

std::string Analysis::text(Span span) const {
  std::string out;
  bool blank = false;
  for (char c : sources.text(span)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  constexpr std::size_t longest = 60;
  if (out.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;  // not inside a character
    out.resize(end);
    out += "…";
  }
  return out;
}

Symbol* Analysis::find(std::string_view name) {
  auto found = symbols.find(name);
  return found == symbols.end() ? nullptr : &found->second;
}

std::string_view describe(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::codes:
      return "a list of codes";
    case SymbolKind::record:
      return "a record";
    case SymbolKind::framework:
      return "a framework";
    case SymbolKind::calendar:
      return "a calendar";
    case SymbolKind::parameter:
      return "a parameter";
    case SymbolKind::let:
      return "a `let`";
    case SymbolKind::requirement:
      return "a requirement";
    case SymbolKind::programme:
      return "a programme";
    case SymbolKind::report:
      return "a report";
    case SymbolKind::pool:
      return "a pool";
    case SymbolKind::matching:
      return "a matching";
    case SymbolKind::feed:
      return "a feed";
    case SymbolKind::intake:
      return "an intake";
    case SymbolKind::broken:
      break;
  }
  return "a declaration with mistakes";
}

std::vector<std::string> names_of(const Analysis& analysis, std::initializer_list<SymbolKind> kinds) {
  std::vector<std::string> names;
  for (const auto& [name, symbol] : analysis.symbols)
    for (SymbolKind kind : kinds)
      if (symbol.kind == kind) names.push_back(name);
  return names;
}

std::string joined(const syntax::Path& path, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < path.size(); ++i) {
    if (i > from) out += '.';
    out += path[i].text;
  }
  return out;
}

Span span_of(const syntax::Path& path) {
  if (path.empty()) return {};
  return join(path.front().span, path.back().span);
}

std::string cites_of(const std::vector<syntax::Text>& cites) {
  std::string out;
  for (const auto& text : cites) {
    if (!out.empty()) out += "; ";
    out += text.value;
  }
  return out;
}

}  // namespace safon::analysis
