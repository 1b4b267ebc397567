// Whatever a message suggests to write, an editor can write: over every rule file that is there to be wrong.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/lsp/answers.hpp"
#include "dsl/load/load.hpp"

namespace {

namespace fs = std::filesystem;
using namespace safon;

std::expected<std::string, std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::unexpected("there is no such file");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> list_files(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".safon") names.push_back(entry.path().generic_string());
  std::ranges::sort(names);
  return names;
}

/// Whether the help is a text to put in the place of what is wrong: no `…` to be filled in, no NAME to be chosen.
bool suggests(const std::string& help) {
  if (help.starts_with("did you mean `") && help.find("`?") != std::string::npos) return true;
  if (help == "leave it out") return true;
  for (const std::string_view begin : {"write `", "add `"}) {
    if (!help.starts_with(begin) || !help.ends_with('`')) continue;
    const std::string text = help.substr(begin.size(), help.size() - begin.size() - 1);
    const bool whole = text.find('`') == std::string::npos && text.find("…") == std::string::npos;
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (whole && std::ranges::none_of(text, is_capital)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every suggestion is a code action") {
  std::size_t suggested = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SAFON_SOURCE_DIR) / "tests/language")) {
    if (entry.path().extension() != ".safon" || entry.path().parent_path().filename() != "bad") continue;
    const std::string name = entry.path().generic_string();
    CAPTURE(name);
    lsp::Workspace workspace(read_file, list_files);
    workspace.put(name, read_file(name).value_or(""));
    const auto& view = workspace.view(name);
    for (const auto& diagnostic : view.loaded.diagnostics) {
      if (!suggests(diagnostic.help)) continue;
      ++suggested;
      CAPTURE(diagnostic.help);
      CHECK(diagnostic.fix);
      const auto actions = lsp::code_actions(view, diagnostic.span.file, diagnostic.span);
      CHECK(!actions.empty());
    }
  }
  CHECK(suggested > 40);
}
