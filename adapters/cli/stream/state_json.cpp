#include "adapters/cli/stream/state_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <optional>

namespace safon {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

// What is wrong ends the reading of a state. Thrown and caught in this file only.
struct Wrong {
  std::string what;
};

std::string transition_name(const Programme& programme, std::uint16_t transition) {
  return programme.transitions[transition].name;
}

const object& object_of(const value& json, const std::string& what) {
  if (!json.is_object()) throw Wrong{"`" + what + "` is an object"};
  return json.get_object();
}

const array& array_of(const object& in, const char* name) {
  static const array nothing;
  const auto* found = in.if_contains(name);
  if (!found) return nothing;
  if (!found->is_array()) throw Wrong{"`" + std::string(name) + "` is a list"};
  return found->get_array();
}

std::string text_of(const object& in, const char* name) {
  const auto* found = in.if_contains(name);
  if (!found || !found->is_string()) throw Wrong{"`" + std::string(name) + "` is a text"};
  return std::string(found->get_string());
}

std::optional<Date> date_if_any(const object& in, const char* name) {
  if (!in.contains(name)) return std::nullopt;
  const auto date = parse_iso_date(text_of(in, name));
  if (!date) throw Wrong{"`" + std::string(name) + "` is a date such as \"2026-11-01\""};
  return date;
}

Date date_of(const object& in, const char* name) {
  const auto date = date_if_any(in, name);
  if (!date) throw Wrong{"`" + std::string(name) + "` is missing"};
  return *date;
}

bool flag(const object& in, const char* name) {
  const auto* found = in.if_contains(name);
  if (!found) return false;
  if (!found->is_bool()) throw Wrong{"`" + std::string(name) + "` is true or false"};
  return found->get_bool();
}

std::vector<std::string> texts_of(const object& in, const char* name) {
  std::vector<std::string> all;
  for (const auto& each : array_of(in, name)) {
    if (!each.is_string()) throw Wrong{"`" + std::string(name) + "` is a list of texts"};
    all.emplace_back(each.get_string());
  }
  return all;
}

/// none16 for a transition that the programme does not have.
std::uint16_t transition_of(const Programme& programme, const std::string& name) {
  const auto found = std::ranges::find(programme.transitions, name, &Transition::name);
  return found == programme.transitions.end() ? none16 : std::uint16_t(found - programme.transitions.begin());
}

HeldStatus held_from(const Programme& programme, const object& in) {
  const auto name = text_of(in, "status");
  const auto status = std::ranges::find(programme.statuses, name, &Status::name);
  if (status == programme.statuses.end())
    throw Wrong{"programme `" + programme.name + "` has no status `" + name + "`"};
  HeldStatus held{.status = std::uint8_t(status - programme.statuses.begin()),
                  .effective = date_of(in, "since"),
                  .certified = flag(in, "certified")};
  if (in.contains("transition")) held.transition = transition_of(programme, text_of(in, "transition"));
  return held;
}

ProgressState read_state(const Programme& programme, const object& in) {
  ProgressState state{.stopped = flag(in, "stopped")};
  for (const auto& each : array_of(in, "history"))
    state.history.push_back(held_from(programme, object_of(each, "history")));
  state.entered = !state.history.empty();
  for (const auto& each : array_of(in, "cases")) {
    const auto& open = object_of(each, "cases");
    OpenCase read{.transition = transition_of(programme, text_of(open, "transition")),
                  .since = date_of(open, "since"),
                  .opened = date_of(open, "opened"),
                  .due = date_if_any(open, "due"),
                  .overdue = flag(open, "overdue"),
                  .certified_by = texts_of(open, "certified_by"),
                  .deferred_until = date_if_any(open, "deferred_until"),
                  .escalated_to = texts_of(open, "escalated_to")};
    if (read.transition != none16) state.cases.push_back(std::move(read));
  }
  for (const auto& each : array_of(in, "declined")) {
    const auto& declined = object_of(each, "declined");
    const auto transition = transition_of(programme, text_of(declined, "transition"));
    if (transition != none16) state.declined.push_back({transition, date_of(declined, "on")});
  }
  state.evaluated_through = date_of(in, "through");
  state.next = date_if_any(in, "next").value_or(never);
  state.reviewed = texts_of(in, "reviewed");
  if (const auto* reviews = in.if_contains("reviews")) {
    if (!reviews->is_int64() || reviews->get_int64() < 0 || reviews->get_int64() > INT32_MAX)
      throw Wrong{"`reviews` is a whole number"};
    state.reviews = std::uint32_t(reviews->get_int64());
  }
  return state;
}

array texts(const std::vector<std::string>& all) {
  array out;
  for (const auto& each : all) out.emplace_back(each);
  return out;
}

}  // namespace

object state_json(const Programme& programme, const ProgressState& state) {
  object out;
  array history, cases, declined;
  for (const auto& held : state.history) {
    object each{{"status", programme.statuses[held.status].name}, {"since", to_iso(held.effective)}};
    if (held.transition != none16) each["transition"] = transition_name(programme, held.transition);
    if (held.certified) each["certified"] = true;
    history.push_back(std::move(each));
  }
  for (const auto& open : state.cases) {
    object each{{"transition", transition_name(programme, open.transition)},
                {"since", to_iso(open.since)},
                {"opened", to_iso(open.opened)}};
    if (open.due) each["due"] = to_iso(*open.due);
    if (open.overdue) each["overdue"] = true;
    if (!open.certified_by.empty()) each["certified_by"] = texts(open.certified_by);
    if (open.deferred_until) each["deferred_until"] = to_iso(*open.deferred_until);
    if (!open.escalated_to.empty()) each["escalated_to"] = texts(open.escalated_to);
    cases.push_back(std::move(each));
  }
  for (const auto& each : state.declined)
    declined.push_back(object{{"transition", transition_name(programme, each.transition)}, {"on", to_iso(each.on)}});
  out["history"] = std::move(history);
  if (!cases.empty()) out["cases"] = std::move(cases);
  if (!declined.empty()) out["declined"] = std::move(declined);
  if (state.stopped) out["stopped"] = true;
  if (state.reviews) out["reviews"] = state.reviews;
  if (!state.reviewed.empty()) out["reviewed"] = texts(state.reviewed);
  out["through"] = to_iso(state.evaluated_through);
  if (state.next != never) out["next"] = to_iso(state.next);
  return out;
}

std::expected<ProgressState, std::string> state_from_json(const Programme& programme, const value& json) {
  try {
    return read_state(programme, object_of(json, programme.name));
  } catch (const Wrong& wrong) {
    return std::unexpected("the state in `" + programme.name + "`: " + wrong.what);
  }
}

}  // namespace safon
