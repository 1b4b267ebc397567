// One mistake, one message: single slips in rules/wales_cpd, each with what is said of it. The files beside this one
// list them; README.md says how.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "dsl/diagnostic/render.hpp"
#include "dsl/load/load.hpp"

namespace safon {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const Files& policy() {
  static const Files files = [] {
    Files read;
    for (const auto& entry : fs::directory_iterator(SAFON_SOURCE_DIR "/rules/wales_cpd"))
      if (entry.path().extension() == ".safon") read[entry.path().filename().string()] = text_of(entry.path());
    return read;
  }();
  return files;
}

struct Mistake {
  std::string title, before, after;
  std::vector<std::string> messages;  // what each diagnostic must hold, in their order
};

void add_line(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line.size() > 2 ? line.substr(2) : std::string_view();
}

std::vector<Mistake> mistakes_in(const fs::path& file) {
  std::vector<Mistake> found;
  std::istringstream lines(text_of(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== ")) found.push_back({line.substr(3), {}, {}, {}});
    if (found.empty()) continue;
    if (line.starts_with("- ")) add_line(found.back().before, line);
    if (line.starts_with("+ ")) add_line(found.back().after, line);
    if (line.starts_with("! ")) found.back().messages.push_back(line.substr(2));
  }
  return found;
}

/// How many bytes of `text` from `at` on are `what`, with any number of blanks where that has some; 0 for none.
std::size_t stands_at(const std::string& text, std::size_t at, const std::string& what) {
  std::size_t i = at;
  for (std::size_t k = 0; k < what.size();) {
    if (i >= text.size() || text[i] != what[k]) return 0;
    const bool blank = what[k] == ' ';
    ++i, ++k;
    while (blank && k < what.size() && what[k] == ' ') ++k;
    while (blank && i < text.size() && text[i] == ' ') ++i;
  }
  return i - at;
}

/// The policy with this mistake in it; empty unless what it changes stands there exactly once.
Files with(const Mistake& mistake) {
  Files changed;
  for (const auto& [name, text] : policy())
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool whole_line = mistake.before.starts_with("  ");
      if (whole_line && at > 0 && text[at - 1] != '\n') continue;
      const std::size_t size = stands_at(text, at, mistake.before);
      if (size == 0) continue;
      if (!changed.empty()) return {};
      changed = policy();
      changed[name].replace(at, size, mistake.after);
      at += size - 1;
    }
  return changed;
}

LoadedPolicy load(const Files& files) {
  const ReadFile read = [&](const std::string& name) -> std::expected<std::string, std::string> {
    const auto found = files.find(name);
    if (found == files.end()) return std::unexpected("there is no such file");
    return found->second;
  };
  const ListFiles list = [&](const std::string&) {
    std::vector<std::string> names;
    for (const auto& [name, text] : files) names.push_back(name);
    return names;
  };
  return load_policy("wales_cpd.safon", read, list);
}

TEST_CASE("each mistake has one message, and the message helps") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(SAFON_SOURCE_DIR "/tests/dsl/mistakes")) {
    if (entry.path().extension() != ".mistakes") continue;
    for (const Mistake& mistake : mistakes_in(entry.path())) {
      ++count;
      const std::string name = entry.path().stem().string() + ": " + mistake.title;
      CAPTURE(name);
      const Files files = with(mistake);
      REQUIRE_MESSAGE(!files.empty(), "what it changes must stand in the policy exactly once");
      const LoadedPolicy loaded = load(files);
      const std::string said = render(loaded.diagnostics, loaded.sources);
      CAPTURE(said);
      CHECK(loaded.diagnostics.size() == mistake.messages.size());
      CHECK_FALSE(mistake.messages.empty());
      for (std::size_t i = 0; i < std::min(loaded.diagnostics.size(), mistake.messages.size()); ++i)
        CHECK(render(loaded.diagnostics[i], loaded.sources).contains(mistake.messages[i]));
    }
  }
  CHECK(count >= 100);
}

TEST_CASE("without a mistake nothing is said") {
  CHECK(load(policy()).diagnostics.empty());
}

}  // namespace
}  // namespace safon
