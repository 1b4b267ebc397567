#include "dsl/load/unknown_names.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "dsl/parse/parse.hpp"
#include "dsl/source/limits.hpp"

namespace safon {
namespace {

/// The name that is said to be unknown; empty for diagnostics that say something else.
std::string unknown_name(const Diagnostic& d) {
  switch (d.kind) {
    case DiagnosticKind::unknown_name:
    case DiagnosticKind::unknown_type:
    case DiagnosticKind::unknown_list:
    case DiagnosticKind::unknown_code:
    case DiagnosticKind::unknown_status:
    case DiagnosticKind::unknown_framework:
    case DiagnosticKind::unknown_calendar:
    case DiagnosticKind::test_unknown_status:
    case DiagnosticKind::test_unknown_requirement:
      return d.arguments[0];
    case DiagnosticKind::unknown_field:
    case DiagnosticKind::feed_unknown_field:
    case DiagnosticKind::feed_unknown_code:
    case DiagnosticKind::test_unknown_field:
    case DiagnosticKind::test_unknown_code:
      return d.arguments[1];
    case DiagnosticKind::unknown_part:
    case DiagnosticKind::test_unknown_part:
      return d.arguments[0] + "." + d.arguments[1];
    default:
      return {};
  }
}

std::string first_part(const std::string& name) {
  return name.substr(0, name.find('.'));
}

void add_names(const syntax::Document& document, std::set<std::string>& names) {
  for (const auto& declaration : document.declarations)
    std::visit(
        [&](const auto& node) {
          if constexpr (requires { node.name.text; }) names.insert(node.name.text);
          if constexpr (requires { node.statuses; })
            for (const auto& status : node.statuses) names.insert(status.name.text);
        },
        declaration.what);
}

bool declares_policy(const syntax::Document& document) {
  return std::ranges::any_of(document.declarations, [](const syntax::Declaration& declaration) {
    return std::holds_alternative<syntax::Policy>(declaration.what);
  });
}

bool has_broken_use(const LoadedPolicy& policy) {
  return std::ranges::any_of(policy.documents, [](const syntax::Document& document) {
    return std::ranges::any_of(document.declarations, [](const syntax::Declaration& declaration) {
      const auto* broken = std::get_if<syntax::Broken>(&declaration.what);
      return broken != nullptr && broken->keyword == "use";
    });
  });
}

bool is_unknown_among(const Diagnostic& d, const std::set<std::string>& names) {
  const std::string name = unknown_name(d);
  return !name.empty() && names.contains(first_part(name));
}

/// Where a policy's file takes another `use`: after its last one, else after its header.
Fix added_use(const LoadedPolicy& policy, const std::string& path) {
  const std::string line = "use \"" + path + "\"";
  Fix fix{{0, 0, 0}, line + "\n"};
  for (const syntax::Declaration& declaration : policy.documents.front().declarations) {
    const bool use = std::holds_alternative<syntax::Use>(declaration.what);
    if (!use && !std::holds_alternative<syntax::Policy>(declaration.what)) continue;
    fix = {{0, declaration.span.end, declaration.span.end}, (use ? "\n" : "\n\n") + line};
  }
  return fix;
}

Diagnostic unused_file(const LoadedPolicy& policy, const Diagnostics& about, const std::string& file) {
  std::vector<std::string> names;
  for (const Diagnostic& d : about)
    if (const auto name = first_part(unknown_name(d)); std::ranges::find(names, name) == names.end())
      names.push_back(name);
  std::string what = "`" + names[0] + "`";
  if (names.size() == 2) what += " and `" + names[1] + "`";
  if (names.size() > 2) what += " and " + std::to_string(names.size() - 1) + " other names";
  Diagnostic d{
      DiagnosticKind::file_not_used, about[0].span, {what, names.size() == 1 ? "is" : "are", file}, {}, {}, {}};
  const auto root = std::filesystem::path(policy.sources.files.front().name).parent_path();
  const auto path = std::filesystem::path(file).lexically_relative(root).generic_string();
  d.help = "add `use \"" + path + "\"`";
  d.fix = added_use(policy, path);
  return d;
}

}  // namespace

void blame_unused_files(LoadedPolicy& policy, const ReadFile& read, std::vector<std::string> names) {
  const bool asked = std::ranges::any_of(policy.diagnostics, [](const auto& d) { return !unknown_name(d).empty(); });
  if (!asked) return;
  std::ranges::sort(names);
  names.resize(std::min(names.size(), limits::files_in_a_policy));
  const bool broken_use = has_broken_use(policy);
  for (const std::string& name : names) {
    if (std::ranges::find(policy.sources.files, name, &SourceText::name) != policy.sources.files.end()) continue;
    const auto text = read(name);
    if (!text) continue;
    Diagnostics ignored;
    const syntax::Document document = parse(0, *text, ignored);
    if (declares_policy(document)) continue;  // another policy's
    std::set<std::string> declared;
    add_names(document, declared);
    Diagnostics about;
    for (const Diagnostic& d : policy.diagnostics)
      if (is_unknown_among(d, declared)) about.push_back(d);
    if (about.empty()) continue;
    std::erase_if(policy.diagnostics, [&](const Diagnostic& d) { return is_unknown_among(d, declared); });
    // A `use` that could not be read is reported; the names are most likely those of its file.
    if (!broken_use) policy.diagnostics.push_back(unused_file(policy, about, name));
  }
}

void forgive_lost_names(LoadedPolicy& policy) {
  const bool lost = std::ranges::any_of(policy.documents, [](const syntax::Document& document) {
    return std::ranges::any_of(document.declarations, [](const syntax::Declaration& declaration) {
      const auto* broken = std::get_if<syntax::Broken>(&declaration.what);
      return broken != nullptr && !broken->name && broken->keyword != "use" && broken->keyword != "always" &&
             broken->keyword != "test";
    });
  });
  if (!lost) return;
  std::erase_if(policy.diagnostics, [](const Diagnostic& d) { return !unknown_name(d).empty() && d.help.empty(); });
}

void fold_unknown_names(Diagnostics& diagnostics) {
  struct Places {
    std::size_t first = 0, more = 0;
  };
  std::map<std::string, Places> seen;
  std::vector<bool> folded(diagnostics.size());
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const std::string name = unknown_name(diagnostics[i]);
    if (name.empty()) continue;
    const auto [place, fresh] = seen.try_emplace(name, Places{i, 0});
    if (fresh) continue;
    folded[i] = true;
    if (place->second.more++ == 0)
      diagnostics[place->second.first].notes.push_back({diagnostics[i].span, "the same name stands here"});
  }
  for (const auto& [name, places] : seen)
    if (places.more > 1)
      diagnostics[places.first].notes.push_back(
          {std::nullopt,
           "and in " + std::to_string(places.more - 1) + (places.more == 2 ? " more place" : " more places")});
  std::size_t kept = 0;
  for (std::size_t i = 0; i < diagnostics.size(); ++i)
    if (!folded[i]) {
      if (kept != i) diagnostics[kept] = std::move(diagnostics[i]);
      ++kept;
    }
  diagnostics.resize(kept);
}

}  // namespace safon
