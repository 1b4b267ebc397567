// The tutorial and the page of the command line, typed again from their first line to their last.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

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

}  // namespace

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
