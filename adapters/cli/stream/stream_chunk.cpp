#include "adapters/cli/stream/stream_chunk.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/stream/line_reader.hpp"
#include "adapters/cli/stream/record_json.hpp"
#include "adapters/cli/stream/state_json.hpp"
#include "engine/explain/answers.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/event_name.hpp"
#include "engine/progress/standing.hpp"
#include "engine/record/build.hpp"

namespace safon {
namespace {

using boost::json::object;

const char* name_of(Answer answer) {
  switch (answer) {
    case Answer::met:
      return "met";
    case Answer::not_met:
      return "not_met";
    case Answer::not_applicable:
      return "not_applicable";
    case Answer::conflict:
      return "conflict";
    case Answer::unknown:
      break;
  }
  return "unknown";
}

object event_json(const CompiledPolicy& policy, const Event& event) {
  const auto& programme = policy.programmes[event.programme];
  object out{{"event", event_name(event.kind)}, {"programme", programme.name}};
  const bool moves = event.kind == EventKind::status_changed;
  if (moves) out["from"] = programme.statuses[event.from].name;
  if (moves || event.kind == EventKind::entered) out["to"] = programme.statuses[event.to].name;
  if (event.transition != none16) out["transition"] = programme.transitions[event.transition].name;
  out["effective"] = to_iso(event.effective);
  out["recorded"] = to_iso(event.on);
  if (event.due) out["due"] = to_iso(*event.due);
  if (!event.text.empty()) out["text"] = event.text;
  return out;
}

std::string name_and_version(const CompiledPolicy& policy) {
  return policy.name + " " + policy.version;
}

std::string refusal(const std::string& id, const std::string& why) {
  object out;
  if (!id.empty()) out["id"] = id;
  out["error"] = why;
  return boost::json::serialize(out);
}

std::string id_in(const object& line) {
  const auto* record = line.if_contains("record");
  const auto* id = record && record->is_object() ? record->get_object().if_contains("id") : nullptr;
  return id && id->is_string() ? std::string(id->get_string()) : "";
}

}  // namespace

StreamChunk::Lane::Lane(const CompiledPolicy& policy) : batch(policy.plan.schema), states(policy.programmes.size()) {}

StreamChunk::StreamChunk(const CompiledPolicy& policy, Date as_of)
    : policy_(policy), as_of_(as_of), run_(policy.plan), same_rules_(policy), other_rules_(policy) {
  other_rules_.rules_changed = true;
}

std::expected<StreamChunk::Given, std::string> StreamChunk::states_in(const object& line) const {
  Given given{.states = std::vector<ProgressState>(policy_.programmes.size())};
  const auto* states = line.if_contains("states");
  if (!states) return given;
  if (!states->is_object()) return std::unexpected("`states` is an object with a state for each programme");
  for (const auto& [key, json] : states->get_object()) {
    const std::string_view name(key.data(), key.size());
    const auto programme = std::ranges::find(policy_.programmes, name, &Programme::name);
    if (programme == policy_.programmes.end())
      return std::unexpected("the policy has no programme `" + std::string(name) + "`");
    auto state = state_from_json(*programme, json);
    if (!state) return std::unexpected(state.error());
    if (state->evaluated_through > as_of_)
      return std::unexpected("the state in `" + programme->name + "` is settled through " +
                             to_iso(state->evaluated_through) + ", which is after the day that is evaluated");
    given.states[std::size_t(programme - policy_.programmes.begin())] = std::move(*state);
    given.any = true;
  }
  const auto* settled_by = line.if_contains("policy");
  if (given.any && (!settled_by || !settled_by->is_string()))
    return std::unexpected("`policy` is missing: the policy that the states were settled under, as it was given out");
  given.rules_changed = given.any && settled_by->get_string() != name_and_version(policy_);
  return given;
}

std::expected<void, std::string> StreamChunk::add(const std::string& text) {
  boost::system::error_code error;
  const auto json = boost::json::parse(text, error);
  std::string id;
  auto refuse = [&](const std::string& why) {
    answers_.push_back(refusal(id, why));
    return std::unexpected((id.empty() ? "" : id + ": ") + why);
  };
  if (error || !json.is_object()) return refuse("the line is not a JSON object");
  const auto& line = json.get_object();
  id = id_in(line);
  for (const auto& [key, value] : line)
    if (key != "record" && key != "received" && key != "states" && key != "policy")
      return refuse("there is no `" + std::string(key) + "` in a line");
  const auto* record = line.if_contains("record");
  if (!record || !record->is_object()) return refuse("`record` is missing");
  auto given = states_in(line);
  if (!given) return refuse(given.error());

  Date known_from = as_of_;
  if (const auto* received = line.if_contains("received")) {
    const auto day = received->is_string() ? parse_iso_date(std::string_view(received->get_string())) : std::nullopt;
    if (!day) return refuse("`received` is a date such as \"2026-11-01\"");
    known_from = *day;
  } else if (given->any) {
    return refuse(
        "`received` is missing: the day since which this record is known, which tells news from what the "
        "states rest on");
  }
  auto& lane = given->rules_changed ? other_rules_ : same_rules_;
  if (auto read = append_record(record->get_object(), lane.batch); !read) return refuse(read.error());
  Provenance from;
  from.received = known_from.days;
  put_provenance(lane.batch, std::move(from));
  lane.lines.push_back(answers_.size());
  lane.known_from.push_back(known_from);
  for (std::size_t p = 0; p < given->states.size(); ++p) lane.states[p].push_back(std::move(given->states[p]));
  answers_.emplace_back();
  return {};
}

void StreamChunk::add_too_long() {
  answers_.push_back(refusal("", "the line is longer than " + std::to_string(longest_line) + " bytes"));
}

void StreamChunk::evaluate(Lane& lane) {
  const std::size_t size = lane.lines.size();
  std::vector<RecordVersion> versions;
  for (std::uint32_t i = 0; i < size; ++i) versions.push_back({i, i, lane.known_from[i]});
  lane.events.assign(size, {});
  std::vector<Standing> standing(policy_.programmes.size());
  // What was settled before is known; what a decision brought, since the day after it.
  std::vector<HeldElsewhere> held;
  for (std::uint16_t p = 0; p < policy_.programmes.size(); ++p)
    for (std::uint32_t i = 0; i < size; ++i)
      for (const auto& each : lane.states[p][i].history) held.push_back(held_elsewhere(policy_, p, i, each));
  put_in_order(held);
  for (const std::uint16_t p : policy_.order) {
    auto events =
        progress({.policy = &policy_,
                  .programme = p,
                  .batch = &lane.batch,
                  .versions = versions,
                  .to = as_of_,
                  .calendar = policy_.working_days == none16 ? nullptr : &policy_.plan.calendars[policy_.working_days],
                  .elsewhere = held,
                  .rules_changed = lane.rules_changed},
                 lane.states[p], run_);
    for (const auto& event : events) note(policy_, event, event.participant, held);
    put_in_order(held);
    for (auto& each : held)
      if (each.programme == p) each.next = lane.states[p][each.participant].next;
    for (auto& event : events) lane.events[event.participant].push_back(std::move(event));
    std::vector<const ProgressState*> states;
    for (const auto& state : lane.states[p]) states.push_back(&state);
    standing[p] = standing_of(policy_, p, states)[p];
  }
  for (const auto& programme : policy_.programmes) {
    stand_nowhere(standing, programme.asks, size);
    for (std::uint32_t i = 0; i < size && !programme.asks.empty(); ++i)
      stand_elsewhere(standing, programme.asks, i, of_participant(held, i), as_of_, as_of_);
  }
  const std::int32_t day = as_of_.days;
  run_.run(lane.batch, standing, {&day, 1});
  for (std::size_t i = 0; i < size; ++i) answers_[lane.lines[i]] = answer(lane, i);
  lane.batch.clear();
  lane.lines.clear(), lane.known_from.clear();
  for (auto& each : lane.states) each.clear();
}

/// In the programme, or in one that it asks.
bool StreamChunk::takes_part(const Lane& lane, std::uint16_t programme, std::size_t participant) const {
  const auto entered = [&](std::uint16_t each) { return lane.states[each][participant].entered; };
  return entered(programme) || std::ranges::any_of(policy_.programmes[programme].asks, entered);
}

std::string StreamChunk::answer(const Lane& lane, std::size_t participant) {
  const auto id = lane.batch.id(participant);
  object out{{"id", boost::json::string_view(id.data(), id.size())},
             {"as_of", to_iso(as_of_)},
             {"policy", name_and_version(policy_)}};
  object verdicts, states;
  for (const auto node : policy_.outline.requirements)
    verdicts[policy_.outline.nodes[node].name] = name_of(answer_of(policy_.outline.nodes[node], run_, participant));
  out["requirements"] = std::move(verdicts);
  boost::json::array events;
  for (const auto& event : lane.events[participant]) events.push_back(event_json(policy_, event));
  out["events"] = std::move(events);
  boost::json::array broken;
  for (const auto& property : policy_.properties)
    if (takes_part(lane, property.programme, participant) &&
        run_.verdict(property.verdict, participant) == Verdict::not_met)
      broken.emplace_back(property.text);
  to_look_at_.broken += broken.empty() ? 0 : 1;
  if (!broken.empty()) out["broken"] = std::move(broken);
  to_look_at_.stopped += std::size_t(std::ranges::count(lane.events[participant], EventKind::stopped, &Event::kind));
  for (std::size_t p = 0; p < policy_.programmes.size(); ++p)
    states[policy_.programmes[p].name] = state_json(policy_.programmes[p], lane.states[p][participant]);
  out["states"] = std::move(states);
  return boost::json::serialize(out);
}

std::string StreamChunk::answers() {
  for (auto* lane : {&same_rules_, &other_rules_})
    if (!lane->lines.empty()) evaluate(*lane);
  std::string text;
  for (const auto& each : answers_) text += each + "\n";
  answers_.clear();
  return text;
}

}  // namespace safon
