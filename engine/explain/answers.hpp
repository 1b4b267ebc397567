// What a node of the outline answers for one participant, read out of a run.
#pragma once
#include "engine/explain/explain.hpp"

namespace safon {

[[nodiscard]] Answer answer_of(const Node& node, const Run& run, std::size_t participant);

/// Explanation::spares.
[[nodiscard]] bool spares(const Node& node, const Run& run, std::size_t participant);

/// A safe lower bound of the next day on which that answer can differ.
[[nodiscard]] Date next_change(const Node& node, const Run& run, std::size_t participant);

}  // namespace safon
