#include "tests/docs/transcript.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>

#include "tests/docs/page.hpp"

namespace safon::docs {
namespace {

constexpr char mark = '\001';  // stands in the shell's output where a command has ended

std::string in_quotes(const std::string& text) {
  std::string all = "'";
  for (char c : text) all += c == '\'' ? "'\\''" : std::string(1, c);
  return all + "'";
}

/// The script does what the reader does: it writes the files and runs the commands, in the order of the page.
class Script {
 public:
  explicit Script(const std::filesystem::path& folder)
      : folder_(folder),
        text_("cd " + in_quotes(folder.string()) +
              " || exit 1\nunset SAFON_REGISTER SAFON_POLICY SAFON_OFFICER SAFON_LOG\n"
              "export SOURCE_DATE_EPOCH=1793610000 LC_ALL=C.UTF-8 SAFON=" +
              in_quotes(SAFON_PROGRAM) + "\nsafon() { \"$SAFON\" \"$@\"; }\n") {}

  void write(const Block& block) {
    const auto& how = block.words[1];
    auto& parts = files_[block.words[2]];
    if (how == "file") parts.clear();
    if (how == "instead" && !parts.empty()) parts.pop_back();
    parts.push_back(block.text);
    std::string whole;
    for (const auto& part : parts) whole += part;
    text_ += "printf %s " + in_quotes(whole) + " > " + in_quotes(block.words[2]) + "\n";
  }

  void run(const std::string& command) {
    text_ += "(exit $last)\n{ " + command + "\n} 2>&1\nlast=$?\nprintf '\\001'\n";
    ++commands;
  }

  std::vector<std::string> answers() const {
    std::vector<std::string> all;
    const auto script = folder_ / ".typed";
    std::ofstream(script, std::ios::binary) << "last=0\n" << text_;
    std::FILE* shell = ::popen(("bash " + in_quotes(script.string())).c_str(), "r");
    if (!shell) return all;
    std::string answer;
    for (int c; (c = std::fgetc(shell)) != EOF;) {
      if (c != mark) {
        if (c != '\r') answer += char(c);  // CSV ends its lines with both signs; a page does not
        continue;
      }
      if (!answer.empty() && answer.back() != '\n') answer += '\n';
      all.push_back(std::move(answer));
      answer.clear();
    }
    ::pclose(shell);
    return all;
  }

  std::size_t commands = 0;

 private:
  std::filesystem::path folder_;
  std::string text_;
  std::map<std::string, std::vector<std::string>> files_;
};

bool is_written(const Block& block) {
  return block.words.size() == 3 &&
         (block.words[1] == "file" || block.words[1] == "more" || block.words[1] == "instead");
}

bool is_console(const Block& block) {
  return !block.words.empty() && block.words[0] == "console";
}

/// Each run of sixteen or more hexadecimal digits as one sign.
std::string without_hashes(const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && std::isxdigit(static_cast<unsigned char>(text[end]))) ++end;
    if (end - i >= 16) {
      all += '#';
    } else {
      end = std::max(end, i + 1);
      all.append(text, i, end - i);
    }
    i = end;
  }
  return all;
}

}  // namespace

bool same_answer(const std::string& written, const std::string& found) {
  return without_hashes(written) == without_hashes(found);
}

Transcript replay(const std::string& page, const std::filesystem::path& folder) {
  Script script(folder);
  const auto blocks = blocks_of(page);
  for (const auto& block : blocks) {
    if (is_written(block)) script.write(block);
    if (!is_console(block)) continue;
    for (const auto& line : lines_of(block.text))
      if (line.starts_with("$ ")) script.run(line.substr(2));
  }
  const auto answers = script.answers();
  Transcript result{.page = {}, .failure = {}, .folder = folder, .commands = script.commands};
  if (answers.size() != script.commands) {
    result.failure =
        "of " + std::to_string(script.commands) + " commands " + std::to_string(answers.size()) + " ended\n";
    result.page = page;
    return result;
  }
  // The page again, each command followed by the answer that was given now, unless the old one says the same.
  std::size_t next = 0, number = 0, block = 0;
  bool fenced = false, inside = false;
  std::string command, written;
  auto settle = [&] {
    if (command.empty()) return;
    const auto& found = answers[next++];
    const bool same = same_answer(written, found);
    if (!same && result.failure.empty())
      result.failure = "line " + std::to_string(number) + ", before it: $ " + command + "\nthe page says:\n" + written +
                       "the program says:\n" + found;
    result.page += same ? written : found;
    command.clear();
    written.clear();
  };
  for (const auto& line : lines_of(page)) {
    ++number;
    if (line.starts_with("```")) {
      settle();
      fenced = !fenced;
      inside = fenced && is_console(blocks[block++]);
      result.page += line + "\n";
    } else if (inside && line.starts_with("$ ")) {
      settle();
      command = line.substr(2);
      result.page += line + "\n";
    } else if (inside) {
      written += line + "\n";
    } else {
      result.page += line + "\n";
    }
  }
  return result;
}

}  // namespace safon::docs
