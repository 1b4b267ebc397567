// Walks the outline from a node and fills it with what a run found for one participant.
#include "engine/explain/explain.hpp"

#include <algorithm>

#include "engine/explain/answers.hpp"
#include "engine/explain/parts.hpp"
#include "engine/explain/values/values.hpp"

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
      made.count = count_of(target);
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
                     .count = count_of(node),
                     .outcome = node.outcome,
                     .except = node.except,
                     .waiver = node.waivable != none16,
                     .spares = spares(node, run_, participant_),
                     .cites = node.cites,
                     .next = next_change(node, run_, participant_)};
    made.label = node.label.in(language_, node.name.empty() ? node.text : node.name);
    place(made, node);
    return made;
  }

  /// Of a parameter that changes by date the value on the day of the run.
  std::int64_t count_of(const Node& node) const {
    if (node.count_in_force == no_reg) return node.count;
    return values_.whole_number(node.count_in_force).value_or(node.count);
  }

  void place(Explanation& made, const Node& node) const {
    made.place = node.place;
    if (node.place.file < policy_.files.size()) made.file = policy_.files[node.place.file].name;
  }

  void fill(Explanation& made, const Node& node) {
    for (const auto& shown : node.values) values_.read(shown, node.verdict, made.values);
    if (made.waiver) values_.read_waiver(node.waivable, node.values.front().reg, made.values);
    for (NodeId child : node.children)
      if (!is_idle_waiver(child)) made.children.push_back(from(child));
    if (node.pool != none16) return values_.read_pool(node.pool, node.member, made.answer, made.values);
    if (node.kind != NodeKind::condition || !node.children.empty() || node.verdict == no_reg) return;
    if (made.answer == Answer::unknown) values_.read_impossible(node.verdict, node.text, made.values);
    if (made.answer == Answer::unknown || made.answer == Answer::not_met) made.last = values_.last_day(node.verdict);
    auto criteria = values_.criteria(node.verdict);
    if (criteria.nodes.empty()) return;
    made.children = std::move(criteria.nodes);
    const auto all = std::int64_t(made.children.size());
    made.tally = {.met = criteria.met, .of = all};
    if (criteria.needed != 0 && criteria.needed != all) made.tally->needed = criteria.needed;
  }

  /// That nobody has waived the requirement says nothing about it.
  bool is_idle_waiver(NodeId id) const {
    const Node& node = policy_.outline.nodes[id];
    return node.waivable != none16 && run_.verdict(node.verdict, participant_) == Verdict::not_met;
  }

  static void finish(Explanation& made) {
    if (is_group(made.kind) || made.kind == NodeKind::coverage) made.tally = tally(made);
    for (const auto* each : deciding(made)) made.decided_by.push_back(each->name);
    if (!made.decided_by.empty()) made.tally.reset();
  }

  static Tally tally(const Explanation& made) {
    Tally tally;
    std::int64_t all = 0;
    for (const auto& child : made.children) {
      if (child.kind == NodeKind::exception || child.kind == NodeKind::applies) continue;
      if (child.answer == Answer::not_applicable) continue;
      ++all;
      const bool met = child.answer == Answer::met || (child.spares && rule_of(made) == Rule::all);
      tally.met += met;
      tally.unknown += !met && (child.answer == Answer::unknown || child.answer == Answer::conflict);
    }
    if (made.kind == NodeKind::at_most)
      tally.at_most = made.count;
    else
      tally.of = made.kind == NodeKind::at_least || made.kind == NodeKind::exactly ? made.count : all;
    return tally;
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
