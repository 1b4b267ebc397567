#include "engine/explain/explain.hpp"

#include <doctest/doctest.h>

#include "engine/explain/values/values.hpp"
#include "tests/engine/explain/explained.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

std::string shown(const ExplainedValue& value) {
  static constexpr const char* words[] = {"",        "about", "unknown",    "none",  "yes",          "no",     "met",
                                          "not met", "more",  "not chosen", "fails", "out of range", "by zero"};
  std::string text = value.name + " =";
  if (value.says != ExplainedValue::Says::value) text += std::string(" ") + words[int(value.says)];
  if (value.count > 0) text += " " + std::to_string(value.count);
  if (!value.value.empty()) text += " " + value.value;
  for (const auto& why : value.why) text += " !" + why;
  if (!value.known()) text += " ?";
  if (!value.file.empty()) text += " @ " + value.file + ":" + std::to_string(value.line) + " " + value.received;
  return text;
}

std::vector<std::string> shown(const Explanation& node) {
  std::vector<std::string> lines;
  for (const auto& value : node.values) lines.push_back(shown(value));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an explanation keeps every branch, with tallies, and shows a requirement once") {
  Explained e;
  e.know({.flag = false, .activities = {{day("2026-02-01"), 0}, {day("2026-02-20"), 1}}});
  const auto why = e.explain("2026-03-01", e.reflection);
  CHECK(outline(why) ==
        "reflection not met(- not met(- not met(induction met(- met, induction.excused not met(- not met)), "
        "reflection.coaching met, reflection.module not met), induction met))");
  const auto& both = why.children[0];
  CHECK((both.tally == Tally{.met = 1, .of = 2}));
  CHECK((both.children[0].tally == Tally{.met = 2, .of = 3}));
  CHECK(both.children[0].children[0].kind == NodeKind::requirement);
  CHECK(both.children[1].kind == NodeKind::reference);  // shown above
  CHECK(both.children[1].node == e.induction);
  CHECK(both.children[0].children[0].cites == "004, Induction");
  CHECK(both.children[0].children[0].children[0].file == "small.safon");
  CHECK(both.children[0].children[0].children[0].place.line == 2);
  // Coached on 20 February: it lapses thirty days later.
  CHECK(both.children[0].children[1].next == day("2026-03-23"));
}

TEST_CASE("labels are in the language asked for, else in the main one, else the name, else the text") {
  Explained e;
  e.know({});
  const auto why = e.explain("2026-03-01", e.reflection, "cy");
  CHECK(why.label == "Myfyrio");
  const auto& group = why.children[0].children[0];
  CHECK(group.children[0].label == "Sefydlu");
  CHECK(group.children[1].label == "has been coached");
  CHECK(group.children[2].label == "reflection.module");
  CHECK(group.children[0].children[0].label == "some activity where kind is course");
}

TEST_CASE("values come with the file, the line and the day received") {
  Explained e;
  append_row(e.records.batch, root_table);
  put(e.records.batch, root_table, flag_column, 1);
  put_provenance(e.records.batch, {.file = "cardiff.xml", .line = 10, .received = day("2026-02-28").days});
  mark_given(e.records.batch, activities);
  for (int i = 0; i < 2; ++i) {
    append_row(e.records.batch, activities);
    put(e.records.batch, activities, held_column, day("2026-02-01").days + i);
    put(e.records.batch, activities, kind_column, i == 0 ? 0 : 2);
    put_line(e.records.batch, activities, std::uint32_t(12 + i));
  }
  const auto why = e.explain("2026-03-01", e.reflection, "cy");
  const auto& group = why.children[0].children[0];
  const auto& induction = group.children[0];
  CHECK(shown(induction.children[0]) == Lines{"activities = 2026-02-01, Cwrs @ cardiff.xml:12 2026-02-28"});
  CHECK(shown(induction.children[1].children[0]) == Lines{"flag = yes @ cardiff.xml:10 2026-02-28"});
  CHECK(shown(group.children[1]) == Lines{"coaching = none @ cardiff.xml:10 2026-02-28"});
  CHECK(shown(group.children[2]) == Lines{"module = 2026-02-02, module @ cardiff.xml:13 2026-02-28",
                                          "module.held = 2026-02-02 @ cardiff.xml:13 2026-02-28"});
}

TEST_CASE("what nobody has told us is named") {
  Explained e;
  SUBCASE("a list") {
    e.know({.activities_given = false});
    const auto why = e.explain("2026-03-01", e.induction);
    CHECK(why.answer == Answer::unknown);
    CHECK(shown(why.children[0]) == Lines{"activities = unknown ?"});
    CHECK(shown(why.children[1].children[0]) == Lines{"flag = unknown ?"});
  }
  SUBCASE("a field of a row") {
    e.know({.activities = {{day("2026-02-01"), std::nullopt}}});
    const auto why = e.explain("2026-03-01", e.induction);
    CHECK(shown(why.children[0]) == Lines{"activities.kind = unknown 2026-02-01 ?"});
  }
}

TEST_CASE("of many rows only some are shown") {
  Explained e;
  Record record;
  for (int i = 0; i < int(rows_shown) + 5; ++i) record.activities.push_back({{day("2026-01-01").days + i}, 0});
  e.know(record);
  const auto why = e.explain("2026-03-01", e.induction);
  REQUIRE(why.children[0].values.size() == rows_shown + 1);
  CHECK(shown(why.children[0].values.back()) == "activities = more 5");
}

TEST_CASE("not applicable and conflict have answers of their own") {
  SmallPolicy small({"a", "b"});
  const Reg yes = small.constant(true), no = small.constant(false), open = small.flag();
  const NodeId apart = small.node({.kind = NodeKind::requirement, .verdict = no, .applicable = no});
  const NodeId clash = small.node({.kind = NodeKind::requirement, .verdict = no, .conflict = yes});
  const NodeId unsure = small.node({.kind = NodeKind::requirement, .verdict = no, .applicable = open});
  const NodeId either_way = small.node({.kind = NodeKind::requirement, .verdict = yes, .applicable = open});
  Records records(small.policy);
  records.add(0, day("2026-01-01"), {});
  Run run(small.policy.plan);
  const std::int32_t today = day("2026-03-01").days;
  run.run(records.batch, {}, {&today, 1});
  auto answer = [&](NodeId node) { return explain(small.policy, node, run, records.batch, 0, "").answer; };
  CHECK(answer(apart) == Answer::not_applicable);
  CHECK(answer(clash) == Answer::conflict);
  CHECK(answer(unsure) == Answer::unknown);
  CHECK(answer(either_way) == Answer::unknown);
  auto spares = [&](NodeId node) { return explain(small.policy, node, run, records.batch, 0, "").spares; };
  CHECK(spares(either_way));
  CHECK_FALSE(spares(unsure));
  CHECK_FALSE(spares(apart));
}

TEST_CASE("tallies say what is counted") {
  SmallPolicy small({"a", "b"});
  const Reg yes = small.constant(true), no = small.constant(false), open = small.flag();
  auto part = [&](Reg verdict, Reg applicable = no_reg) {
    return small.node({.kind = NodeKind::condition, .verdict = verdict, .applicable = applicable});
  };
  const std::vector<NodeId> parts{part(yes), part(no), part(open), part(yes, no)};
  auto group = [&](NodeKind kind, std::int64_t count) {
    return small.node({.kind = kind, .verdict = open, .count = count, .children = parts});
  };
  const NodeId all = group(NodeKind::all_of, 0), some = group(NodeKind::at_least, 2), few = group(NodeKind::at_most, 1);
  Records records(small.policy);
  records.add(0, day("2026-01-01"), {});
  Run run(small.policy.plan);
  const std::int32_t today = day("2026-03-01").days;
  run.run(records.batch, {}, {&today, 1});
  auto tally = [&](NodeId node) { return explain(small.policy, node, run, records.batch, 0, "").tally; };
  CHECK((tally(all) == Tally{.met = 1, .unknown = 1, .of = 3}));
  CHECK((tally(some) == Tally{.met = 1, .unknown = 1, .of = 2}));
  CHECK((tally(few) == Tally{.met = 1, .unknown = 1, .at_most = 1}));
}

TEST_CASE("coverage shows each criterion, and how many are asked for") {
  SmallPolicy small({"a", "b"});
  const Reg rows = small.any_rows(0);
  const Reg all_rows =
      small.add({.op = Op::visible, .table = activities}, {.kind = RegKind::verdict, .table = activities});
  (void)rows;
  const Reg codes = small.add(
      {.op = Op::distinct_codes, .a = all_rows, .b = small.load(activities, kind_column), .table = activities},
      {.kind = RegKind::code_set, .code_list = 0});
  const Reg enough =
      small.add({.op = Op::set_count, .a = codes, .relation = Relation::greater_equal, .count = 2, .codes = {0, 1, 2}},
                {.kind = RegKind::verdict});
  const NodeId node = small.node({.kind = NodeKind::condition, .name = "element", .verdict = enough});
  Records records(small.policy);
  records.add(0, day("2026-01-01"), {.activities = {{day("2026-01-05"), 0}, {day("2026-04-01"), 1}}});
  Run run(small.policy.plan);
  const std::int32_t today = day("2026-03-01").days;
  run.run(records.batch, {}, {&today, 1});
  const auto why = explain(small.policy, node, run, records.batch, 0, "cy");
  CHECK(outline(why) == "element not met(course met, coaching not met, module not met)");
  CHECK((why.tally == Tally{.met = 1, .of = 3, .needed = 2}));
  CHECK(why.children[0].label == "Cwrs");
  CHECK(shown(why.children[0]) == Lines{"activities = 2026-01-05, Cwrs"});
  CHECK(shown(why.children[1]) == Lines{"activities = fails 2026-04-01, Coaching"});
  CHECK(shown(why.children[2]) == Lines{"activities = none"});
  CHECK(outline(reasons(why)) == "element not met(coaching not met, module not met)");
}
