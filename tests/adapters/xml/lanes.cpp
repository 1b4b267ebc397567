// The fast lane is held to libxml2: the same tags, texts, places and errors, whatever the bytes and however they are
// cut.
#include <doctest/doctest.h>

#include <random>

#include "event_log.hpp"

using namespace safon::xml;
using namespace safon::xml::lanes;

namespace {

const std::string_view documents[] = {
    "<r><p id='1'/></r>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n<r v=\"1\">\n <p id=\"1\">\n  <n>Siân &amp; "
    "Co</n>"
    "</p>\n <p id=\"2\" b=\"é\" c='&lt;'><n/></p>\n</r>\n",
    "<x:r xmlns:x='urn:a' xmlns='urn:b'><x:p x:id='1' id='2'><q xmlns='urn:c'>t</q><q/></x:p> ]] > </x:r><!-- end -->",
    "<r>\r\n <p id='1'>a\r\nb</p>\r\n <p\n  id='2'\tk='3'\n/>\r\n</r>\r\n",
    "<r><p><![CDATA[<x>]]>t<?pi x?>u</p><p id='&#65;'/><p/></r>",
    "<r>\n  <p id=\"1\">\n    <e kind=\"a\" on=\"2026-01-01\" hours=\"3.5\"/>\n    <e kind=\"b\" on=\"2026-01-02\" "
    "hours=\"4\"/>\n    <e kind=\"c\" hours=\"4\" on=\"a value of more than sixteen letters\">\n      <f/>\n    </e>\n"
    "    <e  kind='d' on=\"\xC3\xA9\" a-name-of-some-length=\"5\"/>\n    <e kind=\"&lt;\" on=\"b &amp; c\" "
    "x:hours=\"4\" "
    "xmlns:x=\"urn:x\"/>\n  </p>\n</r>\n",
    "<a-b._c1 _d='x'><a:b xmlns:a='u'><a:c a:d='1' d='2'/></a:b></a-b._c1>",
};
const std::string_view snippets[] = {"<",
                                     ">",
                                     "/",
                                     "&",
                                     "&amp;",
                                     "&#9;",
                                     "&x;",
                                     "]]>",
                                     "]",
                                     "\r",
                                     "\r\n",
                                     "\n",
                                     "\t",
                                     " ",
                                     "\"",
                                     "'",
                                     "=",
                                     "<!--",
                                     "-->",
                                     "--",
                                     "<?",
                                     "?>",
                                     "<!",
                                     "<![CDATA[",
                                     "<!DOCTYPE r>",
                                     "xmlns='u'",
                                     " xmlns:q='v'",
                                     " xmlns=''",
                                     " q:z='1'",
                                     " id='1'",
                                     "x:",
                                     ":",
                                     "xml:id='a'",
                                     "é",
                                     "\xEF\xBF\xBE",
                                     "\xEF\xBB\xBF",
                                     std::string_view("\0", 1),
                                     "\x01",
                                     "\x7F",
                                     "\xC2\x85",
                                     "<p>",
                                     "</p>",
                                     "<p/>",
                                     "</r>",
                                     "<r>",
                                     "<é/>",
                                     "text",
                                     "<?xml version='1.0'?>",
                                     "<p a='1' a='2'/>",
                                     "<p xmlns:xml='u'/>",
                                     "<p xmlns:x='a b'/>",
                                     "<p xmlns='%'/>"};

void compare(const std::string& bytes, std::size_t step) {
  if (!comparable(bytes)) return;
  const Answer fast = read(bytes, EventParser::Lane::fast, step), slow = read(bytes, EventParser::Lane::slow, step);
  CHECK_MESSAGE(same(fast, slow), "step ", step, "\n", bytes, "\nfast: ", fast.error, "\n", fast.events,
                "slow: ", slow.error, "\n", slow.events);
}

}  // namespace

TEST_CASE("plain documents stay in the fast lane, and nothing else does") {
  const bool fast[] = {true, true, true, true, false, true, true};
  for (std::size_t i = 0; i < std::size(documents); ++i) {
    const Answer answer = read(documents[i], EventParser::Lane::fast, 1 << 16);
    CHECK_MESSAGE(answer.error.empty(), answer.error);
    CHECK_MESSAGE(answer.fast == fast[i], documents[i]);
  }
}

TEST_CASE("the fast lane says what libxml2 says, of documents cut anywhere") {
  for (const std::string_view document : documents)
    for (std::size_t size = 0; size <= document.size(); ++size)
      for (const std::size_t step : {std::size_t(1), std::size_t(7), std::size_t(1) << 16})
        compare(std::string(document.substr(0, size)), step);
}

TEST_CASE("the fast lane says what libxml2 says, of documents with anything put in or taken out") {
  std::mt19937 random(1);
  const auto below = [&](std::size_t n) { return std::size_t(random() % n); };
  for (int round = 0; round < 20'000; ++round) {
    std::string text(documents[below(std::size(documents))]);
    for (std::size_t edits = 1 + below(2); edits > 0; --edits) {
      const std::size_t at = below(text.size() + 1);
      switch (below(3)) {
        case 0:
          text.insert(at, snippets[below(std::size(snippets))]);
          break;
        case 1:
          text.erase(at, 1 + below(4));
          break;
        default:
          text.replace(at, std::min<std::size_t>(1, text.size() - at), snippets[below(std::size(snippets))]);
      }
    }
    compare(text, below(2) ? 1 << 16 : 1 + below(30));
  }
}
