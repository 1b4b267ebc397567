#include <doctest/doctest.h>

#include "adapters/xml/text/decode.hpp"
#include "sample.hpp"

using namespace safon;
using namespace safon::xml;
using namespace std::string_literals;

namespace {

std::string utf16(std::u16string_view text, bool little, bool mark) {
  std::string bytes;
  const auto put = [&](char16_t unit) {
    const char low = char(unit & 0xFF), high = char(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  };
  if (mark) put(0xFEFF);
  for (char16_t unit : text) put(unit);
  return bytes;
}

sample::Outcome read(const std::string& bytes) {
  return sample::read(bytes, sample::ids_only());
}

}  // namespace

TEST_CASE("UTF-8 with and without a mark and a declaration") {
  CHECK(read("<r><p id='Siân €𝄞'/></r>").records == "'Siân €𝄞' @1\n");
  CHECK(read("\xEF\xBB\xBF<r><p id='â'/></r>").records == "'â' @1\n");
  CHECK(read("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><r><p id='â'/></r>").records == "'â' @1\n");
  CHECK(read("<?xml version='1.0' encoding='US-ASCII'?><r><p id='a'/></r>").records == "'a' @1\n");
}

TEST_CASE("ISO-8859-1 by declaration") {
  CHECK(read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r><p id='Si\xE2n'/></r>").records == "'Siân' @1\n");
}

TEST_CASE("a file in windows-1252 that says it is in ISO-8859-1 is refused where it shows") {
  CHECK(read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<r><p id='O\x92Neil'/></r>").error ==
        "2:12 X004 the byte 92 is no letter or sign in ISO-8859-1; the file seems to be in windows-1252: save it as "
        "UTF-8");
}

TEST_CASE("UTF-16 of both kinds, with a mark or without") {
  const std::u16string_view plain = u"<r><p id='Siân €𝄞'/></r>";
  const std::u16string_view declared = u"<?xml version='1.0' encoding='UTF-16'?><r><p id='Siân €𝄞'/></r>";
  for (const bool little : {true, false})
    for (const bool mark : {true, false})
      for (const auto text : {plain, declared}) CHECK(read(utf16(text, little, mark)).records == "'Siân €𝄞' @1\n");
}

TEST_CASE("other encodings are refused by name") {
  CHECK(read("<?xml version='1.0' encoding='windows-1252'?><r/>").error ==
        "1:1 X003 the file says that it is in `windows-1252`; UTF-8, UTF-16 and ISO-8859-1 are read");
  CHECK(read("\xFF\xFE\0\0<\0\0\0"s).error == "1:1 X003 the file is in UTF-32; UTF-8, UTF-16 and ISO-8859-1 are read");
}

TEST_CASE("a second byte order mark is refused") {
  CHECK(read("\xEF\xBB\xBF\xEF\xBB\xBF<r><p id='1'/></r>").error == "1:1 X005 the file has two byte order marks");
}

TEST_CASE("files of other kinds are told by their first bytes") {
  const auto error = [](const std::string& bytes) { return read(bytes + std::string(64, '\x01')).error; };
  CHECK(error("\x1F\x8B\x08\x00"s) == "1:1 X003 the file is packed by gzip, not XML");
  CHECK(error("PK\x03\x04") == "1:1 X003 the file is a zip archive, or a document of an office program, not XML");
  CHECK(error("BZh9") == "1:1 X003 the file is packed by bzip2, not XML");
  CHECK(error("\xFD"
              "7zXZ"s) == "1:1 X003 the file is packed by xz, not XML");
  CHECK(error("\x28\xB5\x2F\xFD") == "1:1 X003 the file is packed by zstd, not XML");
  CHECK(error("%PDF-1.7") == "1:1 X003 the file is a PDF, not XML");
  CHECK(error("\xD0\xCF\x11\xE0") == "1:1 X003 the file is a document of an office program, not XML");
  CHECK(error("SQLite format 3") == "1:1 X003 the file is a database, not XML");
}

TEST_CASE("a declaration that the bytes contradict is refused") {
  CHECK(read("<?xml version='1.0' encoding='utf-16'?><r/>").error ==
        "1:1 X003 the file says that it is in UTF-16, but its bytes are not");
  CHECK(read("\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><r/>").error ==
        "1:1 X003 the file says that it is in ISO-8859-1, but its bytes are UTF-8");
  CHECK(read(utf16(u"<?xml version='1.0' encoding='UTF-8'?><r/>", true, true)).error ==
        "1:1 X003 the file says that it is in UTF-8, but its bytes are UTF-16");
}

TEST_CASE("bytes that are not in the encoding are an error with their line") {
  const std::string advice = " is not UTF-8 here; if the file is in ISO-8859-1, its first line must say so";
  CHECK(read("<r>\n<p id='Si\xE2n'/></r>").error == "2:10 X004 the byte E2" + advice);
  CHECK(read("<r>\n<p id='1'/>\n<p id='2'>\xC0\xAF</p></r>").error == "3:11 X004 the byte C0" + advice);
  CHECK(read("<r>\xED\xA0\x80</r>").error == "1:4 X004 the byte ED" + advice);
  CHECK(read("<?xml version='1.0' encoding='ASCII'?><r>\xE2</r>").error == "1:42 X004 the byte E2 is not US-ASCII");
  CHECK(read("<r/>\xE2").error == "1:5 X006 the file ends in the middle of a character");
  std::string lone = utf16(u"<r>", true, true) + "\x00\xDC"s;
  CHECK(read(lone).error == "1:4 X004 half of a UTF-16 pair stands alone here");
  CHECK(read(utf16(u"<r/>", true, true) + "x").error == "1:5 X006 the file ends in the middle of a character");
}

TEST_CASE("a character cut in two by the end of a piece is put together") {
  const std::string text = "aâ€𝄞b";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Decoder decoder(Encoding::utf8);
    std::string out, room;
    for (const std::string_view piece : {std::string_view(text).substr(0, cut), std::string_view(text).substr(cut)}) {
      const Decoder::Decoded decoded = decoder.decode(piece, room);
      REQUIRE(!decoded.fault);
      out += decoded.text;
    }
    CHECK(decoder.finish());
    CHECK(out == text);
  }
}
