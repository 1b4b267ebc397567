// golden_tests [--update] [PART OF A NAME …]: checks every rule file of tests/language against what is expected of it.
#include <algorithm>
#include <fstream>
#include <iostream>

#include "tests/golden/catalogue.hpp"
#include "tests/golden/difference.hpp"
#include "tests/golden/golden_case.hpp"

namespace safon::golden {
namespace {

struct Tally {
  std::size_t passed = 0, failed = 0, updated = 0;

  void fail(const std::string& what, const std::string& why) {
    ++failed;
    std::cout << "FAILED " << what << "\n" << why << "\n";
  }
};

std::string wrong_outcome(Outcome due, Outcome found) {
  if (due == Outcome::fails && found != Outcome::fails)
    return "a file in bad/ must have an error, and this one has none\n";
  if (due == Outcome::warns && found != Outcome::warns)
    return "a file in warnings/bad/ must have warnings and no errors\n";
  if (due == Outcome::clean && found == Outcome::fails) return "a file in good/ must have no error\n";
  return {};
}

void update(const Case& c, const std::string& output, Tally& tally) {
  if (output == read_text(c.expected)) return;
  ++tally.updated;
  if (output.empty())
    std::filesystem::remove(c.expected);
  else
    std::ofstream(c.expected, std::ios::binary) << output;
}

void run(const Case& c, bool updating, Provoked& provoked, Tally& tally) {
  const CaseResult result = run_case(c);
  if (c.bad) provoked[c.stem].insert(result.kinds.begin(), result.kinds.end());
  std::string why = wrong_outcome(c.due, result.outcome);
  if (!why.empty()) why += result.output;
  if (updating && why.empty()) update(c, result.output, tally);
  const std::string expected = read_text(c.expected);
  if (why.empty() && expected != result.output) why = difference(expected, result.output);
  if (why.empty())
    ++tally.passed;
  else
    tally.fail(c.name, why);
}

void add(const Findings& findings, Tally& tally) {
  tally.passed += findings.passed;
  for (const std::string& failure : findings.failures) tally.fail(failure, "");
}

// Every case that is not among the rule files any more, but whose expectation is.
void check_left_over(const std::filesystem::path& root, Tally& tally) {
  if (!std::filesystem::is_directory(root)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".expected") continue;
    const std::filesystem::path rules = entry.path().parent_path() / entry.path().stem();
    if (!std::filesystem::exists(rules)) tally.fail(entry.path().string(), "there is no rule file beside it\n");
  }
}

int golden_tests(std::vector<std::string> arguments) {
  const bool updating = std::erase(arguments, "--update") > 0;
  const std::filesystem::path source = SAFON_SOURCE_DIR;
  Tally tally;
  Provoked provoked;
  for (const Case& c : find_cases(source / "tests/language")) {
    const bool wanted = arguments.empty() ||
                        std::ranges::any_of(arguments, [&](const std::string& part) { return c.name.contains(part); });
    if (wanted) run(c, updating, provoked, tally);
  }
  if (arguments.empty()) {
    check_left_over(source / "tests/language", tally);
    add(check_provoked(provoked), tally);
    add(check_pages(source / "docs/diagnostics"), tally);
  }
  if (tally.updated > 0) std::cout << tally.updated << " expected files rewritten\n";
  std::cout << tally.passed << " passed, " << tally.failed << " failed\n";
  return tally.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace safon::golden

int main(int count, char** values) {
  return safon::golden::golden_tests({values + 1, values + count});
}
