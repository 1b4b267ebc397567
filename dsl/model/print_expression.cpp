#include "dsl/model/print_expression.hpp"

#include <string_view>

namespace safon::model {
namespace {

std::string_view word(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return "=";
    case Relation::not_equal:
      return "!=";
    case Relation::less:
      return "<";
    case Relation::less_equal:
      return "<=";
    case Relation::greater:
      return ">";
    case Relation::greater_equal:
      return ">=";
  }
  return "?";
}

std::string_view word(Quantity quantity) {
  switch (quantity) {
    case Quantity::some:
      return "some";
    case Quantity::no:
      return "no";
    case Quantity::every:
      return "every";
    case Quantity::at_least:
      return "at least";
    case Quantity::at_most:
      return "at most";
    case Quantity::exactly:
      return "exactly";
  }
  return "?";
}

std::string_view word(Aggregate aggregate) {
  switch (aggregate) {
    case Aggregate::count:
      return "count";
    case Aggregate::sum:
      return "sum";
    case Aggregate::average:
      return "average";
    case Aggregate::smallest:
      return "smallest";
    case Aggregate::largest:
      return "largest";
    case Aggregate::different:
      return "count of different";
  }
  return "?";
}

std::string percent(Decimal share) {
  return to_text(Decimal{share.micros * 100}) + "%";
}

class Printer {
 public:
  explicit Printer(const Policy& policy) : policy_(policy) {}

  std::string print(const Expr& expr) const {
    switch (expr.kind) {
      case ExprKind::broken:
        return "broken";
      case ExprKind::number:
        return number(expr);
      case ExprKind::date:
        return to_iso(expr.date);
      case ExprKind::text:
        return '"' + expr.text + '"';
      case ExprKind::code:
        return codes(expr.type.code_list, expr.codes);
      case ExprKind::boolean:
        return expr.boolean ? "true" : "false";
      case ExprKind::today:
        return "today" + moved(expr);
      case ExprKind::field:
        return column(expr.table, expr.column);
      case ExprKind::row_field:
        return child(expr) + "." + policy_.schema.tables[expr.children[0].type.table].columns[expr.column].name;
      case ExprKind::let:
        return policy_.lets[expr.index].name;
      case ExprKind::parameter:
        return "parameter " + policy_.parameters[expr.index].name;
      case ExprKind::requirement:
        return "requirement " + policy_.requirements[expr.index].name;
      case ExprKind::requirement_part:
        return "part " + policy_.parts[expr.index];
      case ExprKind::status_is:
        return "status is " + statuses(expr);
      case ExprKind::status_was:
        return "status was " + statuses(expr);
      case ExprKind::expired:
        return "expired";
      case ExprKind::renewable:
        return "renewable";
      case ExprKind::status_since:
        return "status began of " + policy_.programmes[expr.index].name;
      case ExprKind::placed:
        return "placed in " +
               (expr.codes.size() > 1 ? policy_.intakes[expr.index].series : policy_.intakes[expr.index].name);
      case ExprKind::add_duration:
        return "(" + child(expr) + moved(expr) + ")";
      case ExprKind::add:
        return joined(expr, " + ");
      case ExprKind::subtract:
        return joined(expr, " - ");
      case ExprKind::multiply:
        return joined(expr, " * ");
      case ExprKind::divide:
        return joined(expr, " / ");
      case ExprKind::negate:
        return "-" + child(expr);
      case ExprKind::is_true:
        return child(expr) + " is true";
      case ExprKind::in_codes:
        return child(expr) + " in " + codes(expr.children[0].type.code_list, expr.codes);
      case ExprKind::compare:
        return joined(expr, " " + std::string(word(expr.relation)) + " ");
      case ExprKind::exists:
        return child(expr) + " exists";
      case ExprKind::and_:
        return joined(expr, " and ");
      case ExprKind::or_:
        return joined(expr, " or ");
      case ExprKind::not_:
        return "not " + child(expr);
      case ExprKind::implies:
        return joined(expr, " implies ");
      case ExprKind::quantifier:
        return quantifier(expr);
      case ExprKind::selection:
        return (expr.earliest ? "earliest " : "latest ") + set(expr);
      case ExprKind::aggregate: {
        std::string of = expr.children.empty() ? "" : " of " + child(expr);
        return std::string(word(expr.aggregate)) + of + (expr.codes.empty() ? "" : " of each " + keys(expr)) + " of " +
               set(expr);
      }
      case ExprKind::best_of_each:
        return std::string(expr.earliest ? "earliest" : "latest") + " of each " + keys(expr) + " of " + set(expr);
      case ExprKind::different_of_each:
        return "at least " + count(expr.count) + " different " + child(expr) + " of each " + keys(expr) + " of " +
               set(expr);
      case ExprKind::coverage:
        return coverage(expr);
    }
    return "?";
  }

  std::string duration(const Dated<Duration>& dated) const {
    return dated.parameter ? "parameter " + policy_.parameters[*dated.parameter].name : to_text(dated.literal);
  }
  std::string count(const Dated<std::int64_t>& dated) const {
    return dated.parameter ? "parameter " + policy_.parameters[*dated.parameter].name : std::to_string(dated.literal);
  }

 private:
  static std::string number(const Expr& expr) {
    return expr.type.kind == TypeKind::percentage ? percent(expr.number) : to_text(expr.number);
  }

  std::string child(const Expr& expr) const { return print(expr.children.front()); }

  std::string column(TableId table, ColumnId id) const {
    const TableInfo& info = policy_.schema.tables[table];
    return info.singular + "." + info.columns[id].name;
  }

  std::string codes(std::uint16_t list, const std::vector<std::uint16_t>& which) const {
    std::string out = "[";
    for (auto code : which) out += (out.size() > 1 ? ", " : "") + policy_.schema.code_lists[list].codes[code].name;
    return out + "]";
  }

  std::string keys(const Expr& expr) const {
    std::string out;
    for (const auto column : expr.codes)
      out += (out.empty() ? "" : " and ") + policy_.schema.tables[expr.table].columns[column].name;
    return out;
  }
  std::string statuses(const Expr& expr) const {
    std::string out = "[";
    for (auto status : expr.codes)
      out += (out.size() > 1 ? ", " : "") + policy_.programmes[expr.index].statuses[status].name;
    return out + "]";
  }

  std::string moved(const Expr& expr) const {
    if (!expr.duration.parameter && expr.duration.literal == Duration{}) return "";
    return (expr.sign < 0 ? " - " : " + ") + duration(expr.duration);
  }

  std::string joined(const Expr& expr, const std::string& between) const {
    std::string out = "(";
    for (const auto& each : expr.children) out += (out.size() > 1 ? between : "") + print(each);
    return out + ")";
  }

  std::string set(const Expr& expr) const {
    const Set& rows = expr.set.front();
    std::string out = policy_.schema.tables[rows.table].name;
    for (const auto& filter : rows.filter) out += " where " + print(filter);
    return "{" + out + "}";
  }

  std::string quantifier(const Expr& expr) const {
    std::string out{word(expr.quantity)};
    if (expr.quantity == Quantity::at_least || expr.quantity == Quantity::at_most || expr.quantity == Quantity::exactly)
      out += " " + count(expr.count);
    out += " " + set(expr);
    if (expr.quantity == Quantity::every) out += " has " + child(expr);
    return out;
  }

  std::string coverage(const Expr& expr) const {
    const Framework& framework = policy_.frameworks[expr.index];
    std::string out = expr.element ? "element " + framework.name + "." + framework.elements[*expr.element].name
                                   : std::string(word(expr.elements)) + " element of " + framework.name;
    std::string threshold = count(expr.count);
    if (expr.share)
      threshold = expr.share->parameter ? "parameter " + policy_.parameters[*expr.share->parameter].name
                                        : percent(expr.share->literal);
    return out + " has at least " + threshold + " of criteria met by " + set(expr);
  }

  const Policy& policy_;
};

}  // namespace

std::string print_percentage(Decimal share) {
  return percent(share);
}
std::string print(const Policy& policy, const Expr& expr) {
  return Printer(policy).print(expr);
}
std::string print(const Policy& policy, const Dated<Duration>& duration) {
  return Printer(policy).duration(duration);
}
std::string print(const Policy& policy, const Dated<std::int64_t>& count) {
  return Printer(policy).count(count);
}

}  // namespace safon::model
