// What a condition says: comparisons, logic, and what it names.
#include "adapters/cli/handbook/prose.hpp"

#include "adapters/cli/page/markup.hpp"
#include "dsl/model/intake_year.hpp"
#include "dsl/model/print_expression.hpp"

namespace safon {

using model::Expr;
using model::ExprKind;
using model::TypeKind;

std::string link_to(const std::string& anchor, const std::string& markup) {
  return "<a" + attribute("href", "#" + anchor) + ">" + markup + "</a>";
}

std::string sentence(std::string markup) {
  if (!markup.empty() && markup.front() >= 'a' && markup.front() <= 'z') markup.front() -= 'a' - 'A';
  return markup;
}

namespace {

using Labels = std::map<std::string, const Label*>;

void add_exceptions(const std::vector<model::Exception>& exceptions, Labels& labels) {
  for (const auto& each : exceptions) {
    if (!each.name.empty()) labels[each.name] = &each.label;
    add_exceptions(each.exceptions, labels);
  }
}

void add_item(const model::Item& item, Labels& labels) {
  if (!item.name.empty()) labels[item.name] = &item.label;
  add_exceptions(item.exceptions, labels);
  if (const auto* group = std::get_if<model::Group>(&item.body))
    for (const auto& each : group->items) add_item(each, labels);
}

}  // namespace

Prose::Prose(const model::Policy& policy, const Wording& say) : policy_(policy), say_(say) {
  for (const auto& requirement : policy.requirements) {
    for (const auto& item : requirement.body) add_item(item, labels_);
    add_exceptions(requirement.exceptions, labels_);
    labels_[requirement.name] = &requirement.label;
  }
}

std::string Prose::set_value(const model::Parameter& parameter, const model::Parameter::Value& value) const {
  switch (parameter.type.kind) {
    case TypeKind::duration:
      return say_.time(value.duration);
    case TypeKind::date:
      return say_.day(value.date);
    case TypeKind::percentage:
      return model::print_percentage(value.number);
    default:
      return to_text(value.number);
  }
}

/// What it is, and so much of what it is set to as a sentence can hold.
std::string Prose::parameter(std::uint16_t index) const {
  const auto& p = policy_.parameters[index];
  const auto text = link_to("parameter-" + p.name, say_.quoted(p.label, p.name));
  if (p.values.size() != 1) return text;
  return text + " (" + set_value(p, p.values.front()) + ")";
}

std::string Prose::time(const model::Dated<Duration>& duration) const {
  return duration.parameter ? parameter(*duration.parameter) : say_.time(duration.literal);
}
std::string Prose::count(const model::Dated<std::int64_t>& count) const {
  return count.parameter ? parameter(*count.parameter) : std::to_string(count.literal);
}
std::string Prose::field(TableId table, ColumnId column) const {
  const auto& info = policy_.schema.tables[table].columns[column];
  return say_.quoted(info.label, info.name);
}
std::string Prose::table(TableId table) const {
  const auto& info = policy_.schema.tables[table];
  return say_.quoted(info.label, info.name);
}
std::string Prose::code(std::uint16_t list, std::uint16_t code) const {
  const auto& info = policy_.schema.code_lists[list].codes[code];
  return say_.quoted(info.label, info.name);
}
std::string Prose::status(std::uint16_t programme, std::uint8_t status) const {
  const auto& info = policy_.programmes[programme].statuses[status];
  return say_.quoted(info.label, info.name);
}

std::string Prose::codes(const Expr& expr) const {
  std::vector<std::string> parts;
  for (const auto each : expr.codes) parts.push_back(code(expr.children.front().type.code_list, each));
  return say_.listed(parts, false);
}

std::string Prose::statuses(const Expr& expr) const {
  std::vector<std::string> parts;
  for (const auto each : expr.codes) parts.push_back(status(expr.index, std::uint8_t(each)));
  const auto& programme = policy_.programmes[expr.index];
  const auto names = say_.listed(parts, false);
  return policy_.programmes.size() == 1
             ? names
             : say_("{0} in {1}", "{0} yn {1}",
                    {names, link_to("programme-" + programme.name, say_.quoted(programme.label, programme.name))});
}

std::string Prose::part(const std::string& name) const {
  const auto found = labels_.find(name);
  return link_to("requirement-" + name, say_.quoted(found == labels_.end() ? Label{} : *found->second, name));
}

std::string Prose::moved_today(const Expr& expr) const {
  if (!expr.duration.parameter && expr.duration.literal == Duration{}) return say_("today", "heddiw");
  return expr.sign < 0 ? say_("{0} before today", "{0} cyn heddiw", {time(expr.duration)})
                       : say_("{0} from today", "{0} o heddiw", {time(expr.duration)});
}

std::string Prose::comparison(const Expr& expr) const {
  const auto a = value(expr.children[0]), b = value(expr.children[1]);
  const bool dates = expr.children[0].type.kind == TypeKind::date;
  switch (expr.relation) {
    case Relation::equal:
      return dates ? say_("{0} is on {1}", "mae {0} ar {1}", {a, b}) : say_("{0} is {1}", "{1} yw {0}", {a, b});
    case Relation::not_equal:
      return dates ? say_("{0} is not on {1}", "nid yw {0} ar {1}", {a, b})
                   : say_("{0} is not {1}", "nid {1} yw {0}", {a, b});
    case Relation::less:
      return dates ? say_("{0} is before {1}", "mae {0} cyn {1}", {a, b})
                   : say_("{0} is less than {1}", "mae {0} yn llai na {1}", {a, b});
    case Relation::less_equal:
      return dates ? say_("{0} is on or before {1}", "mae {0} ar neu cyn {1}", {a, b})
                   : say_("{0} is at most {1}", "nid yw {0} yn fwy na {1}", {a, b});
    case Relation::greater:
      return dates ? say_("{0} is after {1}", "mae {0} ar ôl {1}", {a, b})
                   : say_("{0} is more than {1}", "mae {0} yn fwy na {1}", {a, b});
    case Relation::greater_equal:
      return dates ? say_("{0} is on or after {1}", "mae {0} ar neu ar ôl {1}", {a, b})
                   : say_("{0} is at least {1}", "mae {0} yn {1} o leiaf", {a, b});
  }
  return {};
}

/// `x within last P` is two comparisons of one date with today: said as one. Empty for anything else.
std::string Prose::window(const Expr& expr) const {
  if (expr.kind != ExprKind::and_ || expr.children.size() != 2) return {};
  const auto &since = expr.children[0], &until = expr.children[1];
  const auto is_bound = [](const Expr& e, Relation relation) {
    return e.kind == ExprKind::compare && e.relation == relation && e.children[1].kind == ExprKind::today;
  };
  if (!is_bound(since, Relation::greater_equal) || !is_bound(until, Relation::less_equal)) return {};
  const auto &from = since.children[1], &to = until.children[1];
  const auto what = value(since.children[0]);
  if (from.sign > 0 || to.duration.parameter || to.duration.literal != Duration{} || what != value(until.children[0]))
    return {};
  return say_("{0} is within the last {1}", "mae {0} o fewn y cyfnod diwethaf o {1}", {what, time(from.duration)});
}

std::string Prose::joined(const Expr& expr, bool all) const {
  if (auto text = window(expr); !text.empty()) return text;
  std::string text;
  for (const auto& child : expr.children) {
    if (!text.empty()) text += all ? say_(" and ", " a hefyd ") : say_(" or ", " neu ");
    const bool other = child.kind == (all ? ExprKind::or_ : ExprKind::and_) && window(child).empty();
    text += other ? "(" + condition(child) + ")" : condition(child);
  }
  return text;
}

std::string Prose::condition(const Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::boolean:
      return expr.boolean ? say_("always", "bob amser") : say_("never", "byth");
    case ExprKind::requirement:
      return say_("{0} is met", "mae {0} wedi'i fodloni", {part(policy_.requirements[expr.index].name)});
    case ExprKind::requirement_part:
      return say_("{0} is met", "mae {0} wedi'i fodloni", {part(policy_.parts[expr.index])});
    case ExprKind::status_is:
      return say_("the status is {0}", "y statws yw {0}", {statuses(expr)});
    case ExprKind::status_was:
      return say_("the status is or has been {0}", "y statws yw, neu bu, {0}", {statuses(expr)});
    case ExprKind::expired:
      return say_("the status is no longer valid", "nid yw'r statws yn ddilys mwyach");
    case ExprKind::renewable:
      return say_("the status may be renewed", "gellir adnewyddu'r statws");
    case ExprKind::placed: {
      const auto& intake = policy_.intakes[expr.index];
      const auto& all = intake.series.empty() ? intake.name : intake.series;
      const auto name =
          expr.codes.size() > 1 ? say_.quoted(intake.label, all) : say_.quoted(model::label_of(intake), intake.name);
      return say_("there is a place in {0}", "mae lle yn {0}", {link_to("intake-" + all, name)});
    }
    case ExprKind::is_true:
      return say_("{0} is so", "mae {0} yn wir", {value(expr.children[0])});
    case ExprKind::in_codes:
      return say_("{0} is {1}", "{0} yw {1}", {value(expr.children[0]), codes(expr)});
    case ExprKind::compare:
      return comparison(expr);
    case ExprKind::exists:
      return say_("there is {0}", "mae {0} ar gael", {value(expr.children[0])});
    case ExprKind::and_:
      return joined(expr, true);
    case ExprKind::or_:
      return joined(expr, false);
    case ExprKind::not_:
      return expr.children[0].kind == ExprKind::exists
                 ? say_("there is no {0}", "nid oes {0}", {value(expr.children[0].children[0])})
                 : say_("it is not so that {0}", "nid yw'n wir: {0}", {condition(expr.children[0])});
    case ExprKind::implies:
      return say_("if {0}, then {1}", "os {0}, yna {1}", {condition(expr.children[0]), condition(expr.children[1])});
    case ExprKind::quantifier:
      return quantifier(expr);
    case ExprKind::best_of_each:
    case ExprKind::different_of_each:
      return grouped(expr);
    case ExprKind::coverage:
      return coverage(expr);
    default:
      return say_("{0} holds", "mae {0} yn wir", {value(expr)});
  }
}

std::string Prose::value(const Expr& expr) const {
  switch (expr.kind) {
    case ExprKind::number:
      return expr.type.kind == TypeKind::percentage ? model::print_percentage(expr.number) : to_text(expr.number);
    case ExprKind::date:
      return say_.day(expr.date);
    case ExprKind::text:
      return "“" + escaped(expr.text) + "”";
    case ExprKind::code:
      return expr.codes.empty() ? "" : code(expr.type.code_list, expr.codes.front());
    case ExprKind::today:
      return moved_today(expr);
    case ExprKind::field:
      return field(expr.table, expr.column);
    case ExprKind::row_field:
      return say_("{0} of {1}", "{0} ar gyfer {1}",
                  {field(expr.children[0].type.table, expr.column), value(expr.children[0])});
    case ExprKind::let: {
      const auto& let = policy_.lets[expr.index];
      return link_to("definition-" + let.name, say_.quoted(let.label, let.name));
    }
    case ExprKind::parameter:
      return parameter(expr.index);
    case ExprKind::status_since:
      return say_("the day on which the present status began", "y diwrnod y dechreuodd y statws presennol");
    case ExprKind::add_duration:
      return expr.sign < 0 ? say_("{0} before {1}", "{0} cyn {1}", {time(expr.duration), value(expr.children[0])})
                           : say_("{0} after {1}", "{0} ar ôl {1}", {time(expr.duration), value(expr.children[0])});
    case ExprKind::add:
      return value(expr.children[0]) + " + " + value(expr.children[1]);
    case ExprKind::subtract:
      return value(expr.children[0]) + " − " + value(expr.children[1]);
    case ExprKind::multiply:
      return value(expr.children[0]) + " × " + value(expr.children[1]);
    case ExprKind::divide:
      return value(expr.children[0]) + " ÷ " + value(expr.children[1]);
    case ExprKind::negate:
      return "−" + value(expr.children[0]);
    case ExprKind::selection:
      return expr.earliest ? say_("the earliest of {0}", "y cynharaf o {0}", {rows(expr.set.front())})
                           : say_("the latest of {0}", "y diweddaraf o {0}", {rows(expr.set.front())});
    case ExprKind::aggregate:
      return aggregate(expr);
    case ExprKind::broken:
      return {};
    default:
      return condition(expr);
  }
}

}  // namespace safon
