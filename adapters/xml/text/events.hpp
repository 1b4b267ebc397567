// A well-formed document as a stream of tags and text, with places. Wraps libxml2's push interface, so memory does not
// grow with the file; no DOCTYPE, hence no entities; nothing but the bytes given is ever read.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

#include "adapters/xml/codes.hpp"

struct _xmlParserCtxt;

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

  [[nodiscard]] Attribute attribute(std::size_t index) const;
  [[nodiscard]] TextPlace place_of_value(std::size_t index) const;

  const unsigned char** raw;  // five pointers an attribute: name, prefix, uri, value, its end
  const char *begin, *end;    // the tag in the parser's buffer, begin null when it is not there
  bool plain;                 // on one line, and every character one byte

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

class EventParser {
 public:
  explicit EventParser(EventReceiver& receiver);
  ~EventParser();
  EventParser(const EventParser&) = delete;
  EventParser& operator=(const EventParser&) = delete;

  [[nodiscard]] InternedName intern(std::string_view name);

  /// UTF-8, checked already. After an error nothing more is read.
  [[nodiscard]] std::expected<void, ReturnError> push(std::string_view text);
  [[nodiscard]] std::expected<void, ReturnError> finish();

  /// The receiver's own reason to go no further; no more events come.
  void stop(ReturnError error);
  [[nodiscard]] TextPlace here() const;
  /// Where the next piece begins: the parser may be waiting for the rest of what it holds.
  [[nodiscard]] TextPlace end_of_pushed() const;

 private:
  struct Callbacks;
  struct OpenElement {
    InternedName prefix, local;
    std::uint32_t line;
  };

  EventReceiver& receiver_;
  _xmlParserCtxt* context_;
  std::vector<OpenElement> open_;
  std::optional<ReturnError> error_;
  bool root_seen_ = false;
  bool at_end_ = false;  // the last piece was pushed

  [[nodiscard]] bool root_closed() const { return root_seen_ && open_.empty(); }
  [[nodiscard]] std::string where_it_ends() const;
};

}  // namespace safon::xml
