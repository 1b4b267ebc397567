// What is declared under which name, and where it is named: for editors. Read from the syntax alone, so that it works
// while a policy has mistakes; what cannot be made out is left out.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dsl/source/source_text.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::names {

enum class Kind : std::uint8_t {
  policy,
  codes,
  code,
  record,
  field,
  framework,
  element,
  criterion,
  calendar,
  parameter,
  let,
  requirement,
  item,  // a named condition or exception of a requirement
  programme,
  status,
  intake,
  report,
  measure,
  pool,
  matching,
  feed,
  test,
};

inline constexpr int no_symbol = -1;

struct Symbol {
  Kind kind{};
  std::string name;
  int owner = no_symbol;  // of a code: its list; of a field: its record …
  std::string label;      // in the first language, and every other in brackets
  std::string type;       // of a field or a parameter, as written
  std::string cites;
  Span at, whole;  // the name; all of it
  bool list = false;
  std::string of;  // the codes, record or framework that a field's type names
};
struct Reference {
  Span at;
  int symbol = no_symbol;
};
struct Names {
  std::vector<Symbol> symbols;        // an owner before what it owns
  std::vector<Reference> references;  // by file and place; the declared names too
};

[[nodiscard]] Names find_names(std::span<const syntax::Document> documents);

/// What is named at a byte of a file, its last one included.
[[nodiscard]] std::optional<Reference> named_at(const Names& names, FileId file, std::uint32_t offset);

/// "requirement", "field of `activity`" …
[[nodiscard]] std::string describe(const Names& names, const Symbol& symbol);

}  // namespace safon::names
