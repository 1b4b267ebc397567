// Text in, syntax out. Never throws, never crashes, whatever the text.
#pragma once
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon {

/// Reads one file. All mistakes are appended to `diagnostics`; what could be read is returned all the same.
[[nodiscard]] syntax::Document parse(FileId file, std::string_view text, Diagnostics& diagnostics);

}  // namespace safon
