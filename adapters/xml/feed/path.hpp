// A feed's paths. Simple ones become child and attribute steps; anything else that is XPath 1.0 is left to pugixml.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace safon::xml {

/// Every element and attribute name that a feed speaks of has a number from 1; 0 is any other name. Unprefixed elements
/// are in the feed's default namespace, unprefixed attributes in none.
using NameId = std::uint32_t;
inline constexpr NameId other_name = 0;

struct QualifiedName {
  std::string local, uri;  // uri: empty in no namespace
  bool operator==(const QualifiedName&) const = default;
};

struct Names {
  std::vector<std::pair<std::string, std::string>> namespaces;  // prefix ("" default), URI
  std::vector<QualifiedName> known;                             // number n is known[n - 1]

  NameId number(const QualifiedName& name);
};

enum class StepKind : std::uint8_t { child, attribute, parent, text };

enum class PredicateKind : std::uint8_t {
  attribute_is,  // [@type='X']
  child_is,      // [type='X']
  position,      // [2]
};
struct Predicate {
  PredicateKind kind;
  NameId name = other_name;
  std::string value;
  std::uint32_t position = 0;
};
struct Step {
  StepKind kind;
  NameId name = other_name;
  std::vector<Predicate> predicates;
};
struct Path {
  std::string text;         // as the feed has it
  bool absolute = false;    // began with `/`
  std::vector<Step> steps;  // empty: the element itself, or `xpath`
  bool xpath = false;       // not simple: evaluated as XPath
};

/// The error says what is wrong with the path, in plain words.
[[nodiscard]] std::expected<Path, std::string> plan_path(std::string_view text, Names& names);

}  // namespace safon::xml
