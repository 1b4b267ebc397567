#include "adapters/cli/participant.hpp"

#include "adapters/cli/messages.hpp"

namespace safon {
namespace {

template <class T>
std::expected<T, Exit> said(std::expected<T, office::Refusal> found) {
  if (!found) return std::unexpected(refuse(found.error()));
  return std::move(*found);
}

}  // namespace

std::expected<ParticipantKey, Exit> find_id(RegisterFile& in, const std::string& id) {
  return said(office::find_id(in, id));
}

std::expected<LoadedParticipant, Exit> load_participant(RegisterFile& in, const CompiledPolicy& policy,
                                                        std::uint16_t programme, const std::string& id, Date as_of) {
  return said(office::load_participant(in, policy, programme, id, as_of));
}

std::expected<std::vector<std::uint16_t>, Exit> find_programmes(const CompiledPolicy& policy, const std::string& name) {
  return said(office::find_programmes(policy, name));
}

std::expected<std::vector<StatusOf>, Exit> find_statuses(const CompiledPolicy& policy,
                                                         const std::vector<std::uint16_t>& programmes,
                                                         const std::string& status) {
  return said(office::find_statuses(policy, programmes, status));
}

}  // namespace safon
