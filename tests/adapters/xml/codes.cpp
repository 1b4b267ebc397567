#include "adapters/xml/codes.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace safon::xml;

namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("each code is unique, is in the docs with its title, and is provoked by a test") {
  const std::filesystem::path root = SAFON_SOURCE_DIR;
  const std::string page = contents(root / "docs/import.md");
  std::string tests;
  for (const auto& entry : std::filesystem::directory_iterator(root / "tests/adapters/xml"))
    if (entry.path().extension() == ".cpp") tests += contents(entry.path());
  std::set<std::string_view> seen;
  for (const ReturnCodeInfo& one : all_return_codes()) {
    CAPTURE(one.code);
    CHECK(seen.insert(one.code).second);
    CHECK(page.find("| `" + std::string(one.code) + "` | " + std::string(one.title) + " |") != std::string::npos);
    const bool in_text = tests.find(std::string(one.code) + ' ') != std::string::npos;
    const bool by_name = tests.find("ReturnCode::" + std::string(one.name)) != std::string::npos;
    CHECK((in_text || by_name));
  }
}
