#include "adapters/cli/draw/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace safon {
namespace {

ProgressLog progress_log;

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

const char* code(Ink ink) {
  switch (ink) {
    case Ink::good:
      return "32";
    case Ink::bad:
      return "31";
    case Ink::doubtful:
      return "33";
    case Ink::faint:
      return "2";
    case Ink::strong:
      return "1";
    case Ink::plain:
      break;
  }
  return "0";
}

}  // namespace

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

Terminal terminal(int descriptor, Choice colour) {
  Terminal result;
  const char* term = std::getenv("TERM");
  const char* no_colour = std::getenv("NO_COLOR");
  const bool willing = !(no_colour && *no_colour) && !(term && std::string_view(term) == "dumb");
  result.colour = colour == Choice::on || (colour == Choice::automatic && is_terminal(descriptor) && willing);
  result.screen = is_terminal(descriptor);
  if (winsize size{}; ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) result.width = size.ws_col;
  return result;
}

std::string Terminal::ink(Ink which, std::string_view text) const {
  if (!colour || which == Ink::plain) return std::string(text);
  return std::string("\033[") + code(which) + "m" + std::string(text) + "\033[0m";
}

std::string Terminal::link(const std::string& url, std::string_view text) const {
  if (!colour) return std::string(text);
  return "\033]8;;" + url + "\033\\" + std::string(text) + "\033]8;;\033\\";
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (unsigned char c : text) width += (c & 0xC0) != 0x80;
  return width;
}

std::string file_url(const std::string& path) {
  std::error_code ignored;
  const auto absolute = std::filesystem::absolute(path, ignored).string();
  std::string url = "file://";
  for (unsigned char c : absolute) {
    const bool plain = std::isalnum(c) || c == '/' || c == '-' || c == '_' || c == '.' || c == '~';
    char buffer[4];
    if (plain)
      url += char(c);
    else
      std::snprintf(buffer, sizeof buffer, "%%%02X", c), url += buffer;
  }
  return url;
}

void log_progress_to(ProgressLog log) {
  progress_log = std::move(log);
}

ProgressBar::ProgressBar(std::string what, bool shown, Counted counted)
    : what_(std::move(what)), shown_(shown), counted_(counted), started_(seconds()), last_(started_) {}

ProgressBar::~ProgressBar() {
  hide();
}

void ProgressBar::hide() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

void ProgressBar::show(std::size_t done, std::size_t of) {
  const double now = seconds(), since = now - last_;
  if (shown_ && done == of) return hide();  // a bar that is full makes room for what comes next
  const bool wanted = shown_ ? since >= 0.1 : progress_log && since >= seconds_between_progress;
  if (!wanted || of == 0) return;
  last_ = now;
  const double spent = now - started_, rate = spent > 0 ? double(done) / spent : 0;
  const double left = rate > 0 ? double(of - done) / rate : 0;
  if (!shown_) return progress_log(what_, done, of, rate, left);
  drawn_ = true;
  const unsigned cells = 30, full = unsigned(double(cells) * double(done) / double(of));
  std::string bar;
  for (unsigned i = 0; i < cells; ++i) bar += i < full ? "█" : "░";
  if (counted_ == Counted::bytes)
    std::fprintf(stderr, "\r\033[K%s %s %.1f of %.1f MB, %.1f MB a second, %.0f s left", what_.c_str(), bar.c_str(),
                 double(done) / 1e6, double(of) / 1e6, rate / 1e6, left);
  else
    std::fprintf(stderr, "\r\033[K%s %s %zu of %zu, %.0f a second, %.0f s left", what_.c_str(), bar.c_str(), done, of,
                 rate, left);
}

}  // namespace safon
