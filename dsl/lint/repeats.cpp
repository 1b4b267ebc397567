// The same number, or the same condition, written where one name would do.
#include <map>
#include <set>

#include "dsl/lint/rules.hpp"

namespace safon {
namespace {

using syntax::Expr;
using syntax::ExprKind;

/// Numbers that small are seldom a threshold of the source's.
constexpr std::int64_t small_number = 3;
constexpr std::size_t places_for_a_number = 3;
constexpr std::size_t places_for_a_condition = 2;
/// Shorter conditions are quicker read again than looked up.
constexpr std::size_t characters_worth_a_name = 60;

bool is_threshold(const Expr& expr) {
  if (expr.kind == ExprKind::duration || expr.kind == ExprKind::percentage) return true;
  return expr.kind == ExprKind::number && expr.number.micros > small_number * micros_per_unit;
}

std::string times(std::size_t count) {
  return std::to_string(count) + " times";
}

}  // namespace

void find_repeated_numbers(LintList& list) {
  struct Uses {
    std::vector<Span> places;
    std::set<std::string> of;
  };
  std::map<std::string, Uses> uses;
  see_expressions(list.policy, [&](const Expr& expr, const LintPlace& place) {
    if (!is_threshold(expr)) return;
    auto& each = uses[normal_form(expr)];
    each.places.push_back(expr.span);
    each.of.insert(place.of);
  });
  for (const auto& [text, each] : uses) {
    if (each.places.size() < places_for_a_number || each.of.size() < 2) continue;
    auto& finding = list.add(LintRule::number_repeated, each.places.front(),
                             "`" + list.text(each.places.front()) + "` is written " + times(each.places.size()),
                             "if one passage sets them all, make it a parameter, which is changed in one place");
    for (std::size_t i = 1; i < each.places.size(); ++i) finding.notes.push_back({each.places[i], "again here"});
  }
}

void find_doubled_conditions(LintList& list) {
  see_expressions(list.policy, [&](const Expr& expr, const LintPlace&) {
    if (expr.kind != ExprKind::and_ && expr.kind != ExprKind::or_) return;
    const auto& parts = expr.children;
    for (std::size_t i = 1; i < parts.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        if (normal_form(parts[i]) != normal_form(parts[j])) continue;
        auto& finding = list.add(LintRule::condition_doubled, parts[i].span, "this stands in the same condition before",
                                 "leave it out, or say what was meant");
        finding.notes.push_back({parts[j].span, "here"});
        // With the word that joins it to the one before; a comment between them is not ours to take away.
        const Span joined{expr.span.file, parts[i - 1].span.end, parts[i].span.end};
        if (list.text(joined).find('#') == std::string::npos) finding.fixes = {{joined, ""}};
        break;
      }
  });
}

void find_repeated_conditions(LintList& list) {
  std::map<std::string, std::vector<Span>> uses;
  see_expressions(list.policy, [&](const Expr& expr, const LintPlace&) {
    const bool condition = expr.kind == ExprKind::relation || expr.kind == ExprKind::quantifier ||
                           expr.kind == ExprKind::and_ || expr.kind == ExprKind::or_ || expr.kind == ExprKind::coverage;
    if (condition && expr.span.end - expr.span.begin >= characters_worth_a_name)
      uses[normal_form(expr)].push_back(expr.span);
  });
  std::vector<Span> said;
  for (const auto& [text, places] : uses) {
    if (places.size() < places_for_a_condition) continue;
    auto& finding =
        list.add(LintRule::condition_repeated, places.front(), "this condition is written " + times(places.size()),
                 "give it a name with `let`, and write the name in each place");
    for (std::size_t i = 1; i < places.size(); ++i) finding.notes.push_back({places[i], "again here"});
    said.push_back(places.front());
  }
  // What lies inside another condition that is repeated is repeated with it.
  std::erase_if(list.findings, [&](const LintFinding& finding) {
    if (finding.code != info(LintRule::condition_repeated).code) return false;
    for (const auto& outer : said)
      if (outer.file == finding.span.file && outer.begin <= finding.span.begin && finding.span.end <= outer.end &&
          outer.end - outer.begin > finding.span.end - finding.span.begin)
        return true;
    return false;
  });
}

}  // namespace safon
