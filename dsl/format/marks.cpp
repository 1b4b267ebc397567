#include "dsl/format/marks.hpp"

#include "dsl/syntax/visit.hpp"

namespace safon::formatting {

namespace {

using namespace syntax;

/// How far the lines of an expression stand to the right of its first.
constexpr int hanging = 4;

class Marking {
 public:
  explicit Marking(Pieces& pieces) : pieces_(pieces) {}

  void declaration(const Declaration& declaration) {
    start(declaration.span, std::holds_alternative<Let>(declaration.what) ? Start::let : Start::declaration);
    if (const auto* requirement = std::get_if<Requirement>(&declaration.what)) {
      items(requirement->body);
      exceptions(requirement->exceptions, Start::exception);
    } else if (const auto* programme = std::get_if<ProgrammeDecl>(&declaration.what)) {
      for (const StatusDecl& status : programme->statuses) start(status.span, Start::status);
      for (const TransitionDecl& transition : programme->transitions) start(transition.span, Start::transition);
    } else if (const auto* feed = std::get_if<Feed>(&declaration.what)) {
      mappings(feed->mappings);
    } else if (const auto* report = std::get_if<ReportDecl>(&declaration.what)) {
      for (const Measure& measure : report->measures) start(measure.span, Start::measure);
    }
    if (const auto* test = std::get_if<Test>(&declaration.what))
      for (const CaseTable& table : test->tables) cases(table);
    for_each_expression(declaration, [this](const Expr& expr) {
      hang(expr.span);
      expression(expr);
    });
  }

 private:
  Piece& at(int index) { return pieces_[std::size_t(index)]; }
  bool has(int index) const { return index >= 0 && index < int(pieces_.size()); }

  void start(Span span, Start what) {
    const int piece = piece_at(pieces_, span.begin);
    if (has(piece)) at(piece).start = what;
  }
  void items(const std::vector<Item>& list) {
    for (const Item& item : list) {
      if (const auto* group = std::get_if<Group>(&item.body)) {
        start(group->span, Start::group);
        items(group->items);
      }
      start(item.span, Start::item);  // a group without a name begins where its item does
      exceptions(item.exceptions, Start::item_exception);
    }
  }
  void exceptions(const std::vector<Exception>& list, Start what) {
    for (const Exception& exception : list) {
      start(exception.span, what);
      exceptions(exception.exceptions, Start::exception);
    }
  }
  void mappings(const std::vector<Mapping>& list) {
    for (const Mapping& mapping : list) {
      start(mapping.span, Start::mapping);
      mappings(mapping.block);
    }
  }

  /// Values under one column stand under one another.
  void cases(const CaseTable& table) {
    for (const CaseRow& row : table.rows) {
      start(row.span, Start::test_case);
      int order = 0;
      for (const CaseCell& cell : row.cells)
        if (const int piece = piece_at(pieces_, cell.span.begin); has(piece)) at(piece).order = ++order;
    }
  }

  /// Lines within `span` stand to the right of its beginning, unless something nearer is said of them.
  void hang(Span span) {
    const int first = piece_at(pieces_, span.begin), end = piece_at(pieces_, span.end);
    for (int i = first + 1; i < end; ++i) put_under(i, first, hanging);
  }
  void put_under(int piece, int anchor, int beside) {
    if (!has(piece) || piece <= anchor) return;
    at(piece).anchor = anchor;
    at(piece).beside = beside;
  }

  void expression(const Expr& expr, int where = no_piece) {
    const int first = piece_at(pieces_, expr.span.begin);
    switch (expr.kind) {
      case ExprKind::and_:
      case ExprKind::or_:
      case ExprKind::implies:
        for (std::size_t i = 1; i < expr.children.size(); ++i) chain(first, expr.children[i]);
        break;
      case ExprKind::negate:
        if (has(first)) at(first).unary = true;
        break;
      case ExprKind::parentheses:
        for (const Expr& inner : expr.children) hang(inner.span);
        break;
      case ExprKind::relation:
        // A window after a closing parenthesis is that of the rows: docs/grammar.md, `relation`.
        if (where != no_piece && expr.children.front().kind == ExprKind::parentheses)
          put_under(piece_at(pieces_, expr.operator_span.begin), where, 0);
        break;
      default:
        break;
    }
    const int inner = expr.kind == ExprKind::parentheses ? no_piece : where;
    for (const Expr& child : expr.children) expression(child, inner);
    for (const Set& set : expr.sets) chosen(set);
  }

  /// `and` stands under the first of what it joins; after `where`, what follows it does.
  void chain(int first, const Expr& next) {
    const int sign = before(pieces_, piece_at(pieces_, next.span.begin));
    if (!has(sign)) return;
    const bool in_where = first > 0 && at(before(pieces_, first)).is("where");
    put_under(sign, first, in_where ? -(at(sign).width + 1) : 0);
  }

  /// `where` under the list's name; `within last …` under the `where`, or under the name where there is none.
  void chosen(const Set& set) {
    int anchor = piece_at(pieces_, set.name.span.begin);
    if (!set.where.empty()) {
      const Span condition = set.where.front().span;
      const int where = before(pieces_, piece_at(pieces_, condition.begin));
      put_under(where, anchor, hanging);
      hang(condition);
      anchor = where;
      expression(set.where.front(), where);
    }
    for (const SetBound& bound : set.bounds) {
      const int first = piece_at(pieces_, bound.span.begin);
      hang(bound.span);
      put_under(first, anchor, 0);
      for (const Expr& operand : bound.operands) expression(operand);
    }
  }

  Pieces& pieces_;
};

}  // namespace

void mark(Pieces& pieces, const Document& document) {
  Marking marking(pieces);
  for (const Declaration& declaration : document.declarations) marking.declaration(declaration);
}

}  // namespace safon::formatting
