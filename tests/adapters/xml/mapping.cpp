// Lists in lists, embedded records, inherited and joined values, headers.
#include <doctest/doctest.h>

#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using sample::from_file;
using sample::list;
using sample::read;
using sample::with;
using Lines = std::vector<std::string>;

TEST_CASE("values joined from several paths") {
  model::FieldMapping name = field(sample::name, {"first", "@middle", "last"});
  name.join = " ";
  const auto joined = [&](const std::string& xml) { return read(xml, with({name})).records; };
  CHECK(joined("<r><p id='1' middle='B'><first>A</first><last>C</last></p></r>") == "'1' name='A B C' @1\n");
  CHECK(joined("<r><p id='1'><first>A</first><last>C</last></p></r>") == "'1' name='A C' @1\n");
  CHECK(joined("<r><p id='1'/></r>") == "'1' name=- @1\n");

  model::Feed keyed = sample::ids_only();
  keyed.fields[0] = field(sample::id, {"../@la", "@id"});
  keyed.fields[0].join = "-";
  const auto outcome = read("<r la='681'><p id='1'/><p/></r>", keyed);
  CHECK(outcome.records == "'681-1' @1\n");
  CHECK(outcome.rejections == Lines{"1:24 X201  id: this participant has no id; the feed looks at `../@la` and `@id`"});
}

TEST_CASE("lists three levels deep, with keys from above") {
  model::Feed feed = sample::ids_only();
  model::ListMapping activity = list(sample::activities, "year/event", {field(sample::held, {"@d"})});
  model::ListMapping session =
      list(sample::sessions, "s", {field(sample::session_held, {"../@d"}), field(sample::session_hours, {"@h"})});
  session.lists = {
      list(sample::marks, "m[@k='1']", {field(sample::mark_value, {"."}), field(sample::mark_by, {"../../@by"})})};
  activity.lists = {session};
  feed.lists = {activity};
  const auto outcome = read(R"(<r>
<p id="1"><year>
  <event d="2026-01-01" by="Ann">
    <s h="1"><m k="1">5</m><m k="2">6</m>
      <m k="1">7</m></s>
    <s h="2"/>
  </event></year>
  <year><event d="2026-02-01" by="Bob"/></year>
</p></r>)",
                            feed);
  CHECK(outcome.error == "");
  CHECK(outcome.rejections.empty());
  CHECK(outcome.records == R"('1' @2
  activity held=2026-01-01 @3
    session held=2026-01-01 hours=1 @4
      mark value=5 by='Ann' @4
      mark value=7 by='Ann' @5
    session held=2026-01-01 hours=2 @6
      no marks
  activity held=2026-02-01 @8
    no sessions
)");
  CHECK(outcome.summary.rows == 6);
}

TEST_CASE("one list from several groups of elements; a list that no feed maps is not given") {
  model::Feed feed = sample::ids_only();
  model::FieldMapping coaching = field(sample::kind, {"@none"});
  coaching.default_value = model::Expr{.kind = model::ExprKind::code, .codes = {1}};
  feed.lists = {list(sample::activities, "course", {field(sample::held, {"@d"}), field(sample::kind, {"@kind"})}),
                list(sample::activities, "coaching", {field(sample::held, {"."}), coaching})};
  const auto outcome =
      read("<r><p id='1'><coaching>2026-03-01</coaching><course d='2026-01-01' kind='e_learning'/></p></r>", feed);
  CHECK(outcome.records ==
        "'1' @1\n  activity kind=e_learning held=2026-01-01 @1\n  activity kind=coaching held=2026-03-01 @1\n");
}

TEST_CASE("an embedded record is there or not") {
  model::Feed feed = sample::ids_only();
  model::RecordMapping portfolio;
  portfolio.presence = sample::portfolio;
  portfolio.path = "portfolio";
  portfolio.fields = {field(sample::portfolio_opened, {"@opened"}), field(sample::portfolio_goals, {"goals"})};
  feed.records = {portfolio};
  const auto outcome = read(
      "<r><p id='1'><portfolio opened='2026-01-01'/></p><p id='2'/>\n"
      "<p id='3'><portfolio/><portfolio/></p></r>",
      feed);
  CHECK(outcome.records ==
        "'1' portfolio=yes portfolio.opened=2026-01-01 @1\n"
        "'2' portfolio=no portfolio.opened=- portfolio.goals=- @1\n");
  CHECK(outcome.rejections == Lines{"2:23 X209 3 portfolio: `portfolio` is given more than once, first on line 2"});
}

TEST_CASE("records are embedded in the rows of lists, and in one another") {
  model::Policy policy = sample::policy();
  auto& columns = policy.schema.tables[sample::marks].columns;
  const auto add = [&](const char* name, ColumnType type, bool optional) {
    columns.push_back({.name = name, .label = {}, .type = type, .optional = optional});
    return static_cast<ColumnId>(columns.size() - 1);
  };
  model::RecordMapping inner, outer;
  outer.presence = add("post", ColumnType::presence, true);
  outer.path = "post";
  outer.fields = {field(add("post.grade", ColumnType::number, false), {"@grade"})};
  inner.presence = add("post.place", ColumnType::presence, true);
  inner.path = "place";
  inner.fields = {field(add("post.place.floor", ColumnType::number, false), {"@floor"})};
  outer.records = {inner};
  model::Feed feed = sample::ids_only();
  feed.lists = {sample::list(sample::activities, "a", {field(sample::held, {"@held"})})};
  feed.lists[0].lists = {sample::list(sample::sessions, "s", {})};
  feed.lists[0].lists[0].lists = {sample::list(sample::marks, "m", {})};
  feed.lists[0].lists[0].lists[0].records = {outer};
  const auto outcome = read(
      "<r><p id='1'><a held='2026-01-01'><s><m><post grade='3'><place "
      "floor='2'/></post></m><m><post/></m><m/></s></a></p></r>",
      feed, policy);
  CHECK(outcome.error == "");
  const std::string_view rows = outcome.records;
  CHECK(rows.contains("post=yes post.grade=3 post.place=yes post.place.floor=2 @1"));
  CHECK(rows.contains("post=yes post.place=no post.place.floor=- @1"));
  CHECK(rows.contains("post=no post.grade=- post.place=no post.place.floor=- @1"));
}

TEST_CASE("values are inherited from above a participant: attributes, and elements that stand before it") {
  model::Feed feed = with({field(sample::name, {"../lead"}), field(sample::council, {"../../@la"})});
  feed.record_path = "/r/team/p";
  const auto outcome = read(
      "<r la='cardiff'><team><lead>Ann</lead><p id='1'/><p id='2'/></team>"
      "<team><p id='3'/><lead>Late</lead></team><team><lead>Bob</lead><p id='4'/></team></r>",
      feed);
  CHECK(outcome.error == "");
  CHECK(outcome.records ==
        "'1' council=cardiff name='Ann' @1\n'2' council=cardiff name='Ann' @1\n'3' council=cardiff name=- @1\n"
        "'4' council=cardiff name='Bob' @1\n");
}

TEST_CASE("header values and checks") {
  model::Feed feed = sample::feed();
  feed.fields.push_back(from_file(sample::council, "/return/header/authority[@kind='la']/code"));
  feed.fields.back().codes = {{"681", 0}, {"670", 1}};
  feed.checks = {{"/return/header/@version", {"1", "2"}, {}}};
  const auto header = [&](const std::string& inside, const std::string& version = "2",
                          const std::string& extracted = "2026-11-01") {
    const auto outcome = read("<return>\n<header version='" + version + "' extracted='" + extracted + "'>" + inside +
                                  "</header>\n<participants><participant id='1' role='TM'/></participants></return>",
                              feed);
    return outcome.error + outcome.records;
  };
  const std::string cardiff =
      "<authority kind='x'><code>1</code></authority><authority kind='la'><code>681</code></authority>";
  CHECK(header(cardiff) == "'1' role=manager council=cardiff @3\n  no activities\n");
  CHECK(header(cardiff, "3") == "2:18 X104 `/return/header/@version` is `3`; the feed expects `1` or `2`");
  CHECK(header(cardiff, "") ==
        "3:15 X105 there is no `/return/header/@version` before the first participant; the feed expects `1` or `2`");
  CHECK(header(cardiff, "1", "") ==
        "3:15 X105 there is no `/return/header/@extracted` (`received`) before the first participant; header values "
        "must come before it");
  CHECK(header(cardiff, "1", "1.11.2026") ==
        "2:32 X107 the file's `received`: `1.11.2026` is not a date of the form `yyyy-mm-dd`, or no such day");
  CHECK(header("<authority kind='la'><code>999</code></authority>") ==
        "2:65 X107 the file's `council`: `999` is not one of the codes of `council`, `681` or `670`");
  CHECK(header("") == "'1' role=manager @3\n  no activities\n");  // not given, not required: unknown
  feed.fields.back().required = true;
  CHECK(header("").starts_with("3:15 X105 there is no `/return/header/authority[@kind='la']/code` (`council`) before"));
}

TEST_CASE("a header value that comes late is an error, never half used") {
  model::Feed feed = sample::feed();
  feed.fields.push_back(from_file(sample::council, "/return/trailer/@council"));
  const std::string before = "<return><header extracted='2026-11-01'/><participants>\n<participant id='1' role='TM'/>";
  CHECK(read(before + "</participants>\n<trailer council='cardiff'/></return>", feed).error ==
        "3:19 X106 `/return/trailer/@council` comes after the first participant, on line 2; header values must come "
        "before it");
  CHECK(read(before + "</participants></return>", feed).error == "");
}

TEST_CASE("the date received must be known") {
  const model::Policy policy = sample::policy();
  const auto outcome = read_return(from_memory("<r><p id='1'/></r>"), {"a.xml", {}}, policy, sample::ids_only(),
                                   {[](RecordBatch&) {}, [](const Rejection&) {}});
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ReturnCode::received_unknown);
  CHECK(outcome.error().message == "the feed does not say when a file was received, so it must be said at the import");
}

TEST_CASE("an id given again is rejected, also after one that was itself rejected") {
  model::Feed feed = with({field(sample::role, {"@role"})});
  const auto outcome = read("<r><p id='1'/>\n<p id='2' role='x'/>\n<p id='1'/>\n<p id=' 2 '/></r>", feed);
  CHECK(outcome.records == "'1' @1\n");
  CHECK(outcome.rejections[1] == "3:8 X202 1 id: `1` was already given on line 1");
  CHECK(outcome.rejections[2] == "4:8 X202 2 id: `2` was already given on line 2");
}

TEST_CASE("feeds that cannot be used are refused before the file is read") {
  const auto error = [](const model::Feed& feed) { return read("", feed).error; };
  const std::string start = "0:0 X101 the feed `ids` cannot be used: ";
  model::Feed feed = sample::ids_only();
  feed.fields.clear();
  CHECK(error(feed) == start + "it does not say where a participant's `id` is");
  CHECK(error(with({field(sample::id, {"@x"})})) == start + "`id` is mapped twice");
  CHECK(error(with({field(sample::name, {"/r/@x"})})) ==
        start + "`/r/@x` begins at the file's root; that needs `from file`");
  CHECK(error(with({field(sample::name, {})})) == start + "`name` has no path");
  feed = sample::ids_only();
  feed.fields[0].from_file = true;
  CHECK(error(feed) == start + "a participant's `id` cannot come from the file's header");
  feed = sample::ids_only();
  feed.record_path = "/r/p[2]";
  CHECK(error(feed) == start + "`/r/p[2]` may have conditions only on the participants' own element, and no numbers");
  feed.record_path = "//p";
  CHECK(error(feed) == start + "`//p` must go from the document's root to the participants by elements alone");
  feed = sample::ids_only();
  feed.lists = {list(sample::activities, "e", {})};
  CHECK(error(feed) == start + "`activities` are dated by `held`, which it does not map");
  feed.lists = {list(sample::activities, "e/@d", {})};
  CHECK(error(feed) == start + "the list path `e/@d` must lead to elements");
  model::FieldMapping appointed = field(sample::appointed, {"@d"});
  appointed.date_format = "dd/mm/yy";
  CHECK(error(with({appointed})) == start + "`dd/mm/yy` is not a date format: a year of two digits is a guess");
}
