// What is not well-formed is refused, in plain words and with its place.
#include <doctest/doctest.h>

#include "adapters/xml/text/events.hpp"
#include "sample.hpp"

using namespace safon;
using namespace safon::xml;

namespace {

std::string error(std::string_view xml) {
  return sample::read(xml, sample::ids_only()).error;
}

}  // namespace

TEST_CASE("malformed files are refused in plain words") {
  struct Case {
    std::string_view xml, message;
  };
  const Case cases[] = {
      {"<r>\n  <p id='1'>\n</r>", "3:5 X005 `</r>` does not close `<p>`, which was opened on line 2"},
      {"<r>\n<p id='1'/>\n", "2:12 X006 the file ends inside `<r>`, which was opened on line 1"},
      {"<r>\n<p id='1'/>\n<p id", "3:6 X006 the file ends inside `<r>`, which was opened on line 1"},
      {"<r>\n<p id='1'>text", "2:15 X006 the file ends inside `<p>`, which was opened on line 2"},
      {"<r>\n<!-- never closed </r>", "2:23 X006 the file ends inside `<r>`, which was opened on line 1"},
      {"<r", "1:1 X006 the file ends before its first tag does"},
      {"just text", "1:1 X005 the file does not begin with an element"},
      {"<r><p id='1'/></r><r/>", "1:19 X005 something stands after the end of the outermost element"},
      {"<r><p id='1'/></r>\nmore", "2:1 X005 something stands after the end of the outermost element"},
      {"<r><p id='1' id='2'/></r>", "1:20 X005 the attribute `id` is given twice"},
      {"<r xmlns:a='u' xmlns:b='u'><p a:x='1' b:x='2'/></r>", "1:46 X005 the attribute `x` is given twice"},
      {"<r><p id=1/></r>", "1:10 X005 an attribute's value must stand in quotation marks"},
      {"<r><p id/></r>", "1:9 X005 the attribute `id` has no value"},
      {"<r><p id='1'x='2'/></r>", "1:13 X005 a space is missing here, between attributes or after a name"},
      {"<r><p id='<'/></r>", "1:11 X005 a `<` inside an attribute must be written `&lt;`"},
      {"<r><p id='1'>&nbsp;</p></r>",
       "1:20 X005 `&nbsp;` is not known; XML itself has only &amp; &lt; &gt; &quot; and &apos;"},
      {"<r><p id='1'>fish & chips</p></r>",
       "1:20 X005 a name is missing here; a `<` in text must be written `&lt;`, an `&` `&amp;`"},
      {"<r><p id='1'>x &lt y</p></r>", "1:19 X005 an `&` begins nothing known here; write `&amp;` for the sign itself"},
      {"<r><p id='1'>3 < 4</p></r>",
       "1:17 X005 a name is missing here; a `<` in text must be written `&lt;`, an `&` `&amp;`"},
      {"<r>&#0;<p id='1'/></r>", "1:8 X005 a character that XML does not allow"},
      {"<r>\x01<p id='1'/></r>", "1:4 X005 a character that XML does not allow"},
      {"<r>]]><p id='1'/></r>", "1:4 X005 `]]>` may not stand in text"},
      {"<r><!-- a -- b --><p id='1'/></r>", "1:11 X005 `--` may not stand in a comment"},
      {"<r><a:p id='1'/></r>", "1:15 X005 the prefix `a` is not declared"},
      {"<r><p a:id='1'/></r>", "1:15 X005 the prefix `a` is not declared"},
      {" <?xml version='1.0'?><r/>", "1:7 X005 an XML declaration may stand only at the very beginning"},
      {"<?xml version='7'?><r/>", "1:18 X005 the XML declaration (`<?xml …?>`) is faulty"},
      {"<r><1/></r>", "1:5 X005 a name is missing here; a `<` in text must be written `&lt;`, an `&` `&amp;`"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.xml);
    CHECK(error(one.xml) == one.message);
  }
}

TEST_CASE("an empty file is told apart from a broken one") {
  CHECK(error("") == "0:0 X002 the file is empty");
}

TEST_CASE("a DOCTYPE is refused, whatever it says") {
  const std::string refused =
      " X007 the file has a DOCTYPE; returns must not define their own entities, so such files are not read";
  CHECK(error("<!DOCTYPE r><r/>") == "1:12" + refused);
  CHECK(error("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>") == "1:40" + refused);
  const std::string laughs =
      "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://example.org/x'> %p;]>"
      "<r><p id='&b;'>&x;</p></r>";
  CHECK(error(laughs) == "1:13" + refused);
  CHECK(sample::read(laughs, sample::ids_only()).records == "");
}

TEST_CASE("namespaces with spaces and declarations in the middle are told by name") {
  CHECK(error("<r xmlns='a b'><p id='1'/></r>") ==
        "1:15 X005 the name of a namespace is no URI; it may not hold spaces");
  CHECK(error("<r><p id='1'/><!DOCTYPE r></r>") ==
        "1:15 X005 a `<!` that begins neither a comment nor a CDATA section may not stand in an element");
}

TEST_CASE("nothing of a file that breaks at its end has been final") {
  const auto outcome = sample::read("<r><p id='1'/><p id='2'/><p id='3'/>", sample::ids_only());
  CHECK(outcome.error == "1:37 X006 the file ends inside `<r>`, which was opened on line 1");
  CHECK(outcome.records == "'1' @1\n");  // handed over, to be dropped: the summary is what makes it final
  CHECK(outcome.summary.mapped == 0);
}

namespace {

struct Places : EventReceiver {
  std::string all;
  void start(const StartTag& tag) override {
    all += '<' + std::string(tag.local) + ' ' + text(tag.place);
    for (std::size_t a = 0; a < tag.attribute_count; ++a) {
      const Attribute attribute = tag.attribute(a);
      all +=
          ' ' + std::string(attribute.local) + '=' + std::string(attribute.value) + ' ' + text(tag.place_of_value(a));
    }
    all += '>';
  }
  void end(TextPlace) override { all += "</>"; }
  void text(std::string_view piece) override { all += piece; }
  static std::string text(TextPlace place) {
    return '(' + std::to_string(place.line) + ':' + std::to_string(place.column) + ')';
  }
};

}  // namespace

TEST_CASE("places are those of the tag's and the value's beginnings, in whatever pieces the text comes") {
  const std::string_view xml = "<r>\n <a x='1'\n    y='2' z='&lt;'/><b\n>t&amp;<![CDATA[<u>]]></b>\n</r>";
  for (const std::size_t step : {1, 2, 3, 5, 1000}) {
    CAPTURE(step);
    Places places;
    EventParser parser(places);
    for (std::size_t at = 0; at < xml.size(); at += step) REQUIRE(parser.push(xml.substr(at, step)));
    REQUIRE(parser.finish());
    CHECK(places.all == "<r (1:1)>\n <a (2:2) x=1 (2:8) y=2 (3:8) z=< (3:14)></><b (3:21)>t&<u></>\n</>");
  }
}
