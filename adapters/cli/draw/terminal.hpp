// What the terminal can show, and the few marks that we put on text.
#pragma once
#include <functional>
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

/// Where progress is told that no terminal shows, every `seconds_between_progress`: nowhere, until this is called.
using ProgressLog = std::function<void(const std::string& what, std::size_t done, std::size_t of, double a_second,
                                       double seconds_left)>;
void log_progress_to(ProgressLog log);
inline constexpr double seconds_between_progress = 10;

enum class Counted : unsigned char { things, bytes };

/// A bar with rate and time left, on a terminal only; elsewhere a line of the log now and then.
class ProgressBar {
 public:
  /// `shown`: there is a terminal, and somebody wants to see it.
  ProgressBar(std::string what, bool shown, Counted counted = Counted::things);
  ~ProgressBar();
  void show(std::size_t done, std::size_t of);
  void hide();  // before something else is said; the next show draws it again

 private:
  std::string what_;
  bool shown_, drawn_ = false;
  Counted counted_;
  double started_, last_;  // seconds of a clock that only goes forward; `last_`: when it was shown or told
};

}  // namespace safon
