#include "engine/explain/needed.hpp"

#include "engine/explain/timeline.hpp"
#include "tests/engine/explain/explained.hpp"
#include "tests/engine/progress/life.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

constexpr auto met = Answer::met, not_met = Answer::not_met, unknown = Answer::unknown;
Lines needed(const StillNeeded& missing) {
  Lines lines;
  for (const auto& each : missing.list) {
    std::string text = (each.cease ? "no longer " : "") + each.name;
    if (each.officers > 0) text += std::to_string(each.officers) + " " + each.role;
    if (each.label != each.name) text += " \"" + each.label + "\"";
    for (const auto& field : each.missing) text += " ?" + field;
    if (!each.of.empty()) text += " " + std::to_string(each.more) + " of";
    for (const auto& criterion : each.of) text += " " + criterion;
    if (each.from) text += " from " + to_iso(*each.from);
    if (each.by) text += " by " + to_iso(*each.by);
    if (each.too_late) text += ", past";
    for (const auto& others : each.others) {
      text += " or";
      if (others.instead_of > 1)
        text += std::string(others.each ? " for each of " : " for all ") + std::to_string(others.instead_of);
      for (const auto& way : others.ways) {
        text += " [";
        for (const auto& step : way) text += (text.ends_with('[') ? "" : " ") + step;
        text += "]";
      }
    }
    lines.push_back(text);
  }
  if (missing.lapse) lines.push_back(missing.lapse->name + " lapses " + to_iso(missing.lapse->on));
  return lines;
}
Lines needed(const Explanation& node) {
  return needed(still_needed(node));
}

}  // namespace

TEST_CASE("nothing is needed for what is met or not applicable") {
  CHECK(still_needed(leaf("a", met)).list.empty());
  CHECK(still_needed(leaf("a", Answer::not_applicable)).list.empty());
}

TEST_CASE("all of what is not met, the cheapest way of several, the cheapest few of many") {
  const auto cheap = leaf("cheap", not_met);
  const auto dear = made(NodeKind::all_of, "dear", not_met, {leaf("x", not_met), leaf("y", not_met)});
  CHECK(needed(made(NodeKind::all_of, "", not_met, {leaf("a", met), dear, cheap})) == Lines{"x", "y", "cheap"});
  CHECK(needed(made(NodeKind::any_of, "", not_met, {dear, cheap})) == Lines{"cheap or [dear]"});
  CHECK(needed(made(NodeKind::at_least, "", not_met, {leaf("a", met), dear, cheap, leaf("other", not_met)}, 3)) ==
        Lines{"cheap", "other or for each of 2 [dear]"});
}

TEST_CASE("of several ways the one that nobody has told us of is taken, before what is known not to be met") {
  const auto asked = made(NodeKind::all_of, "asked", unknown, {leaf("x", unknown), leaf("y", unknown)});
  CHECK(needed(made(NodeKind::any_of, "", unknown, {leaf("a", not_met), asked})) == Lines{"x", "y or for all 2 [a]"});
}

TEST_CASE("nobody is advised how to get to a setback") {
  const Transition transition;
  CHECK(still_needed(leaf("a", not_met), transition, {}).list.size() == 1);
  CHECK(still_needed(leaf("a", not_met), transition, {.setback = true}).list.empty());
}

TEST_CASE("the ways that are not taken are named, as a whole where they have a name") {
  const auto two = made(NodeKind::all_of, "", not_met, {leaf("x", not_met), leaf("y", not_met)});
  const auto three = made(NodeKind::all_of, "", not_met, {leaf("p", not_met), leaf("q", not_met), leaf("r", not_met)});
  CHECK(needed(made(NodeKind::any_of, "", not_met, {leaf("a", not_met), two, leaf("b", not_met)})) ==
        Lines{"a or [x y] [b]"});
  CHECK(needed(made(NodeKind::any_of, "", not_met, {three, two})) == Lines{"x", "y or for all 2 [p q r]"});
  // What is needed anyway is not counted among what another way would spare.
  CHECK(needed(made(NodeKind::all_of, "", not_met,
                    {leaf("x", not_met), made(NodeKind::any_of, "", not_met, {three, two})})) ==
        Lines{"x", "y or [p q r]"});
}

TEST_CASE("what is not met by too much names what there should not be") {
  CHECK(needed(made(NodeKind::none_of, "none", not_met, {leaf("a", met), leaf("b", not_met)})) == Lines{"no longer a"});
  CHECK(needed(made(NodeKind::at_most, "few", not_met, {leaf("a", met), leaf("b", met), leaf("c", met)}, 1)) ==
        Lines{"no longer a", "no longer b or for each of 2 [c]"});
  CHECK(needed(made(NodeKind::exactly, "one", not_met, {leaf("a", met), leaf("b", met)}, 1)) == Lines{"one"});
}

TEST_CASE("what should stop says on which day it does so by itself, and no deadline") {
  auto ends = leaf("a", met), open = leaf("b", unknown);
  ends.lapses = day("2026-07-01");
  open.met_from = open.last = day("2026-08-01");
  CHECK(needed(made(NodeKind::none_of, "none", not_met, {ends})) == Lines{"no longer a from 2026-07-01"});
  CHECK(needed(made(NodeKind::none_of, "none", unknown, {open})) == Lines{"b"});
}

TEST_CASE("what has no words of its own is undone by what it is made from") {
  const auto a = leaf("a", met), b = leaf("b", met), c = leaf("c", not_met);
  auto undo = [](NodeKind kind, std::vector<Explanation> parts, std::int64_t count = 0) {
    return needed(made(NodeKind::none_of, "none", not_met, {made(kind, "", met, std::move(parts), count)}));
  };
  CHECK(undo(NodeKind::any_of, {a, b, c}) == Lines{"no longer a", "no longer b"});
  CHECK(undo(NodeKind::all_of, {a, b}) == Lines{"no longer a or [b]"});
  CHECK(undo(NodeKind::at_least, {a, b, c}, 2) == Lines{"no longer a or [b]"});
  CHECK(undo(NodeKind::at_least, {a, b, c}, 1) == Lines{"no longer a", "no longer b"});
  CHECK(undo(NodeKind::none_of, {c, leaf("d", not_met)}) == Lines{"c or [d]"});
  CHECK(undo(NodeKind::exactly, {a, c}, 1) == Lines{"none"});
}

TEST_CASE("what holds whether it applies or not is not asked for, except where it has to count") {
  auto applies = made(NodeKind::applies, "", unknown);
  auto spares = made(NodeKind::requirement, "r", unknown, {applies, leaf("r.body", met)});
  spares.spares = true;
  CHECK(needed(spares) == Lines{});
  CHECK(needed(made(NodeKind::all_of, "", not_met, {spares, leaf("a", not_met)})) == Lines{"a"});
  CHECK(needed(made(NodeKind::any_of, "", unknown, {spares})) == Lines{"r"});
}

TEST_CASE("the criteria of an element that are still to be met are named") {
  auto element = made(NodeKind::condition, "f.e", not_met, {leaf("a", met), leaf("b", not_met), leaf("c", unknown)});
  element.tally = Tally{.met = 1, .of = 3};
  CHECK(needed(element) == Lines{"f.e 2 of b c"});
  element.tally->needed = 2;
  CHECK(needed(element) == Lines{"f.e 1 of b c"});
}

TEST_CASE("an exception that forbids is named with what else is missing") {
  auto barred = made(NodeKind::exception, "r.barred", met, {leaf("b?", met)});
  barred.outcome = 1;
  CHECK(needed(made(NodeKind::requirement, "r", not_met, {leaf("r.body", met), barred})) ==
        Lines{"no longer r.barred"});
  CHECK(needed(made(NodeKind::requirement, "r", not_met, {leaf("r.body", not_met), barred})) ==
        Lines{"no longer r.barred", "r.body"});
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

TEST_CASE("what is met now, is needed and lapses first is told apart from deadlines") {
  auto lapsing = leaf("a", met);
  lapsing.lapses = day("2026-05-01");
  auto sooner = leaf("b", met);
  sooner.lapses = day("2026-04-01");
  const auto group = made(NodeKind::all_of, "", not_met, {lapsing, leaf("c", not_met)});
  CHECK(needed(group) == Lines{"c", "a lapses 2026-05-01"});
  // Of the ways not taken nothing matters.
  CHECK(needed(made(NodeKind::any_of, "", not_met,
                    {made(NodeKind::all_of, "", not_met, {sooner, leaf("x", not_met), leaf("y", not_met)}), group})) ==
        Lines{"c or [x y]", "a lapses 2026-05-01"});
}

TEST_CASE("what time alone will meet says from when, what has a last day says by when") {
  auto waits = leaf("waits", not_met), ends = leaf("ends", not_met);
  waits.met_from = day("2026-06-01");
  ends.last = day("2026-07-31");
  CHECK(needed(made(NodeKind::all_of, "", not_met, {waits, ends})) ==
        Lines{"waits from 2026-06-01", "ends by 2026-07-31"});
}

TEST_CASE("a transition's case counts, and the end of the present status") {
  const Transition transition{.certifiers = 2, .certified_by = "officer"};
  OpenCase open{.due = day("2026-07-01"), .certified_by = {"Ann"}};
  Outlook outlook{.as_of = day("2026-06-01"), .open = &open};
  CHECK(needed(still_needed(leaf("a", met), transition, outlook)) == Lines{"1 officer by 2026-07-01"});
  outlook.closes = day("2026-06-20");
  CHECK(needed(still_needed(leaf("a", met), transition, outlook)) == Lines{"1 officer by 2026-06-20"});
  CHECK(needed(still_needed(leaf("a", not_met), transition, outlook)) == Lines{"a by 2026-06-20"});
  outlook.as_of = day("2026-06-21");
  CHECK(needed(still_needed(leaf("a", not_met), transition, outlook)) == Lines{"a by 2026-06-20, past"});
  CHECK(needed(still_needed(leaf("a", met), transition, {.as_of = outlook.as_of, .declined = day("2026-05-01")})) ==
        Lines{});
}

TEST_CASE("the present status ends on the day before time alone leads away from it") {
  SmallPolicy small({"a", "b", "c"});
  const auto onward = small.transition({0}, 1, small.at_least(1, course));
  small.transition({0}, 2, small.held_for({.days = 30}));
  const auto back = small.transition({0, 2}, 1, small.at_least(1, coaching));
  Life life(small);
  life.know("2026-02-01", record("2026-02-01"));
  (void)life.night("2026-02-10");
  auto closes = [&](std::uint16_t way) {
    return outlook(small.policy, 0, way, life.records.batch, 0, life.state, day("2026-02-01"), day("2026-02-10"))
        .closes;
  };
  CHECK(closes(onward) == day("2026-03-02"));
  CHECK(closes(back) == std::nullopt);  // it goes on from there
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
  auto why = e.explain("2026-03-01", e.reflection);
  CHECK(needed(why) == Lines{"induction \"Induction\""});
  foresee(why, e.policy, e.records.batch, 0, {}, day("2026-03-01"));
  CHECK(needed(why) == Lines{"induction \"Induction\"", "reflection.coaching lapses 2026-03-23"});
}

TEST_CASE("unknown fields are named") {
  Explained e;
  e.know({.activities_given = false});
  CHECK(needed(e.explain("2026-03-01", e.induction)) == Lines{"induction \"Induction\" ?activities"});
  CHECK(still_needed(e.explain("2026-03-01", e.induction)).list.front().answer == unknown);
}
