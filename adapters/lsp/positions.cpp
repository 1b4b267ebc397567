#include "adapters/lsp/positions.hpp"

#include <algorithm>

namespace safon::lsp {
namespace {

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}
/// Characters of four bytes take two units.
std::uint32_t units(char lead) {
  return static_cast<unsigned char>(lead) >= 0xF0U ? 2 : 1;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::string_view scheme = "file://";

}  // namespace

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

Position Lines::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto line = std::size_t(std::ranges::upper_bound(starts_, offset) - starts_.begin()) - 1;
  std::uint32_t character = 0;
  for (std::size_t i = starts_[line]; i < offset; ++i)
    if (begins_character(text_[i])) character += units(text_[i]);
  return {std::uint32_t(line), character};
}

std::size_t Lines::offset(Position position) const {
  if (position.line >= starts_.size()) return text_.size();
  std::size_t at = starts_[position.line];
  for (std::uint32_t character = 0; at < text_.size() && text_[at] != '\n' && character < position.character;) {
    character += units(text_[at]);
    do ++at;
    while (at < text_.size() && !begins_character(text_[at]));
  }
  return at;
}

std::string path_of(std::string_view uri) {
  if (!uri.starts_with(scheme)) return std::string(uri);
  uri.remove_prefix(scheme.size());
  if (const auto slash = uri.find('/'); slash != std::string_view::npos) uri.remove_prefix(slash);
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const bool escaped = uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0;
    path += escaped ? char(digit(uri[i + 1]) * 16 + digit(uri[i + 2])) : uri[i];
    if (escaped) i += 2;
  }
  return path;
}

std::string uri_of(std::string_view path) {
  static constexpr std::string_view digits = "0123456789ABCDEF", plain = "-._~/";
  std::string uri(scheme);
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.contains(c)) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += digits[byte >> 4U];
    uri += digits[byte & 15U];
  }
  return uri;
}

}  // namespace safon::lsp
