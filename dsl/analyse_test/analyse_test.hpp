// Test blocks: from what was written to records and expectations that fit the policy's types and names.
#pragma once
#include <span>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon {

/// Fills `policy.tests` from the `test` declarations of all documents. Needs `policy.schema`, `parameters`,
/// `requirements`, `parts` and `programmes`.
void analyse_tests(std::span<const syntax::Document> documents, const Sources& sources, model::Policy& policy,
                   Diagnostics& diagnostics);

}  // namespace safon
