#include "adapters/cli/verbs/audits/audit_table.hpp"

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/wording.hpp"

namespace safon {
namespace {

/// As people read it; its name, for programs.
std::string state_text(AuditState state, const std::string& language) {
  const std::string name(audit_state_name(state));
  return language.empty() ? name : heading(name, language);
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
                          to_iso(each->effective), to_iso(each->on), state_text(each->state(), language),
                          last ? last->by : "", last ? last->reason : ""});
  }
  return table;
}

void draw_audit(std::ostream& out, const AuditedChange& change, const std::string& language) {
  const Wording say{.language = language, .main = language};
  const Stratum& stratum = change.stratum;
  const auto number = std::to_string(change.number);
  out << say("audit {0}: {1} went from `{2}` to `{3}` in `{4}` since {5}, recorded on {6} without anybody's decision: "
             "{7}",
             "archwiliad {0}: aeth {1} o `{2}` i `{3}` yn `{4}` ers {5}, cofnodwyd ar {6} heb benderfyniad neb: {7}",
             {number, change.id, change.from, change.to, stratum.programme, to_iso(change.effective), to_iso(change.on),
              heading(std::string(audit_state_name(change.state())), language)})
      << '\n';
  const auto where = stratum.council.empty() ? std::string() : say(" in {0}", " yn {0}", {stratum.council});
  out << say("  drawn as change {0} of `{1}`{2}, of which {3} in {4} are audited, by seed {5}",
             "  tynnwyd fel newid {0} o `{1}`{2}; archwilir {3} o bob {4} ohonynt, yn ôl hedyn {5}",
             {std::to_string(change.in_stratum), stratum.transition, where, std::to_string(stratum.share),
              std::to_string(stratum.among), std::to_string(stratum.seed)})
      << '\n';
  out << say("  rests on event {0}, record version {1} ({2}…) and policy `{3}` version `{4}` ({5}…)",
             "  yn dibynnu ar ddigwyddiad {0}, fersiwn {1} o'r cofnod ({2}…) a pholisi `{3}` fersiwn `{4}` ({5}…)",
             {std::to_string(change.event), std::to_string(change.version), to_hex(change.version_hash).substr(0, 12),
              stratum.policy, change.policy_version, to_hex(change.policy_hash).substr(0, 12)})
      << '\n';
  for (const AuditAnswer& each : change.answers)
    out << say("  {0} on {1} by {2} ({3})", "  {0} ar {1} gan {2} ({3})",
               {heading(std::string(audit_answer_name(each.kind)), language), to_iso(each.on), each.by,
                heading(each.role, language)})
        << (each.reason.empty() ? "" : ": " + each.reason) << '\n';
  if (change.state() == AuditState::disputed)
    out << say("  no status has changed by the dispute: an officer looks into it, then `safon audit answer {0}`",
               "  nid yw'r anghytuno wedi newid unrhyw statws: bydd swyddog yn edrych arno, yna `safon audit answer "
               "{0}`",
               {number})
        << '\n';
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
