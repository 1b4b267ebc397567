#include "tests/golden/catalogue.hpp"

#include "tests/golden/golden_case.hpp"

namespace safon::golden {

namespace {

void note(Findings& findings, std::string failure) {
  if (failure.empty())
    ++findings.passed;
  else
    findings.failures.push_back(std::move(failure));
}

}  // namespace

Findings check_provoked(const Provoked& provoked) {
  Findings findings;
  for (const DiagnosticKind kind : all_kinds()) {
    const KindInfo& k = info(kind);
    const std::string name(k.name), code(k.code);
    const auto found = provoked.find(name);
    if (found == provoked.end())
      note(findings, code + " " + name + ": no file tests/language/*/bad/" + name + ".safon");
    else if (!found->second.contains(kind))
      note(findings, code + " " + name + ": bad/" + name + " does not provoke it");
    else
      note(findings, "");
  }
  return findings;
}

std::string page_fault(const KindInfo& kind, const std::string& page) {
  const std::string title = "# " + std::string(kind.code) + " " + std::string(kind.title) + "\n";
  if (!page.starts_with(title)) return "its first line is not `" + title.substr(0, title.size() - 1) + "`";
  std::size_t at = 0;
  for (const std::string_view part : {"What it means", "Why", "Avoid", "Prefer"}) {
    const std::string heading = "\n## " + std::string(part) + "\n";
    const std::size_t found = page.find(heading, at);
    if (found == std::string::npos) return "it has no part `" + std::string(part) + "`, or not in this order";
    at = found + heading.size() - 1;
    const std::string body = page.substr(at, page.find("\n## ", at) - at);
    if (body.find_first_not_of(" \n") == std::string::npos) return "its part `" + std::string(part) + "` is empty";
    const bool example = part == "Avoid" || part == "Prefer";
    if (example && !body.contains("```")) return "its part `" + std::string(part) + "` has no example";
  }
  return {};
}

Findings check_pages(const std::filesystem::path& folder) {
  Findings findings;
  std::set<std::string> files{"README.md"};
  for (const DiagnosticKind kind : all_kinds()) {
    const KindInfo& k = info(kind);
    const std::string file = std::string(k.code) + ".md";
    files.insert(file);
    if (!std::filesystem::exists(folder / file)) {
      note(findings, std::string(k.code) + " " + std::string(k.name) + ": no page docs/diagnostics/" + file);
      continue;
    }
    const std::string fault = page_fault(k, read_text(folder / file));
    note(findings, fault.empty() ? "" : "docs/diagnostics/" + file + ": " + fault);
  }
  if (!std::filesystem::is_directory(folder)) return findings;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!files.contains(name)) note(findings, "docs/diagnostics/" + name + ": there is no such diagnostic");
  }
  return findings;
}

}  // namespace safon::golden
