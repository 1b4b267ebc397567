#include "dsl/analyse/programmes/programmes.hpp"

#include <algorithm>

#include "dsl/analyse/audits/audits.hpp"
#include "dsl/analyse/declarations/adjustable.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/escalations/escalations.hpp"
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/limits.hpp"
#include "dsl/analyse/programmes/away.hpp"
#include "dsl/analyse/programmes/decided.hpp"
#include "dsl/analyse/programmes/statuses.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;

/// A parameter in the date that people may adjust.
std::optional<std::uint16_t> adjustable_in(const model::Policy& policy, const Expr& expr) {
  if (expr.kind == ExprKind::parameter && policy.parameters[expr.index].adjustable) return expr.index;
  for (const auto& child : expr.children)
    if (auto found = adjustable_in(policy, child)) return found;
  return std::nullopt;
}

/// A duration parameter in the sum, and the first day on which it changes while the policy is in force. Who has entered
/// has entered: no such day may move when a parameter does.
std::optional<std::pair<std::uint16_t, Date>> moving_parameter(const model::Policy& policy, const Expr& expr) {
  if (expr.kind == ExprKind::add_duration && expr.duration.parameter)
    for (const auto& value : policy.parameters[*expr.duration.parameter].values)
      if (value.from > policy.in_force_from && value.from < policy.in_force_to)
        return std::pair(*expr.duration.parameter, value.from);
  for (const auto& child : expr.children)
    if (auto found = moving_parameter(policy, child)) return found;
  return std::nullopt;
}

class ProgrammeReader {
 public:
  ProgrammeReader(Analysis& analysis, std::uint16_t index)
      : analysis_(analysis),
        index_(index),
        written_(*analysis.programmes[index].syntax),
        damaged_(analysis.programmes[index].damaged),
        programme_(analysis.policy.programmes[index]) {}

  void read() {
    read_beginning();
    if (written_.transitions.size() > limits::transitions) {
      analysis_.report(
          DiagnosticKind::too_many, written_.transitions[limits::transitions].span,
          {std::to_string(written_.transitions.size()), "transitions", std::to_string(limits::transitions)});
      return;
    }
    revoked_ = revoked_statuses(programme_, written_);
    // A way back leads to whatever the other ways lead away from.
    for (const auto& transition : written_.transitions)
      if (transition.to.text != previous) read(transition);
    for (const auto& transition : written_.transitions)
      if (transition.to.text == previous) read(transition);
    check_away(analysis_, written_);
    check_conflicts();
    if (!written_.audits.empty()) programme_.audit = analyse_audit(analysis_, written_, programme_, damaged_);
  }

  /// Statuses that nobody reaches, or leaves. Said only of a policy without errors.
  void check_ways() {
    if (!programme_.statuses.empty()) look_for_ways();
  }

 private:
  void read_beginning() {
    if (written_.begins_on.empty()) return;
    if (written_.begins_on.size() > 1)
      analysis_.report(DiagnosticKind::header_line_repeated, written_.begins_on[1].span, {"begins on"});
    Expr date = analyse_date(analysis_, written_.begins_on.front(), Scope{});
    if (date.kind == ExprKind::today)
      analysis_.report(DiagnosticKind::today_alone, date.span).help = "name the field that says when somebody enters";
    else if (const auto adjustable = adjustable_in(analysis_.policy, date); adjustable && !is_broken(date))
      (void)check_for_everybody(analysis_, *adjustable, date.span, "what decides the day of entry",
                                "write the date out");
    else if (!is_broken(date))
      if (const auto moving = moving_parameter(analysis_.policy, date)) {
        analysis_
            .report(DiagnosticKind::entry_moves, date.span,
                    {analysis_.policy.parameters[moving->first].name, to_iso(moving->second)})
            .help = "write the duration out, or use a parameter that keeps its value";
      }
    programme_.begins_on.push_back(std::move(date));
  }

  std::uint16_t status(const syntax::Name& name) {
    const std::uint16_t found = find_status(programme_, name.text);
    if (found != none16 || damaged_ || name.text.empty()) return found;
    auto& diagnostic = analysis_.report(DiagnosticKind::unknown_status, name.span, {name.text});
    std::vector<std::string> names;
    for (const auto& each : programme_.statuses) names.push_back(each.name);
    analysis_.suggest(diagnostic, name.text, names, name.span);
    return none16;
  }

  void read(const syntax::TransitionDecl& written) {
    model::Transition made;
    made.span = written.span;
    made.label = make_label(analysis_, written.label);
    made.from_any = written.from_any;
    made.restores = written.to.text == previous;
    const std::uint16_t to = made.restores ? none16 : status(written.to);
    bool usable = made.restores || to != none16;
    made.decided = written.decided;
    if (written.from_any) {
      for (std::size_t i = 0; i < programme_.statuses.size(); ++i)
        if (!programme_.statuses[i].final && i != to && (!made.restores || programme_.statuses[i].away) &&
            is_of_any(revoked_, made.decided, i))
          made.from.push_back(static_cast<std::uint8_t>(i));
    }
    for (const auto& name : written.from)
      usable = add_origin(name, to, made.from) && (!made.restores || is_away(name)) && usable;
    std::ranges::sort(made.from);
    if (made.decided == Decided::no)
      made.condition = analyse_condition(analysis_, written.condition, Scope{{RowScope{}}, true, index_});
    else
      made.condition = decided_condition(written.span);
    usable = usable && !is_broken(made.condition) && check_decided(analysis_, programme_, revoked_, written, made, to);
    read_certification(written, made);
    made.before_others = written.before_others && made.certifiers == 0;
    if (written.before_others && written.certified_by)
      analysis_.report(DiagnosticKind::precedence_of_officers, written.certified_by->span, {written.to.text}).help =
          written.decided == Decided::no ? "leave out `before all others`, or `certified by`"
                                         : "leave out `before all others`";
    if (!usable) return;
    if (made.restores) return add_ways_back(written, std::move(made));
    made.to = static_cast<std::uint8_t>(to);
    programme_.transitions.push_back(std::move(made));
  }

  bool is_away(const syntax::Name& name) {
    const std::uint16_t found = find_status(programme_, name.text);
    if (programme_.statuses[found].away) return true;
    auto& diagnostic = analysis_.report(DiagnosticKind::nothing_interrupted, name.span, {name.text});
    diagnostic.notes.push_back({programme_.statuses[found].span, "it is declared here"});
    diagnostic.help = "say that the status is a stay away: `status " + name.text + " away`";
    return false;
  }

  /// One to each status that may have been held before.
  void add_ways_back(const syntax::TransitionDecl& written, model::Transition made) {
    const auto statuses = interrupted(programme_);
    if (statuses.empty() && !damaged_ && std::ranges::any_of(programme_.statuses, &model::Status::away))
      analysis_.report(DiagnosticKind::nobody_goes_away, written.to.span).help =
          "add a transition to the status that is `away`";
    for (const auto status : statuses) {
      made.to = status;
      programme_.transitions.push_back(made);
    }
  }

  /// Of the ways that `to previous` stands for, the first speaks for all.
  bool speaks_for_itself(std::size_t transition) const {
    const auto& transitions = programme_.transitions;
    return transition == 0 || !transitions[transition].restores ||
           transitions[transition - 1].span.begin != transitions[transition].span.begin;
  }

  bool add_origin(const syntax::Name& name, std::uint16_t to, std::vector<std::uint8_t>& from) {
    const std::uint16_t found = status(name);
    if (found == none16) return false;
    const model::Status& origin = programme_.statuses[found];
    if (std::ranges::find(from, found) != from.end()) {
      analysis_.report(DiagnosticKind::code_repeated, name.span, {name.text});
      return true;
    }
    from.push_back(static_cast<std::uint8_t>(found));
    if (origin.final) {
      auto& diagnostic = analysis_.report(DiagnosticKind::way_out_of_final_status, name.span, {name.text});
      diagnostic.notes.push_back({origin.span, "it is declared `final` here"});
      return false;
    }
    const syntax::StatusDecl* decl = declaration(name.text);
    const bool renewed =
        decl != nullptr && (!decl->valid_for.empty() || decl->until_day || !decl->renewable_from.empty());
    if (found == to && !renewed && !damaged_) {
      auto& diagnostic = analysis_.report(DiagnosticKind::transition_to_itself, name.span, {name.text});
      diagnostic.help = "say how long `" + name.text + "` is `valid for`";
      return false;
    }
    return true;
  }

  const syntax::StatusDecl* declaration(const std::string& name) const {
    for (const auto& each : written_.statuses)
      if (each.name.text == name) return &each;
    return nullptr;
  }

  void read_certification(const syntax::TransitionDecl& written, model::Transition& made) {
    if (written.certified_by) {
      made.certified_by = written.certified_by->text;
      made.certifiers = 1;
    }
    if (written.certifiers && written.certifiers->kind != syntax::ExprKind::broken) {
      const Decimal number = written.certifiers->number;
      const bool whole = written.certifiers->kind == syntax::ExprKind::number && number.micros % micros_per_unit == 0;
      const std::int64_t count = number.micros / micros_per_unit;
      if (!whole || count < 1 || count > static_cast<std::int64_t>(limits::certifiers)) {
        analysis_
            .report(DiagnosticKind::certifiers_out_of_range, written.certifiers->span,
                    {"`" + analysis_.text(written.certifiers->span) + "`"})
            .help = "from 1 to " + std::to_string(limits::certifiers) + " people certify";
      } else {
        made.certifiers = static_cast<std::uint8_t>(count);
      }
    }
    if (!written.certify_within.empty())
      made.certify_within = analyse_duration(analysis_, written.certify_within.front());
    made.escalations = analyse_escalations(analysis_, written);
  }

  void check_conflicts() {
    const auto& transitions = programme_.transitions;
    std::size_t budget = limits::transitions * limits::compared_pairs;  // pairs looked at, whatever their number
    for (std::size_t i = 0; i < transitions.size(); ++i)
      for (std::size_t j = 0; j < i && budget > 0; ++j, --budget)
        if (speaks_for_itself(i) && speaks_for_itself(j)) check_pair(transitions[j], transitions[i]);
  }

  void check_pair(const model::Transition& first, const model::Transition& second) {
    auto shared = std::ranges::find_if(
        second.from, [&](std::uint8_t status) { return std::ranges::binary_search(first.from, status); });
    if (shared == second.from.end() || first.decided != second.decided || !same(first.condition, second.condition))
      return;
    if (first.before_others != second.before_others) {
      const auto& leading = first.before_others ? first : second;
      const auto& other = first.before_others ? second : first;
      if (std::ranges::includes(leading.from, other.from)) report_never_followed(leading, other);
    } else if (first.to == second.to) {
      if (first.certifiers != second.certifiers) return;
      auto& diagnostic = analysis_.report(DiagnosticKind::transition_repeated, second.span);
      diagnostic.notes.push_back({first.span, "the other transition"});
    } else if (first.certifiers == 0 && second.certifiers == 0) {
      auto name = [&](std::uint8_t status) { return programme_.statuses[status].name; };
      auto& diagnostic = analysis_.report(DiagnosticKind::transitions_conflict, second.span,
                                          {name(*shared), name(second.to), name(first.to)});
      diagnostic.notes.push_back({first.span, "the other transition"});
    }
  }

  /// Whoever meets its condition has gone the other way, whatever the status.
  void report_never_followed(const model::Transition& leading, const model::Transition& other) {
    auto& diagnostic =
        analysis_.report(DiagnosticKind::never_followed, other.span, {programme_.statuses[leading.to].name});
    diagnostic.notes.push_back({leading.span, "the way that goes before it"});
  }

  void look_for_ways() {
    const std::size_t count = programme_.statuses.size();
    std::vector<bool> reached(count), left(count);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < count; ++i)
      if (programme_.statuses[i].initial) reached[i] = true, open.push_back(i);
    if (open.empty()) return;
    while (!open.empty()) {
      const std::size_t here = open.back();
      open.pop_back();
      for (const auto& transition : programme_.transitions)
        if (std::ranges::find(transition.from, here) != transition.from.end() && !reached[transition.to])
          reached[transition.to] = true, open.push_back(transition.to);
    }
    for (const auto& transition : programme_.transitions)
      for (std::uint8_t from : transition.from)
        if (from != transition.to) left[from] = true;
    for (std::size_t i = 0; i < count; ++i) {
      const model::Status& status = programme_.statuses[i];
      const Span span = declaration(status.name)->name.span;
      const bool renewed = std::ranges::any_of(programme_.transitions, [&](const model::Transition& transition) {
        return transition.to == i && std::ranges::find(transition.from, i) != transition.from.end();
      });
      if (status.validity == Validity::from_previous_expiry && !renewed)
        analysis_.report(DiagnosticKind::no_previous_expiry, span, {status.name}).help =
            "add a transition from `" + status.name + "` to itself, or leave out `from previous expiry`";
      if (!reached[i]) {
        analysis_.report(DiagnosticKind::unreachable_status, span, {status.name}).help =
            "no transition leads here from the initial status";
      } else if (!left[i] && !status.final && !programme_.transitions.empty()) {
        analysis_.report(DiagnosticKind::no_way_out, span, {status.name}).help =
            "add `final` to the status, or a transition out of it";
      }
    }
  }

  Analysis& analysis_;
  std::uint16_t index_;
  const syntax::ProgrammeDecl& written_;
  bool damaged_;
  model::Programme& programme_;
  std::vector<bool> revoked_;  // the statuses to which one is revoked
};

}  // namespace

void analyse_programmes(Analysis& analysis) {
  for (std::size_t i = 0; i < analysis.programmes.size(); ++i)
    ProgrammeReader(analysis, static_cast<std::uint16_t>(i)).read();
}

void warn_of_dead_ends(Analysis& analysis) {
  if (has_errors(analysis.diagnostics)) return;
  for (std::size_t i = 0; i < analysis.programmes.size(); ++i)
    ProgrammeReader(analysis, static_cast<std::uint16_t>(i)).check_ways();
}

void analyse_properties(Analysis& analysis) {
  for (const auto& [declaration, span, damaged] : analysis.properties) {
    model::Property property;
    property.text = declaration->text.value;
    property.span = span;
    property.condition = analyse_condition(analysis, declaration->condition, Scope{{RowScope{}}, true, none16});
    analysis.policy.properties.push_back(std::move(property));
  }
}

}  // namespace safon::analysis
