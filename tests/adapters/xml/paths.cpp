// Paths and namespaces, and what is said when a path finds nothing.
#include <doctest/doctest.h>

#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using sample::field;
using sample::read;
using sample::with;

namespace {

// The name that a path finds in a participant.
std::string name_at(const std::string& path, const std::string& inside) {
  const auto outcome = read("<r k='K'><p id='1'>" + inside + "</p></r>", with({field(sample::name, {path})}));
  if (!outcome.error.empty()) return outcome.error;
  if (!outcome.rejections.empty()) return outcome.rejections.front();
  const std::size_t at = outcome.records.find("name=");
  return at == std::string::npos ? "?" : outcome.records.substr(at + 5, outcome.records.rfind(" @") - at - 5);
}

}  // namespace

TEST_CASE("paths of elements, attributes and conditions") {
  const std::string inside =
      "<n>A</n><d t='x'><v>B</v></d><d t='y'><v>C</v><c>1</c></d><d t='z'><v>D</v><c>2</c></d><e>1</e><e>2</e>";
  CHECK(name_at("n", inside) == "'A'");
  CHECK(name_at("n/text()", inside) == "'A'");
  CHECK(name_at("d[@t='y']/v", inside) == "'C'");
  CHECK(name_at("d[c='2']/v", inside) == "'D'");
  CHECK(name_at("d[ c = \"2\" ]/@t", inside) == "'z'");
  CHECK(name_at("d[2]/v", inside) == "'C'");
  CHECK(name_at("d[c][2]/v", inside) == "'D'");
  CHECK(name_at("d[3][c='1']/v", inside) == "-");
  CHECK(name_at("d[@t][1]/v", inside) == "'B'");
  CHECK(name_at("e[.='2']", inside) == "'2'");
  CHECK(name_at("e[text()='3']", inside) == "-");
  CHECK(name_at("d/v/../../n", inside) == "'A'");
  CHECK(name_at("../@k", inside) == "'K'");
  CHECK(name_at("../../@k", inside) == "-");
  CHECK(name_at("nothing/here", inside) == "-");
}

TEST_CASE("any other XPath works as well, and keeps places") {
  const std::string inside = "<n>A</n><d t='x'><v>B</v></d>\n<d t='y'><v>C</v><any/></d><f>1</f><f>2</f>";
  CHECK(name_at("d[last()]/v", inside) == "'C'");
  CHECK(name_at("concat(n, '-', d[1]/v)", inside) == "'A-B'");
  CHECK(name_at("d[any]/v | missing", inside) == "'C'");
  CHECK(name_at("d[contains(@t, 'y')]/@t", inside) == "'y'");
  CHECK(name_at("sum(f)", inside) == "'3'");
  CHECK(name_at("descendant::f[2]/text()", inside) == "'2'");
  CHECK(name_at("ancestor::r/@k", inside) == "'K'");
  CHECK(name_at("d[position() < 3]/v", inside) ==
        "2:10 X209 1 name: `d[position() < 3]/v` is given more than once, as `B` on line 1 and as `C`");
  CHECK(name_at("d[", inside) ==
        "0:0 X101 the feed `ids` cannot be used: the path `d[` cannot be read: expected a path");
  CHECK(name_at("x:n", inside) ==
        "0:0 X101 the feed `ids` cannot be used: the path `x:n` uses the prefix `x`, for which the feed has no "
        "namespace");
}

TEST_CASE("XPath sees the feed's namespaces only, by the feed's prefixes") {
  model::Feed feed = with({field(sample::name, {"string(q:n)"})});
  feed.namespaces = {{"", "u:a"}, {"q", "u:b"}};
  feed.record_path = "/r/p";
  const auto outcome =
      read("<r xmlns='u:a' xmlns:x='u:b' xmlns:q='u:c'><p id='1'><n>A</n><q:n>C</q:n><x:n>B</x:n></p></r>", feed);
  CHECK(outcome.error == "");
  CHECK(outcome.records == "'1' name='B' @1\n");
}

TEST_CASE("comments, CDATA and references do not break a value") {
  CHECK(name_at("n", "<n> A&amp;<!-- x -->B<?pi?><![CDATA[<C> ]]></n>") == "'A&B<C>'");
}

TEST_CASE("a value given twice is rejected unless it is the same") {
  CHECK(name_at("n", "<n>A</n><n>A</n><n/>") == "'A'");
  CHECK(name_at("n", "<n>A</n>\n<n>B</n>") ==
        "2:1 X209 1 name: `n` is given more than once, as `A` on line 1 and as `B`");
}

TEST_CASE("an element with elements inside is not a value, whether they are known or not") {
  CHECK(name_at("n", "<n>A<b/></n>") == "1:20 X210 1 name: `n` holds other elements where a value is expected");
  CHECK(name_at("n", "<n><n>A</n></n>") == "1:20 X210 1 name: `n` holds other elements where a value is expected");
}

TEST_CASE("a record path may set a condition on the participants' element") {
  model::Feed feed = sample::ids_only();
  feed.record_path = "/r/p[@kind='m'][state='in']";
  const auto outcome =
      read("<r><p id='1' kind='m'><state>in</state></p><p id='2' kind='m'/><p id='3'><state>in</state></p></r>", feed);
  CHECK(outcome.records == "'1' @1\n");
  CHECK(outcome.summary.mapped == 1);
  CHECK(read("<r>\n<p id='1'/></r>", feed).error ==
        "1:1 X102 nothing was found at `/r/p[@kind='m'][state='in']`: no `<p>` meets the path's conditions");
}

TEST_CASE("default and prefixed namespaces") {
  model::Feed feed = with({field(sample::name, {"x:name"}), field(sample::role, {"@x:role"})});
  feed.namespaces = {{"", "urn:return:2026"}, {"x", "urn:extra"}};
  const auto outcome = read(
      "<a:r xmlns:a='urn:return:2026' xmlns:e='urn:extra' xmlns='urn:other'>"
      "<a:p id='1' e:role='manager' role='wrong'><e:name>A</e:name><name>B</name><a:name>C</a:name></a:p><p "
      "id='2'/></a:r>",
      feed);
  CHECK(outcome.error == "");
  CHECK(outcome.records == "'1' role=manager name='A' @1\n");
}

TEST_CASE("the wrong namespace is named") {
  model::Feed feed = sample::ids_only();
  feed.namespaces = {{"", "ESFA/ILR/2019-20"}};
  CHECK(read("<?xml version='1.0'?>\n<r xmlns='ESFA/ILR/2018-19'><p id='1'/></r>", feed).error ==
        "2:1 X103 `<r>` is in the namespace `ESFA/ILR/2018-19`; the feed `ids` expects it in the namespace "
        "`ESFA/ILR/2019-20`, so nothing was found");
  CHECK(read("<r><p id='1'/></r>", feed).error ==
        "1:1 X103 `<r>` is in no namespace; the feed `ids` expects it in the namespace `ESFA/ILR/2019-20`, so nothing "
        "was found");
  CHECK(read("<r xmlns='u:1'><p id='1'/></r>", sample::ids_only()).error ==
        "1:1 X103 `<r>` is in the namespace `u:1`; the feed `ids` expects it in no namespace, so nothing was found");
  CHECK(read("<r xmlns='ESFA/ILR/2019-20' xmlns:o='u:1'>\n<o:p id='1'/></r>", feed).error ==
        "2:1 X103 `<p>` is in the namespace `u:1`; the feed `ids` expects it in the namespace `ESFA/ILR/2019-20`, so "
        "nothing was found");
}

TEST_CASE("a file that maps nothing is an error that says how far the path went") {
  CHECK(read("<list><p id='1'/></list>", sample::ids_only()).error ==
        "1:1 X102 nothing was found at `/r/p`: the outermost element is `<list>`, not `<r>`");
  CHECK(read("<return><participants/></return>", sample::feed()).error ==
        "1:1 X102 nothing was found at `/return/participants/participant`: there is no `<participant>` in "
        "`<participants>`");
  CHECK(read("<return><people><participant id='1'/></people></return>", sample::feed()).error ==
        "1:1 X102 nothing was found at `/return/participants/participant`: there is no `<participants>` in `<return>`");
}
