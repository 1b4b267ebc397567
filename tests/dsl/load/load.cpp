#include "dsl/load/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "dsl/source/limits.hpp"

using namespace safon;

namespace {

using Files = std::map<std::string, std::string>;

ReadFile from(const Files& files, std::vector<std::string>* read = nullptr) {
  return [&files, read](const std::string& name) -> std::expected<std::string, std::string> {
    if (read) read->push_back(name);
    const auto found = files.find(name);
    if (found == files.end()) return std::unexpected("there is no such file");
    return found->second;
  };
}

const std::string policy =
    "policy p \"P\" {\n  version \"1\"\n  in force from 2026-01-01\n  applies to everyone\n}\n"
    "requirement r { role is manager }\n";
const std::string records = "use \"codes.safon\"\nrecord participant { role : role }\n";
const std::string codes = "codes role { manager officer }\n";

std::vector<DiagnosticKind> kinds(const LoadedPolicy& loaded) {
  std::vector<DiagnosticKind> out;
  for (const Diagnostic& d : loaded.diagnostics) out.push_back(d.kind);
  return out;
}

}  // namespace

TEST_CASE("paths begin at the file that writes them, and each file is read once") {
  const Files files{
      {"rules/main.safon", "use \"parts/records.safon\"\nuse \"./parts/../parts/codes.safon\"\n" + policy},
      {"rules/parts/records.safon", records},
      {"rules/parts/codes.safon", codes}};
  std::vector<std::string> read;
  const LoadedPolicy loaded = load_policy("rules/main.safon", from(files, &read));
  CHECK(read == std::vector<std::string>{"rules/main.safon", "rules/parts/records.safon", "rules/parts/codes.safon"});
  CHECK(loaded.diagnostics.empty());
  REQUIRE(loaded.model);
  REQUIRE(loaded.compiled);
  CHECK(loaded.model->name == "p");
  CHECK(loaded.documents.size() == 3);
  CHECK(loaded.sources.files[0].name == "rules/main.safon");
}

TEST_CASE("a file that is missing is said once, and what it would have declared is not missed") {
  const Files files{{"main.safon", "use \"records.safon\"\n" + policy}};
  const LoadedPolicy loaded = load_policy("main.safon", from(files));
  REQUIRE(kinds(loaded) == std::vector{DiagnosticKind::file_not_found});
  CHECK(loaded.diagnostics[0].arguments == std::vector<std::string>{"records.safon"});
  CHECK(loaded.diagnostics[0].notes.at(0).text == "there is no such file");
  CHECK_FALSE(loaded.model);
  CHECK_FALSE(loaded.compiled);
}

TEST_CASE("the file that was asked for may be missing too") {
  const LoadedPolicy loaded = load_policy("main.safon", from({}));
  CHECK(kinds(loaded) == std::vector{DiagnosticKind::file_not_found});
  CHECK(loaded.sources.files.size() == 1);
}

TEST_CASE("a file that is missing is likely one of those beside it, or in the folder of its name") {
  const ListFiles list = [](const std::string& folder) -> std::vector<std::string> {
    if (folder == "rules") return {"rules/records.safon", "rules/main.safon"};
    if (folder == "rules/club") return {"rules/club/feed.safon", "rules/club/club.safon"};
    if (folder == "rules/parts") return {"rules/parts/b.safon", "rules/parts/a.safon"};
    return {};
  };
  const auto help = [&](const std::string& name, const Files& files = {}) {
    return load_policy(name, from(files), list).diagnostics.at(0).help;
  };
  CHECK(help("rules/mian.safon") == "did you mean `rules/main.safon`?");
  CHECK(help("rules/unlike_any.safon") == "");
  CHECK(help("rules/club") == "name the rule file that holds the policy: `rules/club/club.safon`");
  CHECK(help("rules/club/") == "name the rule file that holds the policy: `rules/club/club.safon`");
  CHECK(help("rules/parts") ==
        "name the rule file that holds the policy: `rules/parts/a.safon`, `rules/parts/b.safon`");
  CHECK(help("rules/main.safon", {{"rules/main.safon", "use \"recods.safon\"\n" + policy}}) ==
        "did you mean `rules/records.safon`?");
  CHECK(help("rules/main.safon") == "");  // there, but it may not be read
}

TEST_CASE("a circle is found wherever it closes, and the way round it is told") {
  const Files files{{"a.safon", "use \"b.safon\"\n" + policy + records.substr(records.find('\n')) + codes},
                    {"b.safon", "use \"c.safon\"\n"},
                    {"c.safon", "use \"b.safon\"\nuse \"a.safon\"\n"}};
  const LoadedPolicy loaded = load_policy("a.safon", from(files));
  REQUIRE(kinds(loaded) == std::vector{DiagnosticKind::use_cycle, DiagnosticKind::use_cycle});
  CHECK(loaded.diagnostics[0].arguments == std::vector<std::string>{"b.safon", "`c.safon`"});
  CHECK(loaded.diagnostics[1].arguments == std::vector<std::string>{"a.safon", "`b.safon`, `c.safon`"});
}

TEST_CASE("two files that use a third are no circle") {
  const Files files{{"a.safon", "use \"b.safon\"\nuse \"c.safon\"\n" + policy},
                    {"b.safon", "use \"d.safon\"\n"},
                    {"c.safon", "use \"d.safon\"\n"},
                    {"d.safon", records.substr(records.find('\n')) + codes}};
  CHECK(load_policy("a.safon", from(files)).diagnostics.empty());
}

TEST_CASE("files and bytes are counted to the very limit") {
  const auto chain = [](std::size_t last) {
    return [last](const std::string& name) -> std::expected<std::string, std::string> {
      const std::size_t n = std::stoul(name);
      if (n == last) return "# the end\n";
      return "use \"" + std::to_string(n + 1) + "\"\n";
    };
  };
  const auto has = [](const LoadedPolicy& loaded, DiagnosticKind kind) {
    return std::ranges::count(kinds(loaded), kind);
  };
  CHECK(has(load_policy("1", chain(limits::files_in_a_policy)), DiagnosticKind::too_many_files) == 0);
  CHECK(has(load_policy("1", chain(limits::files_in_a_policy + 1)), DiagnosticKind::too_many_files) == 1);

  const auto padded = [](std::size_t extra) {
    return [extra](const std::string& name) -> std::expected<std::string, std::string> {
      const std::size_t n = std::stoul(name), parts = limits::bytes_in_a_policy / limits::file_bytes;
      std::string text = n <= parts ? "use \"" + std::to_string(n + 1) + "\"\n" : "";
      text.resize(n <= parts ? limits::file_bytes : extra, ' ');
      return text;
    };
  };
  CHECK(has(load_policy("1", padded(0)), DiagnosticKind::policy_too_large) == 0);
  CHECK(has(load_policy("1", padded(1)), DiagnosticKind::policy_too_large) == 1);
}

TEST_CASE("only paths from one file to the next") {
  for (const std::string path : {"/etc/passwd", "", "a\\\\b.safon"}) {
    const Files files{{"main.safon", "use \"" + path + "\"\n"}};
    std::vector<std::string> read;
    CHECK(kinds(load_policy("main.safon", from(files, &read))) == std::vector{DiagnosticKind::use_not_relative});
    CHECK(read.size() == 1);
  }
}

TEST_CASE("what cannot be read is not analysed") {
  const Files files{{"main.safon", "use \"b.safon\"\n" + policy}, {"b.safon", "\xFF\xFE"}};
  CHECK(kinds(load_policy("main.safon", from(files))) == std::vector{DiagnosticKind::not_utf8});
}
