// What is said of two values that cannot be related.
#pragma once
#include <string>

#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {

struct RelationMistakes {
  Analysis& analysis;
  const Scope& scope;
  Span span, words;         // of the whole relation, and of its words
  bool ends_where = false;  // it is the last of a set's `where`

  /// The hint for `count of courses where passed is at least 2`, where the comparison was meant for the count. Empty
  /// for any other relation.
  [[nodiscard]] std::string regrouped(const model::Expr& left) const;
  /// Both report, and give a broken expression.
  model::Expr wrong_relation(const model::Expr& left, std::string help) const;
  model::Expr types_differ(const model::Expr& left, const model::Expr& right) const;

 private:
  void unquote(Diagnostic& diagnostic, const model::Expr& text, model::Type other) const;
};

}  // namespace safon::analysis
