// The handbooks of all programmes: well-formed, and as people need them who read with a keyboard, a voice or on paper.
#include "adapters/cli/handbook/handbook.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/adapters/cli/page/structure.hpp"

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

TEST_CASE("the handbook of every programme is a page that everybody can read") {
  CHECK(handbooks().size() >= 10);  // one of the nine speaks two languages
  for (const auto& [name, language, html, page] : handbooks()) {
    CAPTURE(name);
    CAPTURE(language);
    test::check_page(html, language);
    for (const auto* landmark : {"header", "nav", "footer"})
      CHECK_MESSAGE(test::count_of(page, landmark) == 1, landmark);
    CHECK(test::count_of(page, "svg") >= 1);
  }
}

TEST_CASE("text stands out from its ground by 4.5 to 1, and lines by 3 to 1") {
  CHECK(contrast("#000", "#fff") == doctest::Approx(21));
  const auto style = std::ranges::find(handbooks().front().page.elements, "style", &Element::name)->text;
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
