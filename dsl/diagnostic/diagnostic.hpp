// What is wrong with a rule file, as data. The kinds and their wording are listed in kinds.def; drawing is in
// render.hpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/source_text.hpp"

namespace safon {

enum class Severity : std::uint8_t { error, warning };

/// Codes are "E101", "W201": stable, one page each in docs/diagnostics/.
enum class DiagnosticKind : std::uint16_t {
#define SAFON_DIAGNOSTIC(kind, code, severity, message, title) kind,
#include "dsl/diagnostic/kinds.def"
#undef SAFON_DIAGNOSTIC
};

struct KindInfo {
  std::string_view name, code;
  Severity severity;
  std::string_view message;  // {0}, {1} … stand for the arguments
  std::string_view title;    // for lists and pages
};
[[nodiscard]] const KindInfo& info(DiagnosticKind kind);
[[nodiscard]] std::vector<DiagnosticKind> all_kinds();

struct Note {
  std::optional<Span> span;  // a second place, "first declared here"
  std::string text;
};

/// `replacement` put in place of the text at `span` mends the mistake; editors and `--fix` use it.
struct Fix {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  DiagnosticKind kind;
  Span span;
  std::vector<std::string> arguments;
  std::vector<Note> notes;
  std::string help;  // "did you mean `held`?"; empty when there is none
  std::optional<Fix> fix;
};

[[nodiscard]] std::string message(const Diagnostic& diagnostic);

/// The nearest of `candidates` to a misspelt `word`, or none when nothing is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `5` for `five`, up to twelve; empty for other words.
[[nodiscard]] std::string digits_of(std::string_view number_in_words);

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

}  // namespace safon
