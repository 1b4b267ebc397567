// Two versions of a policy side by side: what is called the same is the same.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/compiled_policy.hpp"
#include "engine/simulate/simulation.hpp"

namespace safon::side_by_side {

struct PairedProgramme {
  std::optional<std::uint16_t> before, after;         // index in each policy
  std::vector<std::uint8_t> from_before, from_after;  // status of each policy -> SimulatedProgramme::statuses
  std::vector<int> rank;  // of those: how far along; setbacks and stays away alike and before all others
};

/// Who asks something of a certain place: beneath a way, or beneath something with a name.
struct Asked {
  std::size_t node = 0;  // index into Pairing::nodes()
  bool before = false, after = false;
};

/// Something with a name in the outline of one policy or of both.
struct PairedNode {
  std::string name;
  Label label;
  bool is_requirement = false;
  NodeId before = no_node, after = no_node;
  std::vector<Asked> below;  // what has a name directly beneath it, in either
};

class Pairing {
 public:
  Pairing(const CompiledPolicy& before, const CompiledPolicy& after);

  /// As Simulation::programmes; these are filled as far as names go.
  [[nodiscard]] const std::vector<PairedProgramme>& programmes() const { return programmes_; }
  [[nodiscard]] std::vector<SimulatedProgramme> simulated() const;
  [[nodiscard]] const std::vector<PairedNode>& nodes() const { return nodes_; }
  /// What has a name directly beneath the conditions of a transition, by its name.
  [[nodiscard]] const std::vector<Asked>& beneath(std::uint16_t programme, const std::string& transition);

 private:
  void pair_programmes();
  std::size_t node(const Node& named);
  void add_outline(const CompiledPolicy& policy, bool of_draft);
  void gather(const CompiledPolicy& policy, bool of_draft, NodeId from, std::vector<Asked>& found);

  const CompiledPolicy &before_, &after_;
  std::vector<PairedProgramme> programmes_;
  std::vector<PairedNode> nodes_;
  std::map<std::string, std::size_t> by_name_;
  std::map<std::pair<std::uint16_t, std::string>, std::vector<Asked>> beneath_;
};

}  // namespace safon::side_by_side
