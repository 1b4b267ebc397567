// Conditions and values: every name resolved, every type known. The cases are spread over files by subject:
// expressions.cpp (literals, logic), paths.cpp, relations.cpp, windows.cpp, arithmetic.cpp, sets.cpp, coverage.cpp.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// Rows that a name may speak of. The fields of a barred one may not be used: that would join two lists.
struct RowScope {
  TableId table = root_table;
  bool barred = false;
};

struct Scope {
  std::vector<RowScope> rows{RowScope{}};  // innermost first; the participant last
  bool lifecycle = false;                  // `expired` and `renewable` may be asked
  std::uint16_t programme = none16;        // whose statuses are meant, when one is
  /// The relation that ends a set's `where`: in `where passed within last 5 years` it is the row that is within them.
  const syntax::Expr* last_of_where = nullptr;
  Span aggregate;  // of `count of …` and the like, in the `where` of its set; empty elsewhere
};

/// What a name or an expression is used as.
enum class Use : std::uint8_t {
  value,
  existence,  // `… exists`: whole records will do
};

[[nodiscard]] model::Expr analyse_expression(Analysis& analysis, const syntax::Expr& expr, const Scope& scope,
                                             Use use = Use::value);
/// The same where a condition is needed: anything else is reported.
[[nodiscard]] model::Expr analyse_condition(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
/// The same where a date is needed; a row stands for the date by which it is dated.
[[nodiscard]] model::Expr analyse_date(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
/// A number of things: a whole literal or a number parameter of whole values. None: reported.
[[nodiscard]] std::optional<model::Dated<std::int64_t>> analyse_count(Analysis& analysis, const syntax::Expr& expr);

// ---------------------------------------------------------------------------------- between the files of this subject
[[nodiscard]] model::Expr analyse_path(Analysis& analysis, const syntax::Expr& expr, const Scope& scope, Use use);
[[nodiscard]] model::Expr analyse_previously(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_status_relation(Analysis& analysis, const syntax::Expr& expr);
[[nodiscard]] model::Expr analyse_status_began(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_lifecycle(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_relation(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
/// The relation `left kind operands`, `left` being known already. `ends_where`: it is the last of a set's `where`.
[[nodiscard]] model::Expr relate(Analysis& analysis, model::Expr left, syntax::RelationKind kind,
                                 std::span<const syntax::Expr> operands, Span span, Span words, const Scope& scope,
                                 bool ends_where = false);
[[nodiscard]] model::Expr relate_window(Analysis& analysis, model::Expr left, syntax::RelationKind kind,
                                        std::span<const syntax::Expr> operands, Span span, const Scope& scope);
[[nodiscard]] model::Expr analyse_arithmetic(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_quantifier(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_selection(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_aggregate(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
[[nodiscard]] model::Expr analyse_coverage(Analysis& analysis, const syntax::Expr& expr, const Scope& scope);
struct SetInScope {
  model::Set set;
  Scope scope;  // of its rows
};
/// `aggregate`: the place of `count of …` and the like, where the set is theirs. None: reported.
[[nodiscard]] std::optional<SetInScope> analyse_set(Analysis& analysis, const syntax::Set& set, const Scope& scope,
                                                    Span aggregate = {});
/// The rows that a `let` names: those of the set, or of these the best, or the well attested, of each group. None:
/// reported.
[[nodiscard]] std::optional<model::Set> group_rows(Analysis& analysis, const syntax::Expr& written, SetInScope of);
/// The table's field of that dotted name, as a value or a condition. None when there is no such field.
[[nodiscard]] std::optional<model::Expr> field_of(const Analysis& analysis, TableId table, const std::string& name,
                                                  Span span);
/// The date that stands for a row; other values are given back. Says what is wrong when there is none.
[[nodiscard]] model::Expr as_date(Analysis& analysis, model::Expr expr);

/// left `relation` right, both of one type. Says when `today` is on both sides.
[[nodiscard]] model::Expr compare(Analysis& analysis, model::Expr left, Relation relation, model::Expr right,
                                  Span span);

// -------------------------------------------------------------------------------------------- building blocks
// (build.cpp)
[[nodiscard]] inline model::Type type_of(model::TypeKind kind) {
  return {kind, none16, none16};
}
[[nodiscard]] model::Expr broken(Span span);
[[nodiscard]] bool is_broken(const model::Expr& expr);
/// A node over `children`, in the deepest of their row spaces.
[[nodiscard]] model::Expr node(const Analysis& analysis, model::ExprKind kind, model::TypeKind type, Span span,
                               std::vector<model::Expr> children);
[[nodiscard]] model::Expr all_of(const Analysis& analysis, Span span, std::vector<model::Expr> children);
[[nodiscard]] model::Expr opposite(const Analysis& analysis, Span span, model::Expr child);
[[nodiscard]] TableId deeper(const Analysis& analysis, TableId a, TableId b);
/// "a number", "a code of `kind`" …
[[nodiscard]] std::string describe(const Analysis& analysis, model::Type type);
/// Equal but for their places in the text.
[[nodiscard]] bool same(const model::Expr& a, const model::Expr& b);
[[nodiscard]] bool is_literal(const model::Expr& expr);
/// An average, a quotient, or a `let` of one: exact, but not a decimal.
[[nodiscard]] bool is_quotient(const Analysis& analysis, const model::Expr& expr);

}  // namespace safon::analysis
