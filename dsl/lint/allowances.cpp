#include <algorithm>

#include "dsl/lint/rules.hpp"
#include "dsl/source/taken_out.hpp"

namespace safon {
namespace {

constexpr std::string_view words = "# lint allow ";
constexpr std::string_view whole_file = " in this file";

struct Allowance {
  Span span;         // of the comment
  std::string code;  // "L905"
  std::string reason;
  std::uint32_t begin = 0, end = 0;  // of the text in which it holds
  bool used = false;
};

bool only_blanks(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// The end of the lines to which a comment on a line of its own speaks: the next that is no comment.
std::uint32_t end_of_next_line(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    const auto first = line.find_first_not_of(" \t\r");
    if (first != std::string_view::npos && line[first] != '#') return std::uint32_t(end);
    at = end + 1;
  }
  return std::uint32_t(text.size());
}

std::vector<Allowance> allowances_in(FileId file, std::string_view text) {
  std::vector<Allowance> all;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string_view::npos; at += words.size()) {
    const auto line_begin = text.rfind('\n', at) == std::string_view::npos ? 0 : text.rfind('\n', at) + 1;
    const auto line_end = std::min(text.find('\n', at), text.size());
    auto rest = text.substr(at + words.size(), line_end - at - words.size());
    while (!rest.empty() && (rest.back() == '\r' || rest.back() == ' ')) rest.remove_suffix(1);
    Allowance made{{file, std::uint32_t(at), std::uint32_t(line_end)}, "", "", 0, 0};
    const auto code_end = std::min(rest.find_first_of(" :"), rest.size());
    made.code = rest.substr(0, code_end);
    rest.remove_prefix(code_end);
    if (rest.starts_with(whole_file)) {
      rest.remove_prefix(whole_file.size());
      made.end = std::uint32_t(text.size());
    } else {
      const bool own_line = only_blanks(text.substr(line_begin, at - line_begin));
      made.begin = std::uint32_t(line_begin);
      made.end = own_line ? end_of_next_line(text, line_end + 1) : std::uint32_t(line_end);
    }
    if (rest.starts_with(":")) rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    made.reason = rest;
    all.push_back(std::move(made));
  }
  return all;
}

}  // namespace

void apply_allowances(LintList& list) {
  std::vector<Allowance> all;
  for (FileId file = 0; file < list.policy.sources.files.size(); ++file)
    std::ranges::move(allowances_in(file, list.policy.sources.files[file].text), std::back_inserter(all));
  for (auto& finding : list.findings)
    for (auto& allowance : all) {
      if (allowance.code != finding.code || allowance.span.file != finding.span.file) continue;
      if (finding.span.begin < allowance.begin || finding.span.begin > allowance.end) continue;
      allowance.used = true;
      if (!allowance.reason.empty()) finding.allowed_by = allowance.reason;
    }
  for (const auto& allowance : all) {
    if (!allowance.used)
      list.add(LintRule::allowance_unused, allowance.span, "there is no " + allowance.code + " here to allow",
               "leave the comment out")
          .fixes = {{with_its_space(list.policy.sources.files[allowance.span.file].text, allowance.span), ""}};
    else if (allowance.reason.empty())
      list.add(LintRule::allowance_without_reason, allowance.span,
               "this allows " + allowance.code + " and does not say why",
               "write the reason after a colon: `# lint allow " + allowance.code + ": …`");
  }
}

}  // namespace safon
