// The tutorial and the page of the command line, typed again from their first line to their last; and the demo, as the
// README shows it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "tests/docs/page.hpp"
#include "tests/docs/transcript.hpp"

namespace {

using namespace safon;

/// A folder of its own for each reader, gone when the test ends.
struct Desk {
  std::filesystem::path folder;
  Desk() {
    std::string name = (std::filesystem::temp_directory_path() / "safon-docs-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
  }
  ~Desk() {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
};

docs::Transcript type_again(const std::string& name, const Desk& desk) {
  const std::string path = std::string(SAFON_SOURCE_DIR "/docs/") + name;
  const auto result = docs::replay(docs::read_file(path), desk.folder);
  if (docs::updating()) std::ofstream(path, std::ios::binary) << result.page;
  return result;
}

/// What the program answers to one command.
std::string answer_to(const std::string& command, const Desk& desk) {
  const auto page = docs::replay("```console\n$ " + command + "\n```\n", desk.folder).page;
  const auto blocks = docs::blocks_of(page);
  return blocks.empty() ? "" : blocks.front().text.substr(command.size() + 3);
}

/// The part of a page under "## TITLE", or all before the first such heading.
std::string section(const std::string& page, const std::string& title) {
  std::string found, present;
  bool first = true;
  for (const auto& line : docs::lines_of(page)) {
    if (line.starts_with("## ")) {
      present = line.substr(3);
      first = present == "What the verbs have in common";
    }
    if (title.empty() ? first : present == title) found += line + "\n";
  }
  return found;
}

std::set<std::string> words_like(const std::string& text, const std::regex& shape) {
  return {std::sregex_token_iterator(text.begin(), text.end(), shape), std::sregex_token_iterator()};
}

/// Whether the line of a shortened transcript shows this line: as it is, or up to its `…`.
bool shows(std::string_view written, std::string_view found) {
  constexpr std::string_view more = "…";
  return written.ends_with(more) ? found.starts_with(written.substr(0, written.size() - more.size()))
                                 : written == found;
}

/// The first line of a shortened transcript that is not among the lines found, in their order; empty when all are.
std::string first_not_shown(const std::string& written, const std::vector<std::string>& found) {
  auto next = found.begin();
  for (const auto& line : docs::lines_of(written)) {
    if (line.empty() || line == "…") continue;
    next = std::find_if(next, found.end(), [&](const std::string& each) { return shows(line, each); });
    if (next == found.end()) return line;
    ++next;
  }
  return "";
}

}  // namespace

TEST_CASE("the README shows what the demo does") {
  const Desk desk;
  // The README leaves out the folder of the samples, which makes a table wider, and the depth of a tree.
  const std::regex folder_or_gap("rules/wales_cpd/samples/| (?=[ │├└])|│ *");
  const auto demo = answer_to("TMPDIR=$PWD bash '" SAFON_SOURCE_DIR "/docs/demo.sh' 2>&1", desk);
  const auto found = docs::lines_of(std::regex_replace(demo, folder_or_gap, ""));
  REQUIRE(found.size() > 50);
  std::string transcript;
  for (const auto& block : docs::blocks_of(docs::read_file(SAFON_SOURCE_DIR "/README.md")))
    if (block.text.starts_with("$ safon import")) transcript = std::regex_replace(block.text, folder_or_gap, "");
  REQUIRE(docs::lines_of(transcript).size() > 30);
  CHECK(first_not_shown(transcript, found) == "");
  CHECK(first_not_shown(transcript + "nobody moved\n", found) == "nobody moved");
  CHECK(first_not_shown("…\n" + found[9] + "\n" + found[7] + "\n", found) == found[7]);
}

TEST_CASE("the tutorial ends where it says, each answer as it is printed there") {
  const Desk desk;
  const auto result = type_again("tutorial.md", desk);
  INFO("rewrite the answers with SAFON_UPDATE_DOCS=1, and read the difference");
  CHECK(result.failure == "");
  CHECK(result.commands >= 20);
  for (const char* name : {"first_aid.safon", "north_april.xml", "north_june.xml"}) {
    INFO(name);
    const auto kept = std::filesystem::path(SAFON_SOURCE_DIR) / "docs/tutorial" / name;
    if (docs::updating())
      std::filesystem::copy_file(desk.folder / name, kept, std::filesystem::copy_options::overwrite_existing);
    CHECK(docs::read_file(desk.folder / name) != "");
    CHECK(docs::read_file(desk.folder / name) == docs::read_file(kept));
  }
}

TEST_CASE("the page of the command line prints what the program answers") {
  const Desk desk;
  std::filesystem::copy(std::filesystem::path(SAFON_SOURCE_DIR) / "docs/tutorial", desk.folder);
  const auto result = type_again("command-line.md", desk);
  INFO("rewrite the answers with SAFON_UPDATE_DOCS=1, and read the difference");
  CHECK(result.failure == "");
  CHECK(result.commands >= 14);
}

TEST_CASE("the page of the command line names every verb and every option") {
  const Desk desk;
  const auto page = docs::read_file(SAFON_SOURCE_DIR "/docs/command-line.md");
  const auto completion = answer_to("safon completion bash", desk);
  std::smatch verbs;
  REQUIRE(std::regex_search(completion, verbs, std::regex("compgen -W '([a-z ]+)'")));
  const std::regex option("--[a-z][a-z-]+");
  const auto common = words_like(section(page, ""), option);
  for (const auto& verb : words_like(verbs[1], std::regex("[a-z]+"))) {
    INFO(verb);
    const auto own = section(page, verb);
    CHECK(own != "");
    const auto named = words_like(own, option);
    for (const auto& each : words_like(answer_to("safon " + verb + " --help", desk), option)) {
      INFO(each);
      CHECK((common.contains(each) || named.contains(each)));
    }
  }
}

TEST_CASE("a page that prints another answer is found, and rewritten") {
  const Desk desk;
  const std::string page =
      "```safon file a.txt\none\n```\n```safon more a.txt\ntow\n```\n```safon instead a.txt\ntwo\n```\n"
      "```console\n$ cat a.txt; false\none\nthree\n$ echo $?\n1\n```\n";
  const auto result = docs::replay(page, desk.folder);
  CHECK(result.failure.find("one\nthree\n") != std::string::npos);
  CHECK(result.page.find("$ cat a.txt; false\none\ntwo\n$ echo $?\n1\n```\n") != std::string::npos);
  CHECK(docs::replay(result.page, desk.folder).failure == "");
  CHECK(docs::same_answer("head 0123456789abcdef0123\n", "head ffffffffffffffffffff\n"));
  CHECK_FALSE(docs::same_answer("head 0123456789abcdef0123\n", "tail 0123456789abcdef0123\n"));
}
