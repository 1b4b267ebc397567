// Why one participant stands where she stands in one programme, and what she still needs: what `safon explain` prints
// and the console's page shows.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/participant.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/explain/explain.hpp"
#include "engine/explain/needed.hpp"
#include "engine/progress/entry.hpp"

namespace safon::office {

/// One participant in one programme, evaluated on the day that is asked about. What it is given outlives it.
class Explaining {
 public:
  Explaining(const CompiledPolicy& policy, std::uint16_t programme, const LoadedParticipant& participant, Date as_of,
             std::string language);

  [[nodiscard]] bool entered() const { return !participant_.state.history.empty(); }
  /// None where the day of entry says nothing: it is the day of the first record, or was not known then.
  [[nodiscard]] std::optional<Entry> entry() const;
  /// The day on which an officer declined the way, while it is met and no newer facts are known.
  [[nodiscard]] std::optional<Date> declined(std::uint16_t transition) const;
  /// In full, with the days on which it changes.
  [[nodiscard]] Explanation explained(NodeId node) const;
  /// `transition`: the way that the node is the condition of; none16: it is of none.
  [[nodiscard]] StillNeeded needed(std::uint16_t transition, const Explanation& whole) const;

 private:
  [[nodiscard]] Date speaks_from() const;

  const CompiledPolicy& policy_;
  const std::uint16_t index_;
  const Programme& programme_;
  const LoadedParticipant& participant_;
  Date as_of_;
  std::string language_;
  std::vector<Standing> standing_;
  Run run_;
};

}  // namespace safon::office
