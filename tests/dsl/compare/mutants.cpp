// One number of a pack's rules changed: is the difference found, and is every example of it true?
//
// SAFON_COMPARE_MUTANTS: how many mutants of each pack; SAFON_COMPARE_SEED: others.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "pair.hpp"

using namespace safon;

namespace {

struct Pack {
  std::string root;
  std::map<std::string, std::string> files;
};

std::expected<std::string, std::string> read(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::unexpected("there is no such file");
  return std::string(std::istreambuf_iterator<char>(file), {});
}

struct Number {
  std::string file;
  std::size_t at, size;
};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == '-';
}

/// Whole numbers that stand by themselves in the rules: not in a comment, a text, a date or a name.
void find_numbers(const std::string& file, const std::string& text, std::vector<Number>& out) {
  bool quoted = false, comment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') comment = false;
    if (text[i] == '"' && !comment) quoted = !quoted;
    if (text[i] == '#' && !quoted) comment = true;
    if (quoted || comment || !std::isdigit(static_cast<unsigned char>(text[i]))) continue;
    if (i > 0 && is_word(text[i - 1])) continue;
    std::size_t end = i;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
    if (end < text.size() && is_word(text[end])) continue;
    out.push_back({file, i, end - i});
    i = end;
  }
}

LoadedPolicy load(const std::string& root, const std::map<std::string, std::string>& changed) {
  return load_policy(root, [&](const std::string& name) {
    const auto found = changed.find(name);
    return found == changed.end() ? read(name) : std::expected<std::string, std::string>(found->second);
  });
}

std::size_t from_environment(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::size_t(std::atoi(text)) : otherwise;
}

}  // namespace

TEST_CASE("a number changed in a pack is found") {
  const auto of_each = from_environment("SAFON_COMPARE_MUTANTS", 2);
  auto seed = from_environment("SAFON_COMPARE_SEED", 5);
  std::size_t tried = 0, found = 0, unseen = 0;
  for (const std::string pack :
       {"wales_cpd", "headship", "england_dcs", "england_executive", "england_aspirant", "adult_services_academy",
        "resourceful_leadership", "social_care_leadership", "social_work_registration"}) {
    const auto root = std::string(SAFON_SOURCE_DIR) + "/rules/" + pack + "/" + pack + ".safon";
    const auto before = load(root, {});
    REQUIRE(before.compiled.has_value());
    std::vector<Number> numbers;
    for (const auto& file : before.sources.files) {
      const auto base = file.name.substr(file.name.rfind('/') + 1);
      if (!base.starts_with("tests_") && !base.starts_with("feed_") && base != "calendar.safon")
        find_numbers(file.name, file.text, numbers);
    }
    REQUIRE(!numbers.empty());
    for (std::size_t m = 0, tries = 0; m < of_each && tries < of_each * 5; ++tries) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      const auto& number = numbers[(seed >> 33) % numbers.size()];
      auto text = *read(number.file);
      const auto was = text.substr(number.at, number.size);
      text.replace(number.at, number.size, std::to_string(std::stoll(was) + 1));
      const auto after = load(root, {{number.file, text}});
      if (!after.compiled) continue;  // it makes no sense any more, and says so
      ++m;
      ++tried;
      const auto comparison = compare_policies(before, after, "");
      bool shown = false;
      for (const auto& difference : comparison.differences) {
        shown |= !difference.examples.empty();
        for (const auto& example : difference.examples) CHECK(example.found[0] != example.found[1]);
      }
      found += shown;
      unseen += comparison.differences.empty();
      if (!shown)
        MESSAGE(number.file << ": " << was << " at byte " << number.at << ", no example; " << summary(comparison));
    }
  }
  MESSAGE("of " << tried << " mutants " << found << " are shown by an example, " << unseen << " not seen at all");
  CHECK(found * 10 >= tried * 6);
}
