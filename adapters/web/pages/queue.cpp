// The cases that wait for an officer.
#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t cases_on_a_page = 50;
constexpr std::int64_t last_offset = 1'000'000;

struct Order {
  std::string_view name;
  CaseOrder order;
  const Phrase& phrase;
};
constexpr Order orders[] = {{"due", CaseOrder::due, words::by_due},
                            {"opened", CaseOrder::opened, words::by_opened},
                            {"id", CaseOrder::id, words::by_id}};

CaseFilter filter_of(const Visit& visit) {
  CaseFilter filter{.councils = councils_asked(visit), .programme = {}, .due_before = {}, .limit = cases_on_a_page};
  if (const auto programme = visit.asked("programme"); !programme.empty()) filter.programme = programme;
  if (visit.asked("overdue") == "1") filter.due_before = visit.today;
  const auto order = visit.asked("order");
  for (const auto& each : orders)
    if (each.name == order) filter.order = each.order;
  filter.offset = std::size_t(std::clamp<std::int64_t>(number_in(visit.asked("from"), 0), 0, last_offset));
  return filter;
}

std::string filters_html(const Visit& visit) {
  std::vector<Choice> programmes{{"", visit.say(words::all_of_them)}}, sorted;
  for (const auto& each : visit.policy().programmes)
    programmes.push_back({each.name, programme_text(visit, each.name)});
  for (const auto& each : orders) sorted.push_back({std::string(each.name), visit.say(each.phrase)});
  return "<form class=\"filters\" method=\"get\" action=\"/queue\">" +
         select_html("council", visit.say(words::council), council_choices(visit), visit.asked("council")) +
         select_html("programme", visit.say(words::programme), programmes, visit.asked("programme")) +
         select_html("order", visit.say(words::order), sorted, visit.asked("order")) +
         "<p class=\"choice\"><input type=\"checkbox\" id=\"overdue\" name=\"overdue\" value=\"1\"" +
         (visit.asked("overdue") == "1" ? " checked>" : ">") + "<label for=\"overdue\">" +
         visit.html(words::only_overdue) + "</label></p>" + button_html(visit.say(words::show), true) + "</form>\n";
}

std::vector<std::string> row_html(const Visit& visit, const CaseRow& row) {
  const Programme* programme = nullptr;
  const Transition* transition = nullptr;
  for (const auto& each : visit.policy().programmes)
    for (const auto& way : each.transitions)
      if (each.name == row.programme && way.name == row.transition) programme = &each, transition = &way;
  std::string by;
  for (const auto& name : row.certified_by) by += (by.empty() ? "" : ", ") + name;
  std::string due = row.due ? to_iso(*row.due) : "";
  if (row.due && *row.due < visit.today)
    due = "<span class=\"overdue\">" + visit.html(words::overdue, {due}) + "</span>";
  return {link_html("/participant/" + std::to_string(row.key), row.id),
          escaped(row.council),
          escaped(transition ? label_of(visit, programme->statuses[transition->to]) : row.transition),
          to_iso(row.opened),
          due,
          escaped(by),
          transition ? escaped(people(transition->certifiers - row.certified_by.size(), transition->certified_by,
                                      visit.language))
                     : ""};
}

/// The same page from another case on.
std::string page_from(const Visit& visit, std::size_t from) {
  std::string query;
  for (const char* name : {"council", "programme", "order", "overdue"})
    if (const auto value = visit.asked(name); !value.empty()) query += name + ("=" + http::encoded(value)) + "&";
  return "/queue?" + query + "from=" + std::to_string(from);
}

}  // namespace

http::Response queue_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  const OneMoment moment(visit.in);
  const auto filter = filter_of(visit);
  auto cases = page_of_cases(visit.in, filter);
  if (!cases) return trouble_page(visit, office::refusal(cases.error()));
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : cases->rows) rows.push_back(row_html(visit, row));
  const auto caption = visit.say(words::cases_waiting, {std::to_string(cases->all)});
  auto html = filters_html(visit) +
              table_html(visit, caption,
                         {visit.say(words::participant), visit.say(words::council), visit.say(words::for_status),
                          visit.say(words::waits_since), visit.say(words::due), visit.say(words::certified_so_far),
                          visit.say(words::needs_people)},
                         rows);
  if (filter.offset > 0) html += "<p>" + link_html(page_from(visit, 0), visit.say(words::first_page)) + "</p>\n";
  if (filter.offset + rows.size() < cases->all)
    html += "<p>" + link_html(page_from(visit, filter.offset + rows.size()), visit.say(words::next_page)) + "</p>\n";
  return page(visit, visit.say(words::queue), html);
}

}  // namespace safon::web
