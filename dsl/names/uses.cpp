#include "dsl/names/uses.hpp"

#include "dsl/syntax/visit.hpp"

namespace safon::names {

namespace {

using namespace syntax;

/// The records whose fields a name may mean, innermost first.
using Scope = std::vector<int>;

class Uses {
 public:
  Uses(Names& names, const Lookup& lookup) : names_(names), look_(lookup) {}

  void run(const Declaration& declaration) {
    scope_ = {look_.root()};
    own_ = no_symbol;
    std::visit([this](const auto& what) { special(what); }, declaration.what);
    for_each_expression(declaration, [this](const Expr& expr) { (void)expression(expr, scope_); });
  }

 private:
  void refer(const Name& name, int symbol) {
    if (symbol != no_symbol) names_.references.push_back({name.span, symbol});
  }
  [[nodiscard]] const Symbol& at(int symbol) const { return names_.symbols[std::size_t(symbol)]; }

  // ------------------------------------------------------------------------------------------ declarations
  void special(const Policy& policy) {
    if (policy.calendar) refer(*policy.calendar, look_.global(Kind::calendar, policy.calendar->text));
  }
  void special(const Record& record) {
    for (const Field& field : record.fields) refer(field.type.name, look_.type(field.type.name.text));
    const int owner = look_.global(Kind::record, record.name.text);
    for (const Name& name : record.dated_by) refer(name, look_.member(owner, name.text));
  }
  void special(const ProgrammeDecl& programme) {
    own_ = look_.global(Kind::programme, programme.name.text);
    refer(programme.record, look_.global(Kind::record, programme.record.text));
    for (const TransitionDecl& transition : programme.transitions) {
      for (const Name& name : transition.from) refer(name, look_.member(own_, name.text));
      refer(transition.to, look_.member(own_, transition.to.text));
    }
  }
  void special(const ReportDecl& report) {
    for (const auto* list : {&report.rows, &report.columns})
      for (const Grouping& grouping : *list)
        if (grouping.kind == Grouping::Kind::status)
          refer(grouping.programme, look_.global(Kind::programme, grouping.programme.text));
  }
  void special(const PoolDecl& pool) {
    for (const PoolLine& line : pool.lines) {
      refer(line.record, look_.global(Kind::record, line.record.text));
      for (const Path& path : line.members) (void)walk(path, 0, no_symbol);
    }
  }
  void special(const Feed& feed) {
    const int record = look_.global(Kind::record, feed.record.text);
    refer(feed.record, record);
    mappings(feed.mappings, record);
  }
  void mappings(const std::vector<Mapping>& list, int record) {
    for (const Mapping& mapping : list) {
      const int field = look_.member(record, mapping.field.text);
      refer(mapping.field, field);
      const int type = field == no_symbol ? no_symbol : look_.type(at(field).of);
      for (const CodeMap& code : mapping.codes) codes(code.to, type);
      mappings(mapping.block, type);
    }
  }
  void special(const Test& test) {
    for (const auto& [name, value] : test.given) {
      const int record = look_.global(Kind::record, name.text);
      refer(name, record);
      given(value, record);
    }
    for (const auto& [name, date] : test.given_statuses) refer(name, look_.status(name.text));
    for (const auto& waived : test.given_waived)
      refer(waived.requirement, look_.global(Kind::requirement, waived.requirement.text));
    for (const auto& adjusted : test.given_adjusted)
      refer(adjusted.parameter, look_.global(Kind::parameter, adjusted.parameter.text));
    for (const auto& [name, date] : test.given_placed) intake(name);
    for (const IntakeTest& of : test.of_intake) special(of);
    for (const auto& certified : test.certified) {
      refer(certified.status, look_.status(certified.status.text));
      if (certified.to) refer(*certified.to, look_.status(certified.to->text));
    }
    for (const Expectation& expectation : test.expectations) {
      refer(expectation.status, look_.status(expectation.status.text));
      const int requirement = walk(expectation.requirement, 0, no_symbol);
      for (const Path& path : expectation.because)
        if (walk(path, 0, requirement) == no_symbol) (void)walk(path, 0, no_symbol);
    }
  }
  void special(const IntakeTest& test) {
    intake(test.intake);
    for (const GivenPeople& people : test.people)
      for (const RecordValue& record : people.record) given(record, look_.root());
    for (const GivenPlace& place : test.places) intake(place.intake);
  }
  /// `directors`, or `directors 2013`: the year is no part of the name.
  void intake(const Name& written) {
    const std::string stem = written.text.substr(0, written.text.find(' '));
    refer({stem, {written.span.file, written.span.begin, written.span.begin + std::uint32_t(stem.size())}},
          look_.global(Kind::intake, stem));
  }
  void given(const RecordValue& value, int record) {
    for (const FieldValue& each : value.fields) {
      const int field = look_.member(record, each.name.text);
      refer(each.name, field);
      const int type = field == no_symbol ? no_symbol : look_.type(at(field).of);
      for (const RecordValue& inner : each.value.records) given(inner, type);
      for (const Expr& expr : each.value.expression) codes(expr.path, type);
    }
  }
  template <class Other>
  void special(const Other&) {}

  // ------------------------------------------------------------------------------------------------- paths
  /// A code of the list or framework `type`; tells whether it was one.
  bool codes(const Path& path, int type) {
    if (type == no_symbol || path.empty()) return false;
    int found = type;
    for (const Name& name : path) {
      found = look_.member(found, name.text);
      if (found == no_symbol) return false;
      refer(name, found);
    }
    return true;
  }

  /// Names from `from` on, the first of them a member of `owner`, or of nobody; the last one's symbol.
  int walk(const Path& path, std::size_t from, int owner) {
    int found = owner;
    for (std::size_t i = from; i < path.size(); ++i) {
      int next = no_symbol;
      if (i == 0 && owner == no_symbol)
        next = look_.value(path[i].text, own_, path.size() > 1);
      else
        next = look_.within(found, path[i].text);
      if (next == no_symbol) return no_symbol;
      refer(path[i], next);
      found = next;
    }
    return found;
  }

  int path(const Path& path, const Scope& scope) {
    if (path.empty()) return no_symbol;
    for (const int record : scope) {
      const int field = look_.member(record, path[0].text);
      if (field == no_symbol) continue;
      refer(path[0], field);
      return path.size() == 1 ? field : walk(path, 1, field);
    }
    if (path.size() > 1)
      for (const int record : scope)
        if (record != no_symbol && at(record).name == path[0].text) {
          refer(path[0], record);
          return walk(path, 1, record);
        }
    return walk(path, 0, no_symbol);
  }

  // ------------------------------------------------------------------------------------------- expressions
  /// What its value is: a field, or the record of a row.
  int expression(const Expr& expr, const Scope& scope) {
    switch (expr.kind) {
      case ExprKind::path:
        return path(expr.path, scope);
      case ExprKind::relation:
        return relation(expr, scope);
      case ExprKind::previously:
        if (walk(expr.path, 0, no_symbol) == no_symbol && expr.path.size() == 1)
          refer(expr.path[0], look_.status(expr.path[0].text, own_));
        return no_symbol;
      case ExprKind::status:
      case ExprKind::status_began:
        for (const Name& name : expr.path) refer(name, look_.global(Kind::programme, name.text));
        return no_symbol;
      case ExprKind::placed:
        for (const Name& name : expr.path) intake(name);
        return no_symbol;
      case ExprKind::coverage: {
        int owner = no_symbol;
        for (const Name& name : expr.path) {
          owner = owner == no_symbol ? look_.global(Kind::framework, name.text) : look_.member(owner, name.text);
          refer(name, owner);
        }
        break;
      }
      default:
        break;
    }
    // `average of score`, asked of groups of rows: those rows are the innermost.
    int row = expr.kind == ExprKind::aggregate && expr.sets.empty() && !scope.empty() ? scope.front() : no_symbol;
    Scope inner = scope;
    for (const Set& each : expr.sets) {
      row = set(each, scope);
      if (row != no_symbol) inner.insert(inner.begin(), row);
    }
    const bool of_rows =
        expr.kind == ExprKind::aggregate || expr.kind == ExprKind::selection || expr.kind == ExprKind::rows;
    if (of_rows)
      for (const Name& name : expr.path) refer(name, look_.member(row, name.text));
    const bool per_row =
        expr.kind == ExprKind::rows || (expr.kind == ExprKind::quantifier && expr.quantity == Quantity::every);
    for (const Expr& child : expr.children) (void)expression(child, per_row ? inner : scope);
    return expr.kind == ExprKind::selection ? row : no_symbol;
  }

  int relation(const Expr& expr, const Scope& scope) {
    if (expr.children.empty()) return no_symbol;
    const Expr& left = expr.children.front();
    const int value = expression(left, scope);
    int type = value == no_symbol ? no_symbol : look_.type(at(value).of);
    if (left.kind == ExprKind::status && !left.path.empty()) type = look_.global(Kind::programme, left.path[0].text);
    for (std::size_t i = 1; i < expr.children.size(); ++i) {
      const Expr& operand = expr.children[i];
      if (operand.kind == ExprKind::path && codes(operand.path, type)) continue;
      const int code = operand.path.size() == 1 && type == no_symbol ? look_.code(operand.path[0].text) : no_symbol;
      if (expression(operand, scope) == no_symbol && operand.kind == ExprKind::path && code != no_symbol)
        refer(operand.path[0], code);
    }
    return no_symbol;
  }

  /// The record of the rows.
  int set(const Set& set, const Scope& scope) {
    const int record = rows(set.name, scope);
    Scope inner = scope;
    if (record != no_symbol) inner.insert(inner.begin(), record);
    for (const Expr& condition : set.where) (void)expression(condition, inner);
    for (const SetBound& bound : set.bounds)
      for (const Expr& operand : bound.operands) (void)expression(operand, scope);
    return record;
  }
  int rows(const Name& name, const Scope& scope) {
    for (const int record : scope) {
      const int field = look_.member(record, name.text);
      if (field == no_symbol || !at(field).list) continue;
      refer(name, field);
      return look_.global(Kind::record, at(field).of);
    }
    if (const int record = look_.record(name.text); record != no_symbol) {
      refer(name, record);
      return record;
    }
    const int let = look_.global(Kind::let, name.text);
    refer(name, let);
    return look_.rows_of(let);
  }

  Names& names_;
  const Lookup& look_;
  Scope scope_;
  int own_ = no_symbol;  // the programme that is read
};

}  // namespace

void find_uses(Names& names, const Lookup& lookup, const syntax::Declaration& declaration) {
  Uses(names, lookup).run(declaration);
}

}  // namespace safon::names
