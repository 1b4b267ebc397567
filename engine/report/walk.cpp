#include "engine/report/walk.hpp"

#include <algorithm>
#include <set>

#include "engine/night/evaluate_register.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

/// The programmes whose statuses the plan asks for.
std::set<std::uint16_t> asked_for(const Plan& plan) {
  std::set<std::uint16_t> programmes;
  for (const auto& step : plan.steps)
    if (step.op == Op::load_standing || step.op == Op::status_is || step.op == Op::status_was)
      programmes.insert(step.programme);
  return programmes;
}

class Walk {
 public:
  Walk(const CompiledPolicy& policy, const Plan& plan, RecordSource& source, Date as_of, const StateOnTheDay& state_on)
      : policy_(policy),
        source_(source),
        as_of_(as_of),
        state_on_(state_on),
        programmes_(asked_for(plan)),
        decoder_(plan.schema, source),
        batch_(plan.schema),
        run_(plan) {
    if (programmes_.empty()) programmes_.insert(0);
  }

  std::expected<void, RegisterError> all(const std::function<void(const Walked&)>& each) {
    auto keys = source_.participants(policy_, *programmes_.begin(), as_of_, Who::everyone);
    if (!keys) return std::unexpected(keys.error());
    for (std::size_t begin = 0; begin < keys->size(); begin += participants_in_a_chunk) {
      const auto count = std::min(participants_in_a_chunk, keys->size() - begin);
      if (auto done = some(std::span(*keys).subspan(begin, count)); !done) return done;
      for (std::size_t p = 0; p < rows_.size(); ++p)
        if (rows_[p] != UINT32_MAX) each({chunk_.participants[p], batch_, run_, rows_[p]});
    }
    return {};
  }

 private:
  std::expected<void, RegisterError> some(std::span<const ParticipantKey> keys) {
    std::vector<Standing> standing;
    for (const auto programme : programmes_) {
      const bool first = programme == *programmes_.begin();
      Chunk& chunk = first ? chunk_ : other_;
      if (auto read = read_standing(programme, keys, chunk); !read) return read;
      if (first) {
        if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded) return decoded;
        rows_.assign(chunk_.participants.size(), UINT32_MAX);
        for (const auto& version : chunk_.versions)
          if (version.known_from <= as_of_) rows_[version.participant] = version.row;
      }
      std::vector<const ProgressState*> by_row(batch_.size, nullptr);
      for (std::size_t p = 0; p < rows_.size(); ++p)
        if (rows_[p] != UINT32_MAX) by_row[rows_[p]] = &chunk.states[p];
      auto filled = standing_of(policy_, programme, by_row);
      if (standing.empty())
        standing = std::move(filled);
      else
        standing[programme] = std::move(filled[programme]);
    }
    const std::int32_t day = as_of_.days;
    run_.run(batch_, standing, {&day, 1});
    return {};
  }

  /// With the states of the day: whoever was settled beyond it, by a later night or an officer, is put back.
  std::expected<void, RegisterError> read_standing(std::uint16_t programme, std::span<const ParticipantKey> keys,
                                                   Chunk& chunk) {
    if (auto read = source_.read(policy_, programme, as_of_, Versions::matter, keys, chunk); !read) return read;
    if (std::ranges::none_of(chunk.states, [&](const auto& state) { return state.evaluated_through > as_of_; }))
      return {};
    // Of a day that is past, every version counts that was known by then, also those that matter no more.
    if (auto read = source_.read(policy_, programme, as_of_, Versions::all, keys, chunk); !read) return read;
    for (std::size_t p = 0; p < chunk.states.size(); ++p) {
      auto state = state_on_(programme, chunk.participants[p]);
      if (!state) return std::unexpected(state.error());
      chunk.states[p] = std::move(*state);
    }
    return {};
  }

  const CompiledPolicy& policy_;
  RecordSource& source_;
  Date as_of_;
  const StateOnTheDay& state_on_;
  std::set<std::uint16_t> programmes_;
  ChunkDecoder decoder_;
  RecordBatch batch_;
  Run run_;
  Chunk chunk_, other_;
  std::vector<std::uint32_t> rows_;  // by participant of the chunk; UINT32_MAX: not known on the day
};

}  // namespace

std::expected<void, RegisterError> walk_everyone(const CompiledPolicy& policy, const Plan& plan, RecordSource& source,
                                                 Date as_of, const StateOnTheDay& state_on,
                                                 const std::function<void(const Walked&)>& each) {
  return Walk(policy, plan, source, as_of, state_on).all(each);
}

}  // namespace safon
