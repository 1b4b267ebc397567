// Automatic changes that were drawn for an audit: a list, and one of them with what auditors and officers say of it.
#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/office/audits/audits.hpp"
#include "adapters/office/audits/why_changed.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/explained.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/audits/waiting.hpp"
#include "adapters/web/pages/pages.hpp"
#include "engine/value/person_name.hpp"

namespace safon::web {
namespace {

constexpr std::size_t audits_on_a_page = 100;
constexpr std::size_t longest_reason = 4000;  // bytes

std::string path_of(const AuditedChange& change) {
  return "/audits/" + std::to_string(change.number);
}

const Phrase& state_phrase(AuditState state) {
  switch (state) {
    case AuditState::waiting:
      return words::audit_waiting;
    case AuditState::agreed:
      return words::audit_agreed;
    case AuditState::disputed:
      return words::audit_disputed;
    case AuditState::answered:
      return words::audit_answered;
  }
  return words::audit_waiting;
}

const Phrase& said_phrase(AuditAnswerKind kind) {
  switch (kind) {
    case AuditAnswerKind::agreed:
      return words::audit_agreed;
    case AuditAnswerKind::disputed:
      return words::audit_disputed;
    case AuditAnswerKind::answered:
      return words::audit_answered;
  }
  return words::audit_agreed;
}

std::string participant_link(const AuditedChange& change) {
  return link_html("/participant/" + std::to_string(change.participant), change.id);
}

std::vector<std::string> row_html(const Visit& visit, const AuditedChange& change) {
  const auto& programme = change.stratum.programme;
  return {link_html(path_of(change), std::to_string(change.number)),
          participant_link(change),
          escaped(change.council),
          escaped(programme_text(visit, programme)),
          escaped(status_text(visit, programme, change.from)),
          escaped(status_text(visit, programme, change.to)),
          to_iso(change.effective),
          to_iso(change.on),
          visit.html(state_phrase(change.state()))};
}

/// The one that the address names, where the visitor may see the council; or the page that says why not.
std::expected<AuditedChange, http::Response> audit_of(const Visit& visit, RegisterFile& in) {
  auto change = office::find_audit(in, number_in(visit.parts.front(), 0));
  if (!change) {
    if (change.error().ground == office::Ground::words)
      return std::unexpected(trouble_page(visit, 404, words::no_such_page));
    return std::unexpected(trouble_page(visit, change.error()));
  }
  if (!visit.may_see(change->council)) return std::unexpected(trouble_page(visit, 403, words::not_your_council));
  return *std::move(change);
}

std::string reason_field(const Visit& visit, const Phrase& label) {
  return "<p class=\"field\"><label for=\"reason\">" + visit.html(label) +
         "</label><textarea name=\"reason\" id=\"reason\"></textarea></p>";
}

std::string finding_form(const Visit& visit, const AuditedChange& change) {
  const auto choice = [&](const char* value, const Phrase& text) {
    return "<p class=\"choice\"><input type=\"radio\" name=\"finding\" required" + attribute("id", value) +
           attribute("value", value) + "><label" + attribute("for", value) + ">" + visit.html(text) + "</label></p>";
  };
  return form_html(visit, path_of(change) + "/finding") + "<fieldset><legend>" + visit.html(words::your_finding) +
         "</legend>" + choice("agree", words::agree) + choice("dispute", words::dispute) + "</fieldset>" +
         reason_field(visit, words::reason_to_dispute) + "<p>" + visit.html(words::dispute_changes_nothing) + "</p>" +
         button_html(visit.say(words::record_finding)) + "</form>\n";
}

std::string answer_form(const Visit& visit, const AuditedChange& change) {
  return form_html(visit, path_of(change) + "/answer") + reason_field(visit, words::what_came_of_it) +
         button_html(visit.say(words::record_answer)) + "</form>\n";
}

std::string answers_html(const Visit& visit, const AuditedChange& change) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& each : change.answers)
    rows.push_back({to_iso(each.on), visit.html(said_phrase(each.kind)), escaped(each.by),
                    escaped(role_text(visit, each.role)), escaped(each.reason)});
  return table_html(visit, visit.say(words::what_was_said),
                    {visit.say(words::day), visit.say(words::what), visit.say(words::by_whom), visit.say(words::roles),
                     visit.say(words::reason)},
                    rows);
}

std::string why_html(Visit& visit, const AuditedChange& change) {
  const auto policy = visit.policy_with(change.rests_on);
  if (!policy) return problem_html(visit, refusal_text(visit, policy.error()));
  const auto why = office::why_changed(visit.in, *(*policy)->compiled, change, visit.language);
  if (!why) return problem_html(visit, refusal_text(visit, why.error()));
  return "<p>" + visit.html(words::by_what_was_known, {to_iso(change.effective), to_iso(change.on)}) + "</p>\n" +
         explanation_html(visit, *why, [](const std::string&) { return std::string(); });
}

http::Response cannot(const Visit& visit, const AuditedChange& change, std::string_view why, unsigned status) {
  return page(visit, visit.say(words::one_audit, {std::to_string(change.number)}),
              problem_html(visit, why) + "<p>" +
                  link_html(path_of(change), visit.say(words::one_audit, {std::to_string(change.number)})) + "</p>\n",
              status);
}

/// What the form says goes on record, as it stood when the page was shown or not at all.
http::Response record(Visit& visit, AuditAnswerKind kind, const AuditState seen) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  auto change = audit_of(visit, in);
  if (!change) return std::move(change.error());
  const auto reason = visit.field("reason");
  if (reason.size() > longest_reason)
    return cannot(visit, *change, visit.say(words::reason_too_long, {std::to_string(longest_reason)}), 400);
  const auto outcome = office::foresee_audit(in,
                                             {.number = change->number,
                                              .kind = kind,
                                              .by = visit.person->name,
                                              .role = {},
                                              .reason = reason,
                                              .on = {},
                                              .seen = seen},
                                             visit.today);
  if (!outcome) {
    if (outcome.error().ground != office::Ground::findings) return trouble_page(visit, outcome.error());
    const bool unsaid = reason.empty() && kind != AuditAnswerKind::agreed && change->state() == seen;
    return cannot(visit, *change, refusal_text(visit, outcome.error()), unsaid ? 400 : 409);
  }
  if (const auto recorded = office::record_audit(in, *outcome); !recorded) {
    if (recorded.error().fault != RegisterFault::stale) return trouble_page(visit, recorded.error());
    return cannot(visit, *change, refusal_text(visit, recorded.error()), 409);
  }
  return see_other(path_of(*change) + "?done=1");
}

}  // namespace

std::string audits_waiting_html(const Visit& visit) {
  const auto open = open_audits(visit.in);
  if (!open) return {};
  std::uint64_t waiting = 0, disputed = 0;
  for (const auto& each : *open)
    if (visit.may_see(each.council)) waiting += each.waiting, disputed += each.disputed;
  std::string html;
  const auto say = [&](const Phrase& phrase, std::uint64_t number) {
    html += "<p>" + link_html("/audits", visit.say(phrase, {std::to_string(number)})) + "</p>\n";
  };
  if (visit.is(office::Role::officer) && disputed > 0) say(words::disputes_wait, disputed);
  if (visit.is(office::Role::auditor) && waiting > 0) say(words::audits_wait, waiting);
  return html;
}

http::Response audits_page(Visit& visit) {
  const OneMoment moment(visit.in);
  const bool all = visit.asked("all") == "1";
  AuditFilter filter{
      .open = !all, .after = std::max<std::int64_t>(number_in(visit.asked("after"), 0), 0), .limit = audits_on_a_page};
  std::vector<std::vector<std::string>> rows;
  bool more = true;
  // Of those that are read at once the visitor may see only some.
  while (more && rows.size() < audits_on_a_page) {
    const auto changes = audited_changes(visit.in, filter);
    if (!changes) return trouble_page(visit, office::refusal(changes.error()));
    more = changes->size() == filter.limit;
    for (const auto& each : *changes) {
      if (rows.size() == audits_on_a_page) {
        more = true;
        break;
      }
      filter.after = each.number;
      if (visit.may_see(each.council)) rows.push_back(row_html(visit, each));
    }
  }
  const std::string which = all ? "/audits?all=1&" : "/audits?";
  auto html = "<p>" + visit.html(words::audits_about) + "</p>\n" +
              table_html(visit, visit.say(all ? words::audits_all : words::audits_open),
                         {visit.say(words::number), visit.say(words::participant), visit.say(words::council),
                          visit.say(words::programme), visit.say(words::from_status), visit.say(words::to_status),
                          visit.say(words::counts_from), visit.say(words::recorded), visit.say(words::how_it_stands)},
                         rows);
  if (more)
    html += "<p>" + link_html(which + "after=" + std::to_string(filter.after), visit.say(words::next_page)) + "</p>\n";
  html += "<p>" +
          link_html(all ? "/audits" : "/audits?all=1", visit.say(all ? words::only_open_audits : words::audited_too)) +
          "</p>\n";
  return page(visit, visit.say(words::audits), html);
}

http::Response one_audit_page(Visit& visit) {
  const OneMoment moment(visit.in);
  auto change = audit_of(visit, visit.in);
  if (!change) return std::move(change.error());
  const auto& [policy, programme, transition, council, share, among, seed] = change->stratum;
  std::string html = visit.asked("done").empty() ? "" : notice_html(visit.say(words::finding_recorded));
  html += "<p>" +
          visit.html(words::went_from_to, {change->id, status_text(visit, programme, change->from),
                                           status_text(visit, programme, change->to), to_iso(change->effective)}) +
          " (" + participant_link(*change) + ", " + escaped(change->council) + "). " +
          visit.html(words::recorded_by_itself, {to_iso(change->on)}) + "</p>\n<p><strong>" +
          visit.html(words::how_it_stands) + ": " + visit.html(state_phrase(change->state())) + "</strong></p>\n<p>" +
          visit.html(words::drawn_as,
                     {std::to_string(change->in_stratum), transition + (council.empty() ? "" : ", " + council),
                      std::to_string(share), std::to_string(among)}) +
          " " + visit.html(words::audit_rests_on, {std::to_string(change->version), change->policy_version}) +
          "</p>\n<h2>" + visit.html(words::why_it_changed) + "</h2>\n" + why_html(visit, *change);
  if (!change->answers.empty()) html += answers_html(visit, *change);
  if (change->state() == AuditState::waiting && visit.is(office::Role::auditor)) html += finding_form(visit, *change);
  if (change->state() == AuditState::disputed && visit.is(office::Role::officer) &&
      !same_person(change->answers.back().by, visit.person->name))
    html += answer_form(visit, *change);
  html += "<p>" + link_html("/audits", visit.say(words::to_the_audits)) + "</p>\n";
  return page(visit, visit.say(words::one_audit, {std::to_string(change->number)}), html);
}

http::Response record_finding(Visit& visit) {
  const auto finding = visit.field("finding");
  if (finding != "agree" && finding != "dispute") {
    auto change = audit_of(visit, visit.in);
    if (!change) return std::move(change.error());
    return cannot(visit, *change, visit.say(words::choose_finding), 400);
  }
  return record(visit, finding == "agree" ? AuditAnswerKind::agreed : AuditAnswerKind::disputed, AuditState::waiting);
}

http::Response record_audit_answer(Visit& visit) {
  return record(visit, AuditAnswerKind::answered, AuditState::disputed);
}

}  // namespace safon::web
