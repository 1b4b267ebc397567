#include "engine/ports/in_memory.hpp"

#include <algorithm>

#include "engine/progress/elsewhere/elsewhere.hpp"

namespace safon {

ParticipantKey InMemoryRegister::add_version(const RecordBatch& batch, std::size_t index, Date known_from,
                                             std::string council) {
  auto found = std::ranges::find(participants_, batch.id(index), &Participant::id);
  if (found == participants_.end()) {
    participants_.push_back({.id = std::string(batch.id(index)), .council = {}, .versions = {}, .standings = {}});
    found = participants_.end() - 1;
  }
  found->council = std::move(council);
  const auto place = std::ranges::upper_bound(found->versions, known_from, {}, &Version::known_from);
  const auto version = found->versions.insert(place, {.key = ++versions_, .known_from = known_from, .document = {}});
  encode_document(batch, index, version->document);
  return found - participants_.begin() + 1;
}

std::expected<std::vector<ParticipantKey>, RegisterError> InMemoryRegister::participants(const CompiledPolicy& policy,
                                                                                         std::uint16_t programme,
                                                                                         Date as_of, Who who) {
  std::vector<ParticipantKey> keys;
  for (std::size_t p = 0; p < participants_.size(); ++p) {
    const Participant& participant = participants_[p];
    const auto standing = participant.standings.find(programme);
    const bool settled = standing != participant.standings.end();
    const Date through = settled ? standing->second.state.evaluated_through : first_date;
    const bool learnt = std::ranges::any_of(participant.versions, [&](const Version& version) {
      return version.known_from > through && version.known_from <= as_of;
    });
    const bool woken = settled && standing->second.woken && through < as_of;
    const bool fell_due = woken || (settled && standing->second.state.next <= as_of);
    const bool other_rules = settled && standing->second.policy != &policy && through < as_of;
    if (who == Who::everyone || learnt || fell_due || other_rules) keys.push_back(static_cast<ParticipantKey>(p + 1));
  }
  return keys;
}

std::expected<void, RegisterError> InMemoryRegister::read(const CompiledPolicy& policy, std::uint16_t programme,
                                                          Date as_of, Versions versions,
                                                          std::span<const ParticipantKey> keys, Chunk& chunk) {
  chunk.clear();
  chunk.files.emplace_back("memory");
  for (const ParticipantKey key : keys) {
    const Participant& participant = participants_.at(static_cast<std::size_t>(key - 1));
    const auto found = participant.standings.find(programme);
    const Standing standing = found == participant.standings.end() ? Standing{} : found->second;
    chunk.participants.push_back({.key = key,
                                  .id = participant.id,
                                  .council = participant.council,
                                  .reported = true,
                                  .sequence = standing.sequence});
    chunk.states.push_back(versions == Versions::all ? ProgressState{} : standing.state);
    if (standing.policy != nullptr && standing.policy != &policy) chunk.rules_changed = true;
    const ProgressState& state = chunk.states.back();
    for (std::size_t v = 0; v < participant.versions.size(); ++v) {
      const Version& version = participant.versions[v];
      if (version.known_from > as_of) break;
      const bool followed = v + 1 < participant.versions.size() && participant.versions[v + 1].known_from <= as_of;
      const Date until = followed ? participant.versions[v + 1].known_from : never;
      if (until == version.known_from) continue;
      if (versions == Versions::matter && state.entered && until <= state.evaluated_through) continue;
      chunk.versions.push_back({.participant = static_cast<std::uint32_t>(chunk.participants.size() - 1),
                                .row = static_cast<std::uint32_t>(chunk.stored.size()),
                                .known_from = version.known_from});
      const std::size_t begin = chunk.bytes.size();
      chunk.bytes.insert(chunk.bytes.end(), version.document.begin(), version.document.end());
      chunk.stored.push_back({.key = version.key,
                              .schema = 1,
                              .content = {},
                              .received = version.known_from,
                              .begin = begin,
                              .end = chunk.bytes.size()});
    }
  }
  return {};
}

std::expected<void, RegisterError> InMemoryRegister::elsewhere(const CompiledPolicy& policy,
                                                               std::span<const std::uint16_t> programmes,
                                                               std::span<const AskedAbout> about,
                                                               std::vector<HeldElsewhere>& held) {
  held.clear();
  for (std::uint32_t p = 0; p < about.size(); ++p)
    for (const auto programme : programmes) {
      const std::size_t first = held.size();
      for (const Entry& entry : events_) {
        if (entry.participant != about[p].key || entry.event.programme != programme ||
            entry.sequence >= about[p].before)
          continue;
        const std::size_t so_far = held.size();
        note(policy, entry.event, p, held);
        if (held.size() > so_far && entry.sequence > about[p].sequence)
          held.back().known_from = std::max(held.back().known_from, Date{about[p].through.days + 1});
      }
      const auto& standings = participants_.at(static_cast<std::size_t>(about[p].key - 1)).standings;
      const auto standing = standings.find(programme);
      if (held.size() > first && standing != standings.end()) held.back().next = standing->second.state.next;
    }
  put_in_order(held);
  return {};
}

std::expected<RunKey, RegisterError> InMemoryRegister::begin_run(const RunInfo& info) {
  runs_.push_back(info.policy);
  return static_cast<RunKey>(runs_.size());
}

bool InMemoryRegister::settle_one(const CompiledPolicy& policy, std::uint16_t programme, const Chunk& before,
                                  std::size_t index, std::span<const Event> events, const ProgressState& after) {
  const ChunkParticipant& who = before.participants[index];
  Standing& standing = participants_.at(static_cast<std::size_t>(who.key - 1)).standings[programme];
  if (standing.sequence != who.sequence) return false;
  if (after.evaluated_through > standing.state.evaluated_through) standing.policy = &policy;
  standing.state = after;
  standing.sequence = ++settlements_;
  standing.woken = false;
  bool moved = false;
  for (const Event& event : events) {
    moved = moved || event.kind == EventKind::entered || event.kind == EventKind::status_changed;
    events_.push_back({.event = event,
                       .participant = who.key,
                       .version = event.version < before.stored.size() ? before.stored[event.version].key : 0,
                       .sequence = settlements_});
  }
  for (std::uint16_t p = 0; p < policy.programmes.size() && moved; ++p)
    if (std::ranges::binary_search(policy.programmes[p].asks, programme))
      participants_[static_cast<std::size_t>(who.key - 1)].standings[p].woken = true;
  return true;
}

std::expected<std::vector<ParticipantKey>, RegisterError> InMemoryRegister::settle(
    RunKey run, std::uint16_t programme, const Chunk& before, std::span<const Event> events,
    std::span<const ProgressState> after) {
  if (run < 1 || static_cast<std::size_t>(run) > runs_.size() || after.size() != before.participants.size())
    return std::unexpected(RegisterError{RegisterFault::invalid, "there is no such run, or a state is missing", ""});
  std::vector<ParticipantKey> stale;
  for (std::size_t p = 0; p < after.size(); ++p) {
    std::size_t own = 0;
    while (own < events.size() && events[own].participant == p) ++own;
    if (!settle_one(*runs_[static_cast<std::size_t>(run - 1)], programme, before, p, events.first(own), after[p]))
      stale.push_back(before.participants[p].key);
    events = events.subspan(own);
  }
  return stale;
}

std::expected<void, RegisterError> InMemoryRegister::end_run(RunKey, const RunCounts&, const std::string&) {
  return {};
}

std::expected<void, RegisterError> InMemoryRegister::decide(const CompiledPolicy& policy, std::uint16_t programme,
                                                            const Chunk& before, std::span<const Event> events,
                                                            const ProgressState& after) {
  if (before.participants.size() != 1)
    return std::unexpected(RegisterError{RegisterFault::invalid, "a decision is about one participant", ""});
  if (!settle_one(policy, programme, before, 0, events, after))
    return std::unexpected(RegisterError{RegisterFault::stale, "somebody else has changed the state meanwhile", ""});
  return {};
}

}  // namespace safon
