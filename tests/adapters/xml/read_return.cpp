#include "adapters/xml/read_return.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using sample::read;
using Lines = std::vector<std::string>;

TEST_CASE("a return becomes records with their lines") {
  const std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<return>
  <header extracted="2026-11-01" authority="681"/>
  <participants>
    <participant id="P1" role="TM">
      <post><start> 15/01/2026 </start></post>
      <cpd>
        <event kind="e_learning" date="2026-02-01" hours="3.5"><result>passed</result></event>
        <event kind="coaching" date="2026-03-01" hours="2"><result/></event>
      </cpd>
    </participant>
    <participant id="P2" role="CO"><post/></participant>
  </participants>
</return>)";
  const auto outcome = read(xml, sample::feed());
  CHECK(outcome.error == "");
  CHECK(outcome.records ==
        "'P1' role=manager appointed=2026-01-15 @5\n"
        "  activity kind=e_learning held=2026-02-01 hours=3.5 outcome=passed @8\n"
        "  activity kind=coaching held=2026-03-01 hours=2 outcome=- @9\n"
        "'P2' role=chief_officer @12\n"
        "  no activities\n");
  CHECK(outcome.rejections.empty());
  CHECK(outcome.summary.mapped == 2);
  CHECK(outcome.summary.rows == 2);
  CHECK(to_iso(outcome.summary.received) == "2026-11-01");
  CHECK(outcome.summary.bytes == xml.size());
  CHECK(outcome.summary.full_return);
}

TEST_CASE("a bad participant is rejected with all its faults, and the others go in") {
  const auto outcome = read(sample::with_header(R"(<participant id="P1" role="TM"/>
<participant id="P2" role="XX">
  <post><start>31/02/2026</start></post>
  <cpd><event kind="coaching" date="2026-01-01" hours="2"/><event kind="coaching" hours="1,5"/></cpd>
</participant>
<participant id="P3" role="SM"/>)"),
                            sample::feed());
  CHECK(outcome.error == "");
  CHECK(outcome.records == "'P1' role=manager @4\n  no activities\n'P3' role=senior_manager @9\n  no activities\n");
  CHECK(outcome.rejections ==
        Lines{"5:28 X207 P2 role: `XX` is not one of the codes of `role`, `TM`, `SM` or `CO`",
              "6:9 X204 P2 appointed: `31/02/2026` is not a date of the form `dd/mm/yyyy`, or no such day",
              "7:60 X211 P2 activities.held: this item has no date; the feed looks at `@date`",
              "7:90 X205 P2 activities.hours: `1,5` is not a number; a number has a point before its decimals, and "
              "nothing between thousands"});
  CHECK(outcome.summary.mapped == 2);
  CHECK(outcome.summary.rejected == 1);
  CHECK(outcome.summary.faults == 4);
}

TEST_CASE("a file in which everybody is rejected is read, and the counts say so") {
  const auto outcome = read("<r><p/><p id=''/></r>", sample::ids_only());
  CHECK(outcome.error == "");
  CHECK(outcome.summary.mapped == 0);
  CHECK(outcome.summary.rejected == 2);
  CHECK(outcome.records == "");
}

TEST_CASE("what looks like a participant and is none is rejected, and not passed over") {
  const auto outcome = read(R"(<r xmlns:x='u'><head><p/></head>
<p id='1'/>
<x:p id='2'/>
<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignedInfo/></Signature>
<q id='3'/></r>)",
                            sample::ids_only());
  CHECK(outcome.records == "'1' @2\n");
  CHECK(outcome.rejections ==
        Lines{"3:1 X216  : `<p>` in the namespace `u` stands where the feed looks for `<p>` in no "
              "namespace: nothing of it was read"});
  CHECK(outcome.summary.mapped == 1);
  CHECK(outcome.summary.rejected == 1);

  const auto rejections = [](const std::string& name) {
    return read("<return><header extracted='2026-11-01'/><participants><participant id='1'/><" + name +
                    " id='2'/></participants></return>",
                sample::feed())
        .rejections;
  };
  for (const char* slip : {"particpant", "particiapnt", "Participant", "PARTICIPANT", "participamt"})
    CHECK(rejections(slip) == Lines{std::string("1:76 X216  : `<") + slip +
                                    ">` stands where the feed looks for `<participant>`: nothing of it was read"});
  for (const char* other : {"person", "patriciapnt", "part", "participation", "extension"})
    CHECK(rejections(other).empty());

  // Groups of participants too.
  CHECK(read("<return><header extracted='2026-11-01'/><participants><participant id='1'/></participants>"
             "<Participants><participant id='2'/></Participants></return>",
             sample::feed())
            .rejections ==
        Lines{"1:91 X216  : `<Participants>` stands where the feed looks for `<participants>`: nothing "
              "of it was read"});
  // Where there is no participant at all, that is what is said.
  CHECK(read("<r xmlns:x='u'><x:p id='2'/></r>", sample::ids_only()).error.starts_with("1:16 X103 "));
}

TEST_CASE("ids with what cannot be seen in them are refused, and told what it is") {
  const auto rejection = [](const std::string& id) {
    const auto outcome = read("<r><p id='" + id + "'/></r>", sample::ids_only());
    return outcome.rejections.empty() ? outcome.records : outcome.rejections.front();
  };
  CHECK(rejection(" P1\t") == "'P1' @1\n");
  CHECK(rejection("P 1/ŵ-\u0301") == "'P 1/ŵ-\u0301' @1\n");
  const std::string same = "1:11 X217  id: what reads `P1` has a character that cannot be seen, ";
  CHECK(rejection("P&#9;1") == same + "U+0009");
  CHECK(rejection("P1\u007f") == same + "U+007F");
  CHECK(rejection("\u00a0P1") == same + "U+00A0");
  CHECK(rejection("P\u200b1") == same + "U+200B");
  CHECK(rejection("\ufeffP1") == same + "U+FEFF");
  CHECK(rejection("P1\u202e") == same + "U+202E");
  CHECK(rejection("P1\U000e0041") == same + "U+E0041");
  CHECK(rejection("P1\u200b\u00ad") == same + "U+200B");
}

TEST_CASE("a text that names the council is held to the same") {
  model::Policy policy = sample::policy();
  policy.schema.tables[0].columns[sample::council].type = ColumnType::text;
  model::Feed feed = sample::ids_only();
  feed.fields.push_back(field(sample::council, {"@c"}));
  CHECK(read("<r><p id='1' c='C\u200b'/></r>", feed, policy).rejections ==
        Lines{"1:17 X217 1 council: what reads `C` has a character that cannot be seen, U+200B"});
  feed.fields.back() = sample::from_file(sample::council, "/r/@c");
  CHECK(read("<r c='\u00adC'><p id='1'/></r>", feed, policy).error ==
        "1:7 X107 the file's `council`: what reads `C` has a character that cannot be seen, U+00AD");
}

TEST_CASE("batches are handed over as they fill") {
  std::string xml = "<r>";
  for (int i = 0; i < 1025; ++i) xml += "<p id='" + std::to_string(i) + "'/>\n";
  xml += "</r>";
  std::vector<std::size_t> sizes;
  std::vector<std::uint32_t> lines;
  const model::Policy policy = sample::policy();
  const model::Feed feed = sample::ids_only();
  const auto summary = read_return(from_memory(xml), {"a.xml", make_date(2026, 1, 2)}, policy, feed,
                                   {[&](RecordBatch& batch) {
                                      sizes.push_back(batch.size);
                                      lines.push_back(batch.provenance.front().line);
                                      CHECK(batch.provenance.front().file == "a.xml");
                                      CHECK(batch.provenance.front().received == make_date(2026, 1, 2)->days);
                                      CHECK(batch.provenance.size() == batch.size);
                                    },
                                    [](const Rejection&) {}});
  REQUIRE(summary);
  CHECK(sizes == std::vector<std::size_t>{1, 512, 512});
  CHECK(lines == std::vector<std::uint32_t>{1, 2, 514});
  CHECK(summary->mapped == 1025);
}

TEST_CASE("a stream is read like memory, and one that fails is an error") {
  std::istringstream stream("<r><p id='1'/></r>");
  CHECK(read(from_stream(stream), sample::ids_only(), sample::policy()).records == "'1' @1\n");
  const InputSource broken = [](std::span<char>) { return std::unexpected(std::string("the disk is gone")); };
  CHECK(read(broken, sample::ids_only(), sample::policy()).error ==
        "0:0 X001 the file cannot be read: the disk is gone");
}

TEST_CASE("what comes in pieces of any size reads the same") {
  const std::string xml = sample::with_header(
      "<participant id='P1&amp;2' role='TM'><post><start>15/01/<!-- x -->2026</start></post><cpd>"
      "<event kind='coaching' date='2026-01-01' "
      "hours='2'><result><![CDATA[pass]]>ed</result></event></cpd></participant>");
  for (const std::size_t step : {1, 2, 3, 7, 50}) {
    std::string_view rest = xml;
    const InputSource pieces = [&](std::span<char> buffer) -> std::expected<std::size_t, std::string> {
      const std::size_t count = std::min({step, rest.size(), buffer.size()});
      std::copy_n(rest.data(), count, buffer.data());
      rest.remove_prefix(count);
      return count;
    };
    const auto outcome = read(pieces, sample::feed(), sample::policy());
    CHECK(outcome.error == "");
    CHECK(outcome.records ==
          "'P1&2' role=manager appointed=2026-01-15 @4\n  activity kind=coaching held=2026-01-01 hours=2 "
          "outcome=passed @4\n");
  }
}

TEST_CASE("errors and rejections as one line") {
  CHECK(to_text(ReturnError{ReturnCode::empty_file, 0, 0, "the file is empty"}, "a.xml") ==
        "a.xml: X002 the file is empty");
  CHECK(to_text(Rejection{3, 4, "P1", "role", ReturnCode::code_not_known, "no"}, "a.xml") ==
        "a.xml:3:4: X207 participant `P1`: role: no");
}
