#include "dsl/syntax/visit.hpp"

namespace safon::syntax {

namespace {

using Visit = std::function<void(const Expr&)>;

struct Walk {
  const Visit& visit;

  void all(const std::vector<Expr>& exprs) const {
    for (const Expr& expr : exprs) visit(expr);
  }
  void exceptions(const std::vector<Exception>& list) const {
    for (const Exception& exception : list) {
      visit(exception.condition);
      exceptions(exception.exceptions);
    }
  }
  void items(const std::vector<Item>& list) const {
    for (const Item& item : list) {
      if (const auto* expr = std::get_if<Expr>(&item.body)) visit(*expr);
      if (const auto* group = std::get_if<Group>(&item.body)) {
        all(group->count);
        items(group->items);
      }
      exceptions(item.exceptions);
    }
  }
  void record(const RecordValue& value) const {
    for (const FieldValue& field : value.fields) given(field.value);
  }
  void given(const Value& value) const {
    all(value.expression);
    for (const RecordValue& inner : value.records) record(inner);
  }
  void mappings(const std::vector<Mapping>& list) const {
    for (const Mapping& mapping : list) {
      all(mapping.default_value);
      mappings(mapping.block);
    }
  }

  void operator()(const Parameter& parameter) const {
    for (const Waivable& adjustable : parameter.adjustable) {
      all(adjustable.between);
      all(adjustable.at_most);
    }
    for (const auto& [from, value] : parameter.values) visit(value);
  }
  void operator()(const Let& let) const { visit(let.value); }
  void operator()(const Requirement& requirement) const {
    for (const Waivable& waivable : requirement.waivable) all(waivable.at_most);
    all(requirement.applies);
    items(requirement.body);
    exceptions(requirement.exceptions);
  }
  void operator()(const ProgrammeDecl& programme) const {
    all(programme.begins_on);
    for (const Audit& audit : programme.audits) visit(audit.share);
    for (const StatusDecl& status : programme.statuses) {
      all(status.valid_for);
      all(status.renewable_from);
      all(status.grace);
    }
    for (const TransitionDecl& transition : programme.transitions) {
      if (transition.decided == Decided::no) visit(transition.condition);
      all(transition.certify_within);
      for (const Escalation& escalation : transition.escalations) all(escalation.later);
    }
  }
  void operator()(const Always& always) const { visit(always.condition); }
  void operator()(const IntakeDecl& intake) const {
    for (const auto* list :
         {&intake.allocated_on, &intake.capacity, &intake.from, &intake.waiting, &intake.open_for, &intake.seed})
      all(*list);
    for (const IntakeYears& years : intake.allocated_each)
      for (const auto* expr : {&years.day, &years.from, &years.until}) visit(*expr);
    for (const IntakeGroup& group : intake.groups) {
      visit(group.places);
      visit(group.who);
    }
    for (const IntakeKey& key : intake.ranking) visit(key.value);
  }
  void operator()(const ReportDecl& report) const {
    all(report.where);
    for (const auto* list : {&report.rows, &report.columns})
      for (const Grouping& grouping : *list) all(grouping.value);
    for (const Measure& measure : report.measures) {
      all(measure.value);
      all(measure.where);
      all(measure.among);
    }
  }
  void operator()(const MatchingDecl& matching) const {
    all(matching.match);
    all(matching.with);
    for (const Takes& takes : matching.takes) {
      visit(takes.most);
      all(takes.counting);
    }
    for (const auto* list : {&matching.constraints, &matching.wishes})
      for (const Likeness& likeness : *list) visit(likeness.value);
  }
  void operator()(const Feed& feed) const { mappings(feed.mappings); }
  void operator()(const Test& test) const {
    for (const auto& [name, value] : test.given) record(value);
    for (const CaseTable& table : test.tables)
      for (const CaseRow& row : table.rows)
        for (const CaseCell& cell : row.cells) given(cell.value);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void for_each_expression(const Declaration& declaration, const Visit& visit) {
  std::visit(Walk{visit}, declaration.what);
}

}  // namespace safon::syntax
