// Whatever the text, the analyser answers: with a policy, or with at least one error.
#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <fstream>
#include <sstream>

#include "dsl/lower/lower.hpp"
#include "tests/dsl/analyse/analysed.hpp"

using namespace safon;

namespace {

std::vector<std::string> words_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> words;
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line.substr(0, line.find('#')));
    for (std::string word; in >> word;) words.push_back(word);
  }
  return words;
}

std::string text_of(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + (word == "}" ? "\n" : " ");
  return text;
}

}  // namespace

TEST_CASE("rule files with words lost, doubled or swapped are answered") {
  const auto words = words_of(std::string(SAFON_SOURCE_DIR) + "/tests/language/programmes/good/national_cpd.safon");
  REQUIRE(words.size() > 100);
  rc::check("a policy or an error", [&] {
    auto changed = words;
    const int changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, changed.size());
      const auto other = *rc::gen::inRange<std::size_t>(0, changed.size());
      switch (*rc::gen::inRange(0, 3)) {
        case 0:
          changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 1:
          changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), changed[other]);
          break;
        default:
          std::swap(changed[at], changed[other]);
      }
    }
    auto made = analysed(text_of(changed));
    RC_ASSERT(made.policy.has_value() == !has_errors(made.diagnostics));
    if (made.policy) (void)lower(*made.policy, made.sources);
    for (const auto& diagnostic : made.diagnostics) {
      RC_ASSERT(diagnostic.span.begin <= diagnostic.span.end);
      RC_ASSERT(diagnostic.span.end <= made.sources.files[0].text.size());
      RC_ASSERT(message(diagnostic).find("{") == std::string::npos ||
                message(diagnostic).find("{0}") == std::string::npos);
    }
  });
}

TEST_CASE("no documents, and empty ones") {
  Sources sources;
  Diagnostics diagnostics;
  CHECK(!analyse({}, sources, diagnostics));
  CHECK(has_errors(diagnostics));
  CHECK(analysed("").codes() == "policy_missing");
}

TEST_CASE("deep nesting, of expressions and through `let`s, is survived") {
  std::string open(190, '('), close(190, ')');
  std::string lets = "let a0 = hours\n";
  for (int i = 1; i < 20; ++i)
    lets += "let a" + std::to_string(i) + " = " + open + "a" + std::to_string((i + 19) % 20) + close + "\n";
  CHECK(has_errors(analysed_rules(lets).diagnostics) == false);
  CHECK(has_errors(analysed_rules("let a = " + open + "b" + close + "\nlet b = " + open + "a" + close).diagnostics));
}
