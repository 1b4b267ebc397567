// The pages hang together: links lead somewhere, and the index has every page.
#include <doctest/doctest.h>

#include <regex>

#include "tests/docs/page.hpp"

namespace {

namespace fs = std::filesystem;
using namespace safon;

const fs::path root = fs::path(SAFON_SOURCE_DIR) / "docs";

std::string without_blocks(const std::string& page) {
  std::string text;
  bool inside = false;
  for (const auto& line : docs::lines_of(page)) {
    if (line.starts_with("```")) inside = !inside;
    if (!inside) text += line + "\n";
  }
  return text;
}

/// A heading as a link names it: small letters, words joined by hyphens, other signs left out.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (char c : heading) {
    if (c == ' ') anchor += '-';
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_')
      anchor += char(std::tolower(static_cast<unsigned char>(c)));
  }
  return anchor;
}

bool has_heading(const fs::path& page, const std::string& anchor) {
  for (const auto& line : docs::lines_of(without_blocks(docs::read_file(page)))) {
    const auto text = line.find_first_not_of('#');
    if (text == 0 || text == std::string::npos || line[text] != ' ') continue;
    if (anchor_of(line.substr(text + 1)) == anchor) return true;
  }
  return false;
}

bool leads_somewhere(const fs::path& from, const std::string& link) {
  const auto hash = link.find('#');
  const auto target = hash == 0 ? from : from.parent_path() / link.substr(0, hash);
  return fs::exists(target) && (hash == std::string::npos || has_heading(target, link.substr(hash + 1)));
}

}  // namespace

TEST_CASE("every link of the documentation leads somewhere") {
  std::vector<fs::path> pages{root / "../README.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  const std::regex link("\\]\\(([^)]+)\\)");
  for (const auto& page : pages) {
    const auto text = without_blocks(docs::read_file(page));
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
      const std::string target = (*at)[1];
      if (target.starts_with("http")) continue;
      INFO(fs::relative(page, root).string(), ": ", target);
      CHECK(leads_somewhere(page, target));
    }
  }
}

TEST_CASE("the index of the documentation has every page") {
  const auto index = docs::read_file(root / "README.md");
  for (const char* folder : {"", "programmes", "decisions", "tutorial", "language", "diagnostics"})
    for (const auto& path : docs::pages_in("docs/" + std::string(folder))) {
      const bool listed_elsewhere = std::string(folder) == "language" || std::string(folder) == "diagnostics";
      const auto name = fs::relative(path, root).string();
      if (name == "README.md" || (listed_elsewhere && path.filename() != "README.md")) continue;
      INFO(name);
      CHECK(index.find("](" + name + ")") != std::string::npos);
    }
}
