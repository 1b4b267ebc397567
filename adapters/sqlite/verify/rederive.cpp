#include "adapters/sqlite/verify/rederive.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/replay.hpp"
#include "adapters/sqlite/verify/audits.hpp"
#include "adapters/sqlite/verify/corrections.hpp"
#include "adapters/sqlite/verify/intakes.hpp"
#include "adapters/sqlite/verify/waivers.hpp"
#include "engine/night/rederive.hpp"

namespace safon {
namespace {

using sql::Statement;

class Again {
 public:
  explicit Again(RegisterFile& in)
      : in_(in),
        run_(in.inside().connection, "SELECT as_of FROM main.run WHERE key = ?"),
        id_(in.inside().connection, "SELECT id FROM main.participant_key WHERE key = ?") {}

  void look_at(const ReplayedSettlement& seen) {
    if (seen.participants.empty()) return;
    if (seen.policy == nullptr) {
      if (not_given_.insert(seen.policy_key).second)
        found_.push_back({"policy", std::to_string(seen.policy_key),
                          "does not compile any more, so what rests on it cannot be derived again"});
      return;
    }
    auto& deriving = derivations_[{seen.programme_key, seen.policy_key}];
    if (!deriving) deriving = std::make_unique<Rederivation>(*seen.policy, seen.programme, in_);
    const auto contradictions = deriving->contradictions({.as_of = day_of(seen),
                                                          .rules_changed = seen.rules_changed,
                                                          .by_officer = !seen.run,
                                                          .participants = seen.participants,
                                                          .sequence = static_cast<std::uint64_t>(seen.key),
                                                          .sequences = seen.sequences,
                                                          .before = seen.before,
                                                          .events = seen.events,
                                                          .versions = seen.versions});
    if (!contradictions) throw sql::Failure{contradictions.error()};
    for (const Contradiction& each : *contradictions)
      found_.push_back({"settlement", std::to_string(seen.key),
                        "`" + id_of(seen.participants[each.participant]) + "` " + each.what});
  }

  void trouble(std::int64_t settlement, const RegisterError& error) {
    found_.push_back({"settlement", std::to_string(settlement), error.message});
  }

  std::vector<Finding> found() && { return std::move(found_); }

 private:
  Date day_of(const ReplayedSettlement& seen) {
    if (!seen.run) return seen.events.empty() ? seen.before.front().evaluated_through : seen.events.back().on;
    run_.reset();
    if (!run_.integer(1, *seen.run).step())
      sql::fail(RegisterFault::corrupt, "run " + std::to_string(*seen.run) + ", which it belongs to, is gone");
    return run_.date_at(0);
  }

  std::string id_of(ParticipantKey key) {
    id_.reset();
    return id_.integer(1, key).step() ? id_.string_at(0) : std::to_string(key);
  }

  RegisterFile& in_;
  Statement run_, id_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::unique_ptr<Rederivation>> derivations_;
  std::set<std::int64_t> not_given_;
  std::vector<Finding> found_;
};

// The states of the replay live in tables of this connection alone.
class TemporaryTables {
 public:
  explicit TemporaryTables(RegisterFile::Inside& inside) : inside_(inside) {
    drop_derived_tables(inside_.connection, "temp");
    inside_.connection.run(derived_tables_in("temp"));
  }
  ~TemporaryTables() {
    try {
      drop_derived_tables(inside_.connection, "temp");
    } catch (const sql::Failure&) {  // NOLINT(bugprone-empty-catch): what is left goes with the connection
    }
  }
  TemporaryTables(const TemporaryTables&) = delete;
  TemporaryTables& operator=(const TemporaryTables&) = delete;

 private:
  RegisterFile::Inside& inside_;
};

}  // namespace

std::expected<std::vector<Finding>, RegisterError> rederive(RegisterFile& in,
                                                            std::span<const CompiledPolicy* const> policies) {
  return guarded([&] {
    const ReadTransaction snapshot(in.inside());
    const TemporaryTables tables(in.inside());
    Again again(in);
    replay(
        in.inside(), policies, "temp",
        [&](std::int64_t settlement, const RegisterError& error) { again.trouble(settlement, error); },
        [&](const ReplayedSettlement& seen) { again.look_at(seen); });
    auto found = std::move(again).found();
    std::ranges::move(rederive_intakes(in, policies), std::back_inserter(found));
    std::ranges::move(check_waivers(in, policies), std::back_inserter(found));
    std::ranges::move(check_audits(in, policies), std::back_inserter(found));
    std::ranges::move(check_corrections(in), std::back_inserter(found));
    return found;
  });
}

}  // namespace safon
