#include "adapters/cli/stream/line_reader.hpp"

namespace safon {

LineReader::Got LineReader::next(std::string& line) {
  line.clear();
  bool any = false, too_long = false;
  for (;;) {
    const int c = ::getc_unlocked(in_);
    if (c == EOF) {
      if (std::ferror(in_)) return Got::failed;
      return !any ? Got::end : too_long ? Got::too_long : Got::line;
    }
    any = true;
    if (c == '\n') return too_long ? Got::too_long : Got::line;
    if (too_long) continue;
    if (line.size() == longest_line) {
      too_long = true;
      line.clear();
    } else {
      line.push_back(char(c));
    }
  }
}

}  // namespace safon
