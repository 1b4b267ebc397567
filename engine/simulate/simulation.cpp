#include "engine/simulate/simulation.hpp"

namespace safon {

std::string_view effect_name(Effect effect) {
  switch (effect) {
    case Effect::gains:
      return "gains";
    case Effect::sooner:
      return "sooner";
    case Effect::later:
      return "waits_longer";
    case Effect::loses:
      return "loses";
    case Effect::otherwise:
      return "otherwise";
  }
  return {};
}

std::uint64_t AskedOfAll::count(bool of_draft, Answer answer) const {
  std::uint64_t sum = 0;
  for (std::size_t other = 0; other < answers.size(); ++other)
    sum += of_draft ? answers[other][std::size_t(answer)] : answers[std::size_t(answer)][other];
  return sum;
}

std::uint64_t AskedOfAll::changed() const {
  std::uint64_t sum = 0;
  for (std::size_t was = 0; was < answers.size(); ++was)
    for (std::size_t is = 0; is < answers.size(); ++is)
      if (was != is) sum += answers[was][is];
  return sum;
}

}  // namespace safon
