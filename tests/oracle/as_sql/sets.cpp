// What is asked of the rows of a list. A row is certainly meant, certainly not, or in doubt; an answer is known where
// it is the same however the doubts turn out.
#include "reading.hpp"

namespace safon::oracle {

using model::Expr;
using model::ExprKind;

// Dated on or before today, as is the row in which it stands.
std::string Reading::visible(TableId table) const {
  const TableInfo& info = policy_.schema.tables[table];
  std::string text = "1";
  if (info.dated_by != none16)
    text = "(NOT " + column(table, 'a', info.dated_by) + " AND " + column(table, 'v', info.dated_by) + " <= r0.today)";
  return info.parent == root_table ? text : "(" + text + " AND " + visible(info.parent) + ")";
}

std::string Reading::given(TableId table) const {
  return column(policy_.schema.tables[table].parent, 'g', table);
}

// A table of the rows of the list in which the set stands: `r`, whether the row is meant, and `more`.
std::string Reading::rows(const model::Set& set, const std::string& more) {
  const std::string table = "r" + std::to_string(set.table);
  const TableId parent = policy_.schema.tables[set.table].parent;
  std::string meant = visible(set.table);
  for (const Expr& filter : set.filter) meant += " AND " + condition(filter);
  return "(SELECT (" + meant + ") AS r" + more + " FROM " + table + " WHERE " + table + ".k = r0.k" +
         (parent == root_table ? "" : " AND " + table + ".parent = r" + std::to_string(parent) + ".row") + ")";
}

Value Reading::over_rows(const Expr& expr) {
  Value made;
  if (expr.kind == ExprKind::quantifier) made.value = quantified(expr);
  if (expr.kind == ExprKind::coverage) made.value = covered(expr);
  if (expr.kind == ExprKind::selection) made = selected(expr);
  if (expr.kind == ExprKind::aggregate) made = aggregated(expr);
  return once(made, expr.table);
}

std::string Reading::quantified(const Expr& expr) {
  const model::Set& set = expr.set.front();
  const std::string n = count(expr.count), sure = "total(r IS 1)", most = "total(r IS NOT 0)";
  std::string answer, more;
  switch (expr.quantity) {
    case model::Quantity::some:
      answer = "max(coalesce(r * 2, 1))";  // 2 met, 1 in doubt, 0 not
      answer = "CASE coalesce(" + answer + ", 0) WHEN 2 THEN 1 WHEN 0 THEN 0 END";
      break;
    case model::Quantity::no:
      answer = "CASE WHEN " + sure + " > 0 THEN 0 WHEN " + most + " = 0 THEN 1 END";
      break;
    case model::Quantity::at_least:
      answer = "CASE WHEN " + sure + " >= " + n + " THEN 1 WHEN " + most + " < " + n + " THEN 0 END";
      break;
    case model::Quantity::at_most:
      answer = "CASE WHEN " + most + " <= " + n + " THEN 1 WHEN " + sure + " > " + n + " THEN 0 END";
      break;
    case model::Quantity::exactly:
      answer = "CASE WHEN " + sure + " > " + n + " OR " + most + " < " + n + " THEN 0 WHEN " + sure + " = " + most +
               " THEN 1 END";
      break;
    case model::Quantity::every:
      more = ", " + condition(expr.children[0]) + " AS has";
      answer = "CASE WHEN total((NOT r OR has) IS 0) > 0 THEN 0 WHEN total((NOT r OR has) IS NULL) = 0 THEN 1 END";
      break;
  }
  return "(CASE WHEN " + given(set.table) + " THEN (SELECT " + answer + " FROM " + rows(set, more) + ") END)";
}

// The first row in order among those that may be meant, when it certainly is. A row that may be meant on a day that
// nobody knows could be first.
Value Reading::selected(const Expr& expr) {
  const model::Set& set = expr.set.front();
  const ColumnId dated_by = policy_.schema.tables[set.table].dated_by;
  const std::string from =
      rows(set, ", " + column(set.table, 'v', dated_by) + " AS day, r" + std::to_string(set.table) + ".row AS place");
  return {"(CASE WHEN " + given(set.table) + " THEN (SELECT CASE WHEN r THEN place END FROM " + from +
              " WHERE r IS NOT 0 ORDER BY day IS NOT NULL, day " + (expr.earliest ? "ASC" : "DESC") +
              ", place LIMIT 1) END)",
          "(" + given(set.table) + " AND NOT EXISTS (SELECT 1 FROM " + from + " WHERE r IS NOT 0))"};
}

Value Reading::aggregated(const Expr& expr) {
  const model::Set& set = expr.set.front();
  const auto asked = [&](const std::string& answer, const std::string& from) {
    return "(CASE WHEN " + given(set.table) + " THEN (SELECT " + answer + " FROM " + from + ") END)";
  };
  if (expr.aggregate == model::Aggregate::count)
    return {asked(
        "CASE WHEN total(r IS NULL) = 0 THEN count(*) FILTER (WHERE r) * " + std::to_string(micros_per_unit) + " END",
        rows(set, ""))};
  // A row whose field is absent says nothing, whether it is meant or not.
  const Value what = value(expr.children[0]);
  const std::string from = "(SELECT * FROM " + rows(set, ", " + what.value + " AS x, " + what.absent + " AS xa") +
                           " WHERE r IS NOT 0 AND NOT xa)";
  const std::string none = "(" + given(set.table) + " AND NOT EXISTS (SELECT 1 FROM " + from + "))";
  const std::string sure = "total(r IS NULL) = 0 AND count(*) = count(x)";
  switch (expr.aggregate) {
    case model::Aggregate::sum:
      return {asked("CASE WHEN " + sure + " THEN coalesce(sum(x), 0) END", from)};
    case model::Aggregate::different:
      return {
          asked("CASE WHEN count(*) = count(x) AND count(DISTINCT x) = count(DISTINCT CASE WHEN r THEN x END) THEN "
                "count(DISTINCT x) * " +
                    std::to_string(micros_per_unit) + " END",
                from)};
    case model::Aggregate::average:
      return {asked("CASE WHEN " + sure + " THEN sum(x) END", from), none, asked("nullif(count(*), 0)", from)};
    default: {
      const std::string best = expr.aggregate == model::Aggregate::smallest ? "min(x)" : "max(x)";
      return {
          asked("CASE WHEN count(*) = count(x) AND " + best + " = " + best + " FILTER (WHERE r) THEN " + best + " END",
                from),
          none};
    }
  }
}

// An element is covered by the different criteria of its own that rows say.
std::string Reading::element_covered(const Expr& expr, const model::Element& element) {
  const model::Set& set = expr.set.front();
  const auto& columns = policy_.schema.tables[set.table].columns;
  ColumnId says = 0;
  while (columns[says].code_list != policy_.frameworks[expr.index].code_list) ++says;
  const std::string size = std::to_string(element.criteria.size()), first = std::to_string(element.first),
                    own = "x BETWEEN " + first + " AND " + first + " + " + size + " - 1";
  const std::string from =
      "(SELECT count(DISTINCT CASE WHEN r AND " + own + " THEN x END) AS sure, min(" + size +
      ", count(DISTINCT CASE WHEN " + own +
      " THEN x END) + count(*) FILTER (WHERE x IS NULL)) AS most FROM (SELECT * FROM " +
      rows(set, ", " + column(set.table, 'v', says) + " AS x, " + column(set.table, 'a', says) + " AS xa") +
      " WHERE r IS NOT 0 AND NOT xa))";
  const std::string needed = expr.share ? "(" + share(*expr.share) + " * " + size + ")"
                                        : "(" + count(expr.count) + " * " + std::to_string(micros_per_unit) + ")";
  return "(CASE WHEN " + given(set.table) + " THEN (SELECT CASE WHEN sure * 1000000 >= " + needed +
         " THEN 1 WHEN most * 1000000 < " + needed + " THEN 0 END FROM " + from + ") END)";
}

std::string Reading::covered(const Expr& expr) {
  const auto& elements = policy_.frameworks[expr.index].elements;
  if (expr.element) return element_covered(expr, elements[*expr.element]);
  std::string all;
  for (const auto& element : elements)
    all += (all.empty()                               ? ""
            : expr.elements == model::Quantity::every ? " AND "
                                                      : " OR ") +
           element_covered(expr, element);
  return (expr.elements == model::Quantity::no ? "(NOT (" : "((") + all + "))";
}

}  // namespace safon::oracle
