#include "engine/intake/life.hpp"

#include <algorithm>
#include <map>

namespace safon {
namespace {

std::string_view said(IntakeEventKind state) {
  switch (state) {
    case IntakeEventKind::placed:
    case IntakeEventKind::accepted:
      return "has the place already";
    case IntakeEventKind::waiting:
      return "is on the waiting list";
    case IntakeEventKind::declined:
      return "has declined";
    case IntakeEventKind::expired:
      return "did not answer in time";
    case IntakeEventKind::withdrawn:
    case IntakeEventKind::passed_over:
      return "is not eligible any more";
    case IntakeEventKind::not_ranked:
      return "was not ranked";
    case IntakeEventKind::allocated:
    case IntakeEventKind::offered:
    case IntakeEventKind::not_placed:
      break;
  }
  return "has no place";
}

}  // namespace

bool IntakeLife::has_open_offers() const {
  return std::ranges::find(applications, IntakeEventKind::offered, &Application::state) != applications.end();
}

IntakeLife life_of(std::span<const IntakeEvent> events) {
  IntakeLife life;
  std::map<std::int64_t, std::size_t> places;
  for (const IntakeEvent& event : events) {
    if (event.kind == IntakeEventKind::allocated) {
      life.allocated = event;
      continue;
    }
    const auto [place, is_new] = places.try_emplace(event.participant, life.applications.size());
    if (is_new)
      life.applications.push_back({.participant = event.participant,
                                   .id = event.id,
                                   .rank = event.rank,
                                   .keys = event.keys,
                                   .groups = event.groups});
    Application& one = life.applications[place->second];
    one.state = event.kind;
    one.since = event.effective;
    one.due = event.due;
    if (!event.text.empty()) one.reason = event.text;  // who accepts keeps the reason for which they were chosen
  }
  return life;
}

std::expected<IntakeEvent, std::string> answer(const IntakeLife& life, const std::string& id, bool accept,
                                               Date answered, Date recorded, const std::string& by,
                                               const std::string& reason) {
  if (!life.allocated) return std::unexpected("its places are not given out yet");
  const auto one = std::ranges::find(life.applications, id, &Application::id);
  if (one == life.applications.end())
    return std::unexpected("`" + id + "` was not eligible on " + to_iso(life.allocated->on));
  if (one->state != IntakeEventKind::offered)
    return std::unexpected("`" + id + "` has no open offer: `" + id + "` " + std::string(said(one->state)));
  if (answered < one->since)
    return std::unexpected("the offer was made on " + to_iso(one->since) + ", after " + to_iso(answered));
  if (one->due && answered > *one->due)
    return std::unexpected("the offer was open through " + to_iso(*one->due) + ", and " + to_iso(answered) +
                           " is later");
  return IntakeEvent{.kind = accept ? IntakeEventKind::accepted : IntakeEventKind::declined,
                     .participant = one->participant,
                     .id = id,
                     .on = recorded,
                     .effective = answered,
                     .rank = one->rank,
                     .text = reason,
                     .by = by};
}

}  // namespace safon
