// A page of the documentation as its tests see it: the fenced blocks, each with the words behind its fence.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace safon::docs {

struct Block {
  std::vector<std::string> words;  // "safon", "wrong", "E203"
  std::string text;                // the lines between the fences, each with its line end
  std::size_t line = 0;            // of the first line of the text, counted from 1
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);
[[nodiscard]] std::vector<Block> blocks_of(const std::string& page);

/// The Markdown files of a folder of the tree, in the order of their names.
[[nodiscard]] std::vector<std::filesystem::path> pages_in(const std::string& folder);

/// Whether pages are to be rewritten with what the program says now: SAFON_UPDATE_DOCS=1.
[[nodiscard]] bool updating();

}  // namespace safon::docs
