// What earlier steps found wrong, asked by place: what stands in a declaration with a mistake is not to be trusted.
#pragma once
#include <span>
#include <utility>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {

class Mistakes {
 public:
  explicit Mistakes(std::span<const Diagnostic> diagnostics);  // errors count, warnings do not
  [[nodiscard]] bool in(Span declaration) const;

 private:
  std::vector<std::pair<FileId, std::uint32_t>> begins_;  // sorted
};

/// Adds "did you mean …?" and its fix to the last diagnostic of `found`, when one of `candidates()` is near. Only the
/// first mistakes of a policy get one, since looking through long lists for each of very many would take long.
template <class Candidates>
void suggest(Diagnostics& found, std::string_view word, Candidates candidates, Span at) {
  constexpr std::size_t first_mistakes = 200;
  if (found.size() > first_mistakes) return;
  const auto near = nearest(word, candidates());
  if (!near) return;
  found.back().help = "did you mean `" + *near + "`?";
  found.back().fix = Fix{at, *near};
}

}  // namespace safon
