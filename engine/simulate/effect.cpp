#include "engine/simulate/effect.hpp"

#include <algorithm>
#include <array>
#include <compare>

namespace safon::side_by_side {
namespace {

/// How far along: the status that is held, then what a case waits for. Greater is further.
struct Reach {
  int status = -2;  // not entered lies before everything
  int open_case = -2;
  auto operator<=>(const Reach&) const = default;
};

Reach reach_of(const Whereabouts& place, const std::vector<int>& rank) {
  if (!place.status) return {};
  return {rank[*place.status], place.case_for ? rank[*place.case_for] : -2};
}

/// Since when somebody has been so far: the first status that is as far, or the case.
std::optional<Date> reached(const Lived& lived, const Reach& wanted, const std::vector<int>& rank) {
  std::optional<Date> day;
  const auto take = [&](Date each) { day = day ? std::min(*day, each) : each; };
  for (const auto* state : {lived.now, lived.later}) {
    if (state == nullptr) continue;
    for (const auto& held : state->history) {
      const int far = rank[(*lived.to_paired)[held.status]];
      const bool enough = far > wanted.status || (far == wanted.status && wanted.open_case <= far);
      if (enough) take(held.effective);
    }
    const auto place = place_of(lived, *state, rank);
    if (place.case_for && reach_of(place, rank) >= wanted) take(place.case_since);
  }
  return day;
}

/// A step in the terms of both policies.
struct Step {
  std::uint8_t status = 0;
  Date on;
  bool operator==(const Step&) const = default;
};

const ProgressState& nothing() {
  static const ProgressState none;
  return none;
}

Parting parting_of(const Lived& before, const Lived& after, bool ahead) {
  const std::array<const Lived*, 2> sides{&before, &after};
  std::array<const ProgressState*, 2> states{};
  for (std::size_t i = 0; i < 2; ++i) {
    states[i] = ahead ? sides[i]->later : sides[i]->now;
    if (states[i] == nullptr) states[i] = &nothing();
  }
  const auto step = [&](std::size_t side, std::size_t k) {
    const auto& held = states[side]->history[k];
    return Step{(*sides[side]->to_paired)[held.status], held.effective};
  };
  std::size_t k = 0;
  while (k < states[0]->history.size() && k < states[1]->history.size() && step(0, k) == step(1, k)) ++k;
  std::optional<Parting> first;
  const auto take = [&](const Parting& each) {
    if (!first || each.on < first->on) first = each;
  };
  for (const std::size_t side : {1UL, 0UL})
    if (k < states[side]->history.size()) {
      const auto& held = states[side]->history[k];
      take({.of_draft = side == 1, .transition = held.transition, .on = held.effective, .held = k});
    }
  for (const std::size_t side : {1UL, 0UL})
    for (const auto& open : states[side]->cases) {
      const auto& way = sides[side]->programme->transitions[open.transition];
      const bool on_both = std::ranges::any_of(states[1 - side]->cases, [&](const OpenCase& other) {
        return sides[1 - side]->programme->transitions[other.transition].name == way.name && other.since == open.since;
      });
      if (!on_both) take({.of_draft = side == 1, .transition = open.transition, .on = open.since, .held = k});
    }
  return first.value_or(Parting{});
}

}  // namespace

Whereabouts place_of(const Lived& lived, const ProgressState& state, const std::vector<int>& rank) {
  Whereabouts place;
  if (state.history.empty()) return place;
  place.status = (*lived.to_paired)[state.history.back().status];
  place.since = state.history.back().effective;
  for (const auto& open : state.cases) {
    const auto target = (*lived.to_paired)[lived.programme->transitions[open.transition].to];
    if (rank[target] < rank[*place.status]) continue;
    if (place.case_for && rank[*place.case_for] >= rank[target]) continue;
    place.case_for = target;
    place.case_since = open.since;
  }
  return place;
}

std::optional<Difference> difference(const Lived& before, const Lived& after, const std::vector<int>& rank) {
  for (const bool ahead : {false, true}) {
    const auto place = [&](const Lived& lived) {
      const auto* state = ahead ? lived.later : lived.now;
      return state == nullptr ? Whereabouts{} : place_of(lived, *state, rank);
    };
    const auto old_place = place(before), new_place = place(after);
    if (old_place == new_place) continue;
    const auto was = reach_of(old_place, rank), is = reach_of(new_place, rank);
    Difference found{.parting = parting_of(before, after, ahead)};
    if (was == is && old_place.status != new_place.status) {
      found.effect = Effect::otherwise;
      found.status = new_place.status.value_or(0);
      found.reached_before = old_place.since;
      found.reached_after = new_place.since;
      return found;
    }
    // Where the statuses differ, they are what is told; else the case.
    const auto& further = is >= was ? new_place : old_place;
    auto wanted = std::max(was, is);
    if (was.status != is.status) wanted.open_case = Reach{}.open_case;
    const bool by_case = was.status == is.status && old_place.since == new_place.since;
    found.status = by_case && further.case_for ? *further.case_for : further.status.value_or(0);
    found.reached_before = reached(before, wanted, rank);
    found.reached_after = reached(after, wanted, rank);
    if (was == is) {
      // The same place, since another day: of the status, or else of the case.
      found.reached_before = by_case ? old_place.case_since : old_place.since;
      found.reached_after = by_case ? new_place.case_since : new_place.since;
      found.effect = found.reached_after == found.reached_before  ? Effect::otherwise
                     : found.reached_after < found.reached_before ? Effect::sooner
                                                                  : Effect::later;
    } else if (is > was) {
      found.effect =
          found.reached_before && *found.reached_before > *found.reached_after ? Effect::sooner : Effect::gains;
    } else {
      found.effect =
          found.reached_after && *found.reached_after > *found.reached_before ? Effect::later : Effect::loses;
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace safon::side_by_side
