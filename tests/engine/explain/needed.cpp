#include <doctest/doctest.h>

#include "tests/engine/explain/explained.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

constexpr auto met = Answer::met, not_met = Answer::not_met, unknown = Answer::unknown;
using Lines = std::vector<std::string>;

Lines needed(const Explanation& node) {
  Lines lines;
  for (const auto& each : still_needed(node)) {
    std::string text = each.name;
    if (each.label != each.name) text += " \"" + each.label + "\"";
    for (const auto& field : each.missing) text += " ?" + field;
    if (each.by) text += " by " + to_iso(*each.by);
    lines.push_back(text);
  }
  return lines;
}

}  // namespace

TEST_CASE("nothing is needed for what is met or not applicable") {
  CHECK(still_needed(leaf("a", met)).empty());
  CHECK(still_needed(leaf("a", Answer::not_applicable)).empty());
}

TEST_CASE("all of what is not met, the cheapest way of several, the cheapest few of many") {
  const auto cheap = leaf("cheap", not_met);
  const auto dear = made(NodeKind::all_of, "dear", not_met, {leaf("x", not_met), leaf("y", not_met)});
  CHECK(needed(made(NodeKind::all_of, "", not_met, {leaf("a", met), dear, cheap})) == Lines{"x", "y", "cheap"});
  CHECK(needed(made(NodeKind::any_of, "", not_met, {dear, cheap})) == Lines{"cheap"});
  CHECK(needed(made(NodeKind::at_least, "", not_met, {leaf("a", met), dear, cheap, leaf("other", not_met)}, 3)) ==
        Lines{"cheap", "other"});
}

TEST_CASE("what is not met by too much names what there should not be") {
  CHECK(needed(made(NodeKind::none_of, "none", not_met, {leaf("a", met), leaf("b", not_met)})) == Lines{"a"});
  CHECK(needed(made(NodeKind::exactly, "one", not_met, {leaf("a", met), leaf("b", met)}, 1)) == Lines{"one"});
}

TEST_CASE("an exception that forbids is named with what else is missing") {
  auto barred = made(NodeKind::exception, "r.barred", met, {leaf("b?", met)});
  barred.outcome = 1;
  CHECK(needed(made(NodeKind::requirement, "r", not_met, {leaf("r.body", met), barred})) == Lines{"r.barred"});
  CHECK(needed(made(NodeKind::requirement, "r", not_met, {leaf("r.body", not_met), barred})) ==
        Lines{"r.barred", "r.body"});
}

TEST_CASE("a part without a name goes by the one that it stands in") {
  auto bare = [](std::string text) {
    auto node = leaf("", not_met);
    node.label = node.text = text;
    return node;
  };
  auto alone = made(NodeKind::requirement, "r", not_met, {bare("x exists")});
  alone.label = "Has an x";
  CHECK(needed(alone) == Lines{"r \"Has an x\""});
  auto several = made(NodeKind::requirement, "r", not_met,
                      {made(NodeKind::all_of, "", not_met, {bare("x exists"), bare("y exists")})});
  CHECK(needed(several) == Lines{"r \"x exists\"", "r \"y exists\""});
}

TEST_CASE("what is met now and lapses sets the day by which") {
  auto lapsing = leaf("a", met);
  lapsing.next = day("2026-05-01");
  auto sooner = leaf("b", met);
  sooner.next = day("2026-04-01");
  const auto group = made(NodeKind::all_of, "", not_met, {lapsing, leaf("c", not_met)});
  CHECK(needed(group) == Lines{"c by 2026-05-01"});
  // Of the ways not taken nothing matters.
  CHECK(needed(made(NodeKind::any_of, "", not_met,
                    {made(NodeKind::all_of, "", not_met, {sooner, leaf("x", not_met), leaf("y", not_met)}), group})) ==
        Lines{"c by 2026-05-01"});
}

TEST_CASE("a second mention is looked up where the first is not on the way that is taken") {
  auto shown = made(NodeKind::requirement, "r", not_met, {leaf("r.x", not_met)});
  auto mention = made(NodeKind::reference, "r", not_met);
  shown.node = mention.node = 7;
  const auto dear = made(NodeKind::all_of, "", not_met, {shown, leaf("y", not_met)});
  CHECK(needed(made(NodeKind::any_of, "", not_met, {dear, mention})) == Lines{"r.x"});
}

TEST_CASE("a second mention asks for nothing twice") {
  Explained e;
  e.know({.activities = {{day("2026-02-20"), 1}, {day("2026-02-20"), 2}}});
  CHECK(needed(e.explain("2026-03-01", e.reflection)) == Lines{"induction \"Induction\" by 2026-03-23"});
}

TEST_CASE("unknown fields are named") {
  Explained e;
  e.know({.activities_given = false});
  CHECK(needed(e.explain("2026-03-01", e.induction)) == Lines{"induction \"Induction\" ?activities"});
  CHECK(still_needed(e.explain("2026-03-01", e.induction)).front().answer == unknown);
}
