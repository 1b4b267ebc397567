// A policy as a handbook: one page that holds everything, for people who do not read rule files.
#pragma once
#include <string>
#include <vector>

#include "dsl/load/load.hpp"

namespace safon {

/// In which languages a handbook can be made: those of the policy, its main one first.
[[nodiscard]] std::vector<std::string> handbook_languages(const model::Policy& policy);

/// Another language's page of the same policy.
struct OtherPage {
  std::string language, url;
};

/// A page that needs nothing but itself: no scripts, nothing fetched; it prints. Same policy, same bytes. `policy` has
/// a model. `language`: one of the above.
[[nodiscard]] std::string handbook(const LoadedPolicy& policy, const std::string& language,
                                   const std::vector<OtherPage>& others = {});

}  // namespace safon
