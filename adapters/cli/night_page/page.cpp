#include "adapters/cli/night_page/page.hpp"

#include <algorithm>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/chart.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/page.hpp"
#include "adapters/office/people/duties.hpp"

namespace safon {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr const char* style = R"(
h2 { margin-top: 2.5rem }
.outcome { padding: .5rem 1rem; border-left: .4rem solid #1d6b3a; background: #eef6f0; font-weight: 600 }
.look { border-color: #8a5a00; background: #fbf3e2 } .failed { border-color: #a3161f; background: #fbeaea }
table { width: 100%; margin: 1rem 0; font-size: .9rem }
th, td { padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere }
svg { width: 100%; height: auto; font: 13px system-ui, sans-serif } svg rect { fill: #1f5f8b } svg .label { text-anchor: end }
@media print { body { font-size: 11pt } a { color: inherit; text-decoration: none } .outcome { background: none } }
)";

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

std::string more(std::uint64_t all, std::size_t shown, const char* file) {
  if (all <= shown) return {};
  return "<p>These are the first " + number(shown) + " of " + number(all) + "; <a href=\"" + file + "\">" + file +
         "</a> has all.</p>\n";
}

std::string opening(const Night& night) {
  const auto exit = exit_of(night);
  const auto day = to_iso(night.as_of);
  const char* how = exit == Exit::good ? "" : exit == Exit::partly ? " look" : " failed";
  return page_opening("en", "Night as of " + day, style) + "<h1>The night as of " + day + "</h1>\n<p class=\"outcome" +
         how + "\">" + escaped(sentence_of(night)) + "</p>\n";
}

std::string arrivals(const Night& night) {
  std::string html = "<h2>What arrived</h2>\n";
  if (night.files.empty()) return html + "<p>No file was waiting in the inbox.</p>\n";
  Rows rows;
  for (const auto& [name, kept_as, taken] : night.files) {
    const auto& r = taken.result;
    rows.push_back({"<a" + attribute("href", file_url(kept_as)) + ">" + escaped(name) + "</a>", name_of(taken.fate),
                    escaped(taken.feed), number(r.added), number(r.changed), number(r.unchanged), number(r.rejected),
                    number(r.no_longer_reported), escaped(taken.why)});
  }
  return html + html_table("Files of this night",
                           {"file", "outcome", "feed", "#added", "#changed", "#unchanged", "#rejected",
                            "#no longer reported", "why not"},
                           rows);
}

std::string rejected(const PageFacts& facts) {
  if (facts.rejections.empty()) return {};
  Rows rows;
  for (const auto& row : facts.rejections)
    rows.push_back({"<a" + attribute("href", file_url(row.file)) + ">" +
                        escaped(row.file + ":" + number(row.line) + ":" + number(row.column)) + "</a>",
                    escaped(row.participant), escaped(row.field), escaped(row.code), escaped(row.message)});
  return "<h2>Rejected records</h2>\n" +
         html_table("Faults, by file and line", {"place", "participant", "field", "code", "what is wrong"}, rows) +
         more(facts.rejected, facts.rejections.size(), "rejections.csv");
}

std::string brought(const PageFacts& facts) {
  std::string html = "<h2>What it brought</h2>\n";
  if (facts.events.empty()) return html + "<p>Nothing has changed since the last night.</p>\n";
  std::vector<Bar> bars;
  Rows rows;
  for (const auto& [kind, count] : facts.events) {
    bars.push_back({heading(kind, ""), count});
    rows.push_back({escaped(heading(kind, "")), number(count)});
  }
  const char* title = "Events since the last night";
  html += bar_chart("events", title, bars) + html_table(title, {"event", "#how many"}, rows);
  if (facts.moves.empty()) return html;
  Rows moves;
  for (const auto& e : facts.moves)
    moves.push_back({escaped(e.id), escaped(e.council), escaped(e.programme), escaped(e.from), escaped(e.to),
                     to_iso(e.effective), escaped(e.by)});
  const auto all = facts.events.find("status_changed");
  return html +
         html_table("Who moved", {"participant", "council", "programme", "from", "to", "since", "certified by"},
                    moves) +
         more(all->second, facts.moves.size(), "events.csv");
}

std::string intakes(const PageFacts& facts) {
  if (facts.intakes.empty()) return {};
  Rows rows;
  for (const auto& [intake, kinds] : facts.intakes) {
    std::string label = intake;
    for (const auto& each : facts.policy.intakes)
      if (each.name == intake) label = each.label.in("", intake);
    const auto of = [&](const char* kind) {
      const auto found = kinds.find(kind);
      return number(found == kinds.end() ? 0 : found->second);
    };
    rows.push_back({escaped(label), of("placed"), of("offered"), of("accepted"), of("declined"), of("expired"),
                    of("withdrawn"), of("waiting"), of("passed_over"), of("not_placed"), of("not_ranked")});
  }
  return "<h2>Places</h2>\n" + html_table("What happened in intakes since the last night",
                                          {"intake", "#placed", "#offered", "#accepted", "#declined", "#expired",
                                           "#withdrawn", "#waiting", "#passed over", "#not placed", "#not ranked"},
                                          rows);
}

std::string to_look_at(const PageFacts& facts) {
  std::string html = "<h2>Who waits</h2>\n<p>Cases that wait for an officer: " + number(facts.open.cases) +
                     ", of which overdue: " + number(facts.open.overdue) +
                     ", of which escalated: " + number(facts.open.escalated) +
                     ". Participants with statuses to review: " + number(facts.open.reviews) + ".</p>\n";
  for (const auto& each : facts.night.untold)
    html += "<p><strong>" + escaped(office::untold_text(each)) + ".</strong></p>\n";
  const auto& broken = facts.night.evaluation.broken;
  if (broken.empty()) return html;
  Rows rows;
  for (const auto& each : broken) {
    if (rows.size() == rows_on_the_page) break;
    rows.push_back({escaped(each.participant), escaped(facts.policy.properties[each.property].text)});
  }
  return html + html_table("What must always hold, and does not", {"participant", "property"}, rows);
}

std::string standing(const PageFacts& facts) {
  std::string html = "<h2>Where everybody stands</h2>\n";
  for (const auto& programme : facts.policy.programmes) {
    std::vector<std::string> councils, columns{"status"};
    for (const auto& row : facts.funnel)
      if (row.programme == programme.name && std::ranges::find(councils, row.council) == councils.end())
        councils.push_back(row.council);
    std::ranges::sort(councils);
    for (const auto& council : councils) columns.push_back("#" + (council.empty() ? "(none)" : council));
    columns.push_back("#all");
    std::vector<Bar> bars;
    Rows rows;
    for (const auto& status : programme.statuses) {
      const std::string label(status.label.in("", status.name));
      std::vector<std::string> row{escaped(label)};
      std::uint64_t all = 0;
      for (const auto& council : councils) {
        const auto found = std::ranges::find_if(facts.funnel, [&](const FunnelRow& each) {
          return each.programme == programme.name && each.council == council && each.status == status.name;
        });
        const auto count = found == facts.funnel.end() ? 0 : found->participants;
        row.push_back(number(count));
        all += count;
      }
      row.push_back(number(all));
      rows.push_back(std::move(row));
      bars.push_back({label, all});
    }
    const auto title = std::string(programme.label.in("", programme.name)) + ": participants by status";
    html += bar_chart("programme-" + programme.name, title, bars) + html_table(title, columns, rows);
  }
  return html;
}

std::string nights_before(const PageFacts& facts) {
  std::vector<Bar> bars;
  Rows rows;
  for (const auto& run : facts.runs) {
    bars.push_back({to_iso(run.as_of), run.counts.participants});
    rows.push_back({to_iso(run.as_of), escaped(run.started), escaped(run.finished.value_or("did not end")),
                    number(run.counts.participants), number(run.counts.status_changes), number(run.counts.cases_opened),
                    number(run.counts.stopped)});
  }
  return "<h2>The last evaluations</h2>\n" + bar_chart("nights", "Participants who were due", bars) +
         html_table(
             "The last evaluations",
             {"as of", "started", "ended", "#participants due", "#status changes", "#cases opened", "#conflicts"},
             rows);
}

}  // namespace

std::string night_page(const PageFacts& facts) {
  return opening(facts.night) + arrivals(facts.night) + rejected(facts) + brought(facts) + intakes(facts) +
         to_look_at(facts) + standing(facts) + nights_before(facts) + "<p>Policy " + escaped(facts.policy.name) +
         ", version " + escaped(facts.policy.version) + ".</p>\n" + page_end();
}

}  // namespace safon
