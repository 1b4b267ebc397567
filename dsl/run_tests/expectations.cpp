#include "dsl/run_tests/expectations.hpp"

#include <algorithm>

#include "dsl/run_tests/given_lines.hpp"
#include "engine/explain/timeline.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

using Expected = model::Expectation;
using Parts = std::vector<Difference>;

std::string quoted(const std::string& name) {
  return "`" + name + "`";
}
std::string named(Answer answer) {
  return std::string(answer_name(answer));
}
std::string since_text(const std::optional<Date>& date) {
  return date ? " since " + to_iso(*date) : "";
}
std::string date_text(const std::optional<Date>& date) {
  return date && *date != never ? to_iso(*date) : "never";
}

Answer wanted(Expected::Answer answer) {
  switch (answer) {
    case Expected::Answer::met:
      return Answer::met;
    case Expected::Answer::not_met:
      return Answer::not_met;
    case Expected::Answer::unknown:
      return Answer::unknown;
    case Expected::Answer::not_applicable:
      return Answer::not_applicable;
    case Expected::Answer::conflict:
      return Answer::conflict;
  }
  return Answer::unknown;
}

/// The names of all that settles the answer. A short name stands for the part of the requirement that is asked about.
bool gives_reason(const Explanation& reason, const std::string& requirement, const std::string& name) {
  if (reason.name == name || reason.name == requirement + "." + name) return true;
  return std::any_of(reason.children.begin(), reason.children.end(),
                     [&](const Explanation& child) { return gives_reason(child, requirement, name); });
}

void list_names(const Explanation& reason, std::vector<std::string>& names) {
  if (!reason.name.empty() && reason.children.empty()) names.push_back(quoted(reason.name));
  for (const auto& child : reason.children) list_names(child, names);
  if (names.empty() && !reason.name.empty()) names.push_back(quoted(reason.name));
}

class Check {
 public:
  explicit Check(Stage& stage) : stage_(stage) {}

  void expectation(const Expected& expected) {
    // A policy without programmes has no statuses; then nothing is expected of them either.
    const auto of = expected.programme;
    switch (expected.kind) {
      case Expected::Kind::status:
        return status(expected, of);
      case Expected::Kind::case_for:
        return open_case(expected, of);
      case Expected::Kind::no_case:
        if (const auto& cases = stage_.state().cases; !cases.empty()) {
          std::string waiting;
          for (const auto& open : cases) {
            const auto& programme = stage_.programme();
            waiting +=
                (waiting.empty() ? "" : ", ") + programme.statuses[programme.transitions[open.transition].to].name;
          }
          fail(expected.span, "no case", stage_.open_cases(stage_.test.programme), {{"case for", "none", waiting}});
        }
        return;
      case Expected::Kind::next_date:
      case Expected::Kind::no_next_date: {
        const Date wanted_next = expected.date.value_or(never), next = stage_.state().next;
        if (next != wanted_next)
          fail(expected.span, "next date " + date_text(wanted_next), "next date " + date_text(next),
               {{"next date", date_text(wanted_next), date_text(next)}});
        return;
      }
      case Expected::Kind::review:
        if (stage_.state().reviews == 0) fail(expected.span, "a review", "no review", {{"review", "one", "none"}});
        return;
      case Expected::Kind::verdict:
        return verdict(expected);
      case Expected::Kind::broken:
        if (broken(expected.property)) return;
        fail(expected.span, "always \"" + stage_.compiled.properties[expected.property].text + "\" is broken",
             "it holds here", {{"always", "broken", "holds"}}, stage_.compiled.properties[expected.property].node);
        return;
    }
  }

  /// What must always hold must hold on the day of a test as well, whatever else the test expects.
  void properties() {
    const auto& all = stage_.compiled.properties;
    for (std::uint16_t p = 0; p < all.size(); ++p) {
      const bool theirs = all[p].programme == stage_.test.programme || stage_.states[all[p].programme].entered;
      const bool expected = std::ranges::any_of(stage_.test.expectations, [&](const Expected& each) {
        return each.kind == Expected::Kind::broken && each.property == p;
      });
      if (theirs && !expected && broken(p))
        fail(stage_.test.span, "always \"" + all[p].text + "\"", "it does not hold here",
             {{"always", "holds", "broken"}}, all[p].node);
    }
  }

 private:
  void fail(Span span, std::string expected, std::string found, Parts parts, NodeId why = no_node) {
    TestFailure failure{span, std::move(expected), std::move(found), std::move(parts), {}};
    if (why != no_node) failure.explanation = explained(why);
    stage_.result.failures.push_back(std::move(failure));
  }

  Explanation explained(NodeId node) {
    give_lines(stage_);
    auto made = explain(stage_.compiled, node, stage_.run, stage_.batch, 0, "");
    forget_days_received(made);
    return made;
  }

  bool broken(std::uint16_t property) const {
    return stage_.run.verdict(stage_.compiled.properties[property].verdict, 0) == Verdict::not_met;
  }

  void status(const Expected& expected, std::uint16_t of) {
    const auto& there = stage_.states[of];
    const auto& statuses = stage_.compiled.programmes[of].statuses;
    const auto& name = statuses[expected.status].name;
    Parts parts{{"status", name, there.history.empty() ? "not entered" : statuses[there.history.back().status].name}};
    if (there.stopped) parts.back().found += ", and stopped";
    if (expected.date)
      parts.push_back({"since", to_iso(*expected.date),
                       there.history.empty() ? "never" : to_iso(began(stage_.compiled.programmes[of], there.history))});
    if (!std::ranges::all_of(parts, &Difference::same))
      fail(expected.span, "status " + quoted(name) + since_text(expected.date), stage_.present(of), parts);
  }

  void open_case(const Expected& expected, std::uint16_t of) {
    const auto& name = stage_.compiled.programmes[of].statuses[expected.status].name;
    const auto* open = stage_.case_for(of, expected.status);
    Parts parts{{"case for", name, open ? name : "none"}};
    if (expected.date) parts.push_back({"since", to_iso(*expected.date), open ? to_iso(open->since) : "never"});
    if (expected.due) parts.push_back({"due", to_iso(*expected.due), date_text(open ? open->due : std::nullopt)});
    if (!expected.escalated_to.empty())
      parts.push_back({"escalated to", expected.escalated_to,
                       open && !open->escalated_to.empty() ? open->escalated_to.back() : "nobody"});
    if (!std::ranges::all_of(parts, &Difference::same))
      fail(expected.span,
           "a case for " + quoted(name) + since_text(expected.date) +
               (expected.due ? ", due " + to_iso(*expected.due) : "") +
               (expected.escalated_to.empty() ? "" : ", escalated to " + quoted(expected.escalated_to)),
           stage_.open_cases(of), parts);
  }

  void verdict(const Expected& expected) {
    const NodeId id = find_node(stage_.compiled.outline, expected.requirement);
    const Node& node = stage_.compiled.outline.nodes[id];
    const auto why = explain(stage_.compiled, id, stage_.run, stage_.batch, 0, "");
    const auto answer = wanted(expected.answer);
    const auto subject = quoted(expected.requirement) + " ";
    Parts parts{{expected.requirement, named(answer), named(why.answer)}};
    if (why.answer != answer) {
      fail(expected.span, subject + named(answer), subject + named(why.answer), parts, id);
      return;
    }
    if (expected.date) {
      const auto since = holds_since(stage_, node);
      parts.push_back({"since", to_iso(*expected.date), date_text(since)});
      if (since != expected.date)
        fail(expected.span, subject + named(answer) + since_text(expected.date),
             subject + named(answer) + since_text(since), parts, id);
    }
    const auto folded = reasons(why);
    for (const auto& name : expected.because) {
      if (gives_reason(folded, expected.requirement, name)) continue;
      std::vector<std::string> names;
      list_names(folded, names);
      std::string given;
      for (const auto& each : names) given += " " + each;
      auto with_reason = parts;
      with_reason.push_back({"because", name, given.empty() ? "nothing that has a name" : given.substr(1)});
      fail(expected.span, subject + named(answer) + " because " + quoted(name),
           subject + named(answer) + " because" + given, with_reason, id);
    }
  }

  Stage& stage_;
};

}  // namespace

NodeId find_node(const Outline& outline, const std::string& name) {
  for (NodeId n = 0; n < outline.nodes.size(); ++n)
    if (outline.nodes[n].name == name && outline.nodes[n].kind != NodeKind::reference) return n;
  for (NodeId n = 0; n < outline.nodes.size(); ++n)
    if (outline.nodes[n].name == name) return n;
  return no_node;
}

std::optional<Date> holds_since(const Stage& stage, const Node& node) {
  const auto standing =
      standing_through(stage.compiled, stage.test.programme, stage.state(), stage.held, stage.test.as_of);
  const Verdict verdict = stage.run.verdict(node.verdict, 0);
  std::optional<Date> since;
  Date from = stage.state().history.empty() ? stage.compiled.in_force_from : stage.state().history.front().effective;
  from = std::max(from, stage.compiled.in_force_from);
  Verdict before = Verdict::unknown;
  bool first = true;
  for (const auto& [day, answer] :
       timeline(stage.compiled, node.verdict, stage.batch, 0, standing, from, stage.test.as_of)) {
    if (answer == verdict && (first || before != verdict)) since = day;
    before = answer;
    first = false;
  }
  return since;
}

void check_expectations(Stage& stage) {
  stage.look();
  Check check(stage);
  for (const auto& expected : stage.test.expectations) check.expectation(expected);
  check.properties();
}

}  // namespace safon
