// One participant of a small policy, explained: `reflection` over a course, coaching and a flag.
#pragma once
#include "engine/explain/explain.hpp"
#include "engine/record/build.hpp"
#include "tests/engine/progress/small_policy.hpp"

namespace safon::testing {

/// The policy in words:
///   requirement induction { some activity where kind is course   unless excused: flag }
///   requirement reflection "Reflection" @cy "Myfyrio" {
///     all of { induction   coaching "has been coached": at least 1 … within last 30 days   after: earliest module … }
///   }
struct Explained : SmallPolicy {
  NodeId induction{}, reflection{}, coaching{};
  Records records;
  Run run;

  Explained() : Explained(make()) {}

  void know(const Record& record) { records.add(0, policy.in_force_from, record); }
  Explanation explain(const char* as_of, NodeId node, std::string_view language = "en") {
    const std::int32_t today = day(as_of).days;
    run.run(records.batch, {}, {&today, 1});
    return safon::explain(policy, node, run, records.batch, 0, language);
  }

 private:
  struct Made {
    SmallPolicy small;
    NodeId induction, reflection, coaching;
  };
  static Made make();
  explicit Explained(Made made)
      : SmallPolicy(std::move(made.small)),
        induction(made.induction),
        reflection(made.reflection),
        coaching(made.coaching),
        records(policy),
        run(policy.plan) {}
};

inline Explained::Made Explained::make() {
  SmallPolicy small({"a", "b"});
  small.policy.plan.schema.tables[root_table].columns[flag_column].optional = true;
  const Reg course = small.at_least(1, 0), excused = small.flag();
  const NodeId taken = small.node({.kind = NodeKind::condition,
                                   .text = "some activity where kind is course",
                                   .cites = "004, Induction",
                                   .place = {.line = 2, .column = 3},
                                   .verdict = course,
                                   .values = {{.name = "activities", .reg = small.any_rows(0), .table = activities}}});
  const Reg flag = small.load(root_table, flag_column);
  const NodeId condition = small.node({.kind = NodeKind::condition,
                                       .text = "flag",
                                       .verdict = excused,
                                       .values = {{.name = "flag", .reg = flag, .column = flag_column}}});
  const NodeId exception = small.node({.kind = NodeKind::exception,
                                       .name = "induction.excused",
                                       .text = "flag",
                                       .verdict = excused,
                                       .children = {condition}});
  const Reg inducted = small.any({course, excused});
  const NodeId induction = small.node({.kind = NodeKind::requirement,
                                       .name = "induction",
                                       .label = {{{"en", "Induction"}, {"cy", "Sefydlu"}}},
                                       .cites = "004, Induction",
                                       .verdict = inducted,
                                       .children = {taken, exception}});
  const NodeId mentioned = small.node({.kind = NodeKind::reference,
                                       .name = "induction",
                                       .label = {{{"en", "Induction"}, {"cy", "Sefydlu"}}},
                                       .cites = "004, Induction",
                                       .verdict = inducted,
                                       .target = induction});
  const Reg coached = small.at_least(1, 1, Duration{.days = 30});
  const NodeId coaching = small.node({.kind = NodeKind::condition,
                                      .name = "reflection.coaching",
                                      .label = {{{"en", "has been coached"}}},
                                      .verdict = coached,
                                      .values = {{.name = "coaching", .reg = small.any_rows(1), .table = activities}}});
  const Reg module = small.earliest(2);
  const Reg held = small.gather(module, held_column);
  const Reg exists = small.add({.op = Op::exists, .a = module}, {.kind = RegKind::verdict});
  const NodeId after =
      small.node({.kind = NodeKind::condition,
                  .name = "reflection.module",
                  .verdict = exists,
                  .values = {{.name = "module", .reg = module, .table = activities},
                             {.name = "module.held", .reg = held, .table = activities, .column = held_column}}});
  const Reg all = small.all({inducted, coached, exists});
  const NodeId group = small.node({.kind = NodeKind::all_of, .verdict = all, .children = {mentioned, coaching, after}});
  const NodeId again =
      small.node({.kind = NodeKind::reference, .name = "induction", .verdict = inducted, .target = induction});
  const NodeId both = small.node({.kind = NodeKind::all_of, .verdict = all, .children = {group, again}});
  const NodeId reflection = small.node({.kind = NodeKind::requirement,
                                        .name = "reflection",
                                        .label = {{{"en", "Reflection"}, {"cy", "Myfyrio"}}},
                                        .verdict = all,
                                        .children = {both}});
  return {std::move(small), induction, reflection, coaching};
}

/// A node made by hand, for folding and advice.
inline Explanation made(NodeKind kind, std::string name, Answer answer, std::vector<Explanation> children = {},
                        std::int64_t count = 0) {
  Explanation node{.kind = kind, .name = name, .label = name, .answer = answer, .count = count};
  node.children = std::move(children);
  return node;
}
inline Explanation leaf(std::string name, Answer answer) {
  return made(NodeKind::condition, std::move(name), answer);
}

/// "all_of met { a met, b met }" without the kinds: "x met(a met, b met)".
inline std::string outline(const Explanation& node) {
  static constexpr const char* answers[] = {"met", "not met", "unknown", "n/a", "conflict"};
  std::string text = (node.name.empty() ? "-" : node.name) + " " + answers[int(node.answer)];
  if (node.children.empty()) return text;
  text += "(";
  for (std::size_t i = 0; i < node.children.size(); ++i) text += (i > 0 ? ", " : "") + outline(node.children[i]);
  return text + ")";
}

}  // namespace safon::testing
