#include "dsl/lint/lint.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/compare/compare.hpp"
#include "dsl/lint/mend.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;

namespace {

const std::string head = R"(policy p { version "1" in force from 2024-01-01 month end round down }
record course plural courses { held: date hours: optional number dated by held }
record participant { joined: date  hours: optional number  excused: boolean  courses: list of course }
)";

/// "code what stands there" of each finding; "allowed" in front of those that are.
std::vector<std::string> found(const std::string& rules, std::optional<Date> as_of = {}) {
  const auto loaded = load_text(head + rules);
  std::vector<std::string> all;
  for (const auto& finding : lint(loaded, as_of))
    all.push_back((finding.allowed_by ? "allowed " : "") + finding.code + " " +
                  std::string(loaded.sources.text(finding.span)));
  return all;
}

using Words = std::vector<std::string>;

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("warnings of check stand in the same list, once") {
  CHECK(found("requirement r { hours > 5 and hours < 3 } let never_used = hours > 7") ==
        Words{"W802 hours > 5 and hours < 3", "W806 never_used"});
}

TEST_CASE("a parameter that was set anew each year is missed when the next year has come") {
  const std::string rule = R"(
    parameter fee : number { from 2024-01-01: 5 from 2025-01-01: 6 }
    requirement r { hours at least fee })";
  CHECK(found(rule) == Words{});
  CHECK(found(rule, make_date(2026, 1, 2)).size() == 1);
  CHECK(found(rule, make_date(2026, 1, 1)) == Words{});
  CHECK(found("parameter fee : number { from 2010-01-01: 5 } requirement r { hours at least fee }") == Words{});
}

TEST_CASE("what no test expects, and what cites nothing where others do") {
  CHECK(found(R"(requirement a { excused } requirement b { hours exists }
    test "t" { as of 2026-02-01 given participant { } expect a unknown })") == Words{"L902 b"});
  CHECK(found(R"(requirement a { cites "2.1" excused } requirement b { hours exists }
    parameter n : number { from 2024-01-01: 5 } parameter m : number to confirm { from 2024-01-01: 5 }
    requirement c { cites "2.2" hours between n and m })") == Words{"L903 b", "L903 n"});
}

TEST_CASE("double negations, and which of them mend themselves") {
  CHECK(found("requirement r { not (hours is missing) }") == Words{"L904 not (hours is missing)"});
  CHECK(found("requirement r { not (not excused) }") == Words{"L904 not (not excused)"});
  CHECK(found("requirement r { not (hours is not 7) }") == Words{"L904 not (hours is not 7)"});
  CHECK(found("requirement r { not excused }") == Words{});
}

TEST_CASE("numbers and conditions that are written again and again") {
  CHECK(found(R"(requirement a { some course within last 12 months }
    requirement b { some course where hours > 5 within last 12 months }
    requirement c { joined within last 12 months })") == Words{"L905 12 months"});
  CHECK(found(R"(requirement a { some course where hours is at least 4 and hours is at most 9 within last 12 months }
    requirement b { excused and (some course where hours is at least 4 and hours is at most 9
      within last 12 months) })") ==
        Words{"L907 some course where hours is at least 4 and hours is at most 9 within last 12 months"});
}

TEST_CASE("exceptions that change nothing") {
  CHECK(found("requirement r { applies when excused hours > 5 unless other: not excused then not applicable }") ==
        Words{"L906 unless other: not excused then not applicable"});
  CHECK(found("requirement r { hours > 5 unless more: hours > 5 }") == Words{"L906 unless more: hours > 5"});
  CHECK(found("requirement r { hours > 5 unless one: excused  unless two: excused }") ==
        Words{"L906 unless two: excused"});
  CHECK(found("requirement r { hours > 5 unless one: excused  except two: hours > 9 }") == Words{});
}

TEST_CASE("a finding can be allowed with its reason: on its line, above it, or in the whole file") {
  CHECK(found("requirement r { not (not excused) }  # lint allow L904: as the handbook has it") ==
        Words{"allowed L904 not (not excused)"});
  CHECK(found("# lint allow L904: as the handbook has it\n# and so it stays\nrequirement r { not (not excused) }") ==
        Words{"allowed L904 not (not excused)"});
  CHECK(found("# lint allow L904 in this file: as the handbook has it\n\n\nrequirement r { not (not excused) }") ==
        Words{"allowed L904 not (not excused)"});
  CHECK(found("# lint allow L904: too far away\n\nrequirement a { excused }\nrequirement r { not (not excused) }") ==
        Words{"L921 # lint allow L904: too far away", "L904 not (not excused)"});
  CHECK(found("# lint allow L904\nrequirement r { not (not excused) }") ==
        Words{"L920 # lint allow L904", "L904 not (not excused)"});
}

TEST_CASE("what is mended compiles and answers the same") {
  const auto loaded = load_text(head +
                                "requirement r { all of { not (hours is missing)  not (not excused) } }\n"
                                "requirement s { not (hours is not 7) }");
  const auto mended = mend(loaded, lint(loaded));
  REQUIRE(mended);
  CHECK(mended->findings == 2);
  REQUIRE(mended->files.size() == 1);
  CHECK(mended->files[0].after.find("all of { hours exists  excused }") != std::string::npos);
  CHECK(mended->files[0].after.find("not (hours is not 7)") != std::string::npos);
}

TEST_CASE("what is mended is not found again, and means the same") {
  const std::string rules = R"(
requirement a { excused and hours at least 3 and excused }
requirement b { (some course where hours at least 2) or hours > 3
                or (some course where hours at least 2) }
requirement c { not no course where hours at least 2 }
requirement d { not (no course where hours at least 2) and excused }
requirement e { not (not (some course where hours at least 2)) and excused }
requirement f { hours > 3
  unless one: excused
  unless two: excused  # for the same
}
# lint allow L905: there is none
requirement g { all of { excused  hours > 3  excused } }
requirement h { excused }  # lint allow L904: there is none
)";
  const auto loaded = load_text(head + rules);
  REQUIRE(loaded.compiled);
  const auto findings = lint(loaded);
  CHECK(findings.size() == 9);
  const auto mended = mend(loaded, findings);
  REQUIRE(mended);
  CHECK(mended->findings == 9);
  REQUIRE(mended->files.size() == 1);
  CHECK(mended->files[0].after == head + R"(
requirement a { excused and hours at least 3 }
requirement b { (some course where hours at least 2) or hours > 3 }
requirement c { some course where hours at least 2 }
requirement d { (some course where hours at least 2) and excused }
requirement e { (some course where hours at least 2) and excused }
requirement f { hours > 3
  unless one: excused
  # for the same
}
requirement g { all of { excused  hours > 3 } }
requirement h { excused }
)");
  const auto after = load_text(mended->files[0].after);
  REQUIRE(after.compiled);
  CHECK(lint(after).empty());
  for (const auto& each : compare_policies(loaded, after, "").differences) {
    CAPTURE(each.name);
    CHECK(each.change == PolicyDifference::Change::no_difference);
  }
}

TEST_CASE("a comment between two conditions is not taken out") {
  const auto loaded = load_text(head + "requirement a { excused  # why\n and excused }");
  const auto findings = lint(loaded);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "L908");
  CHECK(findings[0].fixes.empty());
}

TEST_CASE("a fix that breaks the policy, or changes what a test finds, is refused") {
  const auto loaded = load_text(head + R"(requirement r { excused }
    test "t" { as of 2026-02-01 given participant { excused: true } expect r met })");
  auto findings = lint(loaded);
  const auto at = std::uint32_t(loaded.sources.files[0].text.find("{ excused }") + 2);
  findings.push_back({.code = "L904", .span = {0, at, at + 7}, .fixes = {{{0, at, at + 7}, "not excused"}}});
  CHECK(mend(loaded, findings).error() == "a test would answer differently");
  findings.back().fixes.front().replacement = "nothing_known";
  CHECK(mend(loaded, findings).error() == "the policy would no longer compile");
}

TEST_CASE("every rule has its page") {
  for (const auto rule : all_lint_rules()) {
    const auto& known = info(rule);
    const auto page = read(std::filesystem::path(SAFON_SOURCE_DIR) / "docs/lint" / (std::string(known.code) + ".md"));
    CAPTURE(known.code);
    CHECK(page.starts_with("# " + std::string(known.code) + " " + std::string(known.title) + "\n"));
    for (const auto* part : {"## What it means", "## Why", "## Avoid", "## Prefer"})
      CHECK(page.find(part) != std::string::npos);
  }
}

TEST_CASE("the programmes that come with Safon are clean, or say why not") {
  for (const auto& pack : std::filesystem::directory_iterator(std::filesystem::path(SAFON_SOURCE_DIR) / "rules")) {
    const auto name = pack.path().filename().string();
    const auto loaded =
        load_policy((pack.path() / (name + ".safon")).string(),
                    [](const std::string& path) -> std::expected<std::string, std::string> { return read(path); });
    CAPTURE(name);
    REQUIRE(loaded.compiled);
    for (const auto& finding : lint(loaded))
      if (!finding.allowed_by)
        FAIL_CHECK(loaded.sources.files[finding.span.file].name, " ", finding.code, " ", finding.message);
  }
}
