#include "dsl/diagnostic/diagnostic.hpp"

#include <algorithm>
#include <iterator>

namespace safon {

namespace {

constexpr KindInfo kinds[] = {
#define SAFON_DIAGNOSTIC(kind, code, severity, message, title) \
  KindInfo{#kind, code, Severity::severity, message, title},
#include "dsl/diagnostic/kinds.def"
#undef SAFON_DIAGNOSTIC
};

}  // namespace

const KindInfo& info(DiagnosticKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

std::vector<DiagnosticKind> all_kinds() {
  std::vector<DiagnosticKind> all;
  for (std::size_t i = 0; i < std::size(kinds); ++i) all.push_back(static_cast<DiagnosticKind>(i));
  return all;
}

// One pass, so that braces inside an argument are left as the reader wrote them.
std::string message(const Diagnostic& diagnostic) {
  const std::string_view pattern = info(diagnostic.kind).message;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool hole = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
                      pattern[i + 1] <= '9';
    if (!hole) {
      out += pattern[i];
      continue;
    }
    const auto number = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (number < diagnostic.arguments.size()) out += diagnostic.arguments[number];
    i += 2;
  }
  return out;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return info(d.kind).severity == Severity::error; });
}

}  // namespace safon
