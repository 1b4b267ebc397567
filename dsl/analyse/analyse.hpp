// Syntax in, meaning out: resolves names, checks types, dates and totality, and says all that is wrong at once.
#pragma once
#include <optional>
#include <span>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon {

/// The documents of one policy, the asked-for file first, `use`d ones after it. None when there are errors.
[[nodiscard]] std::optional<model::Policy> analyse(std::span<const syntax::Document> documents, const Sources& sources,
                                                   Diagnostics& diagnostics);

}  // namespace safon
