#include "lives.hpp"

#include <algorithm>

#include "engine/ports/chunk_decoder.hpp"
#include "engine/progress/event_name.hpp"

namespace safon::test {
namespace {

CompiledPolicy storable(testing::SmallPolicy small, std::uint64_t seed) {
  CompiledPolicy policy = std::move(small.policy);
  policy.version = "1";
  policy.files = {{"small.safon", "policy small {} # " + std::to_string(seed)}};
  policy.working_days = 0;
  // Transitions are told apart by their names.
  for (std::size_t t = 0; t < policy.programmes[0].transitions.size(); ++t)
    policy.programmes[0].transitions[t].name += " " + std::to_string(t);
  return policy;
}

std::string in_words(const CompiledPolicy& policy, const Event& event) {
  const Programme& programme = policy.programmes[0];
  EventKind kind = event.kind;
  std::string text = to_iso(event.on) + " " + std::string(event_name(kind)) + " since " + to_iso(event.effective);
  if (kind != EventKind::stopped && kind != EventKind::resumed) text += " to " + programme.statuses[event.to].name;
  if (event.transition != none16) text += " by " + programme.transitions[event.transition].name;
  if (event.due) text += " due " + to_iso(*event.due);
  return text + " " + event.by + ": " + event.text;
}

std::string in_words(const LedgerEvent& event) {
  std::string text = to_iso(event.on) + " " + event.kind + " since " + to_iso(event.effective);
  if (!event.to.empty()) text += " to " + event.to;
  if (!event.transition.empty()) text += " by " + event.transition;
  if (event.due) text += " due " + to_iso(*event.due);
  return text + " " + event.by + ": " + event.text;
}

}  // namespace

Lives::Lives(std::uint64_t seed, std::uint32_t people) {
  testing::Random random{seed};
  policy = storable(testing::random_policy(random), seed);
  for (std::uint32_t first = 0; first < people; first += testing::participants) {
    testing::Records some = testing::random_records(random, policy);
    for (const testing::TheirDecision& each :
         testing::random_decisions(random, some, static_cast<int>(policy.programmes[0].statuses.size()))) {
      decisions.push_back(each);
      decisions.back().participant += first;
    }
    std::map<std::uint32_t, Bytes> last;
    for (const RecordVersion& version : some.versions) {
      Bytes document;
      encode_document(some.batch, version.row, document);
      if (last[version.participant] == document) continue;
      last[version.participant] = document;
      arrivals.push_back({version, std::move(document)});
      arrivals.back().first.participant += first;
    }
    if (first == 0) records = std::move(some);
  }
  const auto day_of = [](const auto& arrival) { return arrival.first.known_from; };
  std::ranges::stable_sort(arrivals, {}, day_of);
  std::ranges::stable_sort(decisions, {}, [](const testing::TheirDecision& each) { return each.decision.on; });
}

void Way::come_in(Date by) {
  for (; arrived_ < lives_.arrivals.size() && lives_.arrivals[arrived_].first.known_from <= by; ++arrived_)
    arrive(lives_.arrivals[arrived_].first, lives_.arrivals[arrived_].second);
}

void Way::night(Date as_of, Who who, const CompiledPolicy& policy) {
  come_in(as_of);
  static_cast<void>(ok(evaluate_register(policy, source(), ledger(),
                                         {.as_of = as_of, .who = who, .at_once = 3, .time = [] { return "02:00"; }})));
}

void Way::decide(const testing::TheirDecision& decided, const CompiledPolicy& policy) {
  come_in(decided.decision.on);
  const auto key = keys_.find(decided.participant);
  if (key == keys_.end()) return;
  Chunk chunk;
  ok(source().read(policy, 0, decided.decision.on, Versions::matter, std::span(&key->second, 1), chunk));
  RecordBatch batch(policy.plan.schema);
  ok(ChunkDecoder(policy.plan.schema, source()).decode(chunk, DocumentLines::skip, batch));
  Run run(policy.plan);
  std::vector<ProgressState> states = chunk.states;
  auto events = progress({.policy = &policy,
                          .batch = &batch,
                          .versions = chunk.versions,
                          .to = decided.decision.on,
                          .calendar = &policy.plan.calendars.front(),
                          .rules_changed = chunk.rules_changed},
                         states, run);
  auto outcome = safon::decide(policy, 0, decided.decision, 0, states.front());
  const auto* brought = std::get_if<std::vector<Event>>(&outcome);
  if (brought == nullptr) return;
  events.insert(events.end(), brought->begin(), brought->end());
  ok(ledger().decide(policy, 0, chunk, events, states.front()));
}

std::vector<ProgressState> Way::states(Date as_of) {
  std::vector<ProgressState> all;
  for (const auto& [participant, key] : keys_) {
    Chunk chunk;
    ok(source().read(lives_.policy, 0, as_of, Versions::matter, std::span(&key, 1), chunk));
    all.push_back(chunk.states.front());
  }
  return all;
}

InRegister::InRegister(const Lives& lives, std::string path) : Way(lives), file_(opened(path)) {
  file_.inside().connection.run("PRAGMA synchronous = OFF");
}

void InRegister::arrive(const RecordVersion& version, const Bytes& document) {
  const std::string id = "p" + std::to_string(version.participant);
  ImportInfo info{.file = id + " " + to_iso(version.known_from),
                  .feed = "feed",
                  .council = "cardiff",
                  .received = version.known_from,
                  .policy = &lives_.policy,
                  .imported = "01:00"};
  Import import = ok(Import::begin(file_, info));
  static_cast<void>(ok(import.add_version(id, info.council, document, 1)));
  static_cast<void>(ok(import.finish(Hasher().text(info.file).number(version.row).finish())));
  keys_[version.participant] = *ok(find_participant(file_, id));
}

std::vector<std::vector<std::string>> InRegister::events() {
  std::vector<std::vector<std::string>> all;
  for (const auto& [participant, key] : keys_) {
    all.emplace_back();
    for (const LedgerEvent& event : ok(history(file_, key))) all.back().push_back(in_words(event));
  }
  return all;
}

void InMemory::arrive(const RecordVersion& version, const Bytes&) {
  keys_[version.participant] = memory_.add_version(lives_.records->batch, version.row, version.known_from);
}

std::vector<std::vector<std::string>> InMemory::events() {
  std::vector<std::vector<std::string>> all;
  for (const auto& [participant, key] : keys_) {
    all.emplace_back();
    for (const auto& entry : memory_.events())
      if (entry.participant == key) all.back().push_back(in_words(lives_.policy, entry.event));
  }
  return all;
}

}  // namespace safon::test
