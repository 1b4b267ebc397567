#include "adapters/lsp/workspace.hpp"

#include <algorithm>
#include <filesystem>

#include "dsl/lower/lower.hpp"
#include "dsl/parse/parse.hpp"

namespace safon::lsp {
namespace {

/// How many folders above a file a policy that uses it is looked for.
constexpr int folders_above = 2;

bool has_policy(const syntax::Document& document) {
  return std::ranges::any_of(document.declarations, [](const syntax::Declaration& declaration) {
    return std::holds_alternative<syntax::Policy>(declaration.what);
  });
}

bool has_file(const LoadedPolicy& loaded, const std::string& path) {
  return std::ranges::any_of(loaded.sources.files, [&](const SourceText& file) { return file.name == path; });
}

/// Where a place of an older text is now, if it still is: what changed is between what both texts begin and end with.
class Shift {
 public:
  Shift(std::string_view before, std::string_view now) : old_size_(before.size()), new_size_(now.size()) {
    const std::size_t most = std::min(before.size(), now.size());
    while (head_ < most && before[head_] == now[head_]) ++head_;
    while (tail_ < most - head_ && before[old_size_ - 1 - tail_] == now[new_size_ - 1 - tail_]) ++tail_;
  }
  [[nodiscard]] std::optional<Span> operator()(Span span, FileId file) const {
    if (span.end <= head_) return Span{file, span.begin, span.end};
    if (span.begin + tail_ < old_size_) return std::nullopt;
    const auto moved = [this](std::uint32_t at) { return std::uint32_t(at + new_size_ - old_size_); };
    return Span{file, moved(span.begin), moved(span.end)};
  }

 private:
  std::size_t old_size_, new_size_, head_ = 0, tail_ = 0;
};

std::string_view name_of(const syntax::Declaration& declaration) {
  return std::visit(
      [](const auto& what) -> std::string_view {
        if constexpr (requires { what.name.text; })
          return what.name.text;
        else
          return {};
      },
      declaration.what);
}

}  // namespace

FileId View::file(const std::string& path) const {
  const auto& files = loaded.sources.files;
  return FileId(std::ranges::find(files, path, &SourceText::name) - files.begin());
}

void Workspace::put(const std::string& path, std::string text) {
  const bool known = open_.contains(path);
  open_[path] = std::move(text);
  if (known)
    drop_views();  // which policy uses the file is found again when it no longer does
  else
    forget();
}

void Workspace::close(const std::string& path) {
  open_.erase(path);
  good_.erase(path);
  forget();
}

void Workspace::drop_views() {
  views_.clear();
  ++text_;
}

void Workspace::forget() {
  drop_views();
  roots_.clear();
}

const std::string* Workspace::text(const std::string& path) const {
  const auto found = open_.find(path);
  return found == open_.end() ? nullptr : &found->second;
}

std::expected<std::string, std::string> Workspace::read(const std::string& path) const {
  if (const auto* text = this->text(path)) return *text;
  return read_(path);
}

ReadFile Workspace::reader() const {
  return [this](const std::string& path) { return read(path); };
}

bool Workspace::is_policy(const std::string& path) const {
  const auto text = read(path);
  if (!text || !text->contains("policy")) return false;
  Diagnostics ignored;
  return has_policy(parse(0, *text, ignored));
}

std::string Workspace::root_of(const std::string& path) {
  if (const auto known = roots_.find(path); known != roots_.end()) return known->second;
  std::string root;
  if (is_policy(path)) root = path;
  auto folder = std::filesystem::path(path).parent_path();
  for (int up = 0; root.empty() && up <= folders_above && !folder.empty(); ++up, folder = folder.parent_path()) {
    for (const auto& candidate : list_(folder.generic_string())) {
      if (!is_policy(candidate)) continue;
      auto& view = views_[candidate];
      if (!view) view = make(candidate, true);
      if (has_file(view->loaded, path)) root = candidate;
      if (!root.empty()) break;
    }
    if (folder == folder.parent_path()) break;
  }
  roots_[path] = root;
  return root;
}

std::unique_ptr<View> Workspace::make(const std::string& root, bool whole) {
  auto view = std::make_unique<View>();
  view->whole = whole;
  if (whole) {
    view->loaded = check_policy(root, reader(), list_);
  } else {
    view->loaded.sources.files.push_back({root, read(root).value_or("")});
    view->loaded.documents.push_back(parse(0, view->text(0), view->loaded.diagnostics));
  }
  name(*view);
  return view;
}

/// Declarations that cannot be read now lend their names from the last text in which they could.
void Workspace::name(View& view) {
  auto& loaded = view.loaded;
  std::vector<bool> broken(loaded.sources.files.size());
  for (const auto& diagnostic : loaded.diagnostics)
    if (info(diagnostic.kind).code.starts_with("E1") || info(diagnostic.kind).code.starts_with("E0"))
      if (diagnostic.span.file < broken.size()) broken[diagnostic.span.file] = true;
  const auto files = FileId(loaded.documents.size());
  std::vector<syntax::Document> lent;  // what can no longer be read, from the last text in which it could
  std::map<FileId, Shift> shifts;
  for (FileId file = 0; file < files; ++file) {
    const std::string& path = loaded.sources.files[file].name;
    if (!broken[file]) {
      if (open_.contains(path)) good_[path] = view.text(file);
      continue;
    }
    const auto good = good_.find(path);
    if (good == good_.end()) continue;
    Diagnostics ignored;
    auto old = parse(files + file, good->second, ignored);
    std::erase_if(old.declarations, [&](const syntax::Declaration& declaration) {
      const auto same = [&](const syntax::Declaration& now) {
        return now.what.index() == declaration.what.index() && name_of(now) == name_of(declaration);
      };
      return std::ranges::any_of(loaded.documents[file].declarations, same);
    });
    shifts.emplace(files + file, Shift(good->second, view.text(file)));
    lent.push_back(std::move(old));
  }
  if (lent.empty()) {
    view.names = names::find_names(loaded.documents);
    return;
  }
  lent.insert(lent.begin(), loaded.documents.begin(), loaded.documents.end());
  view.names = names::find_names(lent);
  for (auto& symbol : view.names.symbols) {
    const auto shift = shifts.find(symbol.at.file);
    if (shift == shifts.end()) continue;
    const FileId file = symbol.at.file - files;
    symbol.at = shift->second(symbol.at, file).value_or(Span{file, 0, 0});
    symbol.whole = shift->second(symbol.whole, file).value_or(symbol.at);
  }
  std::erase_if(view.names.references, [&](names::Reference& reference) {
    const auto shift = shifts.find(reference.at.file);
    if (shift == shifts.end()) return false;
    const auto now = shift->second(reference.at, reference.at.file - files);
    if (now) reference.at = *now;
    return !now;
  });
}

const View& Workspace::view(const std::string& path) {
  for (bool again = false;; again = true) {
    const std::string root = root_of(path);
    auto& view = views_[root.empty() ? path : root];
    if (!view) view = make(root.empty() ? path : root, !root.empty());
    if (again || has_file(view->loaded, path)) return *view;
    roots_.erase(path);
  }
}

const Coverage* Workspace::coverage(const std::string& path, Beside* beside) {
  const auto& loaded = view(path).loaded;
  const std::string& root = loaded.sources.files.front().name;
  if (beside)
    if (auto done = beside->take()) seen_[done->root] = {done->text, std::move(done->coverage)};
  const auto known = seen_.find(root);
  const bool newest = known != seen_.end() && known->second.text == text_;
  if (loaded.model && !newest) {
    if (beside)
      beside->run(root, text_, *loaded.model, loaded.sources);
    else
      seen_[root] = {text_, coverage_of(*loaded.model, lower(*loaded.model, loaded.sources))};
  }
  const auto seen = seen_.find(root);
  return seen == seen_.end() ? nullptr : &seen->second.coverage;
}

std::size_t Workspace::errors_with(const std::string& path, const std::map<std::string, std::string>& texts) {
  const std::string root = root_of(path);
  const auto read_changed = [&](const std::string& name) -> std::expected<std::string, std::string> {
    const auto changed = texts.find(name);
    return changed == texts.end() ? read(name) : changed->second;
  };
  const auto loaded = check_policy(root.empty() ? path : root, read_changed, list_);
  return std::size_t(std::ranges::count_if(loaded.diagnostics, [](const Diagnostic& diagnostic) {
    return info(diagnostic.kind).severity == Severity::error;
  }));
}

}  // namespace safon::lsp
