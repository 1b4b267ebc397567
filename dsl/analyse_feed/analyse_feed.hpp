// Feeds: from what was written to mappings whose fields, paths, codes and date formats are known to be right.
#pragma once
#include <span>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon {

/// Fills `policy.feeds` from the `feed` declarations of all documents. Needs `policy.schema` and `policy.frameworks`.
void analyse_feeds(std::span<const syntax::Document> documents, const Sources& sources, model::Policy& policy,
                   Diagnostics& diagnostics);

}  // namespace safon
