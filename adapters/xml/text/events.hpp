// A well-formed document as a stream of tags and text, with places. Wraps libxml2's push interface, so memory does not
// grow with the file; no DOCTYPE, hence no entities; nothing but the bytes given is ever read. What is plain goes
// through the scanner instead; at the first thing that is not, libxml2 takes over, for good, and says what is wrong, if
// it is.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

#include "adapters/xml/codes.hpp"
#include "adapters/xml/text/event_receiver.hpp"
#include "adapters/xml/text/scan/scanner.hpp"

struct _xmlParserCtxt;  // NOLINT(bugprone-reserved-identifier): libxml2 calls it so

namespace safon::xml {

class EventParser {
 public:
  enum class Lane : std::uint8_t { fast, slow };
  /// `slow`: without the scanner, to compare.
  explicit EventParser(EventReceiver& receiver, Lane lane = Lane::fast);
  ~EventParser();
  EventParser(const EventParser&) = delete;
  EventParser& operator=(const EventParser&) = delete;

  [[nodiscard]] bool is_fast() const { return scanner_.has_value(); }
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

  /// Holds all events to the limits, and knows which elements are open.
  class Gate : public EventReceiver {
   public:
    Gate(EventParser& parser, EventReceiver& receiver) : parser_(parser), receiver_(receiver) {}
    void start(const StartTag& tag) override;
    void end(TextPlace place) override;
    void text(std::string_view piece) override;

   private:
    EventParser& parser_;
    EventReceiver& receiver_;
  };

  Gate gate_;
  _xmlParserCtxt* context_;
  std::optional<Scanner> scanner_;  // until libxml2 has taken over
  std::vector<OpenElement> open_;
  std::optional<ReturnError> error_;
  TextPlace took_over_at_;           // where libxml2 took over, line 0 if it began
  std::size_t took_over_after_ = 0;  // bytes that it had been given by then
  bool root_seen_ = false;
  bool at_end_ = false;       // the last piece was pushed
  bool catching_up_ = false;  // libxml2 is told of the tags that are open

  [[nodiscard]] TextPlace place_of_parser() const;
  [[nodiscard]] std::uint32_t column_of(const char* at, std::uint32_t line) const;
  [[nodiscard]] bool root_closed() const { return root_seen_ && open_.empty(); }
  [[nodiscard]] std::string where_it_ends() const;
  void push_slowly(std::string_view text);
  void take_over();
};

}  // namespace safon::xml
