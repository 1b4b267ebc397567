// What a parser made of a document as text, to compare the two lanes by.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "adapters/xml/text/decode.hpp"
#include "adapters/xml/text/events.hpp"

namespace safon::xml::lanes {

struct Log : EventReceiver {
  std::string all;
  bool in_text = false;

  static std::string at(TextPlace place) { return std::to_string(place.line) + ':' + std::to_string(place.column); }
  static std::string name(const char* text) { return text ? text : ""; }
  void mark(const std::string& text) {
    all += (in_text ? "'\n" : "") + text;
    in_text = false;
  }
  void start(const StartTag& tag) override {
    std::string line = at(tag.place) + " <" + name(tag.prefix) + '{' + name(tag.uri) + '}' + name(tag.local);
    for (std::size_t a = 0; a < tag.attribute_count; ++a) {
      const Attribute one = tag.attribute(a);
      line += ' ' + at(tag.place_of_value(a)) + " {" + name(one.uri) + '}' + one.local + "=" + std::string(one.value);
    }
    mark(line + '\n');
  }
  void end(TextPlace place) override { mark(at(place) + " >\n"); }
  void text(std::string_view piece) override {
    if (piece.empty()) return;
    if (!in_text) all += '\'';
    in_text = true;
    all += piece;
  }
};

struct Answer {
  std::string events, error;
  bool fast = false;
};

inline Answer read(std::string_view bytes, EventParser::Lane lane, std::size_t step) {
  Log log;
  EventParser parser(log, lane);
  Answer answer;
  std::expected<void, ReturnError> result;
  for (std::size_t i = 0; i < bytes.size() && result; i += step) result = parser.push(bytes.substr(i, step));
  if (result) result = parser.finish();
  answer.fast = parser.is_fast();
  log.mark("");
  answer.events = log.all;
  if (!result) {
    const auto& e = result.error();
    answer.error = std::to_string(e.line) + ':' + std::to_string(e.column) + ' ' + e.message;
  }
  return answer;
}

// What the two may be asked: what is taken for UTF-8 and is, as the decoder hands it over, and not `<!-->…-->`, of
// which libxml2 answers differently by how it is cut.
inline bool comparable(std::string_view bytes) {
  if (detect_encoding(bytes) != Encoding::utf8) return false;
  std::string room;
  Decoder decoder(Encoding::utf8);
  const Decoder::Decoded decoded = decoder.decode(bytes, room);
  return !decoded.fault && decoder.finish() && decoded.text.size() == bytes.size() && !bytes.contains("<!-->") &&
         !bytes.contains("<!--->");
}

/// The same tags, texts and places, or the same error at the same place.
inline bool same(const Answer& a, const Answer& b) {
  return a.error == b.error && (!a.error.empty() || a.events == b.events);
}

}  // namespace safon::xml::lanes
