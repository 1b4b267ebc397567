#include "tests/docs/page.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace safon::docs {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (const auto& line : lines_of(page)) {
    ++number;
    if (!line.starts_with("```")) {
      if (inside) blocks.back().text += line + "\n";
      continue;
    }
    inside = !inside;
    if (!inside) continue;
    blocks.push_back({.words = {}, .text = {}, .line = number + 1});
    std::istringstream words(line.substr(3));
    for (std::string word; words >> word;) blocks.back().words.push_back(word);
  }
  return blocks;
}

std::vector<std::filesystem::path> pages_in(const std::string& folder) {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SAFON_SOURCE_DIR) / folder))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::ranges::sort(pages);
  return pages;
}

bool updating() {
  const char* asked = std::getenv("SAFON_UPDATE_DOCS");
  return asked && std::string(asked) == "1";
}

}  // namespace safon::docs
