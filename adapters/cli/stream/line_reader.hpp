// Lines of a stream that nobody vouches for, with a limit to each.
#pragma once
#include <cstdio>
#include <string>

namespace safon {

/// A record with its states is a few kilobytes; what is longer is no record.
inline constexpr std::size_t longest_line = std::size_t{16} << 20;

class LineReader {
 public:
  explicit LineReader(std::FILE* in) : in_(in) {}

  enum class Got : unsigned char { line, too_long, end, failed };
  /// Without its end. What is too long is passed over to its end, and `line` is empty.
  [[nodiscard]] Got next(std::string& line);

 private:
  std::FILE* in_;
};

}  // namespace safon
