// Paths of feeds: XPath 1.0, of which the plain part is taken to steps that need no XPath engine.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace safon {

/// `[X='v']`, `[p:X/@y='v']` are equals; `[3]` is position. Values are compared as strings.
struct PathPredicate {
  enum class Kind : std::uint8_t { child_equals, attribute_equals, position } kind{};
  std::string prefix, name;  // the child or attribute
  std::string value;
  std::uint32_t position = 0;  // 1-based
};
/// `a`, `p:a`, `*` (name "*"), `@x`, `..`, `.`, `text()`.
struct PathStep {
  enum class Kind : std::uint8_t { child, attribute, parent, self, text } kind{};
  std::string prefix, name;
  std::vector<PathPredicate> predicates;  // of child steps
};
struct FeedPath {
  bool absolute = false;  // begins at the document's root
  bool plain = false;     // `steps` says it all; otherwise the text is for an XPath engine
  std::vector<PathStep> steps;
  std::vector<std::string> prefixes;  // all that are used, each once
};

struct PathError {
  std::size_t at = 0;  // byte of the text
  std::string reason;  // "expected a name after `@`"
};

/// Any valid XPath 1.0 expression (core functions, no variables) is read; what is not plain has no steps.
[[nodiscard]] std::expected<FeedPath, PathError> parse_path(std::string_view text);

}  // namespace safon
