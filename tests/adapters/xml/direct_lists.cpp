// Items that go straight into their columns say what they would say as a part of the tree.
#include <doctest/doctest.h>

#include <random>

#include "adapters/xml/limits.hpp"
#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using sample::read;

namespace {

model::Feed feed_with(const std::string& path) {
  model::Feed feed = sample::with({field(sample::appointed, {"since"}), field(sample::council, {"../@c"})});
  feed.lists = {sample::list(sample::activities, path,
                             {field(sample::kind, {"@k", "@part"}), field(sample::held, {"@d"}),
                              field(sample::hours, {"@h"}), field(sample::outcome, {"@o"})})};
  std::vector<model::FieldMapping>& fields = feed.lists[0].fields;
  fields[0].join = ".";
  fields[0].codes = {{"EL.1", 0}, {"CO", 1}, {"a code of more than sixteen letters", 2}};
  fields[2].required = true;
  fields[3].absent_when = {"none"};
  fields[3].codes = {{"P", 0}, {"F", 1}};
  return feed;
}

const model::Feed direct = feed_with("l/e");
const model::Feed held = feed_with("l/e[@k or not(@k)]");  // by XPath: everything is held

const std::string document = R"(<r c="cardiff">
 <p id="1"><since>2026-01-01</since>
  <l>
   <e k="EL" part="1" d="2026-01-02" h="1.5" o="P"/>
   <e k="CO" d="2026-01-03" h="2" o=" none "/>
   <e d="2026-01-04" k="a code of more than sixteen letters" h="2"><f/>text</e>
  </l>
  <l/>
 </p>
 <p id="2"><l><e k="CO" d="2026-01-05" h="1"/></l><since>2026-01-01</since><e k="CO" d="2026-01-05" h="1"/></p>
 <p id="3"/>
</r>
)";

void compare(const std::string& text) {
  const auto a = read(text, direct), b = read(text, held);
  CHECK_MESSAGE(a.records == b.records, text);
  CHECK_MESSAGE(a.rejections == b.rejections, text);
  CHECK_MESSAGE(a.error == b.error, text);
  CHECK_MESSAGE(a.summary.rows == b.summary.rows, text);
}

}  // namespace

TEST_CASE("items become rows with their lines, whatever comes in what order") {
  CHECK(read(document, direct).records == R"('1' appointed=2026-01-01 council=cardiff @2
  activity kind=e_learning held=2026-01-02 hours=1.5 outcome=passed @4
  activity kind=coaching held=2026-01-03 hours=2 outcome=- @5
  activity kind=residential held=2026-01-04 hours=2 outcome=- @6
'2' appointed=2026-01-01 council=cardiff @10
  activity kind=coaching held=2026-01-05 hours=1 outcome=- @10
'3' council=cardiff @11
  no activities
)");
  compare(document);
}

TEST_CASE("items with faults are told in their order, and nothing of their participant stays") {
  const auto outcome =
      read(R"(<r><p id='1'><l><e d='2026-01-02' h='1'/><e d='x' h='y'/></l><since>z</since><l><e h='1'/></l></p>
<p id='2'><l><e d='2026-01-02' h='1'/></l></p></r>)",
           direct);
  CHECK(outcome.rejections.size() == 4);
  CHECK(outcome.rejections[0].starts_with("1:62 X204 1 appointed: "));
  CHECK(outcome.rejections[1].starts_with("1:48 X204 1 activities.held: "));
  CHECK(outcome.rejections[2].starts_with("1:54 X205 1 activities.hours: "));
  CHECK(outcome.rejections[3].starts_with("1:81 X211 1 activities.held: "));
  CHECK(outcome.records == "'2' @2\n  activity held=2026-01-02 hours=1 outcome=- @2\n");
}

TEST_CASE("direct and held items say the same, of documents with anything put in or taken out") {
  const std::string_view snippets[] = {
      "x",           "<l>", "</l>",  "<e/>", " d='2026-02-30'", "<p id='4'>", "</p>", "<since/>",  " h=''", "'",
      " k='&#67;O'", "\n",  "&amp;", "</e>", "<e h='7'>",       "9",          ".",    " xmlns='u'"};
  std::mt19937 random(2);
  const auto below = [&](std::size_t n) { return std::size_t(random() % n); };
  for (int round = 0; round < 2'000; ++round) {
    std::string text = document;
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
      const std::size_t at = below(text.size() + 1);
      if (below(3) == 0)
        text.erase(at, 1 + below(4));
      else
        text.insert(at, snippets[below(std::size(snippets))]);
    }
    compare(text);
  }
}

TEST_CASE("the limit of rows falls on the same item") {
  std::string items = "<l>";
  for (std::size_t i = 0; i < limits::rows - 1; ++i) items += "<e d='2026-01-01' h='1'/>";
  const auto with = [&](const std::string& last) {
    compare("<r><p id='1'>" + items + last + "</l></p><p id='2'/></r>");
  };
  with("<e d='2026-01-01' h='1'/>");
  with("<e d='2026-01-01' h='1'/><e d='2026-01-01' h='1'/><e/>");
  with("<e d='x' h='1'/><e d='x' h='1'/>");
  with("<e d='2026-01-01' h='1'/><e d='x' h='1'/>");
}

TEST_CASE("the limit of rows holds for all lists together") {
  model::Policy policy = sample::policy();
  TableInfo reviews = policy.schema.tables[sample::marks];
  reviews.name = "reviews", reviews.singular = "review", reviews.parent = root_table;
  policy.schema.tables.push_back(reviews);
  const auto feed_of = [&](const std::string& items, const std::string& others) {
    model::Feed feed = feed_with(items);
    feed.lists.push_back(
        sample::list(TableId(policy.schema.tables.size() - 1), others, {field(sample::mark_value, {"@v"})}));
    return feed;
  };
  std::string items = "<r><p id='1'><l>";
  for (std::size_t i = 0; i < limits::rows - 2; ++i) items += "<e d='2026-01-01' h='1'/>";
  for (const std::string end : {"</l><q v='1'/><q v='2'/></p></r>", "</l><q v='1'/><q v='2'/><q v='3'/></p></r>",
                                "</l><q v='1'/><q v='x'/><q v='y'/></p></r>", "<e/></l><q v='x'/><q v='y'/></p></r>"}) {
    const auto a = read(items + end, feed_of("l/e", "q"), policy);
    const auto b = read(items + end, feed_of("l/e", "q[@v or not(@v)]"), policy);
    CHECK(a.rejections == b.rejections);
    CHECK(a.records == b.records);
  }
}
