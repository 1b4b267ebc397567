#include "adapters/cli/verbs/officer/places_text.hpp"

#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"

namespace safon {

std::expected<std::vector<OwnPlace>, RegisterError> places_of(RegisterFile& in, const CompiledPolicy& policy,
                                                              const std::string& id, Date as_of) {
  RegisterIntakes book(in);
  std::vector<OwnPlace> places;
  for (std::uint16_t i = 0; i < policy.intakes.size(); ++i) {
    auto events = book.events(policy, i);
    if (!events) return std::unexpected(events.error());
    std::erase_if(*events, [&](const IntakeEvent& event) { return event.on > as_of; });
    const auto life = life_of(*events);
    const auto own = std::ranges::find(life.applications, id, &Application::id);
    if (life.allocated && own != life.applications.end()) places.push_back({&policy.intakes[i], *life.allocated, *own});
  }
  return places;
}

void draw_places(std::ostream& out, const std::vector<OwnPlace>& places, const Pen& pen) {
  for (const auto& [intake, allocated, own] : places) {
    out << '\n'
        << pen.terminal.ink(Ink::strong, say(Word::in_intake, pen.language,
                                             {intake->name, intake->label.in(pen.language, intake->name)}))
        << '\n'
        << "  " << intake_event_name(own.state) << " "
        << say(own.due ? Word::since_answer_by : Word::since_day, pen.language,
               {to_iso(own.since), own.due ? to_iso(*own.due) : ""});
    if (own.rank > 0)
      out << "; "
          << say(Word::ranked, pen.language,
                 {std::to_string(own.rank), own.keys, allocated.rank > 0 ? std::to_string(allocated.rank) : "–"});
    out << '\n' << "  " << own.reason << '\n';
  }
}

boost::json::array places_json(const std::vector<OwnPlace>& places) {
  boost::json::array all;
  for (const auto& [intake, allocated, own] : places) {
    boost::json::object each{{"intake", intake->name},
                             {"state", intake_event_name(own.state)},
                             {"since", to_iso(own.since)},
                             {"cut_off", allocated.rank},
                             {"reason", own.reason}};
    if (own.due) each["answer_by"] = to_iso(*own.due);
    if (own.rank > 0) each["rank"] = own.rank, each["ranked_by"] = own.keys;
    all.push_back(std::move(each));
  }
  return all;
}

}  // namespace safon
