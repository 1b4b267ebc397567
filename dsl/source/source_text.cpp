#include "dsl/source/source_text.hpp"

#include <algorithm>

namespace safon {

std::string_view Sources::text(Span span) const {
  if (span.file >= files.size()) return {};
  const std::string_view whole = files[span.file].text;
  const std::size_t begin = std::min<std::size_t>(span.begin, whole.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, whole.size());
  return whole.substr(begin, end - begin);
}

LineColumn line_column(std::string_view text, std::uint32_t offset) {
  const std::string_view before = text.substr(0, std::min<std::size_t>(offset, text.size()));
  const auto line = std::uint32_t(std::ranges::count(before, '\n')) + 1;
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  const std::string_view left = before.substr(line_begin);
  const auto continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return {line, std::uint32_t(left.size() - std::size_t(std::ranges::count_if(left, continuation))) + 1};
}

}  // namespace safon
