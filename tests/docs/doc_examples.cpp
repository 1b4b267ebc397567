// The examples of the language reference: each is loaded, and its tests are run.
//
// ```safon prelude          begins every later example of the page, unless that begins with a policy of its own
// ```safon file NAME        a file that examples may use
// ```safon                  has no errors, and its tests pass
// ```safon wrong E203       has this error and no other
// ```safon warns W802       has no errors, and this warning
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "dsl/diagnostic/render.hpp"
#include "dsl/load/load.hpp"
#include "dsl/run_tests/run_tests.hpp"
#include "tests/docs/page.hpp"

namespace {

using namespace safon;

using Files = std::map<std::string, std::string>;

LoadedPolicy load(const Files& files) {
  return load_policy("example.safon", [&](const std::string& name) -> std::expected<std::string, std::string> {
    const auto found = files.find(name);
    if (found == files.end()) return std::unexpected("there is no such file");
    return found->second;
  });
}

std::string failed_tests(const LoadedPolicy& loaded) {
  std::string text;
  for (const auto& result : run_tests(*loaded.model, *loaded.compiled))
    for (const auto& failure : result.failures)
      text += "test \"" + result.title + "\": expected " + failure.expected + ", found " + failure.found + "\n";
  return text;
}

std::set<std::string> codes_of(const LoadedPolicy& loaded, Severity severity) {
  std::set<std::string> codes;
  for (const auto& each : loaded.diagnostics)
    if (info(each.kind).severity == severity) codes.insert(std::string(info(each.kind).code));
  return codes;
}

std::string list(const std::set<std::string>& codes) {
  std::string text;
  for (const auto& code : codes) text += (text.empty() ? "" : " ") + code;
  return text.empty() ? "nothing" : text;
}

/// What is wrong with one example; empty when nothing is.
std::string fault_of(const std::vector<std::string>& words, const LoadedPolicy& loaded) {
  const std::string kind = words.size() > 1 ? words[1] : "";
  const std::set<std::string> wanted(words.begin() + std::min<std::ptrdiff_t>(2, std::ssize(words)), words.end());
  const auto errors = codes_of(loaded, Severity::error);
  if (kind == "wrong") return errors == wanted ? "" : "wants " + list(wanted) + ", found " + list(errors) + "\n";
  if (!errors.empty()) return render(loaded.diagnostics, loaded.sources);
  if (kind.empty()) return failed_tests(loaded);
  if (kind != "warns") return "`" + kind + "` means nothing behind a fence\n";
  const auto warnings = codes_of(loaded, Severity::warning);
  return std::includes(warnings.begin(), warnings.end(), wanted.begin(), wanted.end())
             ? ""
             : "wants " + list(wanted) + ", found " + list(warnings) + "\n";
}

struct PageResult {
  std::size_t examples = 0;
  std::string faults;
};

PageResult check_page(const std::string& page) {
  PageResult result;
  Files files;
  std::string prelude;
  for (const auto& block : docs::blocks_of(page)) {
    if (block.words.empty() || block.words[0] != "safon") continue;
    const std::string kind = block.words.size() > 1 ? block.words[1] : "";
    if (kind == "prelude") {
      prelude = block.text;
    } else if (kind == "file" && block.words.size() == 3) {
      files[block.words[2]] = block.text;
    } else {
      ++result.examples;
      files["example.safon"] = block.text.starts_with("policy") ? block.text : prelude + block.text;
      if (const auto fault = fault_of(block.words, load(files)); !fault.empty())
        result.faults += "line " + std::to_string(block.line) + ":\n" + fault;
    }
  }
  if (result.examples == 0) result.faults = "this page has no example\n";
  return result;
}

const std::string small =
    "```safon prelude\npolicy p { version \"1\" in force from 2026-01-01 }\n"
    "record participant { agreed: boolean }\nrequirement r { agreed }\n```\n";

}  // namespace

TEST_CASE("every example of the language reference does what its page says") {
  std::size_t examples = 0;
  for (const auto& path : docs::pages_in("docs/language")) {
    if (path.filename() == "README.md") continue;
    const auto result = check_page(docs::read_file(path));
    INFO(path.filename().string());
    CHECK(result.faults == "");
    examples += result.examples;
  }
  CHECK(examples >= 60);
}

TEST_CASE("every page of the language reference is in its index") {
  const auto index = docs::read_file(SAFON_SOURCE_DIR "/docs/language/README.md");
  for (const auto& path : docs::pages_in("docs/language")) {
    if (path.filename() == "README.md") continue;
    INFO(path.filename().string());
    CHECK(index.find("](" + path.filename().string() + ")") != std::string::npos);
  }
}

TEST_CASE("a page without examples fails") {
  CHECK(check_page("# A page\n\nOf words alone.\n").faults == "this page has no example\n");
  CHECK(check_page(small).faults == "this page has no example\n");
}

TEST_CASE("an example fails by its test, by an error, by the wrong error and by none") {
  auto faults = [](const std::string& block) { return check_page(small + block).faults; };
  const std::string met =
      "```safon\ntest \"t\" { as of 2026-06-01 given participant { agreed: true } expect r met }\n```\n";
  const std::string not_met =
      "```safon\ntest \"t\" { as of 2026-06-01 given participant { agreed: true } expect r not met }\n```\n";
  CHECK(faults(met) == "");
  CHECK(faults(not_met) == "line 7:\ntest \"t\": expected `r` not met, found `r` met\n");
  CHECK(faults("```safon\nrequirement s { agred }\n```\n").find("E201") != std::string::npos);
  CHECK(faults("```safon wrong E201\nrequirement s { agred }\n```\n") == "");
  CHECK(faults("```safon wrong E203\nrequirement s { agred }\n```\n") == "line 7:\nwants E203, found E201\n");
  CHECK(faults("```safon wrong E201\nrequirement s { agreed }\n```\n") == "line 7:\nwants E201, found nothing\n");
  CHECK(faults("```safon rong E201\nrequirement s { agreed }\n```\n") != "");
}
