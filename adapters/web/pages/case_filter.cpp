#include "adapters/web/pages/case_filter.hpp"

#include <algorithm>

#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/escalations/escalations.hpp"

namespace safon::web {
namespace {

constexpr std::int64_t last_offset = 1'000'000;

struct Order {
  std::string_view name;
  CaseOrder order;
  const Phrase& phrase;
};
constexpr Order orders[] = {{"due", CaseOrder::due, words::by_due},
                            {"opened", CaseOrder::opened, words::by_opened},
                            {"id", CaseOrder::id, words::by_id}};

}  // namespace

CaseFilter case_filter_of(const Visit& visit, std::size_t limit) {
  CaseFilter filter{.councils = councils_asked(visit),
                    .programme = {},
                    .due_before = {},
                    .duties = duties_asked(visit),
                    .limit = limit};
  if (const auto programme = visit.asked("programme"); !programme.empty()) filter.programme = programme;
  if (visit.asked("overdue") == "1") filter.due_before = visit.today;
  const auto order = visit.asked("order");
  for (const auto& each : orders)
    if (each.name == order) filter.order = each.order;
  filter.offset = std::size_t(std::clamp<std::int64_t>(number_in(visit.asked("from"), 0), 0, last_offset));
  return filter;
}

std::string case_filters_html(const Visit& visit, std::string_view path) {
  std::vector<Choice> programmes{{"", visit.say(words::all_of_them)}}, sorted;
  for (const auto& each : visit.policy().programmes)
    programmes.push_back({each.name, programme_text(visit, each.name)});
  for (const auto& each : orders) sorted.push_back({std::string(each.name), visit.say(each.phrase)});
  return "<form class=\"filters\" method=\"get\"" + attribute("action", path) + ">" +
         select_html("council", visit.say(words::council), council_choices(visit), visit.asked("council")) +
         select_html("programme", visit.say(words::programme), programmes, visit.asked("programme")) +
         duty_select_html(visit) + select_html("order", visit.say(words::order), sorted, visit.asked("order")) +
         "<p class=\"choice\"><input type=\"checkbox\" id=\"overdue\" name=\"overdue\" value=\"1\"" +
         (visit.asked("overdue") == "1" ? " checked>" : ">") + "<label for=\"overdue\">" +
         visit.html(words::only_overdue) + "</label></p>" + button_html(visit.say(words::show), true) + "</form>\n";
}

std::string case_page(const Visit& visit, std::string_view path, std::size_t from) {
  std::string query;
  for (const char* name : {"council", "programme", "order", "overdue", "escalated"})
    if (const auto value = visit.asked(name); !value.empty()) query += name + ("=" + http::encoded(value)) + "&";
  return std::string(path) + "?" + query + "from=" + std::to_string(from);
}

Way way_of(const Visit& visit, const CaseRow& row) {
  for (const auto& each : visit.policy().programmes)
    for (const auto& way : each.transitions)
      if (each.name == row.programme && way.name == row.transition) return {&each, &way};
  return {};
}

}  // namespace safon::web
