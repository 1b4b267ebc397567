#include "dsl/analyse_feed/mistakes.hpp"

#include <algorithm>

namespace safon {

Mistakes::Mistakes(std::span<const Diagnostic> diagnostics) {
  for (const Diagnostic& d : diagnostics)
    if (info(d.kind).severity == Severity::error) begins_.emplace_back(d.span.file, d.span.begin);
  std::ranges::sort(begins_);
}

bool Mistakes::in(Span declaration) const {
  const auto first = std::ranges::lower_bound(begins_, std::pair(declaration.file, declaration.begin));
  return first != begins_.end() && first->first == declaration.file && first->second <= declaration.end;
}

}  // namespace safon
