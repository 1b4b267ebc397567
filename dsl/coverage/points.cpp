#include "dsl/coverage/points.hpp"

#include <algorithm>

namespace safon {
namespace {

/// Which registers rest on the record: what is read from it can be unknown, and whatever is made of that.
std::vector<bool> rests_on_record(const Plan& plan) {
  std::vector<bool> rests(plan.registers.size());
  for (const auto& step : plan.steps) {
    bool here = step.op == Op::load || step.op == Op::visible || step.op == Op::gather;
    for (const Reg reg : {step.a, step.b}) here = here || (reg != no_reg && rests[reg]);
    for (const Reg reg : step.inputs) here = here || rests[reg];
    rests[step.out] = here;
  }
  return rests;
}

bool is_group(NodeKind kind) {
  return kind >= NodeKind::all_of && kind <= NodeKind::exactly;
}

class Points {
 public:
  explicit Points(const CompiledPolicy& policy)
      : policy_(policy), rests_(rests_on_record(policy.plan)), seen_(policy.outline.nodes.size()) {}

  std::vector<CoveragePoint> all() {
    for (const NodeId id : policy_.outline.requirements) {
      owner_ = policy_.outline.nodes[id].name;
      add(PointKind::requirement, id);
      parts(id, false);
    }
    for (const auto& programme : policy_.programmes) {
      owner_ = programme.name;
      for (const auto& transition : programme.transitions) {
        points_.push_back({.kind = PointKind::transition,
                           .of = programme.name,
                           .name = transition.name,
                           .node = transition.node,
                           .place = transition.place,
                           .asked = {true, false, false}});
        if (transition.node != no_node) part(transition.node, false);
      }
    }
    return std::move(points_);
  }

 private:
  const Node& node(NodeId id) const { return policy_.outline.nodes[id]; }

  void add(PointKind kind, NodeId id) {
    const Node& at = node(id);
    const bool unknown = at.verdict != no_reg && rests_[at.verdict];
    points_.push_back({.kind = kind,
                       .of = owner_,
                       .name = !at.name.empty()               ? at.name
                               : at.kind == NodeKind::applies ? "applies when " + at.text
                               : !at.text.empty()             ? at.text
                                                              : group_text(at),
                       .node = id,
                       .place = at.place,
                       .asked = {true, true, unknown}});
  }

  static std::string group_text(const Node& group) {
    switch (group.kind) {
      case NodeKind::any_of:
        return "any of";
      case NodeKind::none_of:
        return "none of";
      case NodeKind::at_least:
        return "at least " + std::to_string(group.count) + " of";
      case NodeKind::at_most:
        return "at most " + std::to_string(group.count) + " of";
      case NodeKind::exactly:
        return "exactly " + std::to_string(group.count) + " of";
      default:
        return "all of";
    }
  }

  /// A node that stands inside another; `item`: in a group, where an item of its own is a branch. `says_it`: it is the
  /// condition of `applies when` or of an exception, which is a point already.
  void part(NodeId id, bool item, bool says_it = false) {
    if (seen_[id]) return;
    seen_[id] = true;
    const Node& at = node(id);
    if (at.waivable != none16) return;
    if (at.kind == NodeKind::exception)
      add(PointKind::exception, id);
    else if (at.kind == NodeKind::applies ||
             ((item || (!at.name.empty() && !says_it)) && at.kind != NodeKind::reference))
      add(PointKind::branch, id);
    if (at.kind != NodeKind::coverage) parts(id, is_group(at.kind) && !stands_for_one(at));
  }

  /// An item with exceptions is a group around its own answer: one branch, not two.
  bool stands_for_one(const Node& group) const {
    const auto own =
        std::ranges::count_if(group.children, [&](NodeId child) { return node(child).kind != NodeKind::exception; });
    return own == 1 && group.children.size() > 1;
  }

  void parts(NodeId id, bool items) {
    const bool says_it = node(id).kind == NodeKind::applies || node(id).kind == NodeKind::exception;
    for (const NodeId child : node(id).children) part(child, items, says_it);
  }

  const CompiledPolicy& policy_;
  std::vector<bool> rests_, seen_;
  std::string owner_;
  std::vector<CoveragePoint> points_;
};

}  // namespace

std::vector<CoveragePoint> points_of(const CompiledPolicy& policy) {
  return Points(policy).all();
}

}  // namespace safon
