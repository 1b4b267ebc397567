#include "dsl/run_tests/run_tests.hpp"

#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;
using safon::testing::small_programme;

namespace {

/// The failures of one test block as "expected | found" lines.
std::vector<std::string> failures(const std::string& body) {
  const auto loaded = load_text(small_programme + "test \"one\" {" + body + "}");
  const auto results = run_tests(*loaded.model, *loaded.compiled);
  REQUIRE(results.size() == 1);
  std::vector<std::string> lines;
  for (const auto& failure : results.front().failures) lines.push_back(failure.expected + " | " + failure.found);
  return lines;
}

const std::string trained = R"(as of 2026-11-01
  given participant { appointed: 2026-01-10  activities: [ { kind: course held: 2026-02-01 } { kind: visit held: 2026-03-05 }
                                                           { kind: visit held: 2026-04-07 } ] }
)";

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a test block holds what comes true") {
  CHECK(failures(trained + "expect status trained since 2026-02-01  expect case for settled since 2026-04-07") ==
        Lines{});
  CHECK(failures(trained + "expect visits met since 2026-04-07  expect next date 2027-03-06") == Lines{});
}

TEST_CASE("a test block that is wrong says what was expected and what was found") {
  CHECK(failures(trained + "expect status settled") == Lines{"status `settled` | status `trained` since 2026-02-01"});
  CHECK(failures(trained + "expect status trained since 2026-02-02") ==
        Lines{"status `trained` since 2026-02-02 | status `trained` since 2026-02-01"});
  CHECK(failures(trained + "expect no case") == Lines{"no case | a case for `settled` since 2026-04-07"});
  CHECK(failures(trained + "expect visits not met") == Lines{"`visits` not met | `visits` met"});
  CHECK(failures(trained + "expect next date 2027-03-05") == Lines{"next date 2027-03-05 | next date 2027-03-06"});
  CHECK(failures(trained + "expect review") == Lines{"a review | no review"});
}

TEST_CASE("what a test does not give is unknown, lists are empty, and both can be said") {
  CHECK(failures(
            "as of 2026-11-01 given participant { appointed: 2026-01-10 } expect course not met expect status new") ==
        Lines{});
  CHECK(failures(
            "as of 2026-11-01 given participant { appointed: 2026-01-10 activities: unknown } expect course unknown") ==
        Lines{});
  CHECK(failures("as of 2026-11-01 given participant { } expect status new") == Lines{"status `new` | not entered"});
}

TEST_CASE("officers decide on their day, and only on an open case") {
  CHECK(
      failures(trained + "certified settled on 2026-05-01 by \"A. Officer\" expect status settled since 2026-05-01") ==
      Lines{});
  const auto early = failures(trained + "certified settled on 2026-03-01 by \"A. Officer\" expect status trained");
  REQUIRE(early.size() == 1);
  CHECK(early.front().starts_with("a case for `settled` to certify on 2026-03-01 | "));
}

TEST_CASE("a status can be given") {
  CHECK(failures("as of 2026-11-01 given participant { appointed: 2026-01-10 } given status trained since 2026-06-01 "
                 "expect status trained since 2026-06-01") == Lines{});
}

TEST_CASE("a participant whom two ways at once have stopped is said to be stopped, and why") {
  const auto loaded = load_text(R"(policy p { version "1" in force from 2020-01-01 }
    record participant { appointed: date  left: boolean  promoted: boolean }
    programme way for participant {
      begins on appointed
      status here initial
      status gone final
      status risen
      from here to gone when left
      from here to risen when promoted
    }
    test "both" { as of 2026-01-01 given participant { appointed: 2025-01-01  left: true  promoted: true }
      expect status here })");
  const auto results = run_tests(*loaded.model, *loaded.compiled);
  REQUIRE(results[0].failures.size() == 1);
  CHECK(results[0].failures[0].found.starts_with("status `here` since 2025-01-01, and stopped: "));
  CHECK(results[0].failures[0].found.find("gone") != std::string::npos);
  CHECK(results[0].failures[0].found.find("risen") != std::string::npos);
}
