#include "adapters/cli/verbs/waivers/waiver_table.hpp"

#include <tuple>

namespace safon {
namespace {

using Waits = office::ListedWaiver::Waits;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// What it is today, in a word.
std::string state_of(const office::ListedWaiver& listed, Date today) {
  const Waiver& waiver = listed.waiver;
  if (waiver.holds() && *waiver.proposal.until < today) return "ended";
  if (waiver.holds() && !listed.waivable) return "without effect";
  return std::string(waiver_state_name(waiver.state));
}

Cell date_cell(bool known, Date date) {
  return known ? Cell{to_iso(date)} : Cell{};
}

boost::json::array names_json(const std::vector<std::string>& names) {
  return boost::json::array(names.begin(), names.end());
}

}  // namespace

std::string waits_for(const office::ListedWaiver& listed) {
  switch (listed.waits) {
    case Waits::nobody:
      return "";
    case Waits::approval:
      return "approval";
    case Waits::confirmation:
      return "confirmation";
  }
  return "";
}

Table waiver_table(std::span<const office::ListedWaiver> waivers, const Options& options, Date today) {
  Table table{.columns = {"waiver", "id", "council", "requirement", "parameter", "value", "label", "state", "from",
                          "until", "proposed_by", "approved_by", "waits_for", "needs", "evidence"},
              .when_empty = options.all ? "nobody has proposed a waiver" : "no waiver holds or waits",
              .language = options.language};
  for (const auto& listed : waivers) {
    const Waiver& waiver = listed.waiver;
    const std::string state = state_of(listed, today);
    if (!options.all && state != "proposed" && state != "approved" && state != "without effect") continue;
    if (!options.council.empty() && listed.council != options.council) continue;
    if (!options.id.empty() && waiver.proposal.id != options.id) continue;
    const bool held = waiver.state == Waiver::State::approved || waiver.end;
    const auto& [what, value] = std::tie(waiver.proposal.what, waiver.proposal.value);
    table.rows.push_back(
        {waiver.number(), waiver.proposal.id, listed.council, value ? Cell{} : Cell{what}, value ? Cell{what} : Cell{},
         value ? Cell{to_text(*value)} : Cell{}, std::string(listed.label.in(options.language, "")), state,
         date_cell(held, waiver.from), to_iso(*waiver.proposal.until), waiver.proposal.by, joined(waiver.approved_by),
         waits_for(listed), listed.left > 0 ? Cell{std::int64_t{listed.left}} : Cell{}, waiver.proposal.evidence});
  }
  return table;
}

void draw_waiver(std::ostream& out, const office::ListedWaiver& listed, const Options& options) {
  const Waiver& waiver = listed.waiver;
  const WaiverEvent& proposal = waiver.proposal;
  const char* about = proposal.value ? "parameter" : "requirement";
  out << waiver.kind_name() << ' ' << waiver.number() << " of `" << proposal.what << "`"
      << (proposal.value ? " to " + to_text(*proposal.value) : "") << " for " << proposal.id << ", until "
      << to_iso(*proposal.until) << ": " << waiver_state_name(waiver.state) << '\n';
  const auto label = listed.label.in(options.language, "");
  if (!label.empty()) out << "  " << about << ": " << label << '\n';
  out << "  proposed on " << to_iso(proposal.on) << " by " << proposal.by << " (" << proposal.role
      << "): " << proposal.reason << '\n';
  if (!proposal.evidence.empty()) out << "  accepted instead: " << proposal.evidence << '\n';
  if (!waiver.approved_by.empty()) out << "  approved by " << joined(waiver.approved_by) << '\n';
  if (waiver.holds() || waiver.end)
    out << "  holds since " << to_iso(waiver.from) << ", known from " << to_iso(waiver.known_from) << " on\n";
  for (const auto& each : waiver.confirmations)
    out << "  confirmed again by " << joined(each.by) << " under a changed " << about
        << (each.known_from ? "" : ", not by enough people yet") << '\n';
  if (waiver.end)
    out << "  " << waiver_state_name(waiver.state) << " on " << to_iso(waiver.end->on) << " by " << waiver.end->by
        << ": " << waiver.end->reason << '\n';
  if (listed.waits == Waits::approval) out << "  waits for approval, by " << int(listed.left) << " more\n";
  if (listed.waits == Waits::confirmation)
    out << "  the " << about << " has changed since: waits for confirmation, by " << int(listed.left) << " more\n";
  if (waiver.holds() && !listed.waivable)
    out << "  without effect: the policy lets nobody "
        << (proposal.value ? "adjust the parameter" : "waive the requirement") << " any more\n";
  out << "  rests on record version " << proposal.version << " and the " << about << "'s text "
      << proposal.rule.substr(0, 12) << "…\n";
}

boost::json::object waiver_json(const office::ListedWaiver& listed) {
  const Waiver& waiver = listed.waiver;
  const WaiverEvent& proposal = waiver.proposal;
  boost::json::object out{{"waiver", waiver.number()},
                          {"id", proposal.id},
                          {"council", listed.council},
                          {"state", waiver_state_name(waiver.state)},
                          {"until", to_iso(*proposal.until)},
                          {"proposed_on", to_iso(proposal.on)},
                          {"proposed_by", proposal.by},
                          {"role", proposal.role},
                          {"reason", proposal.reason},
                          {"approved_by", names_json(waiver.approved_by)},
                          {"rule", proposal.rule},
                          {"version", proposal.version}};
  out[proposal.value ? "parameter" : "requirement"] = proposal.what;
  if (proposal.value) out["value"] = to_text(*proposal.value);
  if (!proposal.evidence.empty()) out["evidence"] = proposal.evidence;
  if (waiver.holds() || waiver.end) {
    out["from"] = to_iso(waiver.from);
    out["known_from"] = to_iso(waiver.known_from);
  }
  boost::json::array confirmations;
  for (const auto& each : waiver.confirmations) {
    boost::json::object one{{"rule", each.rule}, {"by", names_json(each.by)}};
    if (each.known_from) one["known_from"] = to_iso(*each.known_from);
    confirmations.push_back(std::move(one));
  }
  if (!confirmations.empty()) out["confirmations"] = std::move(confirmations);
  if (waiver.end)
    out["ended"] = boost::json::object{{"on", to_iso(waiver.end->on)},
                                       {"by", waiver.end->by},
                                       {"reason", waiver.end->reason},
                                       {"known_from", to_iso(waiver.end->known_from)}};
  if (listed.waits != Waits::nobody) {
    out["waits_for"] = waits_for(listed);
    out["needs"] = listed.left;
  }
  return out;
}

}  // namespace safon
