// Literals: the only values that a feed's defaults and a test's records have.
#include "dsl/analyse_feed/record_fields.hpp"

namespace safon {

namespace {

using Written = syntax::ExprKind;

model::TypeKind type_of(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return model::TypeKind::condition;
    case ColumnType::code:
      return model::TypeKind::code;
    case ColumnType::number:
      return model::TypeKind::number;
    case ColumnType::percentage:
      return model::TypeKind::percentage;
    case ColumnType::date:
      return model::TypeKind::date;
    case ColumnType::text:
      return model::TypeKind::text;
  }
  return model::TypeKind::broken;
}

bool is_negative(const syntax::Expr& expr, Written kind) {
  return expr.kind == Written::negate && !expr.children.empty() && expr.children[0].kind == kind;
}

// A number or percentage, with or without a sign before it.
bool put_number(const syntax::Expr& expr, Written kind, model::Expr& value) {
  const bool negative = is_negative(expr, kind);
  if (!negative && expr.kind != kind) return false;
  value.kind = model::ExprKind::number;
  value.number = negative ? Decimal{-expr.children[0].number.micros} : expr.number;
  return true;
}

Literal put_code(const syntax::Expr& expr, std::uint16_t list, const RecordFields& fields, Literal literal) {
  literal.fault = Literal::Fault::other_type;
  if (expr.kind != Written::path) return literal;
  const std::uint16_t code = fields.code(list, dotted(expr.path));
  if (code == none16) {
    literal.fault = fields.distrusted(list) ? Literal::Fault::reported : Literal::Fault::unknown_code;
    return literal;
  }
  literal.fault = Literal::Fault::none;
  literal.value.kind = model::ExprKind::code;
  literal.value.codes = {code};
  return literal;
}

}  // namespace

Literal read_literal(const syntax::Expr& expr, const ColumnInfo& column, const RecordFields& fields) {
  Literal literal{Literal::Fault::other_type, {}};
  model::Expr& value = literal.value;
  value.span = span_of(expr);
  value.type = {type_of(column.type), column.code_list, none16};
  if (expr.kind == Written::broken) {
    literal.fault = Literal::Fault::reported;
    return literal;
  }
  bool fits = false;
  switch (column.type) {
    case ColumnType::number:
      fits = put_number(expr, Written::number, value);
      break;
    case ColumnType::percentage:
      fits = put_number(expr, Written::percentage, value);
      break;
    case ColumnType::code:
      return put_code(expr, column.code_list, fields, std::move(literal));
    case ColumnType::date:
      fits = expr.kind == Written::date;
      value.kind = model::ExprKind::date;
      value.date = expr.date;
      break;
    case ColumnType::text:
      fits = expr.kind == Written::text;
      value.kind = model::ExprKind::text;
      value.text = expr.text;
      break;
    case ColumnType::boolean:
      fits = expr.kind == Written::boolean;
      value.kind = model::ExprKind::boolean;
      value.boolean = expr.boolean;
      break;
    case ColumnType::presence:
      break;
  }
  if (fits) literal.fault = Literal::Fault::none;
  return literal;
}

std::string describe_literal(const syntax::Expr& expr) {
  switch (expr.kind) {
    case Written::number:
      return "a number";
    case Written::percentage:
      return "a percentage";
    case Written::text:
      return "a text";
    case Written::date:
      return "a date";
    case Written::duration:
      return "a duration";
    case Written::boolean:
      return "a boolean";
    case Written::today:
      return "`today`";
    case Written::path:
      return "the name `" + dotted(expr.path) + "`";
    case Written::negate:
      return is_negative(expr, Written::number) ? "a number" : "a calculation";
    default:
      return "a calculation";
  }
}

}  // namespace safon
