// Expressions as nested lists: the operator first, as `(and (is kind x) (exists y))`.
#include "dsl/syntax/print/expression.hpp"

#include <array>

namespace safon::syntax {

namespace {

std::string_view word(RelationKind kind) {
  static constexpr auto words =
      std::to_array<std::string_view>({"is",          "is-not",    "in",           "not-in",        "at-least",
                                       "at-most",     "more-than", "less-than",    "between",       "after",
                                       "before",      "on",        "on-or-after",  "on-or-before",  "within-last",
                                       "within-next", "within-of", "within-after", "within-before", "exists",
                                       "missing",     "refused"});
  return words[std::size_t(kind)];
}
std::string_view word(Quantity quantity) {
  static constexpr auto words =
      std::to_array<std::string_view>({"some", "no", "every", "at-least", "at-most", "exactly"});
  return words[std::size_t(quantity)];
}
std::string_view word(ExprKind kind) {
  switch (kind) {
    case ExprKind::add:
      return "+";
    case ExprKind::subtract:
      return "-";
    case ExprKind::multiply:
      return "*";
    case ExprKind::divide:
      return "/";
    case ExprKind::negate:
      return "negate";
    case ExprKind::and_:
      return "and";
    case ExprKind::or_:
      return "or";
    case ExprKind::implies:
      return "implies";
    case ExprKind::not_:
      return "not";
    case ExprKind::parentheses:
      return "parentheses";
    case ExprKind::expired:
      return "expired";
    case ExprKind::renewable:
      return "renewable";
    case ExprKind::broken:
      return "broken";
    default:
      return "?";
  }
}

void add_children(std::string& out, const Expr& e) {
  for (const Expr& child : e.children) {
    out += ' ';
    print(out, child);
  }
}

void print(std::string& out, const Set& set) {
  out += "(rows " + set.name.text;
  for (const Expr& where : set.where) {
    out += " where ";
    print(out, where);
  }
  for (const SetBound& bound : set.bounds) {
    out += " (" + std::string(word(bound.kind));
    for (const Expr& operand : bound.operands) {
      out += ' ';
      print(out, operand);
    }
    out += ')';
  }
  out += ')';
}

/// The fields that group rows.
void add_keys(std::string& out, const Expr& e) {
  if (e.path.empty()) return;
  out += " by";
  for (const Name& key : e.path) out += ' ' + key.text;
}

void add_sets(std::string& out, const Expr& e) {
  for (const Set& set : e.sets) {
    out += ' ';
    print(out, set);
  }
}

}  // namespace

void print_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

void print(std::string& out, const Path& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0) out += '.';
    out += path[i].text;
  }
}

void print(std::string& out, const Expr& e) {
  switch (e.kind) {
    case ExprKind::number:
      out += to_text(e.number);
      return;
    case ExprKind::percentage:
      out += to_text(Decimal{e.number.micros * 100}) + "%";
      return;
    case ExprKind::text:
      print_text(out, e.text);
      return;
    case ExprKind::date:
      out += to_iso(e.date);
      return;
    case ExprKind::duration:
      out += "(duration " + to_text(e.duration) + ")";
      return;
    case ExprKind::boolean:
      out += e.boolean ? "true" : "false";
      return;
    case ExprKind::today:
      out += "today";
      return;
    case ExprKind::path:
      print(out, e.path);
      return;
    case ExprKind::relation:
      out += '(' + std::string(word(e.relation));
      break;
    case ExprKind::quantifier:
      out += '(' + std::string(word(e.quantity));
      break;
    case ExprKind::selection:
      out += e.selection == Selection::earliest ? "(earliest" : "(latest";
      add_keys(out, e);
      break;
    case ExprKind::rows:
      out += "(rows";
      add_keys(out, e);
      break;
    case ExprKind::aggregate: {
      static constexpr auto words =
          std::to_array<std::string_view>({"count", "sum", "average", "smallest", "largest", "different"});
      out += '(' + std::string(words[std::size_t(e.aggregate)]);
      if (!e.path.empty()) out += ' ';
      print(out, e.path);
      break;
    }
    case ExprKind::coverage:
      out += "(coverage " + std::string(e.path.size() == 2 ? "element" : word(e.quantity)) + ' ';
      print(out, e.path);
      break;
    case ExprKind::previously:
      out += "(previously ";
      print(out, e.path);
      break;
    case ExprKind::placed:
      out += "(placed in ";
      print(out, e.path);
      break;
    case ExprKind::status:
    case ExprKind::status_began:
      out += e.kind == ExprKind::status ? "(status-of" : "(status-began";
      if (!e.path.empty()) out += ' ';
      print(out, e.path);
      break;
    case ExprKind::expired:
    case ExprKind::renewable:
    case ExprKind::broken:
      out += word(e.kind);
      return;
    default:
      out += '(' + std::string(word(e.kind));
      break;
  }
  // `every … has …` reads the rows first; a count stands before its rows.
  const bool rows_first = e.kind == ExprKind::quantifier && e.quantity == Quantity::every;
  if (rows_first) add_sets(out, e);
  add_children(out, e);
  if (!rows_first) add_sets(out, e);
  out += ')';
}

}  // namespace safon::syntax
