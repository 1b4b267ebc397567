// Corrections of records: a list, and one of them, which an officer may withdraw.
#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/corrections/told.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t corrections_on_a_page = 100;
constexpr std::size_t longest_reason = 4000;  // bytes

std::string path_of(const office::ListedCorrection& listed) {
  return "/corrections/" + std::to_string(listed.made.correction);
}

std::string state_text(const Visit& visit, const office::ListedCorrection& listed) {
  return listed.end ? heading(listed.state(), visit.language) : visit.say(words::correction_holds);
}

/// The one that the address names, where the visitor may see its participant's council.
std::expected<office::ListedCorrection, http::Response> correction_asked(const Visit& visit, RegisterFile& in) {
  auto found = office::find_correction(in, number_in(visit.parts.front(), 0));
  if (!found && found.error().fault) return std::unexpected(trouble_page(visit, found.error()));
  if (!found || !visit.may_see(found->council)) return std::unexpected(trouble_page(visit, 404, words::no_correction));
  return *std::move(found);
}

std::string end_html(const Visit& visit, const CorrectionEvent& end) {
  const std::string sent = !end.value.empty() ? end.value : end.reason;
  return "<p>" +
         (end.import ? visit.html(words::ended_by_return, {to_iso(end.on), sent})
                     : visit.html(words::ended_by_person, {to_iso(end.on), end.by, end.reason})) +
         "</p>\n";
}

std::string withdrawal_form(const Visit& visit, const office::ListedCorrection& listed) {
  return "<section class=\"case\"><h2>" + visit.html(words::withdraw_it) + "</h2><p>" +
         visit.html(words::withdraw_told, {listed.made.was}) + "</p>" +
         form_html(visit, path_of(listed) + "/withdraw") + "<p class=\"field\"><label for=\"withdraw-reason\">" +
         visit.html(words::reason) +
         "</label><textarea id=\"withdraw-reason\" name=\"reason\" required></textarea></p>" +
         button_html(visit.say(words::withdraw_it)) + "</form></section>\n";
}

http::Response cannot(const Visit& visit, const office::ListedCorrection& listed, std::string_view why,
                      unsigned status) {
  return page(
      visit, visit.say(words::cannot_record),
      problem_html(visit, why) + "<p>" +
          link_html(path_of(listed), visit.say(words::one_correction, {std::to_string(listed.made.correction)})) +
          "</p>\n",
      status);
}

}  // namespace

std::string corrections_table_html(const Visit& visit, std::string_view caption,
                                   std::span<const office::ListedCorrection> corrections) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& each : corrections)
    rows.push_back({link_html(path_of(each), std::to_string(each.made.correction)),
                    link_html("/participant/" + std::to_string(each.made.participant), each.made.id),
                    escaped(each.council), escaped(each.made.field), escaped(each.made.was), escaped(each.made.value),
                    to_iso(each.made.on), escaped(each.made.by), escaped(each.made.source),
                    escaped(state_text(visit, each))});
  return table_html(
      visit, caption,
      {visit.say(words::number), visit.say(words::participant), visit.say(words::council), visit.say(words::field),
       visit.say(words::council_sent), visit.say(words::corrected_to), visit.say(words::recorded),
       visit.say(words::by_whom), visit.say(words::correction_source), visit.say(words::how_it_stands)},
      rows);
}

std::string their_corrections_html(const Visit& visit, const Subject& subject) {
  const auto theirs = office::list_corrections(visit.in, subject.name.id);
  const bool officer = visit.is(office::Role::officer);
  if (!theirs || (theirs->empty() && !officer)) return {};
  std::string html = "<h2>" + visit.html(words::corrections) + "</h2>\n";
  if (!theirs->empty()) html += corrections_table_html(visit, visit.say(words::every_correction), *theirs);
  if (officer) html += "<p>" + link_html(subject.path() + "/correction", visit.say(words::correct_record)) + "</p>\n";
  return html;
}

http::Response corrections_page(Visit& visit) {
  const OneMoment moment(visit.in);
  auto listed = office::list_corrections(visit.in);
  if (!listed) return trouble_page(visit, listed.error());
  const bool all = visit.asked("all") == "1";
  std::erase_if(*listed, [&](const auto& each) { return !visit.may_see(each.council) || (each.end && !all); });
  const auto from =
      std::min<std::size_t>(listed->size(), std::size_t(std::max<std::int64_t>(0, number_in(visit.asked("from"), 0))));
  const auto shown = std::span(*listed).subspan(from, std::min(corrections_on_a_page, listed->size() - from));
  const std::string which = all ? "/corrections?all=1&from=" : "/corrections?from=";
  auto html =
      "<p>" + visit.html(words::corrections_about) + "</p>\n" +
      corrections_table_html(visit, visit.say(all ? words::every_correction : words::corrections_holding), shown);
  if (from + shown.size() < listed->size())
    html += "<p>" + link_html(which + std::to_string(from + shown.size()), visit.say(words::next_page)) + "</p>\n";
  html +=
      "<p>" +
      link_html(all ? "/corrections" : "/corrections?all=1", visit.say(all ? words::only_holding : words::ended_too)) +
      "</p>\n";
  return page(visit, visit.say(words::corrections), html);
}

http::Response one_correction_page(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto listed = correction_asked(visit, visit.in);
  if (!listed) return listed.error();
  const CorrectionEvent& made = listed->made;
  std::string html = visit.asked("done").empty() ? "" : notice_html(visit.say(words::correction_recorded));
  html += corrections_table_html(visit, visit.say(words::one_correction, {std::to_string(made.correction)}),
                                 std::span(&*listed, 1)) +
          "<p>" + visit.html(words::was_corrected, {to_iso(made.on), made.by, made.reason}) + "</p>\n";
  html += listed->end ? end_html(visit, *listed->end) : "<p>" + visit.html(words::lasts_while, {made.was}) + "</p>\n";
  if (!listed->end && visit.is(office::Role::officer)) html += withdrawal_form(visit, *listed);
  html += "<p>" + link_html("/corrections", visit.say(words::to_corrections)) + "</p>\n";
  return page(visit, visit.say(words::one_correction, {std::to_string(made.correction)}), html);
}

http::Response withdraw_correction(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  const auto listed = correction_asked(visit, in);
  if (!listed) return listed.error();
  const auto reason = visit.field("reason");
  if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return cannot(visit, *listed, visit.say(words::reason_missing), 400);
  if (reason.size() > longest_reason)
    return cannot(visit, *listed, visit.say(words::reason_too_long, {std::to_string(longest_reason)}), 400);
  const auto policy = visit.policy_under(listed->made.participant);
  if (!policy) return trouble_page(visit, policy.error());
  const auto outcome = office::withdraw_correction(
      in, *(*policy)->compiled,
      {.number = listed->made.correction, .by = visit.person->name, .role = {}, .reason = reason, .on = {}},
      visit.today);
  if (!outcome) {
    if (outcome.error().fault) return trouble_page(visit, outcome.error());
    return cannot(visit, *listed, refusal_text(visit, outcome.error()), 409);
  }
  return see_other(path_of(*listed) + "?done=1");
}

}  // namespace safon::web
