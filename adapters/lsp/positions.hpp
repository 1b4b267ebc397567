// Places as editors count them: lines from 0, and UTF-16 units within a line.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace safon::lsp {

struct Position {
  std::uint32_t line = 0, character = 0;
};

class Lines {
 public:
  /// `text` outlives this.
  explicit Lines(std::string_view text);

  [[nodiscard]] Position position(std::size_t offset) const;
  /// The nearest byte; beyond a line's end, its end.
  [[nodiscard]] std::size_t offset(Position position) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// "file:///a%20b" and "/a b"; what is no file's is given back as it is.
[[nodiscard]] std::string path_of(std::string_view uri);
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace safon::lsp
