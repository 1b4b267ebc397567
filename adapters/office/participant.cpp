#include "adapters/office/participant.hpp"

#include <algorithm>
#include <cctype>

#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/event_name.hpp"

namespace safon::office {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

/// The nearest ids, as typed or in the other case.
std::vector<std::string> near_ids(RegisterFile& in, const std::string& id) {
  auto upper = id, lower = id;
  std::ranges::transform(id, upper.begin(), [](unsigned char c) { return char(std::toupper(c)); });
  std::ranges::transform(id, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  for (const auto& spelling : {id, upper, lower})
    if (auto near = nearest_ids(in, spelling, 3); near && !near->empty()) return *near;
  return {};
}

std::uint8_t index_of(const Programme& programme, const std::string& status) {
  const auto found = std::ranges::find(programme.statuses, status, &Status::name);
  return found == programme.statuses.end() ? programme.initial : std::uint8_t(found - programme.statuses.begin());
}

ProgressState state_from(const std::vector<LedgerEvent>& events, const CompiledPolicy& policy,
                         const Programme& programme, Date as_of) {
  ProgressState state;
  for (const auto& each : events) {
    const auto kind = event_kind(each.kind);
    if (!kind || each.on > as_of || each.policy != policy.name || each.programme != programme.name) continue;
    Event event{
        .kind = *kind, .on = each.on, .effective = each.effective, .due = each.due, .by = each.by, .text = each.text};
    event.to = index_of(programme, each.to);
    const auto way = std::ranges::find(programme.transitions, each.transition, &Transition::name);
    if (way != programme.transitions.end()) event.transition = std::uint16_t(way - programme.transitions.begin());
    apply(programme, event, state);
  }
  state.evaluated_through = as_of;
  return state;
}

const Calendar* working_days(const CompiledPolicy& policy) {
  return policy.working_days == none16 ? nullptr : &policy.plan.calendars[policy.working_days];
}

/// What days that are not evaluated yet bring in the programmes that come before this one, in their order.
std::expected<void, RegisterError> bring_elsewhere(RegisterFile& in, const CompiledPolicy& policy,
                                                   std::uint16_t programme, ParticipantKey key, Date as_of,
                                                   std::vector<HeldElsewhere>& held, bool& moved) {
  const ParticipantKey keys[] = {key};
  Chunk chunk;
  RecordBatch batch(policy.plan.schema);
  ChunkDecoder decoder(policy.plan.schema, in);
  Run run(policy.plan);
  for (const std::uint16_t other : policy.order) {
    if (other == programme) break;
    if (auto read = in.read(policy, other, as_of, Versions::matter, keys, chunk); !read) return read;
    auto& state = chunk.states.front();
    if (as_of <= state.evaluated_through) continue;
    if (auto decoded = decoder.decode(chunk, DocumentLines::skip, batch); !decoded) return decoded;
    std::vector<HeldElsewhere> theirs;
    if (auto read = in.elsewhere(policy, policy.programmes[other].asks, chunk.asked_about(), theirs); !read)
      return read;
    for (const auto& each : held)  // brought by the programmes before it
      if (each.known_from > state.evaluated_through && std::ranges::none_of(theirs, [&](const HeldElsewhere& known) {
            return known.programme == each.programme && known.status == each.status &&
                   known.effective == each.effective;
          }))
        theirs.push_back(each);
    put_in_order(theirs);
    const auto events = progress({.policy = &policy,
                                  .programme = other,
                                  .batch = &batch,
                                  .versions = chunk.versions,
                                  .to = as_of,
                                  .calendar = working_days(policy),
                                  .elsewhere = theirs,
                                  .rules_changed = chunk.rules_changed},
                                 {&state, 1}, run);
    const std::size_t before = held.size();
    for (const auto& event : events) note(policy, event, 0, held);
    if (held.size() > before && std::ranges::binary_search(policy.programmes[programme].asks, other)) moved = true;
    for (auto& each : held)
      if (each.programme == other) each.next = state.next;
  }
  put_in_order(held);
  return {};
}

}  // namespace

std::expected<ParticipantKey, Refusal> find_id(RegisterFile& in, const std::string& id) {
  auto key = find_participant(in, id);
  if (!key) return std::unexpected(refusal(key.error()));
  if (*key) return **key;
  const auto near = near_ids(in, id);
  return std::unexpected(refusal(Ground::words, "nobody in the register has the id `" + id + "`",
                                 near.empty() ? "" : "did you mean " + listed(near) + "?"));
}

std::expected<ProgressState, RegisterError> state_at_end_of(RegisterFile& in, const CompiledPolicy& policy,
                                                            std::uint16_t programme, ParticipantKey key, Date day) {
  auto events = history(in, key);
  if (!events) return std::unexpected(events.error());
  return state_from(*events, policy, policy.programmes[programme], day);
}

std::expected<LoadedParticipant, Refusal> load_participant(RegisterFile& in, const CompiledPolicy& policy,
                                                           std::uint16_t programme, const std::string& id, Date as_of) {
  auto key = find_id(in, id);
  if (!key) return std::unexpected(key.error());
  LoadedParticipant loaded{.chunk = {},
                           .batch = RecordBatch(policy.plan.schema),
                           .known_from = {},
                           .state = {},
                           .settled_through = {},
                           .elsewhere = {},
                           .moved_elsewhere = false,
                           .corrected = {},
                           .brought = {}};
  const ParticipantKey keys[] = {*key};
  auto read = in.read(policy, programme, as_of, Versions::matter, keys, loaded.chunk);
  if (read) loaded.settled_through = loaded.chunk.states.front().evaluated_through;
  const bool settled = read && as_of < loaded.settled_through;
  // Of a day that is past, every version counts that was known by then, also those that matter no more.
  if (settled) read = in.read(policy, programme, as_of, Versions::all, keys, loaded.chunk);
  if (!read) return std::unexpected(refusal(read.error()));
  ChunkDecoder decoder(policy.plan.schema, in);
  if (auto decoded = decoder.decode(loaded.chunk, DocumentLines::load, loaded.batch); !decoded)
    return std::unexpected(refusal(decoded.error()));
  bool known = false;
  for (const auto& version : loaded.chunk.versions)
    if (version.known_from <= as_of) loaded.row = version.row, loaded.known_from = version.known_from, known = true;
  if (!known)
    return std::unexpected(
        refusal(Ground::words, "nothing was known of `" + id + "` on " + to_iso(as_of), "ask about a later day"));

  auto corrected = corrected_places(in, policy.plan.schema, loaded.chunk.stored[loaded.row].key);
  if (!corrected) return std::unexpected(refusal(corrected.error()));
  loaded.corrected = *std::move(corrected);

  const auto others = other_programmes(policy, programme);
  if (!others.empty()) {
    auto held = in.elsewhere(policy, others, loaded.chunk.asked_about(), loaded.elsewhere);
    if (held && !settled)
      held = bring_elsewhere(in, policy, programme, *key, as_of, loaded.elsewhere, loaded.moved_elsewhere);
    if (!held) return std::unexpected(refusal(held.error()));
  }
  loaded.state = loaded.chunk.states.front();
  if (settled) {
    auto state = state_at_end_of(in, policy, programme, *key, as_of);
    if (!state) return std::unexpected(refusal(state.error()));
    loaded.state = std::move(*state);
  } else {
    Run run(policy.plan);
    loaded.brought = progress({.policy = &policy,
                               .programme = programme,
                               .batch = &loaded.batch,
                               .versions = loaded.chunk.versions,
                               .to = as_of,
                               .calendar = working_days(policy),
                               .elsewhere = loaded.elsewhere,
                               .rules_changed = loaded.chunk.rules_changed},
                              {&loaded.state, 1}, run);
  }
  return loaded;
}

std::expected<std::vector<std::uint16_t>, Refusal> find_programmes(const CompiledPolicy& policy,
                                                                   const std::string& name) {
  std::vector<std::string> names;
  std::vector<std::uint16_t> found;
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    names.push_back(policy.programmes[p].name);
    if (name.empty() || names.back() == name) found.push_back(p);
  }
  if (!found.empty()) return found;
  if (names.empty()) return std::unexpected(refusal(Ground::words, "the policy has no programme"));
  const auto near = nearest(name, names);
  return std::unexpected(refusal(Ground::words, "the policy has no programme `" + name + "`",
                                 near ? "did you mean `" + *near + "`?" : "it has " + listed(names)));
}

std::expected<std::vector<StatusOf>, Refusal> find_statuses(const CompiledPolicy& policy,
                                                            const std::vector<std::uint16_t>& programmes,
                                                            const std::string& status) {
  std::vector<std::string> names;
  std::vector<StatusOf> found;
  for (const auto p : programmes)
    for (std::uint8_t s = 0; s < policy.programmes[p].statuses.size(); ++s) {
      names.push_back(policy.programmes[p].statuses[s].name);
      if (names.back() == status) found.push_back({p, s});
    }
  if (!found.empty()) return found;
  const auto near = nearest(status, names);
  const auto whose = programmes.size() == 1 ? "the programme `" + policy.programmes[programmes.front()].name + "`"
                                            : "the policy `" + policy.name + "`";
  return std::unexpected(refusal(Ground::words, whose + " has no status `" + status + "`",
                                 near ? "did you mean `" + *near + "`?" : "it has " + listed(names)));
}

}  // namespace safon::office
