#include "adapters/cli/verbs/officer/standing_text.hpp"

#include "adapters/cli/draw/words.hpp"
#include "engine/progress/before.hpp"

namespace safon {
namespace {

void draw_case(std::ostream& out, const Programme& programme, const OpenCase& open, const Pen& pen) {
  const auto& transition = programme.transitions[open.transition];
  const auto left = transition.certifiers - open.certified_by.size();
  out << say(Word::case_waits, pen.language,
             {programme.statuses[transition.to].name, people(left, transition.certified_by, pen.language),
              to_iso(open.opened)});
  if (open.overdue)
    out << pen.terminal.ink(Ink::bad, say(Word::case_overdue, pen.language, {to_iso(Date{open.due->days + 1})}));
  else if (open.due)
    out << say(Word::case_due, pen.language, {to_iso(*open.due)});
  std::string told;
  for (const auto& duty : open.escalated_to) told += (told.empty() ? "`" : ", `") + duty + "`";
  if (!told.empty()) out << pen.terminal.ink(Ink::bad, say(Word::case_escalated, pen.language, {told}));
  if (open.deferred_until) out << say(Word::case_deferred, pen.language, {to_iso(*open.deferred_until)});
  out << '\n';
}

}  // namespace

void draw_standing(std::ostream& out, const std::string& id, const Programme& programme, const ProgressState& state,
                   Date as_of, const Pen& pen) {
  const auto strong = pen.terminal.ink(Ink::strong, id);
  if (state.history.empty()) {
    out << say(Word::not_entered, pen.language, {strong, to_iso(as_of)}) << '\n';
    return;
  }
  const auto& held = programme.statuses[state.history.back().status];
  out << say(Word::is_status, pen.language,
             {strong, held.name, held.label.in(pen.language, held.name), to_iso(began(programme, state.history)),
              to_iso(as_of)})
      << '\n';
  if (state.history.size() > 1) {
    std::string way;
    for (std::size_t h = 0; h < state.history.size(); ++h) {
      const auto& each = state.history[h];
      way += (way.empty() ? "" : " → ") + programme.statuses[each.status].name + " " + to_iso(each.effective);
      if (const Date since = began(programme, std::span(state.history).first(h + 1)); since != each.effective)
        way += say(Word::restored, pen.language, {to_iso(since)});
    }
    out << pen.terminal.ink(Ink::faint, std::string(say(Word::on_the_way, pen.language)) + ": " + way) << '\n';
  }
  if (state.stopped) out << pen.terminal.ink(Ink::bad, say(Word::stopped, pen.language)) << '\n';
  for (const auto& open : state.cases) draw_case(out, programme, open, pen);
}

std::string why_not_entered(const std::optional<Entry>& entry, Date as_of, const std::string& language) {
  if (!entry) return {};
  if (entry->absent) return std::string(say(Word::begins_never, language));
  if (!entry->known) return std::string(say(Word::begins_unknown, language));
  if (!entry->applies) return say(Word::begins_outside, language, {to_iso(entry->day)});
  return entry->day > as_of ? say(Word::begins_later, language, {to_iso(entry->day)}) : std::string();
}

boost::json::object standing_json(const Programme& programme, const ProgressState& state) {
  boost::json::object json{{"programme", programme.name}};
  if (state.history.empty()) return json;
  json["status"] = programme.statuses[state.history.back().status].name;
  json["since"] = to_iso(began(programme, state.history));
  if (state.stopped) json["stopped"] = true;
  boost::json::array history, cases;
  for (std::size_t h = 0; h < state.history.size(); ++h) {
    const auto& each = state.history[h];
    boost::json::object step{{"status", programme.statuses[each.status].name},
                             {"since", to_iso(each.effective)},
                             {"certified", each.certified}};
    if (const Date since = began(programme, std::span(state.history).first(h + 1)); since != each.effective)
      step["restored_since"] = to_iso(since);
    history.push_back(std::move(step));
  }
  for (const auto& open : state.cases) {
    const auto& transition = programme.transitions[open.transition];
    boost::json::object each{{"status", programme.statuses[transition.to].name},
                             {"opened", to_iso(open.opened)},
                             {"needs", transition.certifiers - open.certified_by.size()}};
    if (open.due) each["due"] = to_iso(*open.due);
    if (open.overdue) each["overdue"] = true;
    if (open.deferred_until) each["deferred_until"] = to_iso(*open.deferred_until);
    if (!open.escalated_to.empty())
      each["escalated_to"] = boost::json::array(open.escalated_to.begin(), open.escalated_to.end());
    cases.push_back(std::move(each));
  }
  json["history"] = std::move(history);
  if (!cases.empty()) json["cases"] = std::move(cases);
  return json;
}

void draw_decision(std::ostream& out, const office::StatusDecision& decision, const Pen& pen) {
  std::string by;
  for (const auto& name : decision.by) by += (by.empty() ? "" : ", ") + name;
  const bool revoked = decision.decided == Decided::revoked;
  out << say(revoked ? Word::taken_away : Word::given_back, pen.language,
             {revoked ? decision.from : decision.to, by, to_iso(decision.on), decision.reason})
      << '\n';
}

boost::json::object decision_json(const office::StatusDecision& decision) {
  boost::json::array by;
  for (const auto& name : decision.by) by.emplace_back(name);
  return {{"how", decision.decided == Decided::revoked ? "revoked" : "reinstated"},
          {"from", decision.from},
          {"to", decision.to},
          {"on", to_iso(decision.on)},
          {"by", std::move(by)},
          {"reason", decision.reason}};
}

}  // namespace safon
