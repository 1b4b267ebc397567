#include "adapters/sqlite/verify/intakes.hpp"

#include <algorithm>
#include <map>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"
#include "adapters/sqlite/intakes/intake_rows.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/policies.hpp"
#include "engine/night/intake_day.hpp"

namespace safon {
namespace {

using sql::Statement;

/// The register as it was after a settlement: everybody's state is made from their events up to it.
class Then final : public RecordSource {
 public:
  Then(RegisterFile& in, std::int64_t settlements, Date day)
      : in_(in),
        settlements_(settlements),
        day_(day),
        events_(in.inside().connection,
                "SELECT e.* FROM event e JOIN settlement s ON s.key = e.settlement WHERE e.participant = ? AND "
                "e.settlement <= ? AND s.programme = ? ORDER BY e.key") {}

  std::expected<std::vector<ParticipantKey>, RegisterError> participants(const CompiledPolicy& policy,
                                                                         std::uint16_t programme, Date as_of,
                                                                         Who) override {
    return in_.participants(policy, programme, as_of, Who::everyone);
  }

  std::expected<void, RegisterError> read(const CompiledPolicy& policy, std::uint16_t programme, Date as_of, Versions,
                                          std::span<const ParticipantKey> keys, Chunk& chunk) override {
    if (auto read = in_.read(policy, programme, as_of, Versions::all, keys, chunk); !read) return read;
    return guarded([&] {
      const Programme& own = policy.programmes[programme];
      const std::int64_t key = find_programme(in_.inside(), policy.name, own.name);
      for (std::size_t p = 0; p < chunk.participants.size(); ++p) {
        events_.integer(1, chunk.participants[p].key).integer(2, settlements_).integer(3, key);
        while (events_.step()) apply(own, from_row(event_at(events_), own), chunk.states[p]);
        events_.reset();
        chunk.states[p].evaluated_through = day_;
      }
      chunk.rules_changed = false;
    });
  }

  std::expected<void, RegisterError> elsewhere(const CompiledPolicy& policy, std::span<const std::uint16_t> programmes,
                                               std::span<const AskedAbout> about,
                                               std::vector<HeldElsewhere>& held) override {
    return in_.elsewhere(policy, programmes, about, held);
  }

  std::expected<const Schema*, RegisterError> schema(SchemaKey key) override { return in_.schema(key); }

 private:
  RegisterFile& in_;
  std::int64_t settlements_;
  Date day_;
  Statement events_;
};

/// What was appended at once.
struct Entry {
  std::int64_t rests_on = 0, settlements = 0;
  bool by_run = false;
  std::vector<IntakeEvent> events;
};

bool same(const IntakeEvent& a, const IntakeEvent& b) {
  return a.kind == b.kind && a.participant == b.participant && a.on == b.on && a.effective == b.effective &&
         a.due == b.due && a.rank == b.rank && a.keys == b.keys && a.groups == b.groups;
}

std::string described(const IntakeEvent& event) {
  return "`" + std::string(intake_event_name(event.kind)) + "`" +
         (event.participant == 0 ? "" : " of `" + event.id + "`") + " on " + to_iso(event.on);
}

std::string difference(std::span<const IntakeEvent> there, std::span<const IntakeEvent> right) {
  for (std::size_t i = 0; i < std::max(there.size(), right.size()); ++i) {
    if (i == right.size()) return "has " + described(there[i]) + ", which does not follow";
    if (i == there.size()) return "lacks " + described(right[i]);
    if (!same(there[i], right[i])) return "has " + described(there[i]) + ", where " + described(right[i]) + " follows";
  }
  return {};
}

class Again {
 public:
  Again(RegisterFile& in, std::span<const CompiledPolicy* const> policies) : in_(in), book_(in) {
    for (const CompiledPolicy* each : policies)
      if (const std::int64_t key = find_policy(in.inside(), *each); key != 0) policies_[key] = each;
  }

  void look_at(const std::string& policy, const std::string& intake) {
    std::vector<IntakeEvent> before;
    for (const Entry& entry : entries(policy, intake)) {
      // A text that does not compile any more is named with the settlements that rest on it.
      if (const auto found = policies_.find(entry.rests_on); found != policies_.end())
        if (auto what = fault(*found->second, intake, entry, before); !what.empty())
          found_.push_back({"intake_event", intake + " on " + to_iso(entry.events.front().on), std::move(what)});
      before.insert(before.end(), entry.events.begin(), entry.events.end());
    }
  }

  std::vector<Finding> found() && { return std::move(found_); }

 private:
  std::vector<Entry> entries(const std::string& policy, const std::string& intake) {
    std::vector<Entry> all;
    std::optional<std::int64_t> last_run;
    IntakeRows rows(in_.inside().connection, policy, intake);
    while (auto row = rows.next()) {
      const bool answer = !row->run;
      const bool follows = !all.empty() && last_run == row->run && all.back().events.back().on == row->event.on &&
                           !(answer && !row->event.by.empty());
      if (!follows) all.push_back({row->rests_on, row->settlements, !answer, {}});
      all.back().events.push_back(std::move(row->event));
      last_run = row->run;
    }
    return all;
  }

  std::string fault(const CompiledPolicy& policy, const std::string& name, const Entry& entry,
                    const std::vector<IntakeEvent>& before) {
    const auto own = std::ranges::find(policy.intakes, name, &Intake::name);
    if (own == policy.intakes.end()) return "rests on a policy text that has no such intake";
    const auto index = static_cast<std::uint16_t>(own - policy.intakes.begin());
    const Date day = entry.events.front().on;
    Then then(in_, entry.settlements, day);
    std::span<const IntakeEvent> there = entry.events;
    std::expected<std::vector<IntakeEvent>, RegisterError> right;
    if (!entry.by_run) {
      const IntakeEvent& given = there.front();
      std::vector<IntakeEvent> with(before);
      if (auto repeated = answer(life_of(before), given.id, given.kind == IntakeEventKind::accepted, given.effective,
                                 given.on, given.by, given.text);
          !repeated)
        return "has " + described(given) + ", which could not be recorded: " + repeated.error();
      with.push_back(given);
      there = there.subspan(1);
      if (given.kind == IntakeEventKind::declined)
        right = offer_free_places(policy, index, then, book_, life_of(with), day);
    } else if (!life_of(before).allocated) {
      right = give_out(policy, index, then, book_, day);
    } else {
      right = look_at_offers(policy, index, then, book_, before, day);
    }
    if (!right) throw sql::Failure{right.error()};
    return difference(there, *right);
  }

  RegisterFile& in_;
  RegisterIntakes book_;
  std::map<std::int64_t, const CompiledPolicy*> policies_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> rederive_intakes(RegisterFile& in, std::span<const CompiledPolicy* const> policies) {
  Again again(in, policies);
  Statement intakes(in.inside().connection, "SELECT DISTINCT policy, intake FROM intake_event ORDER BY 1, 2");
  while (intakes.step()) again.look_at(intakes.string_at(0), intakes.string_at(1));
  return std::move(again).found();
}

}  // namespace safon
