#include "adapters/web/page/explained.hpp"

#include <algorithm>
#include <sstream>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/draw/needed.hpp"
#include "adapters/cli/draw/value_text.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/layout.hpp"

namespace safon::web {
namespace {

const char* class_of(Answer answer) {
  switch (answer) {
    case Answer::met:
      return "met";
    case Answer::not_met:
    case Answer::conflict:
      return "not-met";
    case Answer::unknown:
      return "unknown";
    case Answer::not_applicable:
      return "aside";
  }
  return "";
}

std::string aside(const std::string& text) {
  return text.empty() ? "" : "<br><span class=\"aside\">" + escaped(text) + "</span>";
}

/// Exceptions are no good news, nor bad: they are what they make of the rest.
std::string verdict_html(const Visit& visit, const Explanation& node) {
  if (node.kind != NodeKind::exception || node.answer == Answer::unknown) return answer_html(visit, node.answer);
  const auto word = node.answer == Answer::met ? Word::applies : Word::does_not_apply;
  return "<span class=\"tag\">" + escaped(say(word, visit.language)) + "</span>";
}

/// A requirement that counts as met by a waiver, not by the record.
bool is_waived(const Explanation& node) {
  return std::ranges::any_of(node.children,
                             [](const Explanation& child) { return child.waiver && child.answer == Answer::met; });
}

bool is_adjusted(const Explanation& node) {
  return std::ranges::any_of(node.values, [](const ExplainedValue& value) { return value.adjusted.has_value(); });
}

std::string headline_html(const Visit& visit, const Explanation& node, const std::string& cited,
                          const ProposalLink& propose) {
  std::string html = verdict_html(visit, node) + " ";
  const bool waived = is_waived(node);
  if (waived) html += "<span class=\"tag unknown\">" + visit.html(words::is_waived) + "</span> ";
  if (is_adjusted(node)) html += "<span class=\"tag unknown\">" + visit.html(words::is_adjusted) + "</span> ";
  if (node.kind == NodeKind::exception && !node.waiver)
    html += escaped(say(node.except ? Word::except : Word::unless, visit.language)) + " ";
  if (node.kind == NodeKind::applies) html += escaped(say(Word::applies_when, visit.language)) + " ";
  const bool unnamed = node.label.empty() && node.name.empty();
  html += escaped(unnamed ? group_name(node, visit.language)
                          : condition_text(node.label.empty() ? node.name : node.label, visit.language));
  if (node.tally) html += " (" + escaped(tally_text(*node.tally, visit.language)) + ")";
  std::string exceptions, when;
  for (const auto& name : node.decided_by) exceptions += (exceptions.empty() ? "" : ", ") + name;
  if (!exceptions.empty()) html += ", " + escaped(say(Word::decided_by, visit.language, {exceptions}));
  const auto more = [&](const std::string& text) { when += (when.empty() ? "" : "; ") + text; };
  if (node.since && node.kind == NodeKind::requirement) more(visit.say(words::since, {to_iso(*node.since)}));
  if (node.lapses) more(visit.say(words::holds_until, {to_iso(Date{node.lapses->days - 1})}));
  if (node.met_from) more(visit.say(words::holds_from, {to_iso(*node.met_from)}));
  if (!node.lapses && !node.met_from && node.next != never) more(visit.say(words::may_change, {to_iso(node.next)}));
  html += aside(when);
  if (!node.cites.empty() && node.cites != cited) html += aside(visit.say(words::source, {node.cites}));
  if (!node.name.empty() && node.name != node.label)
    html += "<br><code class=\"aside\">" + escaped(node.name) + "</code>";
  if (const auto link = node.kind == NodeKind::requirement && node.answer != Answer::met ? propose(node.name) : "";
      !link.empty())
    html += "<br><span class=\"no-print\">" + link_html(link, visit.say(words::propose_waiver)) + "</span>";
  return html;
}

std::string evidence_html(const Visit& visit, const Explanation& node) {
  if (node.values.empty()) return {};
  std::string html = "<ul class=\"evidence\">";
  for (const auto& value : node.values) {
    const auto text = escaped(value_text(value, visit.language));
    html += "<li>" + escaped(value_name(value, visit.language)) + ": " +
            (value.known() ? text : "<span class=\"unknown\">" + text + "</span>");
    if (!value.file.empty())
      html += aside(visit.say(words::evidence_in,
                              {value.file + (value.line ? ":" + std::to_string(value.line) : ""), value.received}));
    html += "</li>";
  }
  return html + "</ul>";
}

void add_node(std::string& html, const Visit& visit, const Explanation& node, const std::string& cited,
              const ProposalLink& propose) {
  html += "<li><div class=\"node\"><div>" + headline_html(visit, node, cited, propose) + "</div><div>" +
          evidence_html(visit, node) + "</div></div>";
  if (!node.children.empty()) {
    html += "<ul>";
    for (const auto& child : node.children) add_node(html, visit, child, node.cites, propose);
    html += "</ul>";
  }
  html += "</li>\n";
}

}  // namespace

std::string answer_html(const Visit& visit, Answer answer) {
  const Terminal plain;
  return std::string("<span class=\"tag ") + class_of(answer) + "\">" +
         escaped(drawn_answer(answer, {plain, visit.language, ""})) + "</span>";
}

std::string explanation_html(const Visit& visit, const Explanation& whole, const ProposalLink& propose) {
  std::string html = "<ul class=\"tree\">";
  add_node(html, visit, whole, "", propose);
  return html + "</ul>\n";
}

std::string needed_html(const Visit& visit, const StillNeeded& needed) {
  if (needed.list.empty()) return "<p>" + visit.html(words::nothing_needed) + "</p>\n";
  std::ostringstream drawn;
  const Terminal plain;
  draw_needed(drawn, needed, {plain, visit.language, ""});
  std::istringstream lines(drawn.str());
  std::string html = "<ul>", each;
  const std::string bullet = "• ";
  for (std::string line; std::getline(lines, line);)
    html += "<li>" + escaped(line.starts_with(bullet) ? line.substr(bullet.size()) : line) + "</li>";
  return html + "</ul>\n";
}

}  // namespace safon::web
