// What a journey hears of the other programmes that its own one asks.
#include <algorithm>

#include "engine/progress/journey.hpp"

namespace safon {

void Journey::hear_news() {
  news_.reset();
  for (const HeldElsewhere& held : elsewhere_)
    if (held.known_from > heard_ && held.known_from <= day_) news_ = std::min(news_.value_or(never), held.effective);
  heard_ = day_;
}

/// The first day that brings more.
Date Journey::next_news() const {
  Date next = never;
  for (const HeldElsewhere& held : elsewhere_)
    if (held.known_from > heard_) next = std::min(next, held.known_from);
  return next;
}

/// Before that decision the day had another status there: what was recorded of it may rest on either.
bool Journey::decided_elsewhere(Date on) const {
  return std::ranges::any_of(elsewhere_,
                             [&](const HeldElsewhere& held) { return held.certified && held.effective == on; });
}

}  // namespace safon
