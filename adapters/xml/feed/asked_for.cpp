#include "adapters/xml/feed/asked_for.hpp"

#include <algorithm>

namespace safon::xml {

AskedFor::AskedFor(const FeedPlan& plan) : inside_(plan.names.known.size() + 1) {
  const Step& participant = plan.record_path.back();
  for (const Predicate& predicate : participant.predicates)
    ask(participant.name, predicate.kind == PredicateKind::child_is ? NameOf::element : NameOf::attribute,
        predicate.name);
  ask(participant.name, plan.row);
}

const std::vector<NameId>& AskedFor::in(NameId element, NameOf kind) const {
  const Inside& inside = inside_[element < inside_.size() ? element : other_name];
  return kind == NameOf::element ? inside.elements : inside.attributes;
}

void AskedFor::ask(NameId element, NameOf kind, NameId name) {
  if (element == other_name || name == other_name) return;
  auto& names = kind == NameOf::element ? inside_[element].elements : inside_[element].attributes;
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

NameId AskedFor::ask(NameId from, const Path& path) {
  if (path.absolute || path.xpath) return other_name;
  for (const Step& step : path.steps) {
    if (step.kind == StepKind::parent) return other_name;
    if (step.kind == StepKind::attribute) ask(from, NameOf::attribute, step.name);
    if (step.kind != StepKind::child) continue;
    ask(from, NameOf::element, step.name);
    from = step.name;
    for (const Predicate& predicate : step.predicates)
      ask(from, predicate.kind == PredicateKind::child_is ? NameOf::element : NameOf::attribute, predicate.name);
  }
  return from;
}

void AskedFor::ask(NameId from, const FieldPlan& field) {
  if (field.header != no_header) return;
  for (const Path& path : field.paths) ask(from, path);
}

void AskedFor::ask(NameId from, const RecordPlan& record) {
  const NameId at = ask(from, record.path);
  for (const FieldPlan& field : record.fields) ask(at, field);
  for (const RecordPlan& inner : record.records) ask(at, inner);
}

void AskedFor::ask(NameId from, const RowPlan& row) {
  for (const FieldPlan& field : row.fields) ask(from, field);
  for (const RecordPlan& record : row.records) ask(from, record);
  for (const ChildPlan& child : row.children)
    for (const ListPlan& list : child.lists) ask(ask(from, list.path), list.row);
}

}  // namespace safon::xml
