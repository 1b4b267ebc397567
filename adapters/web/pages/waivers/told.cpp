#include "adapters/web/pages/waivers/told.hpp"

#include <algorithm>
#include <map>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/waivers/proposing.hpp"

namespace safon::web {
namespace {

using Waits = office::ListedWaiver::Waits;

constexpr std::ptrdiff_t waivers_in_the_queue = 50;

std::string names_of(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string left_text(const Visit& visit, std::size_t left, const std::string& role) {
  return people(left, role, visit.language);
}

bool is_of(const office::ListedWaiver& listed, const std::vector<std::string>& councils) {
  return councils.empty() || std::ranges::find(councils, listed.council) != councils.end();
}

}  // namespace

std::string day_html(Date day) {
  return "<span class=\"day\">" + to_iso(day) + "</span>";
}

std::expected<Waivers, office::Refusal> waivers_seen(Visit& visit) {
  if (!visit.loaded) return {};
  auto all = office::list_waivers(visit.in, visit.policy(), visit.today, visit.policy_under);
  if (all) std::erase_if(*all, [&](const office::ListedWaiver& each) { return !visit.may_see(each.council); });
  return all;
}

bool is_open(const Visit& visit, const office::ListedWaiver& listed) {
  if (listed.waits == Waits::approval) return true;
  return listed.waiver.holds() && *listed.waiver.proposal.until >= visit.today;
}

std::string stands_text(const Visit& visit, const office::ListedWaiver& listed) {
  const Waiver& waiver = listed.waiver;
  const auto left = left_text(visit, listed.left, waiver.proposal.role);
  switch (waiver.state) {
    case Waiver::State::proposed:
      return visit.say(words::waits_for_approval, {left});
    case Waiver::State::refused:
      return visit.say(words::was_refused);
    case Waiver::State::withdrawn:
      return visit.say(words::was_withdrawn);
    case Waiver::State::approved:
      break;
  }
  if (*waiver.proposal.until < visit.today) return visit.say(words::is_over);
  if (!listed.waivable) return visit.say(words::without_effect);
  return listed.waits == Waits::confirmation ? visit.say(words::waits_for_confirmation, {left})
                                             : visit.say(words::holds_now);
}

std::string requirement_text(const Visit& visit, std::string_view requirement) {
  for (const auto& each : visit.policy().waivables)
    if (each.what == requirement) return std::string(each.label.in(visit.language, requirement));
  return std::string(requirement);
}

std::string proposed_text(const Visit& visit, const WaiverEvent& proposal) {
  const auto text = requirement_text(visit, proposal.what);
  return proposal.value ? text + ": " + to_text(*proposal.value) : text;
}

std::string title_text(const Visit& visit, const Waiver& waiver) {
  return visit.say(waiver.proposal.value ? words::adjustment_number : words::waiver_number,
                   {std::to_string(waiver.number())});
}

std::string waivers_table_html(const Visit& visit, std::string_view caption, const Waivers& waivers) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& listed : waivers) {
    const Waiver& waiver = listed.waiver;
    const WaiverEvent& proposal = waiver.proposal;
    const bool held = waiver.holds() || waiver.end;
    rows.push_back({link_html("/waivers/" + std::to_string(waiver.number()), std::to_string(waiver.number())),
                    link_html("/participant/" + std::to_string(proposal.participant), proposal.id),
                    escaped(proposed_text(visit, proposal)), escaped(stands_text(visit, listed)),
                    held ? day_html(waiver.from) : "", day_html(waiver.end ? waiver.end->on : *proposal.until),
                    escaped(proposal.by), escaped(names_of(waiver.approved_by)), escaped(proposal.reason)});
  }
  return table_html(visit, caption,
                    {visit.say(words::number), visit.say(words::participant), visit.say(words::waived_or_adjusted),
                     visit.say(words::stands), visit.say(words::from_status), visit.say(words::until),
                     visit.say(words::proposed_by), visit.say(words::approved_by), visit.say(words::reason)},
                    rows);
}

std::expected<Waivers, office::Refusal> their_waivers(Visit& visit, const Subject& subject) {
  auto all = waivers_seen(visit);
  if (all) std::erase_if(*all, [&](const auto& each) { return each.waiver.proposal.participant != subject.key; });
  return all;
}

std::string noted_waivers_html(const Visit& visit, const Waivers& theirs) {
  std::string html;
  for (const auto& listed : theirs) {
    if (!is_open(visit, listed)) continue;
    const Waiver& waiver = listed.waiver;
    html += "<li>" + link_html("/waivers/" + std::to_string(waiver.number()), title_text(visit, waiver)) + ": " +
            visit.html(words::one_of_theirs, {proposed_text(visit, waiver.proposal), to_iso(*waiver.proposal.until),
                                              stands_text(visit, listed)}) +
            "</li>";
  }
  return html.empty() ? html : "<ul>" + html + "</ul>\n";
}

std::string their_waivers_html(const Visit& visit, const Subject& subject, const Waivers& theirs) {
  const auto form = proposal_form_html(visit, subject);
  if (theirs.empty() && form.empty()) return {};
  return "<h2>" + visit.html(words::waivers) + "</h2>\n" +
         (theirs.empty() ? "" : waivers_table_html(visit, visit.say(words::waivers), theirs)) + form;
}

std::expected<std::string, office::Refusal> waiting_waivers_html(Visit& visit, const std::string& council) {
  auto all = waivers_seen(visit);
  if (!all) return std::unexpected(all.error());
  std::erase_if(*all, [&](const auto& each) {
    return each.waits == Waits::nobody || (!council.empty() && each.council != council);
  });
  if (all->empty()) return std::string();
  const auto title = visit.say(words::waivers_waiting, {std::to_string(all->size())});
  const bool more = std::ssize(*all) > waivers_in_the_queue;
  if (more) all->erase(all->begin() + waivers_in_the_queue, all->end());
  return "<h2>" + escaped(title) + "</h2>\n" + waivers_table_html(visit, title, *all) +
         (more ? "<p>" + link_html("/waivers", visit.say(words::waivers)) + "</p>\n" : "");
}

std::expected<std::string, office::Refusal> counted_waivers_html(Visit& visit,
                                                                 const std::vector<std::string>& councils) {
  const auto all = waivers_seen(visit);
  if (!all) return std::unexpected(all.error());
  struct Counts {
    std::size_t holding = 0, to_approve = 0, to_confirm = 0;
  };
  std::map<std::string, Counts> by_requirement;
  for (const auto& listed : *all) {
    if (!is_of(listed, councils) || !listed.waivable || !is_open(visit, listed)) continue;
    auto& counts = by_requirement[listed.waiver.proposal.what];
    counts.holding += listed.waits == Waits::nobody;
    counts.to_approve += listed.waits == Waits::approval;
    counts.to_confirm += listed.waits == Waits::confirmation;
  }
  if (by_requirement.empty()) return std::string();
  std::vector<std::vector<std::string>> rows;
  for (const auto& [requirement, counts] : by_requirement)
    rows.push_back({escaped(requirement_text(visit, requirement)), std::to_string(counts.holding),
                    std::to_string(counts.to_approve), std::to_string(counts.to_confirm)});
  const auto title = visit.say(words::waivers);
  return "<h2>" + escaped(title) + "</h2>\n" +
         table_html(visit, title,
                    {visit.say(words::waived_or_adjusted), visit.say(words::count_holding),
                     visit.say(words::count_to_approve), visit.say(words::count_to_confirm)},
                    rows);
}

std::string foreseen_html(const Visit& visit, const office::WaiverOutcome& outcome) {
  const WaiverEvent& event = outcome.event;
  const WaiverEvent& proposal = outcome.before ? outcome.before->proposal : event;
  const auto requirement = requirement_text(visit, proposal.what);
  const auto left = left_text(visit, outcome.left, proposal.role);
  std::string html = "<ul><li>" + escaped(heading(waiver_event_name(event.kind), visit.language)) + ": " +
                     escaped(proposed_text(visit, proposal)) + " (" + escaped(event.by) + ")</li><li>";
  if (event.kind == WaiverEventKind::refused || event.kind == WaiverEventKind::withdrawn)
    html += !outcome.changes
                ? visit.html(words::nothing_for_them)
                : visit.html(proposal.value ? words::counts_by_policy : words::counts_by_record, {requirement});
  else if (outcome.left == 0 && proposal.value)
    html += visit.html(words::counts_as_value, {requirement, to_text(*proposal.value), to_iso(*proposal.until)});
  else if (outcome.left == 0)
    html += visit.html(words::counts_as_met, {requirement, to_iso(*proposal.until)});
  else
    html += visit.html(event.kind == WaiverEventKind::confirmed ? words::still_to_confirm : words::still_to_approve,
                       {left, proposal.by});
  return html + "</li></ul>\n";
}

}  // namespace safon::web
