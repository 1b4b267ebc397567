// The fast lane for plain returns: tags and text read straight from the buffer. It takes only what libxml2 certainly
// takes, and in the same way; before anything else it stops, and the parser goes on from there (events.hpp).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xml/text/event_receiver.hpp"
#include "adapters/xml/text/scan/tag_reader.hpp"

namespace safon::xml {

class Scanner {
 public:
  Scanner(EventReceiver& receiver, Intern intern);

  /// Reads as far as it can; the rest waits for the next piece. False: the rest is not for the fast lane.
  [[nodiscard]] bool read(std::string_view text);
  /// To be called at the end: the document is whole, and nothing is left. False as above.
  [[nodiscard]] bool finish() const;
  /// The receiver wants no more.
  void stop() { stopped_ = true; }

  [[nodiscard]] std::string_view left() const { return std::string_view(buffer_).substr(at_); }
  [[nodiscard]] TextPlace place() const { return place_; }  // of what is left

  /// Everything from the document's beginning, as long as no tag has been seen.
  [[nodiscard]] std::string prolog() const { return prolog_ + buffer_; }
  [[nodiscard]] bool root_seen() const { return root_seen_; }

  struct OpenTag {
    std::string text;  // as it was written, `<a b="c">`
    std::size_t name_size = 0;
    TextPlace place;
    std::size_t namespaces = 0;  // that were in force outside
  };
  [[nodiscard]] std::size_t depth() const { return depth_; }
  /// By depth; the outermost is there also when it has been closed.
  [[nodiscard]] const OpenTag& open(std::size_t depth) const { return open_[depth]; }

 private:
  EventReceiver& receiver_;
  std::string prolog_, buffer_;
  std::size_t at_ = 0;
  TextPlace place_{1, 1};
  std::vector<OpenTag> open_;  // those above depth_ are kept for their memory
  std::size_t depth_ = 0;
  bool begun_ = false, root_seen_ = false, stopped_ = false;
  TagReader tags_;
  std::string cooked_;

  Token token(const char*& at, const char* end);
  Token text(const char*& at, const char* end);
  bool indentation(const char*& at, const char* end);
  Token declaration(const char*& at, const char* end);
  Token comment(const char*& at, const char* end);
  Token end_tag(const char*& at, const char* end);
  Token start_tag(const char*& at, const char* end);
  void pass(const char* begin, const char* end, unsigned seen);
};

}  // namespace safon::xml
