#include "tests/adapters/cli/page/page_reader.hpp"

namespace safon::test {
namespace {

bool is_entity(std::string_view text) {
  for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#9;", "&#10;", "&#13;"})
    if (text.starts_with(known)) return true;
  return false;
}

}  // namespace

Page read_page(std::string_view html) {
  Page page;
  std::vector<std::size_t> open;
  constexpr std::string_view doctype = "<!DOCTYPE html>";
  if (!html.starts_with(doctype)) page.fault = "no doctype";
  std::size_t at = doctype.size();
  const auto fault = [&](const std::string& what) {
    page.fault = what + " at " + std::string(html.substr(at, 60));
    return page;
  };
  while (at < html.size()) {
    if (html[at] != '<') {
      if (html[at] == '&' && !is_entity(html.substr(at))) return fault("a bare &");
      if (html[at] == '>' && !(open.size() && page.elements[open.back()].name == "style")) return fault("a bare >");
      if (!open.empty()) page.elements[open.back()].text += html[at];
      ++at;
      continue;
    }
    const auto end = html.find('>', at);
    if (end == html.npos) return fault("an open tag");
    auto tag = html.substr(at + 1, end - at - 1);
    if (tag.starts_with('/')) {
      if (open.empty() || page.elements[open.back()].name != tag.substr(1)) return fault("a wrong end tag");
      open.pop_back();
      at = end + 1;
      continue;
    }
    const bool is_empty = tag.ends_with('/');
    if (is_empty) tag.remove_suffix(1);
    Element element{.name = std::string(tag.substr(0, tag.find(' '))), .attributes = {}, .text = {}, .parent = 0};
    tag.remove_prefix(element.name.size());
    while (!tag.empty()) {
      const auto equals = tag.find("=\"");
      if (tag.front() != ' ' || equals == tag.npos) return fault("an attribute without quotes");
      const auto close = tag.find('"', equals + 2);
      if (close == tag.npos) return fault("an open attribute");
      const auto name = std::string(tag.substr(1, equals - 1));
      if (!element.attributes.emplace(name, tag.substr(equals + 2, close - equals - 2)).second)
        return fault("an attribute twice");
      tag.remove_prefix(close + 1);
    }
    element.parent = open.empty() ? 0 : open.back();
    if (!is_empty) open.push_back(page.elements.size());
    page.elements.push_back(std::move(element));
    at = end + 1;
  }
  if (!open.empty()) page.fault = "never closed: " + page.elements[open.back()].name;
  return page;
}

}  // namespace safon::test
