// A simulation as one JSON object: stable names, all of it.
#include <boost/json.hpp>

#include "adapters/cli/simulation/simulated.hpp"

namespace safon {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value day(const std::optional<Date>& date) {
  return date && *date != never ? value(to_iso(*date)) : value(nullptr);
}
value status(const SimulatedProgramme& programme, const std::optional<std::uint8_t>& index) {
  return index ? value(programme.statuses[*index].name) : value(nullptr);
}

object place(const SimulatedProgramme& programme, const Whereabouts& at) {
  object out{{"status", status(programme, at.status)}, {"since", day(at.since)}};
  if (at.case_for) {
    out["case_for"] = status(programme, at.case_for);
    out["case_since"] = day(at.case_since);
  }
  return out;
}

object sample(const SimulatedProgramme& programme, const Affected& each) {
  array why;
  for (const auto reason : each.reasons) why.emplace_back(programme.reasons[reason].name);
  return {{"id", each.id},
          {"council", each.council},
          {"effect", effect_name(each.effect)},
          {"status", programme.statuses[each.status].name},
          {"before", place(programme, each.before)},
          {"after", place(programme, each.after)},
          {"reached_before", day(each.reached_before)},
          {"reached_after", day(each.reached_after)},
          {"why", std::move(why)}};
}

object count(const SimulatedProgramme::Count& of) {
  return {{"before", of.before}, {"after", of.after}};
}

const char* kind_name(Reason::Kind kind) {
  switch (kind) {
    case Reason::Kind::differs:
      return "differs";
    case Reason::Kind::added:
      return "added";
    case Reason::Kind::removed:
      return "removed";
    case Reason::Kind::way:
      return "way";
  }
  return "";
}

object reason_json(const Reason& reason, const std::array<std::uint64_t, effects>& counts) {
  object out{{"name", reason.name}, {"kind", kind_name(reason.kind)}};
  if (reason.kind == Reason::Kind::differs || reason.kind == Reason::Kind::removed)
    out["before"] = answer_name(reason.before);
  if (reason.kind == Reason::Kind::differs || reason.kind == Reason::Kind::added)
    out["after"] = answer_name(reason.after);
  object by_effect;
  for (std::size_t e = 0; e < effects; ++e)
    if (counts[e] > 0) by_effect[effect_name(Effect(e))] = counts[e];
  out["participants"] = std::move(by_effect);
  return out;
}

object programme_json(const Simulated& from, const SimulatedProgramme& programme) {
  object councils, effects_of;
  array statuses, moves, reasons, samples;
  for (const auto& each : programme.statuses)
    statuses.push_back(object{{"name", each.name}, {"label", from.say.plain(each.label, each.name)}});
  for (const auto& [council, counts] : programme.councils) {
    object by_status;
    for (std::size_t place = 0; place < counts.size(); ++place)
      if (counts[place].before + counts[place].after > 0)
        by_status[place == 0 ? "" : programme.statuses[place - 1].name] = count(counts[place]);
    councils[council] = std::move(by_status);
  }
  for (std::size_t was = 0; was < programme.moves.size(); ++was)
    for (std::size_t is = 0; is < programme.moves.size(); ++is)
      if (was != is && programme.moves[was][is] > 0)
        moves.push_back(object{{"before", was == 0 ? value(nullptr) : value(programme.statuses[was - 1].name)},
                               {"after", is == 0 ? value(nullptr) : value(programme.statuses[is - 1].name)},
                               {"participants", programme.moves[was][is]}});
  for (std::size_t e = 0; e < effects; ++e) effects_of[effect_name(Effect(e))] = programme.effects_of[e];
  for (std::size_t r = 0; r < programme.reasons.size(); ++r)
    reasons.push_back(reason_json(programme.reasons[r], programme.reason_counts[r]));
  for (const auto& of_effect : programme.samples)
    for (const auto& each : of_effect) samples.push_back(sample(programme, each));
  return {{"name", programme.name},
          {"label", from.say.plain(programme.label, programme.name)},
          {"statuses", std::move(statuses)},
          {"councils", std::move(councils)},
          {"moves", std::move(moves)},
          {"cases", count(programme.cases)},
          {"stopped", count(programme.stopped)},
          {"left_alone", programme.left_alone},
          {"effects", std::move(effects_of)},
          {"reasons", std::move(reasons)},
          {"samples", std::move(samples)}};
}

object requirement_json(const AskedOfAll& each) {
  array changes;
  for (std::size_t was = 0; was < each.answers.size(); ++was)
    for (std::size_t is = 0; is < each.answers.size(); ++is) {
      if (was == is || each.answers[was][is] == 0) continue;
      const auto answer = [](std::size_t index) {
        return index == AskedOfAll::not_asked ? value(nullptr) : value(answer_name(Answer(index)));
      };
      changes.push_back(
          object{{"before", answer(was)}, {"after", answer(is)}, {"participants", each.answers[was][is]}});
    }
  return {{"name", each.name},
          {"in", !each.before  ? "draft"
                 : !each.after ? "current"
                               : "both"},
          {"met", object{{"before", each.count(false, Answer::met)}, {"after", each.count(true, Answer::met)}}},
          {"changes", std::move(changes)}};
}

}  // namespace

std::string simulation_json(const Simulated& from) {
  const auto& sim = from.simulation;
  array programmes, requirements;
  object to_confirm, to_audit;
  for (const auto& programme : from.draft.programmes)
    if (programme.audit) to_audit[programme.name] = share_text(*programme.audit, from.draft.in_force_from);
  for (const auto& each : from.to_confirm) to_confirm[each.what] = each.count;
  for (const auto& each : sim.programmes) programmes.push_back(programme_json(from, each));
  for (const auto& each : sim.requirements) requirements.push_back(requirement_json(each));
  return boost::json::serialize(object{{"policy", from.draft.name},
                                       {"current", from.current.version},
                                       {"draft", from.draft.version},
                                       {"as_of", to_iso(sim.as_of)},
                                       {"until", to_iso(sim.until)},
                                       {"gives_out_places", false},
                                       {"from_start", from.from_start},
                                       {"seed", from.seed},
                                       {"participants", sim.participants},
                                       {"waivers_to_confirm", std::move(to_confirm)},
                                       {"audits", std::move(to_audit)},
                                       {"programmes", std::move(programmes)},
                                       {"requirements", std::move(requirements)}});
}

}  // namespace safon
