// Whatever the blanks and line ends of a file were: its words and its tree stay, and formatting twice changes nothing.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/format/format.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/parse/scan/scan.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> files_under(const std::string& folder, const std::string& extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SAFON_SOURCE_DIR) / folder))
    if (entry.path().extension() == extension) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

/// The declarations of all rule files of the tree that can be read, each with its comments.
const std::vector<std::string>& declarations() {
  static const auto all = [] {
    std::vector<std::string> texts;
    for (const auto* folder : {"rules", "tests/language"})
      for (const auto& path : files_under(folder, ".safon")) {
        const std::string text = read(path);
        safon::Diagnostics diagnostics;
        const auto document = safon::parse(0, text, diagnostics);
        if (has_errors(diagnostics)) continue;
        for (const auto& each : document.declarations)
          texts.push_back(text.substr(each.span.begin, each.span.end - each.span.begin));
      }
    return texts;
  }();
  return all;
}

/// The same words with other blanks, line ends and comments between them.
std::string scattered(const std::string& text, const std::vector<int>& choices) {
  safon::Diagnostics none;
  safon::parsing::Report report(0, none);
  const auto tokens = safon::parsing::scan(text, report);
  std::string out = choices.front() % 3 == 0 ? "\xEF\xBB\xBF" : "";
  std::size_t at = 0;
  std::uint32_t end = 0;
  for (const auto& token : tokens) {
    static const std::vector<std::string> between = {" ",
                                                     "   ",
                                                     "\t",
                                                     "\n",
                                                     "\r\n",
                                                     "\n\n\n",
                                                     " # a comment \n",
                                                     "\n# one\n\n  # two\t\n",
                                                     "\n  ",
                                                     "\r\n\r\n#\r\n",
                                                     "  \t \n \n",
                                                     " # ŵ\xE2\x80\x99\n"};
    const bool kept = choices[at % choices.size()] % 4 != 0;
    out += kept ? text.substr(end, token.begin - end)
                : between[std::size_t(choices[at % choices.size()]) / 4 % between.size()];
    ++at;
    out += text.substr(token.begin, token.end - token.begin);
    end = token.end;
  }
  return out;
}

std::string shared(const std::string& text) {
  safon::Diagnostics diagnostics;
  const auto laid_out = safon::format_rules(text, diagnostics);
  if (!laid_out) return "";  // a line end may turn an expression into an item
  if (!safon::says_the_same(text, *laid_out)) return "does not say the same:\n" + text + "\n----\n" + *laid_out;
  safon::Diagnostics again;
  const auto twice = safon::format_rules(*laid_out, again);
  if (twice != *laid_out)
    return "changes when it is laid out again:\n" + *laid_out + "\n----\n" + twice.value_or("refused");
  for (std::size_t begin = 0; begin < laid_out->size();) {
    const std::size_t end = laid_out->find('\n', begin);
    if (end > begin && (*laid_out)[end - 1] == ' ') return "blanks at the end of a line:\n" + *laid_out;
    begin = end + 1;
  }
  return laid_out->contains("\n\n\n") ? "two blank lines:\n" + *laid_out : "";
}

}  // namespace

TEST_CASE("any layout of any declaration") {
  const bool held = rc::check("format, parse, format", [] {
    const auto which = *rc::gen::inRange<std::size_t>(0, declarations().size());
    const auto choices = *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 4 * 4 * 12));
    const std::string fault = shared(scattered(declarations()[which], choices));
    if (!fault.empty()) RC_FAIL(fault);
  });
  CHECK(held);
}

TEST_CASE("blanks within lines make no difference") {
  const bool held = rc::check("only line ends count", [] {
    const auto which = *rc::gen::inRange<std::size_t>(0, declarations().size());
    const std::string& text = declarations()[which];
    std::string wider;
    bool quoted = false, comment = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"' && !comment && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
      if (text[i] == '#' && !quoted) comment = true;
      if (text[i] == '\n') comment = false;
      wider += text[i];
      if (text[i] == ' ' && !quoted && !comment) wider += std::string(*rc::gen::inRange<std::size_t>(0, 3), '\t');
    }
    safon::Diagnostics diagnostics;
    RC_ASSERT(safon::format_rules(wider, diagnostics) == safon::format_rules(text, diagnostics));
  });
  CHECK(held);
}

TEST_CASE("every rule file of the tree, whole") {
  std::size_t files = 0;
  for (const auto* folder : {"rules", "docs", "tests"})
    for (const auto& path : files_under(folder, ".safon")) {
      CAPTURE(path);
      CHECK(shared(read(path)) == "");
      ++files;
    }
  CHECK(files > 400);
}
