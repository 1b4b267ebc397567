// Everybody counted: by status, how long cases have waited, and what comes up.
#include <algorithm>
#include <array>
#include <map>

#include "adapters/cli/page/chart.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/headcount.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/waivers/told.hpp"

namespace safon::web {
namespace {

constexpr std::array<std::int32_t, 5> waited_up_to = {7, 14, 28, 56, 112};  // days
constexpr int months_ahead = 12;

/// The bars, and the same figures as a table.
std::string chart_html(const Visit& visit, const std::string& id, const std::string& title, const std::string& head,
                       const std::vector<Bar>& bars) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& bar : bars) rows.push_back({escaped(bar.label), std::to_string(bar.count)});
  return bar_chart(id, title, bars) + table_html(visit, title, {head, visit.say(words::how_many)}, rows);
}

std::string statuses_html(const Visit& visit, const std::vector<FunnelRow>& rows,
                          const std::vector<std::string>& councils) {
  std::string html;
  for (const auto& programme : visit.policy().programmes) {
    std::vector<Bar> bars;
    for (const auto& status : programme.statuses) {
      bars.push_back(
          {.label = label_of(visit, status), .count = headcount(rows, programme.name, status.name, councils)});
    }
    const auto title = visit.say(words::by_status, {programme_text(visit, programme.name)});
    html += "<h2>" + escaped(title) + "</h2>\n" +
            chart_html(visit, "programme-" + programme.name, title, visit.say(words::status), bars);
  }
  return html;
}

std::string waiting_html(const Visit& visit, const std::vector<DayCount>& cases) {
  std::vector<Bar> bars;
  for (const auto days : waited_up_to) bars.push_back({.label = visit.say(words::up_to_days, {std::to_string(days)})});
  bars.push_back({.label = visit.say(words::more_days, {std::to_string(waited_up_to.back())})});
  for (const auto& each : cases) {
    const auto waited = visit.today.days - each.day.days;
    const auto place = std::ranges::lower_bound(waited_up_to, waited) - waited_up_to.begin();
    bars[std::size_t(place)].count += each.count;
  }
  const auto title = visit.say(words::waiting);
  return "<h2>" + escaped(title) + "</h2>\n" + chart_html(visit, "waiting", title, visit.say(words::days_waited), bars);
}

std::string months_html(const Visit& visit, const std::vector<DayCount>& dates) {
  std::map<std::string, std::uint64_t> by_month;
  constexpr std::size_t month_length = std::string_view("2026-11").size();
  for (const auto& each : dates) by_month[to_iso(each.day).substr(0, month_length)] += each.count;
  std::vector<Bar> bars;
  for (const auto& [month, count] : by_month) bars.push_back({.label = month, .count = count});
  const auto title = visit.say(words::next_months);
  return "<h2>" + escaped(title) + "</h2>\n" + chart_html(visit, "months", title, visit.say(words::month), bars);
}

}  // namespace

http::Response overview_page(Visit& visit) {
  if (!visit.loaded) return trouble_page(visit, 503, words::no_policy);
  const OneMoment moment(visit.in);
  const auto councils = councils_asked(visit);
  auto rows = funnel(visit.in);
  auto waiting = waiting_since(visit.in, councils);
  constexpr int days_of_a_month = 31;
  auto dates = next_dates(visit.in, councils, visit.today, Date{visit.today.days + months_ahead * days_of_a_month});
  if (!rows) return trouble_page(visit, office::refusal(rows.error()));
  if (!waiting) return trouble_page(visit, office::refusal(waiting.error()));
  if (!dates) return trouble_page(visit, office::refusal(dates.error()));
  auto waivers = counted_waivers_html(visit, councils);
  if (!waivers) return trouble_page(visit, waivers.error());
  return page(visit, visit.say(words::overview_of, {councils_text(visit, councils)}),
              council_filter_html(visit, "/overview") + statuses_html(visit, *rows, councils) +
                  waiting_html(visit, *waiting) + months_html(visit, *dates) + *waivers);
}

}  // namespace safon::web
