// Requirements: groups, exceptions, and when they apply.
#include "reading.hpp"

namespace safon::oracle {

using model::Exception;
using model::Expr;
using model::ExprKind;
using model::Group;
using model::GroupKind;
using model::Item;
using model::Outcome;

void Reading::find_parts(const Item& item) {
  if (item.part != none16) part_items_[item.part] = &item;
  if (const auto* group = std::get_if<Group>(&item.body))
    for (const Item& inner : group->items) find_parts(inner);
}

// What an expression that only names a requirement or a part refers to, through any `let`s.
const Judged* Reading::referred(const Expr& expr) {
  if (expr.kind == ExprKind::let) return referred(policy_.lets[expr.index].value);
  const bool whole = expr.kind == ExprKind::requirement;
  if (!whole && expr.kind != ExprKind::requirement_part) return nullptr;
  static_cast<void>(whole ? requirement(expr.index) : part(expr.index));
  return whole ? &requirements_.at(expr.index) : &parts_.at(expr.index);
}

// Where only what holds and applies counts.
std::string Reading::counted(const Expr& expr) {
  const Judged* other = referred(expr);
  return other == nullptr ? condition(expr) : "(" + other->applicable + " AND " + other->verdict + ")";
}

std::string Reading::applies(const Exception& exception) {
  std::string text = "(" + condition(exception.condition);
  for (const Exception& inner : exception.exceptions) text += " AND NOT " + applies(inner);
  return text + ")";
}

// An excuse is met although the body is not; what forbids is not met although the body, or an excuse, is. Two outcomes
// at once are a conflict: it applies, and nobody knows.
Judged Reading::judged(Judged body, const std::vector<Exception>& exceptions) {
  if (exceptions.empty()) return body;
  std::string any[3];
  for (const Exception& exception : exceptions) {
    std::string& same = any[int(exception.outcome)];
    same += (same.empty() ? "(" : " OR ") + applies(exception);
  }
  int outcomes = 0;
  for (std::string& each : any) {
    outcomes += !each.empty();
    each = each.empty() ? "0" : once(each + ")");
  }
  const std::string &met = any[int(Outcome::met)], &not_met = any[int(Outcome::not_met)],
                    &not_applicable = any[int(Outcome::not_applicable)];
  Judged out;
  out.verdict = "((" + body.verdict + " OR " + met + ") AND NOT " + not_met + ")";
  out.applicable = "(" + body.applicable + " AND NOT " + not_applicable + ")";
  if (outcomes > 1) {
    const std::string conflict = once("(" + body.applicable + " AND (" + met + " AND " + not_met + " OR " + met +
                                      " AND " + not_applicable + " OR " + not_met + " AND " + not_applicable + "))");
    out.applicable = "(" + out.applicable + " OR " + conflict + ")";
    out.verdict = "(" + out.verdict + " AND NOT " + conflict + " OR " + conflict + " AND NULL)";
  }
  return {once(out.verdict), once(out.applicable)};
}

std::string Reading::group(const Group& group) {
  std::string each;
  for (const Item& inner : group.items) {
    const Judged answer = item(inner);
    each += (each.empty() ? "SELECT " : " UNION ALL SELECT ") +
            (group.kind == GroupKind::all_of ? holds(answer)
             : answer.applicable == "1"      ? answer.verdict
                                             : "(" + answer.applicable + " AND " + answer.verdict + ")") +
            " AS v";
  }
  const std::string n = count(group.count), sure = "total(v IS 1)", most = "total(v IS NOT 0)",
                    all = std::to_string(group.items.size());
  std::string answer;
  switch (group.kind) {
    case GroupKind::all_of:
      answer = "WHEN " + most + " < " + all + " THEN 0 WHEN " + sure + " = " + all + " THEN 1";
      break;
    case GroupKind::any_of:
      answer = "WHEN " + sure + " > 0 THEN 1 WHEN " + most + " = 0 THEN 0";
      break;
    case GroupKind::none_of:
      answer = "WHEN " + sure + " > 0 THEN 0 WHEN " + most + " = 0 THEN 1";
      break;
    case GroupKind::at_least:
      answer = "WHEN " + sure + " >= " + n + " THEN 1 WHEN " + most + " < " + n + " THEN 0";
      break;
    case GroupKind::at_most:
      answer = "WHEN " + most + " <= " + n + " THEN 1 WHEN " + sure + " > " + n + " THEN 0";
      break;
    case GroupKind::exactly:
      answer =
          "WHEN " + sure + " > " + n + " OR " + most + " < " + n + " THEN 0 WHEN " + sure + " = " + most + " THEN 1";
      break;
  }
  return once("(SELECT CASE " + answer + " END FROM (" + each + "))");
}

Judged Reading::item(const Item& item) {
  if (item.part == none16) return item_once(item);
  if (const auto made = parts_.find(item.part); made != parts_.end()) return made->second;
  const Judged answer = item_once(item);
  return parts_[item.part] = {once(answer.verdict), answer.applicable == "1" ? "1" : once(answer.applicable)};
}

Judged Reading::item_once(const Item& item) {
  Judged body;
  if (const auto* inner = std::get_if<Group>(&item.body))
    body.verdict = group(*inner);
  else if (const Judged* other = referred(std::get<Expr>(item.body)))
    body = *other;
  else
    body.verdict = condition(std::get<Expr>(item.body));
  return judged(body, item.exceptions);
}

Judged Reading::part(std::uint16_t index) {
  return item(*part_items_.at(index));
}

Judged Reading::requirement(std::uint16_t index) {
  if (const auto made = requirements_.find(index); made != requirements_.end()) return made->second;
  const model::Requirement& written = policy_.requirements[index];
  Judged answer;
  answer.verdict = "1";
  if (!written.body.empty()) answer = item(written.body.front());
  if (!written.applies.empty())
    answer.applicable = "(" + condition(written.applies.front()) + " AND " + answer.applicable + ")";
  answer = judged({once(answer.verdict), once(answer.applicable)}, written.exceptions);
  return requirements_[index] = {once(answer.verdict), once(answer.applicable)};
}

}  // namespace safon::oracle
