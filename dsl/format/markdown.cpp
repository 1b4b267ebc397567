#include "dsl/format/markdown.hpp"

#include "dsl/format/format.hpp"

namespace safon {

namespace {

constexpr std::string_view fence = "```";

/// The first line of `text`, with its line end; taken off it.
std::string_view take_line(std::string_view& text) {
  const std::string_view line =
      text.substr(0, text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1);
  text.remove_prefix(line.size());
  return line;
}

std::string_view without_indent(std::string_view line, std::size_t indent) {
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  return line.substr(std::min(indent, blanks));
}

std::string indented(std::string_view text, std::size_t indent) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line != "\n") out.append(indent, ' ');
    out += line;
  }
  return out;
}

bool opens_rules(std::string_view line) {
  if (!line.starts_with("```safon")) return false;
  const char next = line.size() > 8 ? line[8] : '\n';
  return next == '\n' || next == '\r' || next == ' ';
}

}  // namespace

std::string format_page(std::string_view page) {
  std::string out;
  while (!page.empty()) {
    const std::string_view opening = take_line(page);
    out += opening;
    const std::size_t indent = std::min(opening.find_first_not_of(' '), opening.size());
    const std::string_view mark = opening.substr(indent);
    if (!mark.starts_with(fence)) continue;
    std::string rules;
    const std::string_view begin = page;
    while (!page.empty() && !without_indent(page, page.size()).starts_with(fence))
      rules += without_indent(take_line(page), indent);
    const std::string_view written = begin.substr(0, begin.size() - page.size());
    Diagnostics ignored;
    const auto laid_out = opens_rules(mark) ? format_rules(rules, ignored) : std::nullopt;
    // Blocks that are parts of one file begin with the blank line that parts them.
    if (laid_out && says_the_same(rules, *laid_out))
      out += (rules.starts_with('\n') && !laid_out->empty() ? "\n" : "") + indented(*laid_out, indent);
    else
      out += written;
    if (!page.empty()) out += take_line(page);
  }
  return out;
}

}  // namespace safon
