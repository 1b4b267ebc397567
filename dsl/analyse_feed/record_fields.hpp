// The fields of the participant's record as feeds and tests name them: `portfolio { goals … }`, `activities [ … ]`.
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/analyse_feed/mistakes.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon {

/// The participant, a row of a list, or a record embedded in one of them ("portfolio." in front of its columns' names).
struct RecordPlace {
  TableId table = root_table;
  std::string prefix;
};

struct FieldFound {
  enum class Kind : std::uint8_t {
    value,        // a single value: `column`
    record,       // an embedded record: `column` is its presence
    list,         // a list: `list` is its table
    none,         // there is no such field
    passed_over,  // there may be one, but its declaration has a mistake that was reported
  } kind{};
  ColumnId column = none16;
  TableId list = none16;
};

class RecordFields {
 public:
  /// The policy and documents outlive this. The mistakes found so far say which declarations are not to be trusted.
  RecordFields(std::span<const syntax::Document> documents, const model::Policy& policy, const Mistakes& mistakes);

  [[nodiscard]] FieldFound find(const RecordPlace& place, const std::string& name) const;
  [[nodiscard]] std::vector<std::string> names(const RecordPlace& place) const;
  [[nodiscard]] std::string record_name(const RecordPlace& place) const;
  [[nodiscard]] const ColumnInfo& column(const RecordPlace& place, const FieldFound& field) const;

  /// "a date", "a code of `role`", "a list of `activity`".
  [[nodiscard]] std::string describe(const RecordPlace& place, const FieldFound& field) const;

  /// The index of a code by its name; none16 when there is none.
  [[nodiscard]] std::uint16_t code(std::uint16_t list, std::string_view name) const;
  [[nodiscard]] std::vector<std::string> code_names(std::uint16_t list) const;
  /// True when a code that is not in the list may be missing because of a mistake in the list's declaration.
  [[nodiscard]] bool distrusted(std::uint16_t list) const;

 private:
  const Schema& schema_;
  std::map<std::string, const syntax::Record*, std::less<>> records_;
  std::map<std::pair<TableId, std::string>, FieldFound> fields_;          // by dotted name
  std::vector<std::map<std::string, std::uint16_t, std::less<>>> codes_;  // by code list
  std::set<std::string, std::less<>> distrusted_;                         // names of declarations with mistakes
};

/// A field's value written as a literal, or what is wrong with it.
struct Literal {
  enum class Fault : std::uint8_t { none, other_type, unknown_code, reported } fault{};
  model::Expr value;
};
[[nodiscard]] Literal read_literal(const syntax::Expr& expr, const ColumnInfo& column, const RecordFields& fields);

/// "a date", "the name `manger`", "a calculation": what was written where a literal is due.
[[nodiscard]] std::string describe_literal(const syntax::Expr& expr);

/// Where a literal stands: a name's own place, where the text has one.
[[nodiscard]] Span span_of(const syntax::Expr& literal);

/// "a.b" for two names.
[[nodiscard]] std::string dotted(const syntax::Path& path);

}  // namespace safon
