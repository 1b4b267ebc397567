// What goes along with a piece of text that is taken out.
#pragma once
#include "dsl/source/source_text.hpp"

namespace safon {

/// The span with its whole lines where nothing else stands on them, else with the blanks before it,
/// or after it where it begins its line. `text`: its file's.
[[nodiscard]] Span with_its_space(std::string_view text, Span span);

}  // namespace safon
