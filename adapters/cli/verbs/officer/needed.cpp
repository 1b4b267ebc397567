#include "adapters/cli/verbs/officer/needed.hpp"

#include <algorithm>
#include <map>

#include "adapters/cli/draw/needed.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "engine/explain/needed.hpp"
#include "engine/explain/ways.hpp"
#include "engine/night/evaluate_register.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/progress/before.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

struct Key {
  std::uint8_t from, to;
  std::string name, label;
  auto operator<=>(const Key&) const = default;
};
struct Lacking {
  std::int64_t not_met = 0, unknown = 0;
};

class Counting {
 public:
  Counting(RegisterFile& in, const CompiledPolicy& policy, std::uint16_t programme, const Options& options, Date as_of)
      : in_(in),
        policy_(policy),
        index_(programme),
        options_(options),
        as_of_(as_of),
        decoder_(policy.plan.schema, in),
        batch_(policy.plan.schema),
        run_(policy.plan) {}

  std::expected<void, RegisterError> all() {
    auto keys = in_.participants(policy_, index_, as_of_, Who::everyone);
    if (!keys) return std::unexpected(keys.error());
    for (std::size_t begin = 0; begin < keys->size(); begin += participants_in_a_chunk) {
      const auto count = std::min(participants_in_a_chunk, keys->size() - begin);
      if (auto read =
              in_.read(policy_, index_, as_of_, Versions::matter, std::span(*keys).subspan(begin, count), chunk_);
          !read)
        return read;
      if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded) return decoded;
      if (auto held = in_.elsewhere(policy_, policy_.programmes[index_].asks, chunk_.asked_about(), elsewhere_); !held)
        return held;
      count_chunk();
    }
    return {};
  }

  Table table() const {
    const auto& programme = policy_.programmes[index_];
    std::vector<std::pair<Key, Lacking>> rows(counts_.begin(), counts_.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      const auto more = [](const Lacking& l) { return l.not_met + l.unknown; };
      return std::tuple(a.first.from, a.first.to, -more(a.second)) <
             std::tuple(b.first.from, b.first.to, -more(b.second));
    });
    Table table{.columns = {"from", "to", "needed", "label", "not_met", "unknown"}};
    for (const auto& [key, lacking] : rows)
      table.rows.push_back({programme.statuses[key.from].name, programme.statuses[key.to].name, key.name, key.label,
                            lacking.not_met, lacking.unknown});
    return table;
  }

 private:
  void count_chunk() {
    std::vector<std::uint32_t> rows(chunk_.participants.size(), UINT32_MAX);
    std::vector<const ProgressState*> by_row(batch_.size, nullptr);
    for (const auto& version : chunk_.versions)
      if (version.known_from <= as_of_) rows[version.participant] = version.row;
    for (std::size_t p = 0; p < rows.size(); ++p)
      if (rows[p] != UINT32_MAX) by_row[rows[p]] = &chunk_.states[p];
    auto standing = standing_of(policy_, index_, by_row);
    const auto& asks = policy_.programmes[index_].asks;
    stand_nowhere(standing, asks, batch_.size);
    for (std::uint32_t p = 0; p < rows.size() && !asks.empty(); ++p)
      if (rows[p] != UINT32_MAX)
        stand_elsewhere(standing, asks, rows[p], of_participant(elsewhere_, p), as_of_, as_of_);
    const std::int32_t day = as_of_.days;
    run_.run(batch_, standing, {&day, 1});
    for (std::size_t p = 0; p < rows.size(); ++p)
      if (rows[p] != UINT32_MAX && !chunk_.states[p].history.empty() && wanted(chunk_.participants[p]))
        count_participant(chunk_.states[p].history, rows[p]);
  }

  /// Criteria differ from one participant to the next; what they are criteria of is counted.
  std::string counted_label(Needed needed) const {
    needed.of.clear();
    return needed_text(needed, options_.language);
  }

  bool wanted(const ChunkParticipant& participant) const {
    return options_.council.empty() || participant.council == options_.council;
  }

  void count_participant(std::span<const HeldStatus> history, std::uint32_t row) {
    const auto status = history.back().status;
    const auto& programme = policy_.programmes[index_];
    for (const auto& transition : programme.transitions) {
      const bool onward = transition.decided == Decided::no && leads_on(programme, transition, history) &&
                          leads(programme, transition, status) == Leads::onward;
      if (!onward || run_.verdict(transition.condition, row) == Verdict::met) continue;
      const auto missing = still_needed(explain(policy_, transition.node, run_, batch_, row, options_.language));
      for (const auto& each : missing.list) {
        const auto label = counted_label(each);
        auto& lacking = counts_[{status, transition.to, each.name.empty() ? label : each.name, label}];
        ++(each.answer == Answer::unknown ? lacking.unknown : lacking.not_met);
      }
    }
  }

  RegisterFile& in_;
  const CompiledPolicy& policy_;
  std::uint16_t index_;
  const Options& options_;
  Date as_of_;
  ChunkDecoder decoder_;
  RecordBatch batch_;
  Run run_;
  Chunk chunk_;
  std::vector<HeldElsewhere> elsewhere_;
  std::map<Key, Lacking> counts_;
};

}  // namespace

std::expected<Table, Exit> needed_table(RegisterFile& in, const CompiledPolicy* policy, const Options& options) {
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refuse(last.error()));
  if (!*last || !policy)
    return std::unexpected(refuse(Exit::usage, "nothing has been evaluated yet", "run `safon evaluate` first"));
  Table all{.columns = {"from", "to", "needed", "label", "not_met", "unknown"},
            .when_empty = std::string(say(Word::nobody_lacks, options.language)),
            .language = options.language};
  for (std::uint16_t p = 0; p < policy->programmes.size(); ++p) {
    Counting counting(in, *policy, p, options, **last);
    if (auto done = counting.all(); !done) return std::unexpected(refuse(done.error()));
    auto part = counting.table();
    all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
  }
  return all;
}

}  // namespace safon
