// Draws diagnostics for people: the line, carets under the exact span, the places that explain it, the help.
#pragma once
#include <functional>
#include <string>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {

struct RenderOptions {
  bool colour = false;  // ANSI colours
  /// Where a click on a file's name leads ("file:///…"), by the name shown; none: no hyperlinks.
  std::function<std::string(const std::string& name)> link;
  std::uint32_t width = 100;  // longer source lines are cut around the span
};

/// By file, place and code; exact repetitions are dropped.
void sort_diagnostics(Diagnostics& diagnostics);

/// One diagnostic, several lines, ending with a line end.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources,
                                 const RenderOptions& options = {});

/// All of them in the order given, the first `limits::diagnostics_shown`, then a line with their number; empty for
/// none.
[[nodiscard]] std::string render(const Diagnostics& diagnostics, const Sources& sources,
                                 const RenderOptions& options = {});

/// "3 errors, 1 warning"; empty for none.
[[nodiscard]] std::string count_line(const Diagnostics& diagnostics);

}  // namespace safon
