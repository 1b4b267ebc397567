// How the children of an explanation make up its answer: shared by folding and by advice.
#pragma once
#include <map>
#include <span>
#include <vector>

#include "engine/explain/explain.hpp"

namespace safon {

/// `each`: the children say more of one condition, none of them settles it.
enum class Rule : std::uint8_t { all, any, none_of, at_least, at_most, exactly, implication, each };

[[nodiscard]] Rule rule_of(const Explanation& explanation);

/// The children that the rule is about, exceptions that apply or may, and the condition of `applies when`.
struct Parts {
  std::vector<const Explanation*> parts, exceptions, applies;
};
[[nodiscard]] Parts parts_of(const Explanation& explanation);

/// What the part counts as: what spares (see Explanation) holds nothing back.
[[nodiscard]] Answer counted_answer(const Explanation& part, Rule rule);

/// The exceptions that make the answer what it is, and not what the parts alone would give.
[[nodiscard]] std::vector<const Explanation*> deciding(const Explanation& explanation);

/// Whether the part is as the whole wants it: nothing to look at by whoever asks what stands in the way.
[[nodiscard]] bool in_order(const Explanation& whole, const Explanation& part);

/// What the parts alone answer, without exceptions; the answer itself where there are none.
[[nodiscard]] Answer answer_of_parts(const Explanation& explanation, const Parts& parts);

/// Requirements by their node: a second mention of one has no children of its own.
using Expanded = std::map<NodeId, const Explanation*>;
[[nodiscard]] Expanded expanded_in(const Explanation& explanation);

}  // namespace safon
