#include "adapters/xml/text/decode.hpp"

#include <cstring>
#include <optional>

#include "adapters/xml/limits.hpp"

namespace safon::xml {
namespace {

using std::unexpected;

constexpr std::string_view read_encodings = "UTF-8, UTF-16 and ISO-8859-1 are read";

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
  return result;
}

std::string_view title(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::ascii:
      return "US-ASCII";
    case Encoding::latin1:
      return "ISO-8859-1";
    case Encoding::utf16_little:
    case Encoding::utf16_big:
      break;
  }
  return "UTF-16";
}

// The name in `<?xml … encoding="NAME"?>`, if there is one.
std::optional<std::string> declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  std::size_t at = head.find("encoding");
  if (at == head.npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == head.npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == head.npos) return {};
  return std::string(head.substr(at + 1, end - at - 1));
}

bool wide(Encoding encoding) {
  return encoding == Encoding::utf16_little || encoding == Encoding::utf16_big;
}

void append_utf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += char(c);
  } else if (c < 0x800) {
    out += char(0xC0 | (c >> 6));
    out += char(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += char(0xE0 | (c >> 12));
    out += char(0x80 | ((c >> 6) & 0x3F));
    out += char(0x80 | (c & 0x3F));
  } else {
    out += char(0xF0 | (c >> 18));
    out += char(0x80 | ((c >> 12) & 0x3F));
    out += char(0x80 | ((c >> 6) & 0x3F));
    out += char(0x80 | (c & 0x3F));
  }
}

// Length of the character that begins here, 0 when it is not one, -1 when the piece ends within it.
// Overlong forms, surrogates and values past U+10FFFF are not characters.
int utf8_length(const unsigned char* at, const unsigned char* end) {
  const unsigned char lead = *at;
  int length;
  unsigned char low = 0x80, high = 0xBF;
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF)
    length = 2;
  else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (int i = 1; i < length; ++i) {
    if (at + i == end) return -1;
    if (at[i] < low || at[i] > high) return 0;
    low = 0x80, high = 0xBF;
  }
  return length;
}

// Of the 64 bytes from here on: without a way out in between, so that they are looked at many at a time.
bool all_ascii(const unsigned char* at) {
  std::uint64_t seen = 0, eight;
  for (int i = 0; i < 64; i += 8) {
    std::memcpy(&eight, at + i, 8);
    seen |= eight;
  }
  return (seen & 0x8080808080808080ULL) == 0;
}

// How much of the text is whole UTF-8 characters; `bad` says whether what follows can never become one.
std::size_t valid_utf8(std::string_view text, bool& bad) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = begin + text.size();
  const auto* at = begin;
  bad = false;
  while (at != end) {
    while (end - at >= 64 && all_ascii(at)) at += 64;
    while (at != end && *at < 0x80) ++at;
    if (at == end) break;
    const int length = utf8_length(at, end);
    if (length <= 0) {
      bad = length == 0;
      break;
    }
    at += length;
  }
  return std::size_t(at - begin);
}

std::string hex_byte(unsigned char byte) {
  constexpr char digits[] = "0123456789ABCDEF";
  return {digits[byte >> 4], digits[byte & 15]};
}

DecodeFault not_utf8(unsigned char byte) {
  return {
      ReturnCode::bytes_not_in_encoding,
      "the byte " + hex_byte(byte) + " is not UTF-8 here; if the file is in ISO-8859-1, its first line must say so"};
}

}  // namespace

std::expected<Encoding, DecodeFault> detect_encoding(std::string_view head) {
  using namespace std::string_view_literals;
  const auto refuse = [](std::string message) {
    return unexpected(DecodeFault{ReturnCode::encoding_not_read, std::move(message)});
  };
  if (head.starts_with("\0\0\xFE\xFF"sv) || head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\0<"sv) ||
      head.starts_with("<\0\0\0"sv))
    return refuse("the file is in UTF-32; " + std::string(read_encodings));
  for (const auto& [begin, what] : {std::pair{"\x1F\x8B"sv, "packed by gzip"sv},
                                    {"PK\x03\x04"sv, "a zip archive, or a document of an office program"sv},
                                    {"BZh"sv, "packed by bzip2"sv},
                                    {"\xFD"
                                     "7zXZ"sv,
                                     "packed by xz"sv},
                                    {"\x28\xB5\x2F\xFD"sv, "packed by zstd"sv},
                                    {"%PDF"sv, "a PDF"sv},
                                    {"\xD0\xCF\x11\xE0"sv, "a document of an office program"sv},
                                    {"SQLite format 3"sv, "a database"sv}})
    if (head.starts_with(begin)) return refuse("the file is " + std::string(what) + ", not XML");
  std::optional<Encoding> found;
  std::string narrow;  // the declaration in plain bytes
  if (head.starts_with("\xEF\xBB\xBF"sv)) {
    found = Encoding::utf8;
    narrow = head.substr(3);
  } else if (head.starts_with("\xFF\xFE"sv) || head.starts_with("<\0"sv)) {
    found = Encoding::utf16_little;
  } else if (head.starts_with("\xFE\xFF"sv) || head.starts_with("\0<"sv)) {
    found = Encoding::utf16_big;
  } else {
    narrow = head;
  }
  if (found && wide(*found))
    for (std::size_t i = *found == Encoding::utf16_little ? 0 : 1; i < head.size(); i += 2)
      if (head[i] != '\xFF' && head[i] != '\xFE') narrow += head[i];
  const std::optional<std::string> declared = declared_encoding(narrow);
  if (!declared) return found.value_or(Encoding::utf8);

  const std::string name = upper(*declared);
  Encoding said;
  if (name == "UTF-8" || name == "UTF8")
    said = Encoding::utf8;
  else if (name == "US-ASCII" || name == "ASCII")
    said = Encoding::ascii;
  else if (name == "ISO-8859-1" || name == "ISO8859-1" || name == "LATIN1")
    said = Encoding::latin1;
  else if (name == "UTF-16")
    said = found && wide(*found) ? *found : Encoding::utf16_big;
  else if (name == "UTF-16LE")
    said = Encoding::utf16_little;
  else if (name == "UTF-16BE")
    said = Encoding::utf16_big;
  else
    return refuse("the file says that it is in `" + declared->substr(0, limits::shown_value) + "`; " +
                  std::string(read_encodings));
  if (found ? *found != said : wide(said))
    return refuse("the file says that it is in " + std::string(title(said)) + ", but its bytes are " +
                  std::string(found ? title(*found) : "not"));
  return said;
}

Decoder::Decoded Decoder::utf8(std::string_view bytes, std::string& room) {
  if (at_start_ && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  at_start_ = false;
  while (!begun_.empty() && !bytes.empty()) {
    begun_ += bytes.front();
    bytes.remove_prefix(1);
    const auto* begin = reinterpret_cast<const unsigned char*>(begun_.data());
    const int length = utf8_length(begin, begin + begun_.size());
    if (length == 0) return {room, not_utf8(*begin)};
    if (length > 0) {
      room += begun_;
      begun_.clear();
    }
  }
  bool bad;
  const std::size_t count = valid_utf8(bytes, bad);
  const std::string_view good = bytes.substr(0, count);
  std::optional<DecodeFault> fault;
  if (bad)
    fault = not_utf8(static_cast<unsigned char>(bytes[count]));
  else
    begun_ += bytes.substr(count);
  if (room.empty()) return {good, std::move(fault)};
  room += good;
  return {room, std::move(fault)};
}

std::optional<DecodeFault> Decoder::append_ascii(std::string_view bytes, std::string& out) {
  for (char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x80)
      return DecodeFault{ReturnCode::bytes_not_in_encoding,
                         "the byte " + hex_byte(static_cast<unsigned char>(c)) + " is not US-ASCII"};
    out += c;
  }
  return {};
}

std::optional<DecodeFault> Decoder::append_latin1(std::string_view bytes, std::string& out) {
  for (char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xA0)
      return DecodeFault{ReturnCode::bytes_not_in_encoding, "the byte " + hex_byte(byte) +
                                                                " is no letter or sign in ISO-8859-1; the file " +
                                                                "seems to be in windows-1252: save it as UTF-8"};
    append_utf8(byte, out);
  }
  return {};
}

std::optional<DecodeFault> Decoder::append_utf16(std::string_view bytes, std::string& out) {
  const auto fault = [] {
    return DecodeFault{ReturnCode::bytes_not_in_encoding, "half of a UTF-16 pair stands alone here"};
  };
  for (char byte : bytes) {
    if (begun_.empty()) {
      begun_ += byte;
      continue;
    }
    const auto first = static_cast<unsigned char>(begun_[0]), second = static_cast<unsigned char>(byte);
    begun_.clear();
    const char32_t unit = encoding_ == Encoding::utf16_little ? second << 8 | first : first << 8 | second;
    const bool was_at_start = at_start_;
    at_start_ = false;
    if (was_at_start && unit == 0xFEFF) continue;
    if (high_surrogate_ != 0) {
      if (unit < 0xDC00 || unit > 0xDFFF) return fault();
      append_utf8(0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00), out);
      high_surrogate_ = 0;
    } else if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_surrogate_ = unit;
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      return fault();
    } else {
      append_utf8(unit, out);
    }
  }
  return {};
}

Decoder::Decoded Decoder::decode(std::string_view bytes, std::string& room) {
  room.clear();
  std::optional<DecodeFault> fault;
  switch (encoding_) {
    case Encoding::utf8:
      return utf8(bytes, room);
    case Encoding::ascii:
      fault = append_ascii(bytes, room);
      break;
    case Encoding::latin1:
      fault = append_latin1(bytes, room);
      break;
    case Encoding::utf16_little:
    case Encoding::utf16_big:
      fault = append_utf16(bytes, room);
      break;
  }
  return {room, std::move(fault)};
}

std::expected<void, DecodeFault> Decoder::finish() const {
  if (begun_.empty() && high_surrogate_ == 0) return {};
  return unexpected(DecodeFault{ReturnCode::ends_early, "the file ends in the middle of a character"});
}

}  // namespace safon::xml
