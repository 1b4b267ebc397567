// Every rule file and every example of the pages is laid out as `safon fmt` does it. Files that show a mistake, or what
// the grammar allows, stay as they are.
#include <doctest/doctest.h>

#include <algorithm>

#include "dsl/format/format.hpp"
#include "dsl/format/markdown.hpp"
#include "tests/docs/page.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == extension && !entry.path().string().contains("/bad/") &&
        !entry.path().string().contains("tests/language/syntax/"))
      found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

const fs::path root = SAFON_SOURCE_DIR;

}  // namespace

TEST_CASE("rule files are laid out") {
  std::string wrong;
  std::size_t seen = 0;
  for (const auto* folder : {"rules", "docs", "tests"})
    for (const auto& path : files(root / folder, ".safon")) {
      const std::string text = safon::docs::read_file(path);
      safon::Diagnostics diagnostics;
      const auto laid_out = safon::format_rules(text, diagnostics);
      if (laid_out && *laid_out != text) wrong += " " + fs::relative(path, root).string();
      ++seen;
    }
  CHECK_MESSAGE(wrong.empty(), "run `./dev fmt`, which lays these out:" << wrong);
  CHECK(seen > 150);
}

TEST_CASE("rules in pages are laid out") {
  std::string wrong;
  auto pages = files(root / "docs", ".md");
  pages.push_back(root / "README.md");
  for (const auto& path : pages) {
    const std::string page = safon::docs::read_file(path);
    if (safon::format_page(page) != page) wrong += " " + fs::relative(path, root).string();
  }
  CHECK_MESSAGE(wrong.empty(), "run `./dev fmt`, which lays these out:" << wrong);
}
