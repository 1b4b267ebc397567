// From a return's bytes to checked UTF-8, whatever the file is written in. Doing this before the parser sees the text
// makes one place say which encodings are read, and a bad byte an error with a line.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/xml/codes.hpp"

namespace safon::xml {

enum class Encoding : std::uint8_t { utf8, ascii, latin1, utf16_little, utf16_big };

struct DecodeFault {
  ReturnCode code;
  std::string message;
};

/// What the first bytes of a file (`limits::declaration` of them, if it has as many) say that it is written in: by a
/// byte order mark, or by the XML declaration. The two must not contradict each other.
[[nodiscard]] std::expected<Encoding, DecodeFault> detect_encoding(std::string_view head);

/// Turns pieces of a file into UTF-8; a character may be cut by the end of a piece.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  struct Decoded {
    std::string_view text;             // without a byte order mark; it ends just before the bad bytes
    std::optional<DecodeFault> fault;  // why it ends there
  };

  /// The text of `bytes`: most often those bytes themselves, else made in `room`; good until either is changed.
  [[nodiscard]] Decoded decode(std::string_view bytes, std::string& room);

  /// To be called at the end of the file: a character that was begun must be whole.
  [[nodiscard]] std::expected<void, DecodeFault> finish() const;

 private:
  Encoding encoding_;
  std::string begun_;  // bytes of a character that the last piece cut
  bool at_start_ = true;
  char32_t high_surrogate_ = 0;

  Decoded utf8(std::string_view bytes, std::string& room);
  std::optional<DecodeFault> append_ascii(std::string_view bytes, std::string& out);
  std::optional<DecodeFault> append_latin1(std::string_view bytes, std::string& out);
  std::optional<DecodeFault> append_utf16(std::string_view bytes, std::string& out);
};

}  // namespace safon::xml
