// Values and conditions of one row.
#include "reading.hpp"

namespace safon::oracle {
namespace {

using model::Expr;
using model::ExprKind;

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + '\'';
}

const char* sign_of(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return " = ";
    case Relation::not_equal:
      return " <> ";
    case Relation::less:
      return " < ";
    case Relation::less_equal:
      return " <= ";
    case Relation::greater:
      return " > ";
    case Relation::greater_equal:
      return " >= ";
  }
  return "";
}

std::string either(const std::string& a, const std::string& b) {
  if (a == "0") return b;
  return b == "0" ? a : "(" + a + " OR " + b + ")";
}

std::string unless_absent(const std::string& absent, const std::string& otherwise, const std::string& value) {
  return absent == "0" ? value : "(CASE WHEN " + absent + " THEN " + otherwise + " ELSE " + value + " END)";
}

}  // namespace

Value Reading::field(const Expr& expr) const {
  return {column(expr.table, 'v', expr.column), column(expr.table, 'a', expr.column)};
}

// The field of the row that was chosen; of no row it is absent, and of one that is not known unknown.
Value Reading::row_field(const Expr& expr) {
  const Value row = value(expr.children[0]);
  const TableId table = expr.children[0].type.table;
  const auto taken = [&](char kind) {
    return "(SELECT " + column(table, kind, expr.column) + " FROM r" + std::to_string(table) + " WHERE r" +
           std::to_string(table) + ".k = r0.k AND r" + std::to_string(table) + ".row = " + row.value + ")";
  };
  return {taken('v'), "(" + row.absent + " OR coalesce(" + taken('a') + ", 0))"};
}

Value Reading::arithmetic(const Expr& expr) {
  const Value a = value(expr.children[0]), b = value(expr.children[1]);
  const std::string absent = either(a.absent, b.absent), micros = std::to_string(micros_per_unit);
  switch (expr.kind) {
    case ExprKind::multiply:  // six places, halves away from zero
      return {"(SELECT sign(x) * ((abs(x) + " + micros + " / 2) / " + micros + ") FROM (SELECT " + a.value + " * " +
                  b.value + " AS x))",
              absent};
    case ExprKind::divide:
      return {"(" + a.value + " * " + micros + " * sign(" + b.value + "))", absent, "nullif(abs(" + b.value + "), 0)"};
    default:
      return {"(" + a.value + (expr.kind == ExprKind::add ? " + " : " - ") + b.value + ")", absent};
  }
}

// Not met where one side is known not to be there; else as SQL compares.
std::string Reading::compared(const Expr& expr) {
  const Value a = value(expr.children[0]), b = value(expr.children[1]);
  const auto times = [](const std::string& value, const std::string& denominator) {
    return denominator == "1" ? value : "(" + value + " * " + denominator + ")";
  };
  return unless_absent(
      either(a.absent, b.absent), "0",
      "(" + times(a.value, b.denominator) + sign_of(expr.relation) + times(b.value, a.denominator) + ")");
}

std::string Reading::exists(const Expr& expr) {
  const Expr& what = expr.children[0];
  const Value asked = value(what);
  const bool taken = what.kind == ExprKind::field || what.kind == ExprKind::row_field;
  const TableId table = what.kind == ExprKind::row_field ? what.children[0].type.table : what.table;
  const bool embedded = taken && policy_.schema.tables[table].columns[what.column].type == ColumnType::presence;
  // Of an embedded record it is written whether there is one.
  return unless_absent(asked.absent, "0",
                       embedded ? asked.value : "(CASE WHEN " + asked.value + " IS NOT NULL THEN 1 END)");
}

std::string Reading::in_codes(const Expr& expr) {
  const Value code = value(expr.children[0]);
  std::string list;
  for (const std::uint16_t each : expr.codes) list += (list.empty() ? "" : ", ") + std::to_string(each);
  // SQL says 0 to `x IN ()`, even where x is not known.
  const std::string in = list.empty() ? "(" + code.value + " = -1)" : "(" + code.value + " IN (" + list + "))";
  return unless_absent(code.absent, "0", in);
}

// A requirement that does not apply holds nothing back in `and`, and does not count elsewhere.
std::string Reading::joined(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::not_:
      return "(NOT " + counted(expr.children[0]) + ")";
    case ExprKind::implies:
      return "(NOT " + counted(expr.children[0]) + " OR " + condition(expr.children[1]) + ")";
    default: {
      std::string all;
      for (const Expr& child : expr.children)
        all += (all.empty()                   ? "("
                : expr.kind == ExprKind::and_ ? " AND "
                                              : " OR ") +
               (expr.kind == ExprKind::and_ ? condition(child) : counted(child));
      return all + ")";
    }
  }
}

Value Reading::value(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::number:
      return {"(" + std::to_string(expr.number.micros) + ")"};
    case ExprKind::date:
      return {"(" + std::to_string(expr.date.days) + ")"};
    case ExprKind::text:
      return {quoted(expr.text)};
    case ExprKind::code:
      return {std::to_string(expr.codes.front())};
    case ExprKind::boolean:
      return {expr.boolean ? "1" : "0"};
    case ExprKind::today:
      if (!expr.duration.parameter && expr.duration.literal == Duration{}) return {"r0.today"};
      return {moved("r0.today", expr.duration, expr.sign)};
    case ExprKind::field:
      return field(expr);
    case ExprKind::row_field:
      return row_field(expr);
    case ExprKind::let: {
      if (const auto made = lets_.find(expr.index); made != lets_.end()) return made->second;
      const Value made = once(value(policy_.lets[expr.index].value));
      lets_[expr.index] = made;
      return made;
    }
    case ExprKind::parameter:
      return {parameter(expr.index)};
    case ExprKind::requirement:
    case ExprKind::requirement_part:
      return {holds(*referred(expr))};
    case ExprKind::add_duration: {
      const Value date = value(expr.children[0]);
      return once({moved(date.value, expr.duration, expr.sign), date.absent}, expr.table);
    }
    case ExprKind::add:
    case ExprKind::subtract:
    case ExprKind::multiply:
    case ExprKind::divide:
      return once(arithmetic(expr), expr.table);
    case ExprKind::negate: {
      const Value number = value(expr.children[0]);
      return {"(-" + number.value + ")", number.absent};
    }
    case ExprKind::is_true: {
      const Value flag = value(expr.children[0]);
      return {unless_absent(flag.absent, "0", flag.value)};
    }
    case ExprKind::in_codes:
      return {in_codes(expr)};
    case ExprKind::compare:
      return {compared(expr)};
    case ExprKind::exists:
      return {exists(expr)};
    case ExprKind::and_:
    case ExprKind::or_:
    case ExprKind::not_:
    case ExprKind::implies:
      return {once(joined(expr), expr.table)};
    case ExprKind::quantifier:
    case ExprKind::selection:
    case ExprKind::aggregate:
    case ExprKind::coverage:
      return over_rows(expr);
    default:
      return {"raise_here"};  // nothing of a programme is in these policies: no such column, SQLite will say
  }
}

}  // namespace safon::oracle
