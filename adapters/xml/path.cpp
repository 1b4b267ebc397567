#include "adapters/xml/path.hpp"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>

namespace safon::xml {
namespace {

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

// Reads the simple subset; gives up (without a message) on anything else.
class SimplePath {
 public:
  SimplePath(std::string_view text, Names& names) : rest_(text), names_(names) {}

  std::optional<Path> read() {
    Path path;
    path.absolute = take("/");
    if (path.absolute && rest_.empty()) return {};
    if (rest_ == ".") return path;
    do {
      Step step;
      if (!read_step(step)) return {};
      const bool last = step.kind == StepKind::attribute || step.kind == StepKind::text;
      path.steps.push_back(std::move(step));
      if (last) break;
    } while (take("/"));
    if (!rest_.empty()) return {};
    return path;
  }

  // A prefix that the feed does not declare, when that is what made a path unreadable.
  [[nodiscard]] const std::string& unknown_prefix() const { return unknown_prefix_; }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string_view word() {
    std::size_t size = 0;
    if (!rest_.empty() && starts_name(rest_[0]))
      while (size < rest_.size() && continues_name(rest_[size])) ++size;
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }

  bool read_name(bool attribute, NameId& id) {
    std::string prefix;
    std::string local(word());
    if (local.empty()) return false;
    if (rest_.starts_with(':') && !rest_.starts_with("::")) {
      rest_.remove_prefix(1);
      prefix = std::move(local);
      local = word();
      if (local.empty()) return false;
    }
    if (rest_.starts_with('(') || rest_.starts_with("::")) return false;  // a function or an axis
    std::string uri;
    if (prefix == "xml") {
      uri = "http://www.w3.org/XML/1998/namespace";
    } else if (!prefix.empty() || !attribute) {
      const auto at = std::ranges::find(names_.namespaces, prefix, &std::pair<std::string, std::string>::first);
      if (at != names_.namespaces.end()) uri = at->second;
      else if (!prefix.empty()) return unknown_prefix_ = prefix, false;
    }
    id = names_.number({std::move(local), std::move(uri)});
    return true;
  }

  bool read_literal(std::string& value) {
    if (rest_.empty() || (rest_[0] != '\'' && rest_[0] != '"')) return false;
    const std::size_t end = rest_.find(rest_[0], 1);
    if (end == rest_.npos) return false;
    value = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return true;
  }

  void skip_blanks() {
    while (take(" ")) {}
  }

  bool read_predicate(Predicate& predicate) {
    skip_blanks();
    if (!rest_.empty() && rest_[0] >= '1' && rest_[0] <= '9') {
      predicate.kind = PredicateKind::position;
      for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1)) {
        if (predicate.position > 100'000) return false;
        predicate.position = predicate.position * 10 + std::uint32_t(rest_[0] - '0');
      }
      skip_blanks();
      return take("]");
    }
    bool must_compare = false;
    if (take("text()") || take(".")) {
      predicate.kind = PredicateKind::text_is;
      must_compare = true;
    } else {
      const bool attribute = take("@");
      if (!read_name(attribute, predicate.name)) return false;
      predicate.kind = attribute ? PredicateKind::has_attribute : PredicateKind::has_child;
    }
    skip_blanks();
    if (take("=")) {
      skip_blanks();
      if (!read_literal(predicate.value)) return false;
      if (predicate.kind == PredicateKind::has_attribute) predicate.kind = PredicateKind::attribute_is;
      if (predicate.kind == PredicateKind::has_child) predicate.kind = PredicateKind::child_is;
      skip_blanks();
    } else if (must_compare) {
      return false;
    }
    return take("]");
  }

  bool read_step(Step& step) {
    if (take("..")) {
      step.kind = StepKind::parent;
      return true;
    }
    if (take("text()")) {
      step.kind = StepKind::text;
      return true;
    }
    const bool attribute = take("@");
    step.kind = attribute ? StepKind::attribute : StepKind::child;
    if (!read_name(attribute, step.name)) return false;
    while (!attribute && take("[")) {
      Predicate predicate{};
      if (!read_predicate(predicate)) return false;
      step.predicates.push_back(std::move(predicate));
    }
    return true;
  }

  std::string_view rest_;
  Names& names_;
  std::string unknown_prefix_;
};

}  // namespace

NameId Names::number(const QualifiedName& name) {
  const auto at = std::ranges::find(known, name);
  if (at != known.end()) return NameId(at - known.begin()) + 1;
  known.push_back(name);
  return NameId(known.size());
}

std::expected<Path, std::string> parse_path(std::string_view text, Names& names) {
  SimplePath simple(text, names);
  if (std::optional<Path> path = simple.read()) {
    path->text = text;
    return std::move(*path);
  }
  if (!simple.unknown_prefix().empty())
    return std::unexpected("the path `" + std::string(text) + "` uses the prefix `" + simple.unknown_prefix() +
                           "`, for which the feed has no namespace");
  try {
    const pugi::xpath_query query(std::string(text).c_str());
    Path path;
    path.text = text;
    path.absolute = text.starts_with('/');
    path.xpath = true;
    return path;
  } catch (const pugi::xpath_exception&) {
    return std::unexpected("`" + std::string(text) + "` is not a path that can be read");
  }
}

}  // namespace safon::xml
