#include "engine/explain/missing.hpp"

#include <algorithm>

namespace safon {
namespace {

void collect(const Explanation& why, std::vector<std::string>& names) {
  for (const auto& value : why.values)
    if (!value.known() && std::ranges::find(names, value.name) == names.end()) names.push_back(value.name);
  for (const auto& child : why.children) collect(child, names);
}

}  // namespace

std::vector<std::string> missing_facts(const CompiledPolicy& policy, NodeId node, const Run& run,
                                       const RecordBatch& batch, std::size_t participant) {
  std::vector<std::string> names;
  collect(reasons(explain(policy, node, run, batch, participant, "")), names);
  if (names.empty()) names.push_back(policy.outline.nodes[node].text);
  return names;
}

}  // namespace safon
