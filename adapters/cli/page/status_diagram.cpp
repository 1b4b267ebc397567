#include "adapters/cli/page/status_diagram.hpp"

#include <algorithm>
#include <map>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/page/diagram_layout.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

constexpr int box_width = 176, line_height = 17, padding = 10, loop = 44, badge_height = 20;
constexpr std::size_t line_length = 22;

std::string n(int value) {
  return std::to_string(value);
}

std::vector<std::string> wrapped(const std::string& text) {
  std::vector<std::string> lines{""};
  std::size_t at = 0;
  while (at < text.size()) {
    auto end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    if (!lines.back().empty() && width_of(lines.back()) + 1 + width_of(word) > line_length) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    at = end + 1;
  }
  return lines;
}

/// What arrows there are between two boxes, and the numbers of their transitions.
struct Arrows {
  std::map<std::pair<std::size_t, std::size_t>, std::string> numbers;
  std::map<std::pair<std::size_t, std::size_t>, bool> all_certified;

  void add(std::size_t from, std::size_t to, std::size_t number, bool certified) {
    auto& text = numbers[{from, to}];
    text += (text.empty() ? "" : ", ") + std::to_string(number);
    const auto [known, fresh] = all_certified.try_emplace({from, to}, certified);
    if (!fresh) known->second &= certified;
  }
};

std::string badge(diagram::Point at, const std::string& text) {
  const int width = 12 + 8 * int(text.size());
  return "<rect class=\"badge\"" + attribute("x", n(at.x - width / 2)) + attribute("y", n(at.y - badge_height / 2)) +
         attribute("width", n(width)) + attribute("height", n(badge_height)) + attribute("rx", "10") + "/><text" +
         attribute("x", n(at.x)) + attribute("y", n(at.y + 5)) + ">" + text + "</text>\n";
}

std::string curve(const diagram::Route& route) {
  auto path = "M" + n(route[0].x) + " " + n(route[0].y);
  for (std::size_t i = 1; i < route.size(); ++i) {
    const auto &a = route[i - 1], &b = route[i];
    const auto middle = n((a.y + b.y) / 2);
    path += i % 2 == 1 ? " C" + n(a.x) + " " + middle + " " + n(b.x) + " " + middle + " " + n(b.x) + " " + n(b.y)
                       : " L" + n(b.x) + " " + n(b.y);
  }
  return path;
}

std::string arrow(const std::string& path, bool certified, const std::string& head) {
  return std::string("<path class=\"way") + (certified ? " certified\"" : "\"") + attribute("d", path) +
         attribute("marker-end", "url(#" + head + ")") + "/>\n";
}

std::string box(diagram::Point centre, const std::vector<std::string>& lines, const std::string& kind, bool is_final) {
  const int height = int(lines.size()) * line_height + 2 * padding;
  const auto rect = [&](int inset) {
    return "<rect" + attribute("class", kind) + attribute("x", n(centre.x - box_width / 2 + inset)) +
           attribute("y", n(centre.y - height / 2 + inset)) + attribute("width", n(box_width - 2 * inset)) +
           attribute("height", n(height - 2 * inset)) + attribute("rx", "6") + "/>";
  };
  auto svg = rect(0) + (is_final ? rect(4) : "");
  int y = centre.y - height / 2 + padding + 13;
  for (const auto& line : lines) {
    svg += "<text" + attribute("x", n(centre.x)) + attribute("y", n(y)) + ">" + escaped(line) + "</text>";
    y += line_height;
  }
  return svg + "\n";
}

}  // namespace

// Text on its ground is 6:1 or more, lines and borders 4:1: WCAG 2.2 AA asks for 4.5:1 and 3:1.
const char* const diagram_style = R"(
.diagram { display: block; margin: 1rem auto; font: 13px system-ui, sans-serif; text-anchor: middle }
.diagram .status { fill: #eef4f9; stroke: #1f5f8b } .diagram .initial { stroke-width: 3 }
.diagram .any { fill: #fff; stroke: #555; stroke-dasharray: 3 3 } .diagram .badge { fill: #fff; stroke: #555 }
.diagram .way { fill: none; stroke: #1b1b1b; stroke-width: 1.4 } .diagram .certified { stroke-dasharray: 7 4 }
@media print { .diagram { max-width: 100%; height: auto; max-height: 22cm } }
)";

std::string diagram_legend(const Wording& say) {
  return say(
      "A full line: it happens by itself. A broken line: officers certify it. A thick border: where everybody "
      "begins. A double border: nothing leads on. The numbers are those of the table.",
      "Llinell lawn: mae'n digwydd ohono'i hun. Llinell doredig: mae swyddogion yn ei ardystio. Ymyl drwchus: "
      "lle mae pawb yn dechrau. Ymyl ddwbl: nid oes dim yn arwain ymlaen. Rhifau'r tabl yw'r rhifau.");
}

std::vector<const model::Transition*> ways_of(const model::Programme& programme) {
  std::vector<const model::Transition*> ways;
  for (const auto& each : programme.transitions) {
    const bool is_told = each.restores && !ways.empty() && ways.back()->restores &&
                         ways.back()->span.begin == each.span.begin && ways.back()->span.file == each.span.file;
    if (!is_told) ways.push_back(&each);
  }
  return ways;
}

std::string status_diagram(const Wording& say, const model::Programme& programme,
                           const std::vector<std::string>& beneath) {
  // Two boxes that are no status: every one of them, and what was held before being away.
  const auto any = programme.statuses.size();
  const auto ways = ways_of(programme);
  const bool has_any = std::ranges::any_of(ways, [](const auto* way) { return way->from_any; });
  const auto previous = any + has_any;
  const bool has_previous = std::ranges::any_of(ways, [](const auto* way) { return way->restores; });
  Arrows arrows;
  std::map<std::size_t, std::string> loops;
  std::map<std::size_t, bool> loop_certified;
  for (std::size_t t = 0; t < ways.size(); ++t) {
    const auto& way = *ways[t];
    const std::size_t to = way.restores ? previous : way.to;
    if (way.from_any) arrows.add(any, to, t + 1, way.certifiers > 0);
    if (way.from_any) continue;
    for (const auto from : way.from) {
      if (from != to) {
        arrows.add(from, to, t + 1, way.certifiers > 0);
        continue;
      }
      auto& text = loops[from];
      text += (text.empty() ? "" : ", ") + std::to_string(t + 1);
      loop_certified.try_emplace(from, true).first->second &= way.certifiers > 0;
    }
  }

  std::vector<std::vector<std::string>> texts;
  std::vector<std::string> names;
  for (const auto& status : programme.statuses) names.push_back(say.plain(status.label, status.name));
  if (has_any) names.push_back(say("Any status", "Unrhyw statws"));
  if (has_previous) names.push_back(say("What was held before", "Yr hyn a ddaliwyd o'r blaen"));
  for (const auto& name : names) texts.push_back(wrapped(name));
  for (std::size_t i = 0; i < beneath.size(); ++i) texts[i].push_back(beneath[i]);
  std::vector<diagram::Size> sizes;
  for (std::size_t i = 0; i < texts.size(); ++i)
    sizes.push_back({box_width + (loops.contains(i) ? 2 * loop : 0), int(texts[i].size()) * line_height + 2 * padding});
  std::vector<diagram::Arrow> ends_of;
  for (const auto& [ends, numbers] : arrows.numbers) ends_of.push_back({ends.first, ends.second});
  const auto layout = diagram::lay_out(sizes, ends_of);

  const auto id = "diagram-" + programme.name, head = "head-" + programme.name;
  std::string described;
  for (std::size_t i = 0; i < beneath.size(); ++i) described += names[i] + ": " + beneath[i] + ". ";
  for (const auto& [ends, numbers] : arrows.numbers)
    described += numbers + ": " + names[ends.first] + " → " + names[ends.second] + ". ";
  for (const auto& [status, numbers] : loops) described += numbers + ": " + names[status] + " ↻. ";
  std::string svg = "<svg class=\"diagram\" role=\"img\"" +
                    attribute("aria-labelledby", id + "-title " + id + "-text") +
                    attribute("viewBox", "0 0 " + n(layout.size.width) + " " + n(layout.size.height)) +
                    attribute("width", n(layout.size.width)) + attribute("height", n(layout.size.height)) + "><title" +
                    attribute("id", id + "-title") + ">" +
                    escaped(say("The statuses of {0}, and the ways between them", "Statysau {0}, a'r ffyrdd rhyngddynt",
                                {say.plain(programme.label, programme.name)})) +
                    "</title><desc" + attribute("id", id + "-text") + ">" + escaped(described) +
                    "</desc>\n<defs><marker" + attribute("id", head) +
                    " viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" "
                    "orient=\"auto\"><path d=\"M0 0L10 5L0 10z\"/></marker></defs>\n";
  std::string badges;
  std::size_t a = 0;
  for (const auto& [ends, numbers] : arrows.numbers) {
    const auto& route = layout.routes[a++];
    svg += arrow(curve(route), arrows.all_certified[ends], head);
    const auto bend = route.size() / 2 / 2 * 2;  // of an arrow that passes layers, one in the middle
    const auto from = std::min(bend, route.size() - 2);
    badges += badge({(route[from].x + route[from + 1].x) / 2, (route[from].y + route[from + 1].y) / 2}, numbers);
  }
  for (const auto& [status, numbers] : loops) {
    const auto at = layout.centres[status];
    const int side = at.x + box_width / 2;
    svg += arrow("M" + n(side) + " " + n(at.y - 8) + " C" + n(side + loop) + " " + n(at.y - 22) + " " + n(side + loop) +
                     " " + n(at.y + 22) + " " + n(side) + " " + n(at.y + 8),
                 loop_certified[status], head);
    badges += badge({side + loop * 3 / 4, at.y}, numbers);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool is_status = i < programme.statuses.size();
    const char* kind = !is_status ? "any" : programme.statuses[i].initial ? "status initial" : "status";
    svg += box(layout.centres[i], texts[i], kind, is_status && programme.statuses[i].final);
  }
  return svg + badges + "</svg>\n";
}

}  // namespace safon
