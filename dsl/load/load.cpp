#include "dsl/load/load.hpp"

#include <algorithm>
#include <filesystem>

#include "dsl/analyse/analyse.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/load/missing_files.hpp"
#include "dsl/load/unknown_names.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/source/limits.hpp"

namespace safon {

namespace {

std::string normal(const std::filesystem::path& name) {
  return name.lexically_normal().generic_string();
}

class Loading {
 public:
  Loading(const ReadFile& read, LoadedPolicy& policy) : read_(read), policy_(policy) {}

  void root(const std::string& name);
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  void report(DiagnosticKind kind, Span span, std::vector<std::string> arguments, std::string note = {});
  void take(std::string name, std::string text);
  void follow(FileId from, const syntax::Text& path);
  void report_circle(const syntax::Text& path, FileId again);
  [[nodiscard]] std::optional<FileId> known(const std::string& name) const;
  [[nodiscard]] const std::string& name_of(FileId file) const { return policy_.sources.files[file].name; }

  const ReadFile& read_;
  LoadedPolicy& policy_;
  std::vector<FileId> open_;  // the files that use one another down to this one
  std::size_t bytes_ = 0;
  bool whole_ = true;  // every file that is used has been read
};

void Loading::report(DiagnosticKind kind, Span span, std::vector<std::string> arguments, std::string note) {
  Diagnostic d{kind, span, std::move(arguments), {}, {}, {}};
  if (!note.empty()) d.notes.push_back({std::nullopt, std::move(note)});
  policy_.diagnostics.push_back(std::move(d));
}

std::optional<FileId> Loading::known(const std::string& name) const {
  const auto& files = policy_.sources.files;
  for (FileId file = 0; file < files.size(); ++file)
    if (files[file].name == name) return file;
  return std::nullopt;
}

void Loading::root(const std::string& name) {
  auto text = read_(name);
  if (text) return take(name, std::move(*text));
  policy_.sources.files.push_back({name, {}});
  policy_.documents.push_back({});
  report(DiagnosticKind::file_not_found, {}, {name}, std::move(text.error()));
  whole_ = false;
}

// Reads one file into the policy, then those that it uses, each before the next: the order is the text's own.
void Loading::take(std::string name, std::string text) {
  const auto file = static_cast<FileId>(policy_.sources.files.size());
  bytes_ += text.size();
  policy_.sources.files.push_back({std::move(name), std::move(text)});
  policy_.documents.push_back(parse(file, policy_.sources.files[file].text, policy_.diagnostics));
  std::vector<syntax::Text> uses;
  for (const syntax::Declaration& declaration : policy_.documents[file].declarations)
    if (const auto* use = std::get_if<syntax::Use>(&declaration.what)) uses.push_back(use->path);
  open_.push_back(file);
  for (const syntax::Text& path : uses) follow(file, path);
  open_.pop_back();
}

void Loading::follow(FileId from, const syntax::Text& path) {
  const std::filesystem::path written = path.value;
  if (path.value.empty() || written.is_absolute() || path.value.contains('\\') || path.value.contains('\0')) {
    whole_ = false;
    return report(DiagnosticKind::use_not_relative, path.span,
                  {path.value.empty() ? "an empty text" : "`" + path.value + "`"});
  }
  const std::string name = normal(std::filesystem::path(name_of(from)).parent_path() / written);
  if (const auto file = known(name)) {
    if (std::ranges::find(open_, *file) != open_.end()) report_circle(path, *file);
    return;
  }
  if (policy_.sources.files.size() >= limits::files_in_a_policy) {
    if (whole_) report(DiagnosticKind::too_many_files, path.span, {std::to_string(limits::files_in_a_policy)});
    whole_ = false;
    return;
  }
  auto text = read_(name);
  if (!text) {
    whole_ = false;
    return report(DiagnosticKind::file_not_found, path.span, {name}, std::move(text.error()));
  }
  if (bytes_ + text->size() > limits::bytes_in_a_policy) {
    if (whole_) report(DiagnosticKind::policy_too_large, path.span, {std::to_string(limits::bytes_in_a_policy)});
    whole_ = false;
    return;
  }
  take(name, std::move(*text));
}

void Loading::report_circle(const syntax::Text& path, FileId again) {
  std::string way;
  for (auto file = std::ranges::find(open_, again) + 1; file != open_.end(); ++file)
    way += (way.empty() ? "`" : ", `") + name_of(*file) + "`";
  report(DiagnosticKind::use_cycle, path.span, {name_of(again), way.empty() ? "this line" : way});
}

/// The rule files of every folder from which the policy has a file.
std::vector<std::string> beside(const Sources& sources, const ListFiles& list) {
  std::vector<std::string> folders, names;
  for (const SourceText& file : sources.files) {
    std::string folder = std::filesystem::path(file.name).parent_path().generic_string();
    if (std::ranges::find(folders, folder) == folders.end()) folders.push_back(std::move(folder));
  }
  for (const std::string& folder : folders)
    for (const std::string& name : list(folder)) names.push_back(normal(name));
  return names;
}

bool unread(const Diagnostic& d) {
  return d.kind == DiagnosticKind::not_utf8 || d.kind == DiagnosticKind::file_too_large;
}

}  // namespace

LoadedPolicy check_policy(const std::string& name, const ReadFile& read, const ListFiles& list) {
  LoadedPolicy policy;
  Loading loading(read, policy);
  loading.root(normal(name));
  // Where a file is missing, every name that it declares would be reported as well: those messages help nobody.
  if (loading.whole() && std::ranges::none_of(policy.diagnostics, unread))
    policy.model = analyse(policy.documents, policy.sources, policy.diagnostics);
  if (has_errors(policy.diagnostics)) policy.model.reset();
  if (list && has_errors(policy.diagnostics)) {
    blame_unused_files(policy, read, beside(policy.sources, list));
    suggest_files(policy, list);
  }
  forgive_lost_names(policy);
  sort_diagnostics(policy.diagnostics);
  fold_unknown_names(policy.diagnostics);
  return policy;
}

LoadedPolicy load_policy(const std::string& name, const ReadFile& read, const ListFiles& list) {
  LoadedPolicy policy = check_policy(name, read, list);
  if (policy.model) policy.compiled = lower(*policy.model, policy.sources);
  return policy;
}

}  // namespace safon
