// The index of diagnostics lists every kind, and nothing else.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "tests/docs/page.hpp"

namespace {

using namespace safon;

struct Range {
  std::string_view first, title;  // the first letters of its codes
};

constexpr Range ranges[] = {
    {"E0", "Reading the file"},
    {"E1", "How it is written"},
    {"E2", "Names"},
    {"E3", "Types"},
    {"E4", "Dates and numbers"},
    {"E5", "Requirements and programmes"},
    {"E6", "Feeds, and what people decide"},
    {"E7", "Tests"},
    {"W8", "Warnings"},
};

std::string index_page() {
  std::string page =
      "# Diagnostics\n\nEverything that `safon check` may say of a rule file: the code, what it is about, and a page "
      "with what it "
      "means,\nwhy it is so, what to avoid and what to prefer. An error (E) keeps a policy from being used; a warning "
      "(W) does "
      "not. A code\nnever changes its meaning. What may be wrong with a council's file has codes of its own, on the "
      "page about\n"
      "[importing](../import.md).\n";
  auto kinds = all_kinds();
  std::ranges::sort(kinds, {}, [](DiagnosticKind kind) { return info(kind).code; });
  for (const auto& range : ranges) {
    page += "\n## " + std::string(range.title) + "\n\n| code | what |\n| --- | --- |\n";
    for (const auto kind : kinds) {
      const std::string code(info(kind).code);
      if (code.starts_with(range.first))
        page += "| [" + code + "](" + code + ".md) | " + std::string(info(kind).title) + " |\n";
    }
  }
  return page;
}

}  // namespace

TEST_CASE("the index of diagnostics is complete") {
  const std::string path = SAFON_SOURCE_DIR "/docs/diagnostics/README.md";
  if (docs::updating()) std::ofstream(path, std::ios::binary) << index_page();
  const auto page = docs::read_file(path);
  for (const auto kind : all_kinds()) {
    const std::string code(info(kind).code);
    INFO(code);
    CHECK(page.find("| [" + code + "](" + code + ".md) | " + std::string(info(kind).title) + " |\n") !=
          std::string::npos);
  }
  INFO("rewrite it with SAFON_UPDATE_DOCS=1");
  CHECK((page == index_page()));
}
