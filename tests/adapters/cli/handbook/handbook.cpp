// The handbooks of all programmes: well-formed, and as people need them who read with a keyboard, a voice or on paper.
#include "adapters/cli/handbook/handbook.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/adapters/cli/handbook/page_reader.hpp"

namespace {

namespace fs = std::filesystem;
using namespace safon;
using test::Element;

std::expected<std::string, std::string> read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return std::unexpected("there is no such file");
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

struct Made {
  std::string name, language, html;
  test::Page page;
};

const std::vector<Made>& handbooks() {
  static const auto made = [] {
    std::vector<Made> all;
    for (const auto& entry : fs::directory_iterator(SAFON_SOURCE_DIR "/rules")) {
      const auto name = entry.path().filename().string();
      const auto policy = load_policy((entry.path() / (name + ".safon")).string(), read_file);
      REQUIRE(policy.model);
      for (const auto& language : handbook_languages(*policy.model)) {
        auto html = handbook(policy, language);
        auto page = test::read_page(html);
        all.push_back({name, language, std::move(html), std::move(page)});
      }
    }
    return all;
  }();
  return made;
}

template <class Wanted>
std::size_t count_of(const test::Page& page, const Wanted& wanted) {
  return std::size_t(std::ranges::count_if(page.elements, wanted));
}
auto named(const std::string& name) {
  return [name](const Element& each) { return each.name == name; };
}

/// WCAG 2.2: how a colour stands out from another.
double luminance(const std::string& hex) {
  const auto part = [&](std::size_t i) {
    const auto digits = hex.size() == 4 ? std::string(2, hex[1 + i]) : hex.substr(1 + 2 * i, 2);
    const double c = std::stoi(digits, nullptr, 16) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}
double contrast(const std::string& a, const std::string& b) {
  const auto one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// Every value of a property in a style sheet.
std::vector<std::string> colours(const std::string& style, const std::string& property) {
  std::vector<std::string> found;
  for (auto at = style.find(property + ":"); at != style.npos; at = style.find(property + ":", at + 1)) {
    if (at > 0 && (std::isalpha(style[at - 1]) || style[at - 1] == '-')) continue;
    const auto hash = style.find_first_of("#;}", at);
    if (hash != style.npos && style[hash] == '#')
      found.push_back(style.substr(hash, style.find_first_of(" ;}", hash) - hash));
  }
  return found;
}

}  // namespace

TEST_CASE("the handbook of every programme is well-formed, and no two things on it have one id") {
  CHECK(handbooks().size() >= 10);  // one of the nine speaks two languages
  for (const auto& [name, language, html, page] : handbooks()) {
    CAPTURE(name);
    CAPTURE(language);
    CHECK(page.fault == "");
    std::set<std::string> ids;
    for (const auto& each : page.elements)
      if (const auto id = each.get("id"); !id.empty()) CHECK_MESSAGE(ids.insert(id).second, id);
    for (const auto& each : page.elements) {
      const auto url = each.get("href");
      if (url.starts_with('#')) CHECK_MESSAGE(ids.contains(url.substr(1)), url);
      for (const auto* by : {"aria-labelledby"}) {
        auto rest = each.get(by);
        while (!rest.empty()) {
          const auto id = rest.substr(0, rest.find(' '));
          CHECK_MESSAGE(ids.contains(id), id);
          rest = id.size() == rest.size() ? "" : rest.substr(id.size() + 1);
        }
      }
    }
  }
}

TEST_CASE("its headings are in order, its landmarks are there once, and it says which language it is in") {
  for (const auto& [name, language, html, page] : handbooks()) {
    CAPTURE(name);
    CAPTURE(language);
    for (const auto* landmark : {"header", "nav", "main", "footer", "h1", "title"})
      CHECK_MESSAGE(
          count_of(page,
                   [&](const Element& e) { return e.name == landmark && page.elements[e.parent].name != "svg"; }) == 1,
          landmark);
    CHECK(page.elements.front().get("lang") == language);
    int level = 0;
    for (const auto& each : page.elements) {
      if (each.name.size() != 2 || each.name[0] != 'h' || !std::isdigit(each.name[1])) continue;
      CHECK(each.name[1] - '0' <= level + 1);
      level = each.name[1] - '0';
    }
    CHECK(count_of(page, named("script")) == 0);
    CHECK(html.find("http://") == html.npos);
    CHECK(html.find("https://") == html.npos);
  }
}

TEST_CASE("drawings have words, tables have captions and heads, and what scrolls is reached by keyboard") {
  for (const auto& [name, language, html, page] : handbooks()) {
    CAPTURE(name);
    CAPTURE(language);
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
      const auto& each = page.elements[i];
      const auto has_child = [&](const std::string& child) {
        return count_of(page, [&](const Element& e) { return e.name == child && e.parent == i; }) == 1;
      };
      if (each.name == "svg") {
        CHECK(each.get("role") == "img");
        CHECK(has_child("title"));
        CHECK(has_child("desc"));
      }
      if (each.name == "table") CHECK(has_child("caption"));
      if (each.name == "th") CHECK(each.attributes.contains("scope"));
      if (each.get("class") == "wide") CHECK(each.get("tabindex") == "0");
    }
    CHECK(count_of(page, named("svg")) >= 1);
  }
}

TEST_CASE("text stands out from its ground by 4.5 to 1, and lines by 3 to 1") {
  CHECK(contrast("#000", "#fff") == doctest::Approx(21));
  const auto style = std::ranges::find_if(handbooks().front().page.elements, named("style"))->text;
  const auto texts = colours(style, "color"), lines = colours(style, "stroke"), grounds = colours(style, "fill");
  CHECK(texts.size() >= 3);
  CHECK(lines.size() >= 3);
  for (const auto& text : texts) CHECK_MESSAGE(contrast(text, "#fff") >= 4.5, text);
  for (const auto& line : lines) CHECK_MESSAGE(contrast(line, "#fff") >= 3, line);
  for (const auto& ground : grounds) CHECK_MESSAGE(contrast("#000", ground) >= 4.5, ground);
}

TEST_CASE("a handbook says what the rules say, in each language, with the passage and an example") {
  const auto page = [](const std::string& language) {
    return std::ranges::find_if(handbooks(),
                                [&](const Made& made) { return made.name == "wales_cpd" && made.language == language; })
        ->html;
  };
  const auto english = page("en"), welsh = page("cy");
  for (const auto* wanted :
       {"has completed the e-learning package", "Source: 004, Professional Induction Programme",
        "(1 year) after ‘Took up a management post on’", "certified by 2 officers", "from 1 September 2024: <b>7.5</b>",
        "a manager who does all of it in time is inducted", "is within the last", "As of 1 November 2026; given:"})
    CHECK_MESSAGE(english.find(wanted) != english.npos, wanted);
  for (const auto* wanted : {"wedi cwblhau&#39;r pecyn e-ddysgu", "Ffynhonnell: ", "(1 flwyddyn) ar ôl",
                             "o 1 Medi 2024: <b>7.5</b>", "Oni bai"})
    CHECK_MESSAGE(welsh.find(wanted) != welsh.npos, wanted);
  // What the policy has in English only says so.
  CHECK(welsh.find("<span lang=\"en\">a manager who does all of it in time is inducted</span>") != welsh.npos);
}
