// What the terminal can show, and the few marks that we put on text.
#pragma once
#include <string>
#include <string_view>

#include "adapters/cli/options.hpp"

namespace safon {

enum class Ink : unsigned char { plain, good, bad, doubtful, faint, strong };

struct Terminal {
  bool colour = false;  // and hyperlinks
  bool screen = false;  // a person is looking, at `width` columns
  unsigned width = 100;

  [[nodiscard]] std::string ink(Ink ink, std::string_view text) const;
  [[nodiscard]] std::string link(const std::string& url, std::string_view text) const;
};

/// Colour by choice; by itself only on a terminal, and not with NO_COLOR or TERM=dumb.
[[nodiscard]] Terminal terminal(int descriptor, Choice colour);
[[nodiscard]] bool is_terminal(int descriptor);

/// Columns that the text takes on a terminal: UTF-8 code points.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// "file:///…" of a path as the operator wrote it.
[[nodiscard]] std::string file_url(const std::string& path);

/// A bar with rate and time left, on a terminal only; nothing elsewhere.
class ProgressBar {
 public:
  ProgressBar(std::string what, bool shown);
  ~ProgressBar();
  void show(std::size_t done, std::size_t of);

 private:
  std::string what_;
  bool shown_, drawn_ = false;
  double started_, last_ = 0;
};

}  // namespace safon
