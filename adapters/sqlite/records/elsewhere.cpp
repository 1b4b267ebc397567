// What participants hold in other programmes, out of the ledger: it alone has the days on which they were recorded.
#include <algorithm>
#include <map>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/policies.hpp"
#include "engine/progress/elsewhere/elsewhere.hpp"

namespace safon {
namespace {

using sql::Statement;

class Elsewheres {
 public:
  Elsewheres(RegisterFile::Inside& inside, const CompiledPolicy& policy, std::span<const std::uint16_t> programmes,
             std::vector<HeldElsewhere>& held)
      : policy_(policy),
        held_(held),
        events_(inside.connection,
                "SELECT e.*, s.programme FROM event e JOIN settlement s ON s.key = e.settlement WHERE e.participant = "
                "? AND e.kind IN ('entered', 'status_changed') AND e.settlement < ? ORDER BY e.key"),
        next_(inside.connection, "SELECT next_day FROM standing_now WHERE programme = ? AND participant = ?") {
    for (const auto each : programmes) keys_[find_programme(inside, policy.name, policy.programmes[each].name)] = each;
  }

  void read(const AskedAbout& about, std::uint32_t participant) {
    constexpr std::uint64_t last = INT64_MAX;
    const bool as_it_is = about.before > last;
    const std::size_t first = held_.size();
    events_.integer(1, about.key).integer(2, static_cast<std::int64_t>(std::min(about.before, last)));
    while (events_.step()) {
      const auto programme = keys_.find(events_.integer_at(column_of_programme));
      if (programme == keys_.end()) continue;
      const EventRow row = event_at(events_);
      Event event = from_row(row, policy_.programmes[programme->second]);
      event.programme = programme->second;
      note(policy_, event, participant, held_);
      HeldElsewhere& held = held_.back();
      if (static_cast<std::uint64_t>(row.settlement.value_or(0)) > about.sequence)
        held.known_from = std::max(held.known_from, Date{about.through.days + 1});
    }
    events_.reset();
    if (!as_it_is) return;
    for (const auto& [key, programme] : keys_) {
      HeldElsewhere* latest = nullptr;
      for (std::size_t h = first; h < held_.size(); ++h)
        if (held_[h].programme == programme) latest = &held_[h];
      if (latest == nullptr) continue;
      next_.integer(1, key).integer(2, about.key);
      if (next_.step() && !next_.null_at(0)) latest->next = {static_cast<std::int32_t>(next_.integer_at(0))};
      next_.reset();
    }
  }

 private:
  static constexpr int column_of_programme = 17;  // after those of `event`

  const CompiledPolicy& policy_;
  std::vector<HeldElsewhere>& held_;
  Statement events_, next_;
  std::map<std::int64_t, std::uint16_t> keys_;  // of the programmes that are asked about
};

}  // namespace

std::expected<void, RegisterError> RegisterFile::elsewhere(const CompiledPolicy& policy,
                                                           std::span<const std::uint16_t> programmes,
                                                           std::span<const AskedAbout> about,
                                                           std::vector<HeldElsewhere>& held) {
  return guarded([&] {
    held.clear();
    if (programmes.empty()) return;
    const ReadTransaction snapshot(*inside_);
    Elsewheres reading(*inside_, policy, programmes, held);
    for (std::uint32_t p = 0; p < about.size(); ++p) reading.read(about[p], p);
    put_in_order(held);
  });
}

}  // namespace safon
