#include "adapters/cli/outgoing/intake_line.hpp"

#include <boost/json.hpp>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"

namespace safon {

std::string intake_line(const IntakeLedgerEvent& row) {
  const IntakeEvent& event = row.event;
  boost::json::object object{{"id", "intake-" + std::to_string(row.sequence) + "-" + to_hex(row.hash).substr(0, 16)},
                             {"sequence", row.sequence},
                             {"event", "intake_" + std::string(intake_event_name(event.kind))}};
  auto say = [&](const char* name, const std::string& text) {
    if (!text.empty()) object[name] = text;
  };
  say("participant", event.id);
  object["intake"] = row.intake;
  if (event.rank > 0) object[event.kind == IntakeEventKind::allocated ? "cut_off" : "rank"] = event.rank;
  say("ranked_by", event.keys);
  object["effective"] = to_iso(event.effective);
  object["recorded"] = to_iso(event.on);
  if (event.due) object["due"] = to_iso(*event.due);
  say("by", event.by);
  say("text", event.text);
  object["policy"] = row.policy;
  object["policy_version"] = row.policy_version;
  if (row.run) object["run"] = *row.run;
  return boost::json::serialize(object) + "\n";
}

std::expected<std::vector<IntakeStanding>, std::string> intakes_given_out(RegisterFile& in,
                                                                          const CompiledPolicy& policy) {
  RegisterIntakes book(in);
  std::vector<IntakeStanding> all;
  for (std::uint16_t i = 0; i < policy.intakes.size(); ++i) {
    const auto events = book.events(policy, i);
    if (!events) return std::unexpected(events.error().message);
    if (auto life = life_of(*events); life.allocated) all.push_back({policy.intakes[i].name, std::move(life)});
  }
  return all;
}

std::string place_element(const IntakeStanding& standing, const Application& one) {
  return "  <place" + attribute("participant", one.id) + attribute("intake", standing.intake) +
         attribute("state", std::string(intake_event_name(one.state))) + attribute("since", to_iso(one.since)) +
         (one.due ? attribute("answer-by", to_iso(*one.due)) : "") +
         (one.rank > 0 ? attribute("rank", std::to_string(one.rank)) : "") +
         attribute("cut-off", std::to_string(standing.life.allocated->rank)) + attribute("reason", one.reason) + "/>\n";
}

std::string places_head() {
  return csv_line({"council", "as_of", "id", "intake", "state", "since", "answer_by", "rank", "cut_off", "reason"});
}

std::string place_row(const std::string& council, Date as_of, const IntakeStanding& standing, const Application& one) {
  return csv_line({council, to_iso(as_of), one.id, standing.intake, std::string(intake_event_name(one.state)),
                   to_iso(one.since), one.due ? Cell{to_iso(*one.due)} : Cell{},
                   one.rank > 0 ? Cell{std::int64_t{one.rank}} : Cell{}, std::int64_t{standing.life.allocated->rank},
                   one.reason});
}

}  // namespace safon
