// Several cases at once: each is chosen by itself, with a reason of its own.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/bulk/chosen.hpp"
#include "adapters/web/pages/case_filter.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

std::string choice_html(const Visit& visit, const std::string& n, const char* value, const Phrase& text, bool chosen) {
  const auto id = std::string(value) + "-" + n;
  return "<input type=\"radio\"" + attribute("name", "decision-" + n) + attribute("id", id) +
         attribute("value", value) + (chosen ? " checked>" : ">") + "<label" + attribute("for", id) + ">" +
         visit.html(text) + "</label>";
}

std::string case_html(const Visit& visit, const CaseRow& row, std::size_t number) {
  const auto [programme, transition] = way_of(visit, row);
  if (!transition) return {};                         // a participant's own page knows the version that they are under
  if (transition->decided != Decided::no) return {};  // to revoke or to reinstate is asked for on that page, one by one
  const auto& to = programme->statuses[transition->to];
  const auto n = std::to_string(number);
  std::string by;
  for (const auto& name : row.certified_by) by += (by.empty() ? "" : ", ") + name;
  auto html =
      "<fieldset class=\"case\"><legend>" + link_html("/participant/" + std::to_string(row.key), row.id) + ": " +
      escaped(label_of(visit, to)) + "</legend>" +
      hidden_html("case-" + n, case_value(row.key, row.programme, to.name)) + "<p>" +
      visit.html(words::of_council, {row.council}) + ". " +
      visit.html(words::case_since, {to_iso(row.opened), people(transition->certifiers - row.certified_by.size(),
                                                                transition->certified_by, visit.language)}) +
      (row.due ? ". " + visit.html(words::due_by, {to_iso(*row.due)}) : "") +
      (by.empty() ? "" : ". " + visit.html(words::already_certified, {by})) + "</p><p class=\"choice\">" +
      choice_html(visit, n, "leave", words::leave, true) + choice_html(visit, n, "certify", words::certify, false) +
      choice_html(visit, n, "decline", words::decline, false) + choice_html(visit, n, "defer", words::defer, false) +
      "</p>";
  return html + input_html("until-" + n, visit.say(words::defer_until), "date", "off") +
         input_html("reason-" + n, visit.say(words::reason_wanted), "text", "off") + "</fieldset>\n";
}

}  // namespace

http::Response several_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  const OneMoment moment(visit.in);
  const auto filter = case_filter_of(visit, cases_at_once);
  auto cases = page_of_cases(visit.in, filter);
  if (!cases) return trouble_page(visit, office::refusal(cases.error()));
  auto html = case_filters_html(visit, "/queue/decide");
  if (cases->rows.empty())
    return page(visit, visit.say(words::decide_several), html + "<p>" + visit.html(words::nothing_here) + "</p>\n");
  html +=
      "<p>" +
      visit.html(words::several_of, {std::to_string(filter.offset + 1),
                                     std::to_string(filter.offset + cases->rows.size()), std::to_string(cases->all)}) +
      "</p>\n" + form_html(visit, "/queue/decide/preview");
  for (std::size_t n = 0; n < cases->rows.size(); ++n) html += case_html(visit, cases->rows[n], n);
  html += button_html(visit.say(words::see_first)) + "</form>\n";
  if (filter.offset + cases->rows.size() < cases->all)
    html +=
        "<p>" +
        link_html(case_page(visit, "/queue/decide", filter.offset + cases->rows.size()), visit.say(words::next_page)) +
        "</p>\n";
  return page(visit, visit.say(words::decide_several), html);
}

}  // namespace safon::web
