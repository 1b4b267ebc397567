// Every programme as the repository has it: it passes its check and its own tests, and they see each requirement met,
// not met and unknown.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dsl/diagnostic/render.hpp"
#include "dsl/load/load.hpp"
#include "dsl/run_tests/run_tests.hpp"

namespace {

namespace fs = std::filesystem;
using namespace safon;

struct Pack {
  std::string name;
  LoadedPolicy policy;
};

std::expected<std::string, std::string> read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return std::unexpected("there is no such file");
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

const std::vector<Pack>& packs() {
  static const auto loaded = [] {
    std::vector<Pack> found;
    for (const auto& entry : fs::directory_iterator(SAFON_SOURCE_DIR "/rules")) {
      const auto name = entry.path().filename().string();
      found.push_back({name, load_policy((entry.path() / (name + ".safon")).string(), read_file)});
    }
    std::ranges::sort(found, {}, &Pack::name);
    return found;
  }();
  return loaded;
}

bool expects(const model::Policy& policy, const std::string& requirement, model::Expectation::Answer answer) {
  return std::ranges::any_of(policy.tests, [&](const model::Test& test) {
    return std::ranges::any_of(test.expectations, [&](const model::Expectation& each) {
      return each.kind == model::Expectation::Kind::verdict && each.requirement == requirement && each.answer == answer;
    });
  });
}

/// It asks whether things are known, and what is known meets it: the other answer is unknown.
constexpr std::string_view never_not_met = "nothing_untold";

}  // namespace

TEST_CASE("every programme passes its check without a warning") {
  CHECK(packs().size() >= 9);
  for (const auto& [name, policy] : packs()) {
    CAPTURE(name);
    CHECK(render(policy.diagnostics, policy.sources) == "");
    CHECK(policy.model);
  }
}

TEST_CASE("its own tests pass, and see every requirement met, not met and unknown") {
  std::string failures;
  for (const auto& [name, policy] : packs()) {
    REQUIRE(policy.model);
    for (const auto& result : run_tests(*policy.model, *policy.compiled))
      for (const auto& failure : result.failures)
        failures += name + ", " + result.title + ": expected " + failure.expected + ", found " + failure.found + "\n";
    for (const auto& requirement : policy.model->requirements)
      for (const auto& [answer, words] : {std::pair{model::Expectation::Answer::met, "met"},
                                          {model::Expectation::Answer::not_met, "not met"},
                                          {model::Expectation::Answer::unknown, "unknown"}})
        if (!expects(*policy.model, requirement.name, answer) &&
            !(answer == model::Expectation::Answer::not_met && requirement.name == never_not_met))
          failures += name + ", " + requirement.name + ": no test expects it " + words + "\n";
  }
  CHECK(failures == "");
}

TEST_CASE("every parameter says from when it holds, and cites its number or is to be confirmed") {
  for (const auto& [name, policy] : packs()) {
    REQUIRE(policy.model);
    for (const auto& parameter : policy.model->parameters) {
      CAPTURE(name);
      CAPTURE(parameter.name);
      CHECK((parameter.to_confirm || !parameter.cites.empty()));
    }
  }
}
