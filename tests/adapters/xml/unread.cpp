// What stands in a participant and no path asks for, and which of it looks misspelt.
#include <doctest/doctest.h>

#include "adapters/xml/limits.hpp"
#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using sample::read;

namespace {

using Lines = std::vector<std::string>;

model::Feed feed_with(const std::string& path) {
  model::Feed feed = sample::with({field(sample::appointed, {"post/since"}), field(sample::name, {"surname"})});
  feed.lists = {sample::list(sample::activities, path,
                             {field(sample::kind, {"@kind"}), field(sample::held, {"@held"}),
                              field(sample::hours, {"@hours"}), field(sample::outcome, {"@hours"})})};
  feed.lists[0].fields[0].codes = {{"EL", 0}};
  feed.lists[0].fields[3].codes = {{"1", 0}, {"2", 1}};
  return feed;
}

Lines unread(const std::string& xml, const model::Feed& feed) {
  const auto outcome = read(xml, feed);
  CHECK(outcome.error == "");
  Lines lines;
  for (const UnreadName& each : outcome.summary.unread)
    lines.push_back(std::to_string(each.first.line) + ":" + std::to_string(each.first.column) + " " + each.name +
                    " in " + each.within + " " + std::to_string(each.times) +
                    (each.meant.empty() ? "" : " for " + each.meant));
  return lines;
}

// As items that go straight into columns, and as such that are held first.
Lines both_ways(const std::string& xml) {
  Lines lines = unread(xml, feed_with("course"));
  CHECK(unread(xml, feed_with("course[@kind='EL']")) == lines);
  return lines;
}

}  // namespace

TEST_CASE("what is asked for is not unread, wherever the feed finds it") {
  CHECK(both_ways(R"(<r><p id="1"><post><since>2026-01-01</since></post><course kind="EL" held="2026-01-02" hours="2"/>
</p></r>)") == Lines{});
}

TEST_CASE("X218 a misspelt element or attribute is told with the name that is asked for there, and counted") {
  CHECK(both_ways(R"(<r>
<p id="1"><post><sinse>2026-01-01</sinse></post><course kind="EL" held="2026-01-02" hour="2"/></p>
<p id="2"><post><sinse>2026-01-01</sinse></post><corse kind="EL" held="2026-01-02"/></p>
</r>)") == Lines{"2:17 `<sinse>` in `<post>` 2 for `<since>`", "2:49 `@hour` in `<course>` 1 for `@hours`",
                 "3:49 `<corse>` in `<p>` 1 for `<course>`"});
}

TEST_CASE("another attribute beside all that are asked for") {
  CHECK(both_ways(R"(<r><p id="1"><course kind="EL" held="2026-01-02" hours="1" room="4" holds="2"/></p></r>)") ==
        Lines{"1:14 `@room` in `<course>` 1", "1:14 `@holds` in `<course>` 1"});
}

TEST_CASE("what is asked for elsewhere, what differs in digits and what is short looks like nothing") {
  CHECK(both_ways(R"(<r><p id="1" ip="1"><sinse/><surname2>B</surname2><x><course/></x></p></r>)") ==
        Lines{"1:4 `@ip` in `<p>` 1", "1:21 `<sinse>` in `<p>` 1", "1:29 `<surname2>` in `<p>` 1",
              "1:51 `<x>` in `<p>` 1"});
}

TEST_CASE("the right name in another namespace is told as such") {
  CHECK(both_ways(R"(<r><p id="1"><surname xmlns="urn:u">B</surname></p></r>)") ==
        Lines{"1:14 `<surname>` in `urn:u` in `<p>` 1 for `<surname>` in no namespace"});
}

TEST_CASE("names of so many kinds are told, and no more") {
  std::string xml = "<r><p id=\"1\">";
  for (std::size_t i = 0; i <= limits::unread; ++i) xml += "<x" + std::to_string(i) + "/>";
  CHECK(unread(xml + "<x0/></p></r>", feed_with("course")).size() == limits::unread);
  CHECK(unread(xml + "<x0/></p></r>", feed_with("course"))[0] == "1:14 `<x0>` in `<p>` 2");
}

TEST_CASE("where XPath may ask for anything, nothing is known to be unread") {
  CHECK(unread("<r><p id=\"1\"><corse/></p></r>", feed_with("course[@kind or @held]")) == Lines{});
}
