// What reading a document yields: tags and text, with places.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace safon::xml {

/// Names are interned: within one parser, equal names are equal pointers.
using InternedName = const char*;

struct TextPlace {
  std::uint32_t line = 0, column = 0;  // 1-based; columns count characters
};

struct Attribute {
  InternedName local, uri;  // uri: null in no namespace
  std::string_view value;
};

/// Valid during the call that hands it over.
struct StartTag {
  InternedName local, prefix, uri;  // prefix and uri may be null
  TextPlace place;
  std::size_t attribute_count;

  [[nodiscard]] Attribute attribute(std::size_t index) const {
    const unsigned char* const* at = raw + 5 * index;
    const auto text = [&](std::size_t i) { return reinterpret_cast<const char*>(at[i]); };
    return {text(0), text(2), {text(3), std::size_t(at[4] - at[3])}};
  }
  [[nodiscard]] bool has(std::size_t index, InternedName name, InternedName of) const {
    const unsigned char* const* at = raw + 5 * index;
    return reinterpret_cast<InternedName>(at[0]) == name && reinterpret_cast<InternedName>(at[2]) == of;
  }
  [[nodiscard]] std::string_view value(std::size_t index) const { return attribute(index).value; }
  [[nodiscard]] TextPlace place_of_value(std::size_t index) const;

  const unsigned char* const* raw;  // five pointers an attribute: name, prefix, uri, value, its end
  const char *begin, *end;          // the tag in the parser's buffer, begin null when it is not there
  bool plain;                       // on one line, and every character one byte

 private:
  [[nodiscard]] const char* raw_value(std::size_t index) const;
};

class EventReceiver {
 public:
  virtual ~EventReceiver() = default;
  virtual void start(const StartTag& tag) = 0;
  virtual void end(TextPlace place) = 0;
  virtual void text(std::string_view piece) = 0;  // one text may come in several pieces
};

/// The place after the text [begin, end), which begins at `place`.
[[nodiscard]] TextPlace past(TextPlace place, const char* begin, const char* end);

}  // namespace safon::xml
