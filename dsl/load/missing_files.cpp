#include "dsl/load/missing_files.hpp"

#include <algorithm>
#include <filesystem>

namespace safon {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t named_files = 5;

std::vector<std::string> file_names(const std::vector<std::string>& paths) {
  std::vector<std::string> names;
  for (const auto& path : paths) names.push_back(fs::path(path).filename().generic_string());
  std::ranges::sort(names);
  return names;
}

/// `wanted` is a folder with rule files.
std::string in_folder(const fs::path& wanted, const std::vector<std::string>& names) {
  const std::string like_folder = wanted.filename().generic_string() + ".safon";
  if (std::ranges::find(names, like_folder) != names.end())
    return "name the rule file that holds the policy: `" + (wanted / like_folder).generic_string() + "`";
  std::string all;
  for (std::size_t i = 0; i < std::min(names.size(), named_files); ++i)
    all += (i == 0 ? "`" : ", `") + (wanted / names[i]).generic_string() + "`";
  return "name the rule file that holds the policy: " + all + (names.size() > named_files ? " …" : "");
}

}  // namespace

void suggest_files(LoadedPolicy& policy, const ListFiles& list) {
  for (Diagnostic& d : policy.diagnostics) {
    if (d.kind != DiagnosticKind::file_not_found || !d.help.empty()) continue;
    fs::path wanted = d.arguments[0];
    if (!wanted.has_filename()) wanted = wanted.parent_path();
    const fs::path folder = wanted.parent_path();
    if (const auto inside = file_names(list(wanted.generic_string())); !inside.empty()) {
      d.help = in_folder(wanted, inside);
    } else if (const auto near =
                   nearest(wanted.filename().generic_string(), file_names(list(folder.generic_string())))) {
      // A file that may not be read is not misspelt.
      if (*near == wanted.filename()) continue;
      d.help = "did you mean `" + (folder / *near).generic_string() + "`?";
      if (d.span.begin == d.span.end) continue;  // the root, which no file names
      const fs::path user = policy.sources.files[d.span.file].name;
      const auto path = (folder / *near).lexically_relative(user.parent_path());
      d.fix = Fix{d.span, "\"" + path.generic_string() + "\""};
    }
  }
}

}  // namespace safon
