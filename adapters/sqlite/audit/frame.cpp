#include "adapters/sqlite/audit/frame.hpp"

#include <algorithm>

namespace safon {
namespace {

using sql::Statement;

/// What the text says of this change; none where nobody audits it.
std::optional<Stratum> stratum_of(const CompiledPolicy& policy, std::string_view programme, std::string_view transition,
                                  std::string_view council, Date on) {
  const auto own = std::ranges::find(policy.programmes, programme, &Programme::name);
  if (own == policy.programmes.end() || !own->audit) return std::nullopt;
  const auto way = std::ranges::find(own->transitions, transition, &Transition::name);
  if (way == own->transitions.end() || way->certifiers > 0) return std::nullopt;
  const std::int64_t share = count_on(own->audit->share, on);
  if (share == 0) return std::nullopt;
  return Stratum{.policy = policy.name,
                 .programme = own->name,
                 .transition = way->name,
                 .council = std::string(own->audit->each_council ? council : ""),
                 .share = share,
                 .among = own->audit->among,
                 .seed = own->audit->seed};
}

}  // namespace

AuditFrame audit_frame(const RegisterFile::Inside& inside, const std::string& policy, const DrawnThrough& before,
                       Date through, std::int64_t events, const PolicyWithKey& with_key) {
  AuditFrame frame{.waiting = events + 1};
  const std::string last = to_iso(through);
  Statement rows(inside.connection,
                 "SELECT e.key, e.on_day, e.participant, k.id, s.policy, g.name, e.transition, ifnull(v.council, '') "
                 "FROM main.event e JOIN main.settlement s ON s.key = e.settlement JOIN main.programme g ON g.key = "
                 "s.programme JOIN main.participant_key k ON k.key = e.participant LEFT JOIN main.record_version v ON "
                 "v.key = e.version WHERE e.key BETWEEN ?1 AND ?2 AND e.kind = 'status_changed' AND g.policy = ?3 AND "
                 "(e.key > ?4 OR e.on_day > ?5) ORDER BY e.key");
  rows.integer(1, before.waiting).integer(2, events).text(3, policy).integer(4, before.events).text(5, before.through);
  while (rows.step()) {
    if (rows.text_at(1) > last) {
      frame.waiting = std::min(frame.waiting, rows.integer_at(0));
      continue;
    }
    const CompiledPolicy* text = with_key(rows.integer_at(4));
    if (text == nullptr) {
      frame.complete = false;
      continue;
    }
    const Date on = rows.date_at(1);
    auto stratum = stratum_of(*text, rows.text_at(5), rows.text_at(6), rows.text_at(7), on);
    if (!stratum) continue;
    frame.changes.push_back({.event = rows.integer_at(0),
                             .participant = rows.integer_at(2),
                             .id = rows.string_at(3),
                             .on = on,
                             .stratum = *std::move(stratum)});
  }
  return frame;
}

StratumCount stratum_before(const RegisterFile::Inside& inside, std::int64_t draw, const Stratum& stratum) {
  Statement last(inside.connection,
                 "SELECT changes, drawn FROM main.audit_count WHERE policy = ?1 AND programme = ?2 AND transition = ?3 "
                 "AND council = ?4 AND share = ?5 AND among = ?6 AND seed = ?7 AND draw < ?8 ORDER BY key DESC LIMIT "
                 "1");
  last.text(1, stratum.policy).text(2, stratum.programme).text(3, stratum.transition).text(4, stratum.council);
  last.integer(5, stratum.share).integer(6, stratum.among).integer(7, stratum.seed).integer(8, draw);
  StratumCount count{.stratum = stratum};
  if (last.step())
    count.changes = static_cast<std::uint64_t>(last.integer_at(0)),
    count.drawn = static_cast<std::uint64_t>(last.integer_at(1));
  return count;
}

}  // namespace safon
