#include "dsl/syntax/print/declarations.hpp"

namespace safon::syntax {

void print(Lines& out, const ProgrammeDecl& node) {
  out.begin("programme") << node.name << node.label << "for" << node.record;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Expr& date : node.begins_on) out.begin("begins on") << date;
  for (const Audit& audit : node.audits) {
    out.begin("audit") << audit.share << "in" << audit.among << "automatic changes";
    if (audit.each_council) out << "for each council";
    out << "by seed" << audit.seed;
  }
  for (const StatusDecl& status : node.statuses) {
    out.begin("status") << status.name << status.label;
    if (status.initial) out << "initial";
    if (status.final) out << "final";
    if (status.setback) out << "setback";
    if (status.away) out << "away";
    if (status.until_day) out << "valid until" << *status.until_day;
    if (status.until_month) out << *status.until_month;
    for (const Expr& length : status.valid_for) out << (status.until_day ? "for at least" : "valid for") << length;
    if (status.from_previous_expiry) out << "from previous expiry";
    for (const Expr& length : status.grace) out << "grace" << length;
    for (const Expr& length : status.renewable_from) out << "renewable from" << length;
  }
  for (const TransitionDecl& transition : node.transitions) {
    out.begin("from");
    if (transition.from_any) out << "any";
    for (const Name& from : transition.from) out << from;
    out << "to" << transition.to << transition.label;
    if (transition.before_others) out << "before all others";
    out << "when";
    if (transition.decided == Decided::no) out << transition.condition;
    static constexpr const char* by[] = {"certified by", "revoked by", "reinstated by"};
    if (transition.certified_by) out << by[std::size_t(transition.decided)];
    if (transition.certifiers) out << *transition.certifiers;
    if (transition.certified_by) out << *transition.certified_by;
    for (const Expr& length : transition.certify_within) out << "within" << length;
    for (const Escalation& escalation : transition.escalations) {
      out << "then";
      for (const Expr& length : escalation.later) out << length << "later";
      out << "to" << escalation.duty << escalation.label;
    }
  }
}

}  // namespace safon::syntax
