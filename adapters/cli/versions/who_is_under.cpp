#include "adapters/cli/versions/who_is_under.hpp"

#include <algorithm>

#include "engine/night/evaluate_register.hpp"
#include "engine/ports/chunk_decoder.hpp"

namespace safon {
namespace {

/// The days on which participants of one programme begin, as the newest version has it.
class Beginnings {
 public:
  Beginnings(RegisterFile& in, const CompiledPolicy& policy, std::uint16_t programme, Date day)
      : in_(in),
        policy_(policy),
        programme_(programme),
        day_(day),
        batch_(policy.plan.schema),
        decoder_(policy.plan.schema, in),
        run_(policy.plan) {}

  /// Calls `found` with each participant whose day is known.
  std::expected<void, RegisterError> read(std::span<const ParticipantKey> keys,
                                          const std::function<void(ParticipantKey, Date)>& found) {
    for (std::size_t begin = 0; begin < keys.size(); begin += participants_in_a_chunk) {
      const auto some = keys.subspan(begin, std::min(participants_in_a_chunk, keys.size() - begin));
      if (auto read = in_.read(policy_, programme_, day_, Versions::matter, some, chunk_); !read) return read;
      if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded) return decoded;
      run_.run(batch_, {}, {&day_.days, 1});
      std::vector<std::optional<Date>> begins(chunk_.participants.size());
      for (const auto& version : chunk_.versions)
        if (version.known_from <= day_) note(version, begins[version.participant]);
      for (std::size_t p = 0; p < begins.size(); ++p) {
        const auto& state = chunk_.states[p];
        // Once somebody has entered, their day of entry is history.
        const auto day = state.history.empty() ? begins[p] : std::optional(state.history.front().effective);
        if (day) found(chunk_.participants[p].key, *day);
      }
    }
    return {};
  }

 private:
  void note(const RecordVersion& version, std::optional<Date>& begins) const {
    const auto reg = policy_.programmes[programme_].begins_on;
    if (reg == no_reg) {
      if (!begins) begins = version.known_from;  // the day of the first record
      return;
    }
    const auto days = run_.column(reg).dates[version.row];
    begins = days == unknown_value<std::int32_t> || days == absent_value<std::int32_t> ? std::nullopt
                                                                                       : std::optional(Date{days});
  }

  RegisterFile& in_;
  const CompiledPolicy& policy_;
  const std::uint16_t programme_;
  const Date day_;
  Chunk chunk_;
  RecordBatch batch_;
  ChunkDecoder decoder_;
  Run run_;
};

}  // namespace

std::expected<UnderWhich, RegisterError> who_is_under(RegisterFile& in, const VersionsInForce& versions, Date day,
                                                      bool choice, bool dry_run) {
  const auto& policy = versions.policy(*versions.newest(day));
  UnderWhich out;
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    const auto& name = policy.programmes[p].name;
    auto bound = bindings(in, policy.name, name);
    if (!bound) return std::unexpected(bound.error());
    std::vector<Binding> changed;
    const auto decide = [&](ParticipantKey key, Date entered, std::int64_t before) {
      const auto version = versions.of(entered, day);
      if (!version || versions.rows[*version].policy == before) return;
      changed.push_back({.participant = key,
                         .policy = versions.rows[*version].policy,
                         .entered = entered,
                         .from = std::max(entered, versions.rows[*version].from),
                         .reason = versions.reason(*version, entered, day)});
    };
    for (const auto& [key, binding] : *bound) decide(key, binding.entered, binding.policy);
    if (choice) {
      auto due = in.participants(policy, p, day, Who::due);
      if (!due) return std::unexpected(due.error());
      std::erase_if(*due, [&](ParticipantKey key) { return bound->contains(key); });
      Beginnings beginnings(in, policy, p, day);
      auto read = beginnings.read(*due, [&](ParticipantKey key, Date entered) { decide(key, entered, 0); });
      if (!read) return std::unexpected(read.error());
    }
    std::ranges::sort(changed, {}, &Binding::participant);
    if (!dry_run)
      if (auto written = record_bindings(in, policy.name, name, changed); !written)
        return std::unexpected(written.error());
    for (auto& each : changed) (*bound)[each.participant] = std::move(each);
    out[name] = std::move(*bound);
  }
  return out;
}

}  // namespace safon
