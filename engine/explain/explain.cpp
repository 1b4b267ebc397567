// Walks the outline from a node and fills it with what a run found for one participant.
#include "engine/explain/explain.hpp"

#include <algorithm>

#include "engine/explain/answers.hpp"
#include "engine/explain/values.hpp"

namespace safon {
namespace {

bool is_group(NodeKind kind) {
  return kind >= NodeKind::all_of && kind <= NodeKind::exactly;
}

class Walk {
 public:
  Walk(const CompiledPolicy& policy, const Run& run, const RecordBatch& batch, std::size_t participant,
       std::string_view language)
      : policy_(policy),
        run_(run),
        participant_(participant),
        language_(language),
        values_(policy, run, batch, participant, language),
        expanded_(policy.outline.nodes.size()) {}

  Explanation from(NodeId id) {
    const Node& node = policy_.outline.nodes[id];
    if (node.kind == NodeKind::reference && node.target != no_node) return mention(id);
    expanded_[id] = true;
    Explanation made = describe(id);
    fill(made, node);
    finish(made);
    return made;
  }

 private:
  /// What is mentioned for the first time is shown whole in the place of the mention; after that, only its answer.
  Explanation mention(NodeId id) {
    const Node& node = policy_.outline.nodes[id];
    const Node& target = policy_.outline.nodes[node.target];
    Explanation made = describe(id);
    made.node = node.target;
    if (made.cites.empty()) made.cites = target.cites;
    if (!expanded_[node.target]) {
      expanded_[node.target] = true;
      made.kind = target.kind;
      made.joint = target.joint;
      made.count = target.count;
      made.text = target.text;
      place(made, target);
      fill(made, target);
      for (NodeId child : node.children) made.children.push_back(from(child));  // exceptions to the mention
      finish(made);
    }
    return made;
  }

  Explanation describe(NodeId id) const {
    const Node& node = policy_.outline.nodes[id];
    Explanation made{.node = id,
                     .kind = node.kind,
                     .joint = node.joint,
                     .name = node.name,
                     .text = node.text,
                     .answer = answer_of(node, run_, participant_),
                     .count = node.count,
                     .outcome = node.outcome,
                     .cites = node.cites,
                     .next = next_change(node, run_, participant_)};
    made.label = node.label.in(language_, node.name.empty() ? node.text : node.name);
    place(made, node);
    return made;
  }

  void place(Explanation& made, const Node& node) const {
    made.place = node.place;
    if (node.place.file < policy_.files.size()) made.file = policy_.files[node.place.file].name;
  }

  void fill(Explanation& made, const Node& node) {
    for (const auto& shown : node.values) values_.read(shown, made.values);
    for (NodeId child : node.children) made.children.push_back(from(child));
    if (node.kind != NodeKind::condition || !node.children.empty() || node.verdict == no_reg) return;
    auto criteria = values_.criteria(node.verdict);
    if (criteria.nodes.empty()) return;
    made.children = std::move(criteria.nodes);
    const auto all = std::int64_t(made.children.size());
    made.tally = std::to_string(criteria.met) + " of " + std::to_string(all);
    if (criteria.needed != 0 && criteria.needed != all)
      made.tally += ", " + std::to_string(criteria.needed) + " needed";
  }

  static void finish(Explanation& made) {
    if (is_group(made.kind) || made.kind == NodeKind::coverage) made.tally = tally(made);
  }

  static std::string tally(const Explanation& made) {
    std::int64_t met = 0, unknown = 0, all = 0;
    for (const auto& child : made.children) {
      if (child.kind == NodeKind::exception || child.kind == NodeKind::applies) continue;
      if (child.answer == Answer::not_applicable) continue;
      ++all;
      met += child.answer == Answer::met;
      unknown += child.answer == Answer::unknown || child.answer == Answer::conflict;
    }
    std::string text = std::to_string(met);
    if (made.kind == NodeKind::at_most)
      text += ", at most " + std::to_string(made.count);
    else if (made.kind == NodeKind::at_least || made.kind == NodeKind::exactly)
      text += " of " + std::to_string(made.count);
    else
      text += " of " + std::to_string(all);
    if (unknown > 0) text += "; " + std::to_string(unknown) + " more unknown";
    return text;
  }

  const CompiledPolicy& policy_;
  const Run& run_;
  const std::size_t participant_;
  const std::string_view language_;
  ValueReader values_;
  std::vector<bool> expanded_;
};

}  // namespace

Explanation explain(const CompiledPolicy& policy, NodeId node, const Run& run, const RecordBatch& batch,
                    std::size_t participant, std::string_view language) {
  return Walk(policy, run, batch, participant, language).from(node);
}

}  // namespace safon
