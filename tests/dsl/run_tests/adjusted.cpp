// Whoever has a parameter adjusted is treated as everybody is under the policy that says so for all.
#include <doctest/doctest.h>

#include <random>

#include "dsl/load/load.hpp"
#include "dsl/run_tests/stage.hpp"
#include "engine/explain/answers.hpp"

namespace safon {
namespace {

struct Values {
  std::string hours, share, first_day;
};

constexpr const char* rules = R"(
record visit { made: date   length: number   dated by made }
record participant { hours: number   share: percentage   appointed: optional date   visits: list of visit }

let long_visits = visits where length at least hours_needed - 4
let wanted = hours * 2

requirement compared { wanted more than hours_needed }
requirement twice { hours_needed is 8 or hours_needed * 2 is less than wanted + 3 }
requirement shared { share at least share_needed }
requirement appointed_since { appointed on or after first_day }
requirement counted { count of visits where made on or after first_day is at least hours_needed - 6 }
requirement rows { at least 2 visits where length at least hours_needed - 5 and made within 3 months of first_day }
requirement every_row { every visits has length less than hours_needed }
requirement summed { sum of length of visits where made before first_day + 2 months more than hours_needed * share_needed }
requirement latest_row { some visits where made before first_day }
requirement named_rows { at least 2 long_visits }
requirement grouped {
  at least 2 of {
    compared
    shared
    except_late: appointed before first_day
  }
  except short: hours less than hours_needed / 2
}
)";

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int number(int least, int most) { return least + int(engine_() % unsigned(most - least + 1)); }
  std::string day() { return to_iso(Date{parse_iso_date("2026-01-01")->days + number(0, 330)}); }
  Values values() { return {std::to_string(number(6, 12)), std::to_string(number(5, 10) * 10) + "%", day()}; }

 private:
  std::mt19937 engine_;
};

std::string participant(Random& random) {
  std::string text = "{ ";
  if (random.number(0, 8) != 0) text += "hours: " + std::to_string(random.number(1, 14)) + "   ";
  if (random.number(0, 8) != 0) text += "share: " + std::to_string(random.number(4, 10) * 10) + "%   ";
  if (random.number(0, 3) != 0) text += "appointed: " + random.day() + "   ";
  if (random.number(0, 6) != 0) {
    text += "visits: [ ";
    for (int left = random.number(0, 5); left > 0; --left)
      text += "{ made: " + random.day() + "   length: " + std::to_string(random.number(0, 12)) + " } ";
    text += "]   ";
  }
  return text + "}";
}

std::string policy_with(const Values& values, const std::string& tests) {
  return "policy p { version \"1\" in force from 2026-01-01 month end round down }\n"
         "parameter hours_needed : number { adjustable by officer between 6 and 12   from 2026-01-01: " +
         values.hours +
         " }\nparameter share_needed : percentage { adjustable by officer between 50% and 100%   from 2026-01-01: " +
         values.share +
         " }\nparameter first_day : date { adjustable by officer between 2026-01-01 and 2026-12-31   from "
         "2026-01-01: " +
         values.first_day + " }\n" + rules + tests;
}

LoadedPolicy loaded(const std::string& text) {
  auto policy =
      load_policy("p.safon", [&](const std::string&) { return std::expected<std::string, std::string>(text); });
  for (const auto& each : policy.diagnostics) CAPTURE(each.arguments);
  return policy;
}

/// What each node of the outline answers in each of the tests.
std::vector<std::vector<Answer>> answers(const LoadedPolicy& policy) {
  std::vector<std::vector<Answer>> all;
  for (const auto& test : policy.model->tests) {
    Stage stage(*policy.model, *policy.compiled, test);
    stage.look();
    auto& own = all.emplace_back();
    for (const Node& node : policy.compiled->outline.nodes) own.push_back(answer_of(node, stage.run, 0));
  }
  return all;
}

std::string test_of(int number, const std::string& given, const std::string& adjusted) {
  return "test \"" + std::to_string(number) + "\" {\n  as of 2026-11-30\n  given participant " + given + "\n" +
         adjusted + "  expect shared met\n}\n";
}

}  // namespace

TEST_CASE("an adjusted parameter answers as the same policy with that value for everybody") {
  constexpr int policies = 12, people = 12;
  std::size_t differ = 0;
  for (unsigned seed = 1; seed <= policies; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Values everybodys = random.values(), theirs = random.values();
    const std::string days = " from 2026-03-01 until 2026-12-31\n";
    const std::string adjusted = "  given adjusted hours_needed to " + theirs.hours + days +
                                 "  given adjusted share_needed to " + theirs.share + days +
                                 "  given adjusted first_day to " + theirs.first_day + days;
    std::string plain_tests, adjusted_tests;
    for (int i = 0; i < people; ++i) {
      const auto given = participant(random);
      plain_tests += test_of(i, given, "");
      adjusted_tests += test_of(i, given, adjusted);
    }
    const auto for_one = loaded(policy_with(everybodys, adjusted_tests));
    const auto for_all = loaded(policy_with(theirs, plain_tests));
    const auto for_nobody = loaded(policy_with(everybodys, plain_tests));
    REQUIRE(for_one.compiled);
    REQUIRE(for_all.compiled);
    REQUIRE(for_nobody.compiled);
    CHECK(answers(for_one) == answers(for_all));
    differ += answers(for_one) != answers(for_nobody);
  }
  CHECK(differ > policies / 2);
}

}  // namespace safon
