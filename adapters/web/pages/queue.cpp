// The cases that wait for an officer.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/audits/waiting.hpp"
#include "adapters/web/pages/case_filter.hpp"
#include "adapters/web/pages/escalations/escalations.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/waivers/told.hpp"

namespace safon::web {
namespace {

constexpr std::size_t cases_on_a_page = 50;
std::vector<std::string> row_html(const Visit& visit, const CaseRow& row) {
  const auto [programme, transition] = way_of(visit, row);
  std::string by;
  for (const auto& name : row.certified_by) by += (by.empty() ? "" : ", ") + name;
  std::string due = row.due ? to_iso(*row.due) : "";
  if (row.due && *row.due < visit.today)
    due = "<span class=\"overdue\">" + visit.html(words::overdue, {due}) + "</span>";
  if (!row.escalated_to.empty())
    due += "<br><span class=\"overdue\">" + visit.html(words::escalated_to, {duties_text(visit, row.escalated_to)}) +
           "</span>";
  if (row.deferred_until)
    due += (due.empty() ? "" : "<br>") + visit.html(words::put_off_to, {to_iso(*row.deferred_until)});
  return {link_html("/participant/" + std::to_string(row.key), row.id),
          escaped(row.council),
          !transition ? escaped(row.transition)
          : transition->decided == Decided::no
              ? escaped(label_of(visit, programme->statuses[transition->to]))
              : visit.html(words::to_confirm, {label_of(visit, programme->statuses[transition->to])}),
          to_iso(row.opened),
          due,
          escaped(by),
          transition ? escaped(people(transition->certifiers - row.certified_by.size(), transition->certified_by,
                                      visit.language))
                     : ""};
}

}  // namespace

http::Response queue_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  const OneMoment moment(visit.in);
  const auto filter = case_filter_of(visit, cases_on_a_page);
  auto cases = page_of_cases(visit.in, filter);
  if (!cases) return trouble_page(visit, office::refusal(cases.error()));
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : cases->rows) rows.push_back(row_html(visit, row));
  const auto caption = visit.say(words::cases_waiting, {std::to_string(cases->all)});
  auto html = escalated_html(visit) + audits_waiting_html(visit) + case_filters_html(visit, "/queue") +
              table_html(visit, caption,
                         {visit.say(words::participant), visit.say(words::council), visit.say(words::for_status),
                          visit.say(words::waits_since), visit.say(words::due), visit.say(words::certified_so_far),
                          visit.say(words::needs_people)},
                         rows);
  if (filter.offset > 0)
    html += "<p>" + link_html(case_page(visit, "/queue", 0), visit.say(words::first_page)) + "</p>\n";
  if (filter.offset + rows.size() < cases->all)
    html += "<p>" + link_html(case_page(visit, "/queue", filter.offset + rows.size()), visit.say(words::next_page)) +
            "</p>\n";
  if (visit.is(office::Role::officer) && !rows.empty())
    html += "<p>" + link_html(case_page(visit, "/queue/decide", filter.offset), visit.say(words::decide_several)) +
            "</p>\n";
  auto waivers = waiting_waivers_html(visit, visit.asked("council"));
  if (!waivers) return trouble_page(visit, waivers.error());
  return page(visit, visit.say(words::queue), html + *waivers);
}

}  // namespace safon::web
