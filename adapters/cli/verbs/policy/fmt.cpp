// safon fmt: rule files, laid out as all are.
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "adapters/cli/draw/line_diff.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/format/format.hpp"
#include "dsl/format/markdown.hpp"
#include "dsl/source/limits.hpp"

namespace safon {
namespace {

namespace fs = std::filesystem;

/// Pages of documentation may be larger than rule files.
constexpr std::size_t page_bytes = 16 * limits::file_bytes;

bool is_page(const std::string& path) {
  return path.ends_with(".md");
}

std::expected<std::string, std::string> read_all(std::istream& in, const std::string& name) {
  const std::size_t most = is_page(name) ? page_bytes : limits::file_bytes;
  std::string text(most + 1, '\0');
  in.read(text.data(), std::streamsize(text.size()));
  text.resize(std::size_t(in.gcount()));
  if (text.size() > most) return std::unexpected("is larger than " + std::to_string(most) + " bytes");
  return text;
}

struct Outcome {
  std::string file;
  enum class State : unsigned char { same, changed, mistakes, impossible } state{};
};

class Formatting {
 public:
  explicit Formatting(const Options& options) : options_(options), screen_(terminal(STDOUT_FILENO, options.colour)) {}

  Exit run() {
    for (const auto& path : options_.files) {
      std::error_code error;
      if (path == "-")
        standard_input();
      else if (fs::is_directory(path, error))
        folder(path);
      else
        file(path);
    }
    return finish();
  }

 private:
  using State = Outcome::State;
  [[nodiscard]] bool writes() const { return !options_.check_only && !options_.show_diff; }

  void folder(const std::string& path) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::recursive_directory_iterator each(path, error), end; !error && each != end; each.increment(error)) {
      const auto name = each->path().filename().string();
      if (name.starts_with('.') && each->is_directory()) each.disable_recursion_pending();
      if (each->is_regular_file(error) && each->path().extension() == ".safon") found.push_back(each->path().string());
    }
    if (error) return failed(path, "`" + path + "` cannot be read: " + error.message());
    std::ranges::sort(found);
    for (const auto& each : found) file(each);
  }

  void file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    if (!in) {
      const std::string why = fs::exists(path, error) ? "it may not be read" : "there is no such file";
      return failed(path, "`" + path + "` cannot be read: " + why);
    }
    auto text = read_all(in, path);
    if (!text) return failed(path, "`" + path + "` " + text.error());
    const auto laid_out = laid(path, *text);
    if (!laid_out) return;
    settle(path, *text, *laid_out);
    if (*laid_out != *text && writes()) put(path, *laid_out);
  }

  void standard_input() {
    auto text = read_all(std::cin, "-");
    if (!text) return failed("-", "the standard input " + text.error());
    const auto laid_out = laid("standard input", *text);
    if (!laid_out) return;
    settle("-", *text, *laid_out);
    if (writes() && options_.format == Format::text) std::cout << *laid_out;
  }

  /// None where there are mistakes, which have been said.
  std::optional<std::string> laid(const std::string& name, const std::string& text) {
    if (is_page(name)) return format_page(text);
    Diagnostics diagnostics;
    auto result = format_rules(text, diagnostics);
    if (!result) {
      outcomes_.push_back({name, State::mistakes});
      Sources sources;
      sources.files.push_back({name, text});
      const auto errors = terminal(STDERR_FILENO, options_.colour);
      std::cerr << render(diagnostics, sources, {.colour = errors.colour, .width = errors.width});
      return std::nullopt;
    }
    if (!says_the_same(text, *result)) {
      failed(name, "`" + name + "` would not say the same once it is laid out, so it was left as it is");
      return std::nullopt;
    }
    return result;
  }

  void settle(const std::string& name, const std::string& text, const std::string& laid_out) {
    outcomes_.push_back({name, text == laid_out ? State::same : State::changed});
    if (options_.show_diff && options_.format == Format::text) std::cout << line_diff(name, text, laid_out, screen_);
  }

  /// A link is followed, so that it stays one.
  void put(const std::string& path, const std::string& text) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (auto written = write_whole(error ? path : real.string(), text, KeepMode::yes); !written) {
      outcomes_.pop_back();
      failed(path, written.error());
    }
  }

  void failed(const std::string& name, const std::string& why) {
    outcomes_.push_back({name, State::impossible});
    refuse(Exit::impossible, why);
  }

  Exit finish() {
    const auto count = [this](State state) { return std::ranges::count(outcomes_, state, &Outcome::state); };
    if (options_.format == Format::json) {
      boost::json::array all;
      for (const auto& outcome : outcomes_) {
        static constexpr std::string_view words[] = {"same", "changed", "mistakes", "impossible"};
        all.push_back({{"file", outcome.file}, {"state", words[std::size_t(outcome.state)]}});
      }
      std::cout << boost::json::serialize(all) << '\n';
    } else {
      say(count(State::changed));
    }
    if (count(State::impossible) > 0) return Exit::impossible;
    if (count(State::mistakes) > 0) return Exit::findings;
    return !writes() && count(State::changed) > 0 ? Exit::findings : Exit::good;
  }

  void say(std::ptrdiff_t changed) {
    if (outcomes_.empty()) warn("formatted", "there is no rule file there");
    for (const auto& outcome : outcomes_)
      if (options_.check_only && outcome.state == State::changed) std::cout << outcome.file << '\n';
    const auto files = [](std::ptrdiff_t n) { return std::to_string(n) + (n == 1 ? " file" : " files"); };
    const bool input_only = outcomes_.size() == 1 && outcomes_.front().file == "-";
    if (outcomes_.empty() || input_only || options_.show_diff) return;
    if (options_.check_only)
      tell("formatted", changed == 0 ? files(std::ssize(outcomes_)) + ": laid out as should be"
                                     : files(changed) + " to be laid out anew: `safon fmt` does it");
    else
      tell("formatted", changed == 0 ? "nothing to change" : files(changed) + " laid out anew");
  }

  const Options& options_;
  Terminal screen_;
  std::vector<Outcome> outcomes_;
};

}  // namespace

Exit format_files(const Options& options) {
  return Formatting(options).run();
}

}  // namespace safon
