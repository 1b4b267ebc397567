#include "adapters/xml/extract/select.hpp"

#include <algorithm>

#include "adapters/xml/extract/xpath.hpp"

namespace safon::xml {

Selector::Selector(const Fragment& fragment, const Names& names) : fragment_(fragment), names_(names) {}
Selector::~Selector() = default;

void Selector::forget() {
  xpath_.reset();
}

XPathDocument& Selector::xpath() {
  if (!xpath_) xpath_ = std::make_unique<XPathDocument>(fragment_, names_);
  return *xpath_;
}

Found Selector::found(NodeId id) const {
  const Node& node = fragment_[id];
  return {id, fragment_.text(node), node.place, node.has_elements, node.text_too_long};
}

bool Selector::holds(const Predicate& predicate, NodeId id) const {
  const Node& node = fragment_[id];
  switch (predicate.kind) {
    case PredicateKind::attribute_is:
      for (std::uint32_t a = 0; a < node.attribute_count; ++a) {
        const NodeAttribute& attribute = fragment_.attribute(node.first_attribute + a);
        if (attribute.name == predicate.name) return fragment_.text(attribute) == predicate.value;
      }
      return false;
    case PredicateKind::child_is:
      for (NodeId child = node.first_child; child != no_node; child = fragment_[child].next)
        if (fragment_[child].name == predicate.name && fragment_.text(fragment_[child]) == predicate.value) return true;
      return false;
    case PredicateKind::position:
      break;
  }
  return true;
}

bool Selector::holds(const std::vector<Predicate>& predicates, NodeId node) const {
  return std::ranges::all_of(predicates, [&](const Predicate& predicate) { return holds(predicate, node); });
}

void Selector::walk_children(const Path& path, std::size_t index, NodeId node, std::vector<Found>& out) const {
  const Step& step = path.steps[index];
  NodeId child = node == no_node ? (fragment_.size() == 0 ? no_node : 0) : fragment_[node].first_child;
  if (step.predicates.empty()) {
    for (; child != no_node; child = fragment_[child].next)
      if (fragment_[child].name == step.name) walk(path, index + 1, child, out);
    return;
  }
  // Each predicate counts positions among those that the ones before it have left.
  std::vector<NodeId> left;
  for (; child != no_node; child = fragment_[child].next)
    if (fragment_[child].name == step.name) left.push_back(child);
  for (const Predicate& predicate : step.predicates) {
    if (predicate.kind != PredicateKind::position)
      std::erase_if(left, [&](NodeId one) { return !holds(predicate, one); });
    else if (predicate.position > left.size())
      left.clear();
    else
      left = {left[predicate.position - 1]};
  }
  for (NodeId one : left) walk(path, index + 1, one, out);
}

void Selector::walk(const Path& path, std::size_t index, NodeId node, std::vector<Found>& out) const {
  if (index == path.steps.size()) {
    if (node != no_node) out.push_back(found(node));
    return;
  }
  const Step& step = path.steps[index];
  switch (step.kind) {
    case StepKind::child:
      walk_children(path, index, node, out);
      break;
    case StepKind::parent:
      if (node != no_node && fragment_[node].parent != no_node) walk(path, index + 1, fragment_[node].parent, out);
      break;
    case StepKind::text:
      if (node != no_node) out.push_back(found(node));
      break;
    case StepKind::attribute:
      if (node == no_node) break;
      for (std::uint32_t a = 0; a < fragment_[node].attribute_count; ++a) {
        const NodeAttribute& attribute = fragment_.attribute(fragment_[node].first_attribute + a);
        if (attribute.name != step.name) continue;
        out.push_back({node, fragment_.text(attribute), attribute.place});
        break;
      }
      break;
  }
}

void Selector::values(const Path& path, NodeId node, std::vector<Found>& out) {
  if (path.xpath)
    xpath().values(path.text, node, out);
  else
    walk(path, 0, node, out);
}

void Selector::elements(const Path& path, NodeId node, std::vector<NodeId>& out) {
  if (!path.xpath && path.steps.size() == 1 && path.steps[0].kind == StepKind::child &&
      path.steps[0].predicates.empty() && node != no_node) {
    for (NodeId child = fragment_[node].first_child; child != no_node; child = fragment_[child].next)
      if (fragment_[child].name == path.steps[0].name) out.push_back(child);
    return;
  }
  scratch_.clear();
  values(path, node, scratch_);
  for (const Found& one : scratch_) out.push_back(one.node);
}

}  // namespace safon::xml
