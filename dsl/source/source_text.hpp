// The text of rule files, and places in it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace safon {

using FileId = std::uint32_t;

/// Bytes [begin, end) of a file.
struct Span {
  FileId file = 0;
  std::uint32_t begin = 0, end = 0;
};

struct SourceText {
  std::string name;  // as shown to people
  std::string text;
};

/// All files of one policy; a FileId is an index.
struct Sources {
  std::vector<SourceText> files;
  [[nodiscard]] std::string_view text(Span span) const;
};

struct LineColumn {
  std::uint32_t line, column;  // 1-based; columns count characters (UTF-8 code points)
};
[[nodiscard]] LineColumn line_column(std::string_view text, std::uint32_t offset);

/// Joins two spans of one file.
[[nodiscard]] constexpr Span join(Span a, Span b) {
  return {a.file, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace safon
