// The pairs that a matching proposes, as people and programs read them.
#pragma once
#include <ostream>
#include <string>

#include "adapters/cli/draw/terminal.hpp"
#include "engine/match/propose.hpp"
#include "engine/value/date.hpp"

namespace safon {

/// What is drawn; all of it outlives the drawing.
struct ProposedPairs {
  const Matching& matching;
  const match::People& people;
  const match::Proposal& proposal;
  Date as_of;
  std::string language;
};

/// Text: the pairs; those who are matched with, and their loads; who went without and why; of whom it is not known.
/// JSON: the same. CSV: a line for each who is, or may be, to be matched.
void draw(std::ostream& out, const ProposedPairs& pairs, Format format, const Terminal& terminal);

}  // namespace safon
