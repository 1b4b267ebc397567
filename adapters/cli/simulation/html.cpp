// A simulation as a page: charts, with the same figures as tables beneath.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/chart.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/page.hpp"
#include "adapters/cli/simulation/simulated.hpp"

namespace safon {
namespace {

constexpr const char* style = R"(
h2 { margin-top: 3rem }
table { width: 100%; margin: 1rem 0; font-size: .95rem }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #767676; overflow-wrap: break-word }
svg { width: 100%; height: auto; font: 13px system-ui, sans-serif } svg rect { fill: #1f5f8b } svg .label { text-anchor: end }
@media print { body { font-size: 10.5pt } }
)";

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

std::string table_html(const Simulated& from, const std::string& caption, const Table& table) {
  if (table.rows.empty()) return {};
  std::vector<std::string> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    bool is_figure = c >= table.figures_from;
    for (const auto& row : table.rows) is_figure |= std::holds_alternative<std::int64_t>(row[c]);
    columns.push_back((is_figure ? "#" : "") + heading(table.columns[c], from.say.language));
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : table.rows) {
    rows.emplace_back();
    for (const auto& cell : row) rows.back().push_back(escaped(text_of(cell)));
  }
  return html_table(caption, columns, rows);
}

std::string programme_html(const Simulated& from, const SimulatedProgramme& programme) {
  const auto& say = from.say;
  const auto name = say.plain(programme.label, programme.name), id = "programme-" + programme.name;
  auto html = "<section" + attribute("aria-labelledby", id) + ">\n<h2" + attribute("id", id) + ">" +
              say.named(programme.label, programme.name) + "</h2>\n";
  std::vector<Bar> touched, standing;
  for (std::size_t e = 0; e < effects; ++e)
    if (programme.effects_of[e] > 0) touched.push_back({effect_words(say, Effect(e)), programme.effects_of[e]});
  for (std::size_t s = 0; s < programme.statuses.size(); ++s) {
    SimulatedProgramme::Count all;
    for (const auto& [council, counts] : programme.councils)
      all.before += counts[s + 1].before, all.after += counts[s + 1].after;
    const auto label = say.plain(programme.statuses[s].label, programme.statuses[s].name);
    standing.push_back({say("{0}: before", "{0}: cyn", {label}), all.before});
    standing.push_back({say("{0}: after", "{0}: ar ôl", {label}), all.after});
  }
  const auto what = say("What the draft does: {0}", "Beth mae'r drafft yn ei wneud: {0}", {name});
  html += "<h3>" + escaped(say("What the draft does", "Beth mae'r drafft yn ei wneud")) + "</h3>\n";
  html += touched.empty() ? "<p>" + escaped(effect_table(from, programme).when_empty) + "</p>\n"
                          : bar_chart("effects-" + programme.name, what, touched) +
                                table_html(from, what, effect_table(from, programme)) +
                                table_html(from, say("Why: {0}", "Pam: {0}", {name}), reason_table(from, programme));
  const auto counts =
      say("Participants by status, before and after: {0}", "Cyfranogwyr yn ôl statws, cyn ac ar ôl: {0}", {name});
  html += "<h3>" + escaped(say("Where they stand", "Lle maent yn sefyll")) + "</h3>\n" +
          bar_chart("standing-" + programme.name, counts, standing) +
          table_html(from, counts, status_table(from, programme)) +
          table_html(from, say("The same by council: {0}", "Yr un peth yn ôl cyngor: {0}", {name}),
                     council_table(from, programme, false));
  if (const auto samples = sample_table(from, programme); !samples.rows.empty())
    html += "<h3>" + escaped(say("Some of them", "Rhai ohonynt")) + "</h3>\n" +
            table_html(
                from,
                say("By lot, at most {0} of each kind, seed {1}", "Drwy goelbren, dim mwy na {0} o bob math, hedyn {1}",
                    {std::to_string(from.samples), std::to_string(from.seed)}),
                samples);
  return html + "</section>\n";
}

}  // namespace

std::string simulation_title(const Simulated& from) {
  return from.say("What a draft would change: {0}", "Beth fyddai drafft yn ei newid: {0}",
                  {from.say.plain(from.draft.label, from.draft.name)});
}

std::string simulation_parts(const Simulated& from) {
  const auto& say = from.say;
  std::string html = "<ul>\n";
  for (const auto& line : said_of(from)) html += "<li>" + escaped(line) + "</li>\n";
  html += "</ul>\n";
  for (const auto& programme : from.simulation.programmes) html += programme_html(from, programme);
  std::vector<Bar> changed;
  for (const auto& each : from.simulation.requirements)
    if (!each.is_part && each.changed() > 0) changed.push_back({each.name, each.changed()});
  const auto title_of_part = say("Requirements", "Gofynion");
  const auto caption = say("Requirements, asked of everybody", "Gofynion, wedi'u gofyn am bawb");
  return html + "<section aria-labelledby=\"requirements\">\n<h2 id=\"requirements\">" + escaped(title_of_part) +
         "</h2>\n" +
         bar_chart("requirements-changed",
                   say("Participants whose answer changes", "Cyfranogwyr y mae eu hateb yn newid"), changed) +
         table_html(from, caption, requirement_table(from, false)) + "</section>\n";
}

std::string simulation_html(const Simulated& from) {
  const auto title = simulation_title(from);
  return page_opening(from.say.language, title, style) + "<main>\n<h1>" + escaped(title) + "</h1>\n" +
         simulation_parts(from) + "</main>\n" + page_end();
}

}  // namespace safon
