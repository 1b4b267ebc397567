// How a council's file is read, as it was written.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/syntax/expression.hpp"

namespace safon::syntax {

struct CodeMap {
  Text from;
  Path to;  // one name, or element.criterion; `true`, `false`, `absent` as names
  std::optional<DateLiteral> valid_from, valid_until;
};
struct Mapping {
  Name field;
  bool from_file = false, each = false;
  std::vector<Text> sources;  // paths
  std::optional<Text> join;
  std::optional<Text> date_format;
  bool has_codes = false;
  std::vector<CodeMap> codes;
  std::vector<Text> absent_when;
  bool required = false;
  std::vector<Expr> default_value;  // none or one
  bool has_block = false;
  std::vector<Mapping> block;
  Span span;
};
struct Feed {
  Name name;
  Label label;
  Name record;
  Text path;
  std::vector<std::pair<std::optional<Name>, Text>> namespaces;  // no name: the default namespace
  std::vector<std::pair<Text, std::vector<Text>>> expectations;  // path, allowed values
  std::vector<std::pair<bool, Span>> returns;                    // true: full; one; more is reported
  std::vector<Mapping> mappings;
};

}  // namespace safon::syntax
