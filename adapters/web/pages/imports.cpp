// The councils' returns, and what in them was rejected, with the line as it stands in the file.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "adapters/cli/page/markup.hpp"
#include "adapters/sqlite/ledger/hash.hpp"
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"

namespace safon::web {
namespace {

constexpr std::size_t returns_on_a_page = 200, faults_on_a_page = 50;
constexpr std::uintmax_t largest_file_shown = std::uintmax_t{32} << 20;  // bytes: longer ones take too long to read
constexpr std::size_t longest_line_shown = 300;                          // bytes

/// Lines of a return by number, as they were taken in: none where the file is gone, is another one now, or is too
/// large.
std::map<std::uint32_t, std::string> lines_of(const ImportRow& row, const std::set<std::uint32_t>& wanted) {
  std::map<std::uint32_t, std::string> lines;
  std::error_code error;
  if (!std::filesystem::is_regular_file(row.file, error) ||
      std::filesystem::file_size(row.file, error) > largest_file_shown)
    return lines;
  std::ifstream in(row.file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (Hasher().text(text).finish() != row.hash) return lines;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size() && !wanted.empty() && number < *wanted.rbegin();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (wanted.contains(++number)) lines[number] = text.substr(at, std::min(end - at, longest_line_shown));
    at = end + 1;
  }
  return lines;
}

/// Whoever looks after some councils sees their returns only.
bool may_see(const Visit& visit, const ImportRow& row) {
  return visit.person->councils.empty() || visit.may_see(row.council);
}

}  // namespace

http::Response imports_page(Visit& visit) {
  auto all = imports(visit.in);
  if (!all) return trouble_page(visit, office::refusal(all.error()));
  std::ranges::reverse(*all);
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : *all) {
    if (!may_see(visit, row)) continue;
    if (rows.size() == returns_on_a_page) break;
    const auto rejected = std::to_string(row.rejected);
    rows.push_back({link_html("/imports/" + std::to_string(row.key), row.file), escaped(row.council),
                    to_iso(row.received), std::to_string(row.added), std::to_string(row.changed),
                    std::to_string(row.unchanged), rejected});
  }
  return page(visit, visit.say(words::imports),
              table_html(visit, visit.say(words::imports),
                         {visit.say(words::file), visit.say(words::council), visit.say(words::received),
                          visit.say(words::added), visit.say(words::changed), visit.say(words::unchanged),
                          visit.say(words::rejected)},
                         rows));
}

http::Response rejections_page(Visit& visit) {
  const auto key = number_in(visit.parts.front(), 0);
  auto all = imports(visit.in);
  if (!all) return trouble_page(visit, office::refusal(all.error()));
  const auto row = std::ranges::find(*all, key, &ImportRow::key);
  if (row == all->end()) return trouble_page(visit, 404, words::no_such_page);
  if (!may_see(visit, *row)) return trouble_page(visit, 403, words::not_your_council);
  constexpr std::int64_t last_offset = 10'000'000;
  const auto from = std::size_t(std::clamp<std::int64_t>(number_in(visit.asked("from"), 0), 0, last_offset));
  auto faults = page_of_rejections(visit.in, key, from, faults_on_a_page);
  if (!faults) return trouble_page(visit, office::refusal(faults.error()));
  std::set<std::uint32_t> wanted;
  for (const auto& fault : *faults) wanted.insert(fault.line);
  const auto lines = lines_of(*row, wanted);
  std::vector<std::vector<std::string>> rows;
  for (const auto& fault : *faults) {
    const auto line = lines.find(fault.line);
    rows.push_back({std::to_string(fault.line), escaped(fault.participant), escaped(fault.field),
                    escaped(fault.message) + "<br><code>" + escaped(fault.code) + "</code>",
                    line == lines.end() ? "" : "<code>" + escaped(line->second) + "</code>"});
  }
  std::string html;
  if (!rows.empty() && lines.empty()) html += "<p>" + visit.html(words::file_is_gone) + "</p>\n";
  html += table_html(visit, visit.say(words::rejections_of, {row->file}),
                     {visit.say(words::line), visit.say(words::participant), visit.say(words::field),
                      visit.say(words::what_is_wrong), visit.say(words::in_the_file)},
                     rows);
  if (from + faults->size() < row->rejected && faults->size() == faults_on_a_page)
    html += "<p>" +
            link_html("/imports/" + std::to_string(key) + "?from=" + std::to_string(from + faults->size()),
                      visit.say(words::next_page)) +
            "</p>\n";
  return page(visit, visit.say(words::rejections_of, {row->file}), html);
}

}  // namespace safon::web
