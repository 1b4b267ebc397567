#include "engine/night/evaluate_register.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "engine/night/newest_rows.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/entry.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

void count(RunCounts& counts, const Event& event) {
  ++counts.events;
  if (event.kind == EventKind::status_changed) ++counts.status_changes;
  if (event.kind == EventKind::case_opened) ++counts.cases_opened;
  if (event.kind == EventKind::case_overdue) ++counts.cases_overdue;
  if (event.kind == EventKind::case_escalated) ++counts.cases_escalated;
  if (event.kind == EventKind::review_opened) ++counts.reviews_opened;
  if (event.kind == EventKind::stopped) ++counts.stopped;
}

/// What a dry run would have written of statuses, for the programmes that ask for them.
using Unwritten = std::map<ParticipantKey, std::vector<HeldElsewhere>>;

/// One programme of one run, chunk by chunk.
class Pass {
 public:
  Pass(const CompiledPolicy& policy, std::uint16_t programme, RecordSource& source, Ledger& ledger,
       const EvaluateOptions& options, std::vector<ParticipantKey>& seen, Unwritten& unwritten, EvaluateReport& report)
      : policy_(policy),
        programme_(programme),
        source_(source),
        ledger_(ledger),
        options_(options),
        unwritten_(unwritten),
        seen_(seen),
        report_(report),
        decoder_(policy.plan.schema, source),
        batch_(policy.plan.schema),
        run_(policy.plan) {}

  std::expected<void, RegisterError> all(RunKey run) {
    auto keys = source_.participants(policy_, programme_, options_.as_of, options_.who);
    if (!keys) return std::unexpected(keys.error());
    add_moved(*keys);
    look_at(*keys);
    for (std::size_t begin = 0; begin < keys->size(); begin += options_.at_once) {
      const std::size_t end = std::min(begin + options_.at_once, keys->size());
      std::vector<ParticipantKey> some(keys->begin() + std::ptrdiff_t(begin), keys->begin() + std::ptrdiff_t(end));
      // Who was decided about while the chunk was being evaluated is read and evaluated again.
      while (!some.empty()) {
        auto left = chunk(run, some);
        if (!left) return std::unexpected(left.error());
        some = std::move(*left);
      }
      if (options_.progress) options_.progress(end, keys->size());
    }
    return {};
  }

 private:
  /// In a dry run nobody is woken by what other programmes bring: they are found here.
  void add_moved(std::vector<ParticipantKey>& keys) const {
    if (unwritten_.empty()) return;
    const auto& asks = policy_.programmes[programme_].asks;
    const auto asked = [&](const HeldElsewhere& held) { return std::ranges::binary_search(asks, held.programme); };
    for (const auto& [key, held] : unwritten_)
      if (std::ranges::any_of(held, asked)) keys.push_back(key);
    std::ranges::sort(keys);
    const auto twice = std::ranges::unique(keys);
    keys.erase(twice.begin(), twice.end());
  }

  /// Whoever takes part in several programmes is counted once.
  void look_at(std::span<const ParticipantKey> keys) {
    const auto before = seen_.size();
    seen_.insert(seen_.end(), keys.begin(), keys.end());
    std::ranges::sort(seen_);
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    report_.counts.participants += seen_.size() - before;
  }

  std::expected<std::vector<ParticipantKey>, RegisterError> chunk(RunKey run, std::span<const ParticipantKey> keys) {
    if (auto read = source_.read(policy_, programme_, options_.as_of, Versions::matter, keys, chunk_); !read)
      return std::unexpected(read.error());
    if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded)
      return std::unexpected(decoded.error());
    if (auto held = read_elsewhere(); !held) return std::unexpected(held.error());
    // They go on from where they were: nobody needs the others again.
    std::vector<ProgressState>& states = chunk_.states;
    before_.clear();
    for (const ProgressState& state : states) before_.push_back({state.evaluated_through, state.next});
    // Everyone means everyone: also who cannot have moved is looked at, on the as-of day.
    if (options_.who == Who::everyone)
      for (const RecordVersion& version : chunk_.versions)
        if (auto& state = states[version.participant]; state.evaluated_through < options_.as_of)
          state.next = std::min(state.next, options_.as_of);
    const auto events = progress({.policy = &policy_,
                                  .programme = programme_,
                                  .batch = &batch_,
                                  .versions = chunk_.versions,
                                  .to = options_.as_of,
                                  .calendar = working_days(),
                                  .elsewhere = elsewhere_,
                                  .rules_changed = chunk_.rules_changed},
                                 states, run_);
    std::vector<ParticipantKey> stale;
    if (options_.dry_run) note_unwritten(events);
    if (!options_.dry_run) {
      auto settled = settle(run, events, states);
      if (!settled) return std::unexpected(settled.error());
      stale = std::move(*settled);
    }
    report(events, states, stale);
    return stale;
  }

  void note_unwritten(std::span<const Event> events) {
    for (const Event& event : events)
      if (event.kind == EventKind::entered || event.kind == EventKind::status_changed)
        note(policy_, event, 0, unwritten_[chunk_.participants[event.participant].key]);
  }

  std::expected<void, RegisterError> read_elsewhere() {
    elsewhere_.clear();
    const auto& asks = policy_.programmes[programme_].asks;
    if (asks.empty()) return {};
    if (auto held = source_.elsewhere(policy_, asks, chunk_.asked_about(), elsewhere_); !held) return held;
    if (unwritten_.empty()) return {};
    for (std::uint32_t p = 0; p < chunk_.participants.size(); ++p) {
      const auto more = unwritten_.find(chunk_.participants[p].key);
      if (more == unwritten_.end()) continue;
      for (HeldElsewhere held : more->second) {
        held.participant = p;
        held.known_from = std::max(held.known_from, Date{chunk_.states[p].evaluated_through.days + 1});
        elsewhere_.push_back(held);
      }
    }
    put_in_order(elsewhere_);
    return {};
  }

  // Where everyone is looked at, most have nothing new. Their days need no row: the night after finds the same again.
  std::expected<std::vector<ParticipantKey>, RegisterError> settle(RunKey run, std::span<const Event> events,
                                                                   std::span<const ProgressState> states) {
    std::vector<bool> is_new(states.size(), true);
    if (options_.who == Who::everyone && !chunk_.rules_changed) find_new(events, states, is_new);
    // Whom the policy leaves alone stays as another version has settled them.
    for (std::size_t p = 0; p < states.size(); ++p)
      if (leaves_alone(policy_, programme_, states[p])) is_new[p] = false;
    if (std::ranges::all_of(is_new, std::identity{})) return ledger_.settle(run, programme_, chunk_, events, states);

    Chunk part;
    std::vector<ProgressState> after;
    std::vector<Event> their_events;
    for (std::uint32_t p = 0; p < states.size(); ++p) {
      for (; !events.empty() && events.front().participant == p; events = events.subspan(1)) {
        their_events.push_back(events.front());
        their_events.back().participant = static_cast<std::uint32_t>(after.size());
      }
      if (!is_new[p]) continue;
      part.participants.push_back(chunk_.participants[p]);
      after.push_back(states[p]);
    }
    if (after.empty()) return {};
    std::swap(part.stored, chunk_.stored);  // events go on naming versions by their place in the whole chunk
    auto stale = ledger_.settle(run, programme_, part, their_events, after);
    std::swap(part.stored, chunk_.stored);
    return stale;
  }

  void find_new(std::span<const Event> events, std::span<const ProgressState> states, std::vector<bool>& is_new) const {
    for (std::size_t p = 0; p < states.size(); ++p) {
      const Settled& before = before_[p];
      is_new[p] = before.through == first_date || before.next <= options_.as_of || states[p].next != before.next;
    }
    for (const RecordVersion& version : chunk_.versions)
      if (version.known_from > before_[version.participant].through) is_new[version.participant] = true;
    for (const HeldElsewhere& held : elsewhere_)
      if (held.known_from > before_[held.participant].through && held.known_from <= options_.as_of)
        is_new[held.participant] = true;
    for (const Event& event : events) is_new[event.participant] = true;
  }

  void report(std::span<const Event> events, std::span<const ProgressState> states,
              std::span<const ParticipantKey> stale) {
    auto left_out = [&](std::uint32_t participant) {
      return std::find(stale.begin(), stale.end(), chunk_.participants[participant].key) != stale.end();
    };
    for (const auto& event : events) {
      if (left_out(event.participant)) continue;
      count(report_.counts, event);
      if (options_.on_event)
        options_.on_event({event, chunk_.participants[event.participant], policy_.programmes[programme_]});
    }
    if (std::any_of(policy_.properties.begin(), policy_.properties.end(),
                    [&](const auto& p) { return p.programme == programme_; }))
      check_properties(states);
  }

  void check_properties(std::span<const ProgressState> states) {
    const auto rows = newest_rows(chunk_, options_.as_of);
    std::vector<const ProgressState*> by_row(batch_.size, nullptr);
    for (std::size_t p = 0; p < rows.size(); ++p)
      if (rows[p] != no_row) by_row[rows[p]] = &states[p];
    auto standing = standing_of(policy_, programme_, by_row);
    const auto& asks = policy_.programmes[programme_].asks;
    stand_nowhere(standing, asks, batch_.size);
    std::vector<bool> takes_part(rows.size());
    for (std::size_t p = 0; p < rows.size(); ++p) {
      takes_part[p] = states[p].entered;
      if (leaves_alone(policy_, programme_, states[p])) {
        takes_part[p] = false;
        continue;
      }
      if (asks.empty() || rows[p] == no_row) continue;
      const auto held = of_participant(elsewhere_, static_cast<std::uint32_t>(p));
      takes_part[p] = takes_part[p] || !held.empty();
      stand_elsewhere(standing, asks, rows[p], held, options_.as_of, options_.as_of);
    }
    const std::int32_t as_of = options_.as_of.days;
    run_.run(batch_, standing, {&as_of, 1});
    for (std::uint16_t i = 0; i < policy_.properties.size(); ++i) {
      if (policy_.properties[i].programme != programme_) continue;
      for (std::size_t p = 0; p < rows.size(); ++p)
        if (rows[p] != no_row && takes_part[p] &&
            run_.verdict(policy_.properties[i].verdict, rows[p]) == Verdict::not_met)
          report_.broken.push_back({i, chunk_.participants[p].id});
    }
  }

  const Calendar* working_days() const {
    return policy_.working_days == none16 ? nullptr : &policy_.plan.calendars[policy_.working_days];
  }

  const CompiledPolicy& policy_;
  std::uint16_t programme_;
  RecordSource& source_;
  Ledger& ledger_;
  const EvaluateOptions& options_;
  Unwritten& unwritten_;
  std::vector<ParticipantKey>& seen_;  // by this run, also before it was interrupted; ascending
  EvaluateReport& report_;
  ChunkDecoder decoder_;
  RecordBatch batch_;
  Run run_;
  Chunk chunk_;  // its states become those after it
  std::vector<HeldElsewhere> elsewhere_;
  struct Settled {
    Date through, next;
  };
  std::vector<Settled> before_;  // of each participant of the chunk, as it was read
};

}  // namespace

std::expected<EvaluateReport, RegisterError> evaluate_register(const CompiledPolicy& policy, RecordSource& source,
                                                               Ledger& ledger, const EvaluateOptions& options) {
  EvaluateReport report;
  SoFar before;
  RunKey run = 0;
  if (!options.dry_run) {
    auto begun = ledger.begin_run({.policy = &policy, .as_of = options.as_of, .started = options.time()});
    if (!begun) return std::unexpected(begun.error());
    run = *begun;
    auto so_far = ledger.so_far(run);
    if (!so_far) return std::unexpected(so_far.error());
    before = std::move(*so_far);
  }
  Unwritten unwritten;
  for (const std::uint16_t p : policy.order)
    if (auto passed = Pass(policy, p, source, ledger, options, before.participants, unwritten, report).all(run);
        !passed)
      return std::unexpected(passed.error());
  if (!options.dry_run && options.before_end)
    if (auto done = options.before_end(run); !done) return std::unexpected(done.error());
  if (!options.dry_run)
    if (auto ended = ledger.end_run(run, report.counts, options.time()); !ended) return std::unexpected(ended.error());
  report.counts += before.counts;
  return report;
}

}  // namespace safon
