#include "dsl/source/taken_out.hpp"

namespace safon {

Span with_its_space(std::string_view text, Span span) {
  const auto is_blank = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\t' || text[at] == '\r'; };
  std::size_t begin = span.begin, end = span.end;
  while (begin > 0 && is_blank(begin - 1)) --begin;
  while (end < text.size() && is_blank(end)) ++end;
  const bool begins_line = begin == 0 || text[begin - 1] == '\n', ends_line = end == text.size() || text[end] == '\n';
  if (begins_line && ends_line) {
    if (end < text.size()) ++end;
    return {span.file, std::uint32_t(begin), std::uint32_t(end)};
  }
  if (begins_line) return {span.file, span.begin, std::uint32_t(end)};
  return {span.file, std::uint32_t(begin), span.end};
}

}  // namespace safon
