#include "tests/adapters/cli/page/structure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace safon::test {
namespace {

void check_names(const Page& page) {
  std::set<std::string> ids;
  for (const auto& each : page.elements)
    if (const auto id = each.get("id"); !id.empty()) CHECK_MESSAGE(ids.insert(id).second, id);
  for (const auto& each : page.elements) {
    if (const auto url = each.get("href"); url.starts_with('#')) CHECK_MESSAGE(ids.contains(url.substr(1)), url);
    for (auto rest = each.get("aria-labelledby"); !rest.empty();) {
      const auto id = rest.substr(0, rest.find(' '));
      CHECK_MESSAGE(ids.contains(id), id);
      rest = id.size() == rest.size() ? "" : rest.substr(id.size() + 1);
    }
  }
}

void check_headings(const Page& page) {
  int level = 0;
  for (const auto& each : page.elements) {
    if (each.name.size() != 2 || each.name[0] != 'h' || !std::isdigit(static_cast<unsigned char>(each.name[1])))
      continue;
    CHECK(each.name[1] - '0' <= level + 1);
    level = each.name[1] - '0';
  }
  CHECK(count_of(page, "h1") == 1);
  CHECK(count_of(page, "main") == 1);
}

void check_parts(const Page& page) {
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    const auto& each = page.elements[i];
    const auto has_child = [&](const std::string& child) {
      return std::ranges::count_if(page.elements, [&](const Element& e) { return e.name == child && e.parent == i; }) ==
             1;
    };
    if (each.name == "svg") {
      CHECK(each.get("role") == "img");
      CHECK(has_child("title"));
      CHECK(has_child("desc"));
    }
    if (each.name == "table") CHECK(has_child("caption"));
    if (each.name == "th") CHECK(each.attributes.contains("scope"));
    if (each.name == "th" && each.get("scope") == "row")
      CHECK_FALSE((each.text.empty() && page.elements.size() > i + 1 && page.elements[i + 1].parent != i));
    if (each.get("class") == "wide") CHECK(each.get("tabindex") == "0");
  }
}

}  // namespace

std::size_t count_of(const Page& page, const std::string& element) {
  return std::size_t(std::ranges::count(page.elements, element, &Element::name));
}

void check_page(const std::string& html, const std::string& language) {
  const auto page = read_page(html);
  CHECK(page.fault == "");
  REQUIRE(!page.elements.empty());
  CHECK(page.elements.front().get("lang") == language);
  check_names(page);
  check_headings(page);
  check_parts(page);
  CHECK(count_of(page, "script") == 0);
  CHECK(html.find("http://") == html.npos);
  CHECK(html.find("https://") == html.npos);
}

}  // namespace safon::test
