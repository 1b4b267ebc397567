#include "adapters/cli/verbs/audits/audit_table.hpp"

#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

std::string name_of(const AuditedChange& change) {
  return "audit " + std::to_string(change.number);
}

/// "5 in 100".
std::string share_of(const Stratum& stratum) {
  return std::to_string(stratum.share) + " in " + std::to_string(stratum.among);
}

}  // namespace

Table audit_table(std::span<const AuditedChange* const> changes, const std::string& language) {
  Table table{
      .columns = {"audit", "id", "council", "programme", "from", "to", "since", "recorded", "state", "by", "text"},
      .when_empty = std::string(say(Word::no_audit, language)),
      .language = language};
  for (const AuditedChange* each : changes) {
    const AuditAnswer* last = each->answers.empty() ? nullptr : &each->answers.back();
    table.rows.push_back({each->number, each->id, each->council, each->stratum.programme, each->from, each->to,
                          to_iso(each->effective), to_iso(each->on), std::string(audit_state_name(each->state())),
                          last ? last->by : "", last ? last->reason : ""});
  }
  return table;
}

void draw_audit(std::ostream& out, const AuditedChange& change) {
  const Stratum& stratum = change.stratum;
  out << name_of(change) << ": " << change.id << " went from `" << change.from << "` to `" << change.to << "` in `"
      << stratum.programme << "` since " << to_iso(change.effective) << ", recorded on " << to_iso(change.on)
      << " without anybody's decision: " << audit_state_name(change.state()) << '\n';
  out << "  drawn as change " << change.in_stratum << " of `" << stratum.transition << "`"
      << (stratum.council.empty() ? "" : " in " + stratum.council) << ", of which " << share_of(stratum)
      << " are audited, by seed " << stratum.seed << '\n';
  out << "  rests on event " << change.event << ", record version " << change.version << " ("
      << to_hex(change.version_hash).substr(0, 12) << "…) and policy `" << stratum.policy << "` version `"
      << change.policy_version << "` (" << to_hex(change.policy_hash).substr(0, 12) << "…)\n";
  for (const AuditAnswer& each : change.answers)
    out << "  " << audit_answer_name(each.kind) << " on " << to_iso(each.on) << " by " << each.by << " (" << each.role
        << ")" << (each.reason.empty() ? "" : ": " + each.reason) << '\n';
  if (change.state() == AuditState::disputed)
    out << "  no status has changed by the dispute: an officer looks into it, then `safon audit answer "
        << change.number << "`\n";
}

boost::json::object audit_json(const AuditedChange& change) {
  const Stratum& stratum = change.stratum;
  boost::json::object out{{"audit", change.number},
                          {"id", change.id},
                          {"council", change.council},
                          {"programme", stratum.programme},
                          {"transition", stratum.transition},
                          {"from", change.from},
                          {"to", change.to},
                          {"since", to_iso(change.effective)},
                          {"recorded", to_iso(change.on)},
                          {"state", audit_state_name(change.state())},
                          {"share", stratum.share},
                          {"among", stratum.among},
                          {"seed", stratum.seed},
                          {"number", change.in_stratum},
                          {"event", change.event},
                          {"version", change.version},
                          {"version_hash", to_hex(change.version_hash)},
                          {"policy", stratum.policy},
                          {"policy_version", change.policy_version},
                          {"policy_hash", to_hex(change.policy_hash)}};
  if (!stratum.council.empty()) out["counted_in"] = stratum.council;
  boost::json::array answers;
  for (const AuditAnswer& each : change.answers)
    answers.push_back(boost::json::object{{"answer", audit_answer_name(each.kind)},
                                          {"on", to_iso(each.on)},
                                          {"by", each.by},
                                          {"role", each.role},
                                          {"reason", each.reason}});
  out["answers"] = std::move(answers);
  return out;
}

void draw_own_audits(std::ostream& out, std::span<const AuditedChange> changes, const Pen& pen) {
  if (changes.empty()) return;
  out << '\n';
  for (const AuditedChange& each : changes)
    out << say(Word::in_audit, pen.language,
               {std::to_string(each.number), each.to, to_iso(each.effective),
                heading(std::string(audit_state_name(each.state())), pen.language)})
        << '\n';
}

}  // namespace safon
