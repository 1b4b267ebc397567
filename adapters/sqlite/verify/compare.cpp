#include "adapters/sqlite/verify/compare.hpp"

#include <algorithm>
#include <map>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/ledger/projections.hpp"
#include "adapters/sqlite/ledger/states.hpp"
#include "adapters/sqlite/policies.hpp"
#include "engine/night/afresh.hpp"

namespace safon {
namespace {

using sql::Statement;

constexpr std::size_t at_once = 1024;

// How far somebody is settled, and under which text. Most have one stretch of days, and need no more than this.
struct Settled {
  std::int32_t through = first_date.days;
  std::int32_t policy = 0;
};

struct Ended {
  std::int64_t policy = 0;
  Date through;
  std::optional<Decision> decision;
};

// One programme of one policy, under all the texts that it had.
class OfProgramme {
 public:
  OfProgramme(RegisterFile& in, std::span<const CompiledPolicy* const> policies, std::int64_t key,
              const std::string& policy, std::string name, Comparison& out)
      : in_(in), key_(key), name_(std::move(name)), out_(out), afresh_(in) {
    Statement texts(connection(), "SELECT key, digest FROM policy WHERE name = ?");
    texts.text(1, policy);
    while (texts.step())
      for (const CompiledPolicy* each : policies)
        if (hash_policy(*each) == texts.hash_at(1)) policies_[texts.integer_at(0)] = each;
    Statement days(connection(), "SELECT policy, max(as_of) FROM run GROUP BY policy");
    while (days.step()) last_day_[days.integer_at(0)] = days.date_at(1);
  }

  void compare(const std::function<void(std::size_t, std::size_t)>& progress) {
    read_settlements();
    Statement standings(
        connection(),
        "SELECT s.participant, s.policy, ifnull(min(s.wake, l.known_from), s.wake), s.settled_through, s.state, k.id "
        "FROM standing_now s CROSS JOIN participant_key k ON k.key = s.participant LEFT JOIN learned l ON "
        "l.participant = "
        "s.participant AND l.known_from > s.settled_through WHERE s.programme = ? AND s.state IS NOT NULL "
        "ORDER BY s.participant");
    standings.integer(1, key_);
    std::size_t done = 0;
    while (standings.step()) {
      if (progress && ++done % at_once == 0) progress(done, settled_.size());
      const std::int64_t policy = standings.integer_at(1);
      const auto rules = rules_of(policy);
      if (!rules) {
        ++out_.left_out;
        continue;
      }
      const ParticipantKey participant = standings.integer_at(0);
      const Date through{static_cast<std::int32_t>(standings.integer_at(3))};
      const auto last = last_day_.find(policy);
      // Whoever was not due since is where they were; who is due now has not been looked at.
      const bool up_to_date = last != last_day_.end() && standings.integer_at(2) > last->second.days;
      const Date to = up_to_date ? std::max(through, last->second) : through;
      One one{.key = participant,
              .id = standings.string_at(5),
              .recorded = decode_state(standings.blob_at(4), rules->names)};
      if (ended_.contains(participant) || !up_to_date || to != last->second) {
        alone(one, policy, to);
      } else {
        auto& together = together_[policy];
        together.push_back(std::move(one));
        if (together.size() == at_once) all_of(together, policy, to);
      }
    }
    for (auto& [policy, some] : together_) all_of(some, policy, last_day_[policy]);
  }

 private:
  struct Rules {
    const CompiledPolicy* policy;
    std::uint16_t programme;
    ProgrammeNames names;
  };
  struct One {
    ParticipantKey key = 0;
    std::string id;
    ProgressState recorded;
  };

  [[nodiscard]] const sql::Connection& connection() const { return in_.inside().connection; }

  // Null: the text was not given, or does not compile any more.
  const Rules* rules_of(std::int64_t policy) {
    const auto known = rules_.find(policy);
    if (known != rules_.end()) return &known->second;
    const auto given = policies_.find(policy);
    if (given == policies_.end()) return nullptr;
    const auto& all = given->second->programmes;
    const auto own = std::ranges::find(all, name_, &Programme::name);
    if (own == all.end()) return nullptr;
    return &rules_
                .emplace(policy, Rules{given->second, static_cast<std::uint16_t>(own - all.begin()),
                                       ProgrammeNames(in_.inside(), *own)})
                .first->second;
  }

  // Where each one's days passed from one text to another, and after which day an officer decided.
  void read_settlements() {
    Statement rows(connection(), "SELECT key, policy, run, days FROM settlement WHERE programme = ? ORDER BY key");
    rows.integer(1, key_);
    while (rows.step()) {
      const std::int64_t policy = rows.integer_at(1);
      for (const SettledDay& day : decode_days(rows.blob_at(3))) {
        const auto place = static_cast<std::size_t>(day.participant);
        if (place >= settled_.size()) settled_.resize(std::max(place + 1, 2 * settled_.size()));
        Settled& before = settled_[place];
        if (day.through.days > before.through) {
          if (before.policy != 0 && before.policy != policy)
            ended_[day.participant].push_back({.policy = before.policy, .through = {before.through}});
          before = {.through = day.through.days, .policy = static_cast<std::int32_t>(policy)};
        }
        if (rows.null_at(2)) ended_[day.participant].push_back(decided(rows.integer_at(0), policy, day.through));
      }
    }
  }

  Ended decided(std::int64_t settlement, std::int64_t policy, Date through) {
    Statement event(connection(),
                    "SELECT * FROM event WHERE settlement = ? AND kind IN ('certified', 'declined', 'deferred', "
                    "'revoked', 'reinstated')");
    Ended ended{.policy = policy, .through = through};
    const Rules* rules = rules_of(policy);
    if (rules == nullptr || !event.integer(1, settlement).step()) return ended;
    ended.decision = decision_in(from_row(event_at(event), rules->policy->programmes[rules->programme]));
    return ended;
  }

  void alone(const One& one, std::int64_t policy, Date to) {
    std::vector<Stretch> stretches;
    auto ended = ended_[one.key];
    ended.push_back({.policy = policy, .through = to});
    for (const Ended& each : ended) {
      const Rules* rules = rules_of(each.policy);
      if (rules == nullptr) {
        ++out_.left_out;
        return;
      }
      stretches.push_back({rules->policy, rules->programme, each.through, each.decision});
    }
    const auto states = afresh_.live(std::span(&one.key, 1), stretches);
    ++out_.compared;
    if (states)
      say(one, *rules_of(policy), states->front());
    else if (states.error().code == RegisterFault::invalid)
      out_.differences.push_back({one.id, name_, states.error().message});
    else
      throw sql::Failure{states.error()};
  }

  void all_of(std::vector<One>& some, std::int64_t policy, Date to) {
    const Rules& rules = *rules_of(policy);
    std::vector<ParticipantKey> keys;
    for (const One& one : some) keys.push_back(one.key);
    const Stretch stretch{.policy = rules.policy, .programme = rules.programme, .through = to, .decision = {}};
    const auto states = afresh_.live(keys, std::span(&stretch, 1));
    if (!states) throw sql::Failure{states.error()};
    for (std::size_t i = 0; i < some.size(); ++i) say(some[i], rules, (*states)[i]);
    out_.compared += some.size();
    some.clear();
  }

  void say(const One& one, const Rules& rules, const ProgressState& afresh) {
    auto what = difference(rules.policy->programmes[rules.programme], one.recorded, afresh);
    if (!what.empty()) out_.differences.push_back({one.id, name_, std::move(what)});
  }

  RegisterFile& in_;
  std::int64_t key_;
  std::string name_;
  Comparison& out_;
  Afresh afresh_;
  std::map<std::int64_t, const CompiledPolicy*> policies_;
  std::map<std::int64_t, Date> last_day_;  // by policy: the last that was evaluated under it
  std::map<std::int64_t, Rules> rules_;
  std::vector<Settled> settled_;  // by participant
  std::map<ParticipantKey, std::vector<Ended>> ended_;
  std::map<std::int64_t, std::vector<One>> together_;  // by policy
};

}  // namespace

std::expected<Comparison, RegisterError> compare(RegisterFile& in, std::span<const CompiledPolicy* const> policies,
                                                 const std::function<void(std::size_t, std::size_t)>& progress) {
  return guarded([&] {
    const ReadTransaction snapshot(in.inside());
    Comparison out;
    Statement programmes(in.inside().connection, "SELECT key, policy, name FROM programme ORDER BY key");
    while (programmes.step())
      OfProgramme(in, policies, programmes.integer_at(0), programmes.string_at(1), programmes.string_at(2), out)
          .compare(progress);
    return out;
  });
}

}  // namespace safon
