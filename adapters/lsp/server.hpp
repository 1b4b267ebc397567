// The language server: reads requests, answers them, tells what is wrong with what is open.
#pragma once
#include <istream>
#include <ostream>

#include "dsl/load/load.hpp"
#include "engine/value/date.hpp"

namespace safon::lsp {

/// Serves one editor until it says `exit` or goes away. `today` is the day for which parameters are shown. Answers
/// whether the editor asked to shut down before, as the protocol wants it.
[[nodiscard]] bool serve(std::istream& in, std::ostream& out, const ReadFile& read, const ListFiles& list, Date today);

}  // namespace safon::lsp
