// What nobody told us, where an answer is not known.
#pragma once
#include <string>
#include <vector>

#include "engine/explain/explain.hpp"

namespace safon {

/// The fields that leave the node's answer open, as the policy names them; the node's own text where they have no
/// names. For one whose answer is unknown. `policy`: only its plan, outline and files are looked at.
[[nodiscard]] std::vector<std::string> missing_facts(const CompiledPolicy& policy, NodeId node, const Run& run,
                                                     const RecordBatch& batch, std::size_t participant);

}  // namespace safon
