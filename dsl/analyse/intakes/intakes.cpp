#include "dsl/analyse/intakes/intakes.hpp"

#include <algorithm>
#include <functional>

#include "dsl/analyse/declarations/adjustable.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/durations.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/intakes/years.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::ExprKind;
using model::TypeKind;
using Order = syntax::IntakeKey::Order;

class IntakeReader {
 public:
  IntakeReader(Analysis& analysis, const Declared<syntax::IntakeDecl>& declared)
      : analysis_(analysis), written_(*declared.syntax), damaged_(declared.damaged) {
    intake_.name = written_.name.text;
    intake_.label = make_label(analysis, written_.label);
    intake_.cites = cites_of(written_.cites);
    intake_.span = declared.span;
  }

  model::Intake read() {
    if (analysis_.programmes.empty() && !analysis_.broken_programme)
      analysis_.report(DiagnosticKind::intake_without_programme, written_.name.span, {intake_.name}).help =
          "places are given out among those who take part in a programme: declare one";
    read_day();
    if (const auto* capacity = only(written_.capacity, "capacity", "how many places there are", "capacity 24"))
      if (auto count = analyse_count(analysis_, *capacity)) intake_.capacity = *count, capacity_known_ = true;
    if (const auto* from =
            only(written_.from, "from participants where", "who may be chosen", "from participants where …"))
      intake_.from.push_back(analyse_condition(analysis_, *from, Scope{}));
    read_groups();
    read_ranking();
    if (const auto* seed = once(written_.seed, "ties by seed")) read_seed(*seed);
    if (const auto* waiting = once(written_.waiting, "waiting list"))
      intake_.waiting = analyse_count(analysis_, *waiting);
    if (const auto* open = once(written_.open_for, "offers open for")) {
      intake_.open_for = analyse_duration(analysis_, *open);
      if (intake_.open_for) check_addable(analysis_, *intake_.open_for, open->span);
    } else if (!written_.waiting.empty() && !damaged_) {
      analysis_.report(DiagnosticKind::waiting_for_nothing, written_.waiting.front().span, {intake_.name}).help =
          "say how long offers are open: `offers open for 14 days`; without it every place is taken at once";
    }
    return std::move(intake_);
  }

 private:
  /// A line that may be written once.
  const syntax::Expr* once(const std::vector<syntax::Expr>& lines, const char* words) {
    if (lines.empty()) return nullptr;
    if (lines.size() > 1) analysis_.report(DiagnosticKind::header_line_repeated, lines[1].span, {words});
    return &lines.front();
  }
  /// A line that must be.
  const syntax::Expr* only(const std::vector<syntax::Expr>& lines, const char* words, const char* what,
                           const char* example) {
    if (lines.empty() && !damaged_)
      analysis_.report(DiagnosticKind::intake_line_missing, written_.name.span, {intake_.name, what}).help =
          "say it, as in `" + std::string(example) + "`";
    return once(lines, words);
  }

  void read_day() {
    if (!written_.allocated_each.empty()) {
      const auto& each = written_.allocated_each;
      if (each.size() > 1 || !written_.allocated_on.empty())
        analysis_.report(DiagnosticKind::header_line_repeated,
                         each.size() > 1 ? each[1].span : written_.allocated_on.front().span, {"allocated"});
      return;
    }
    const auto* written =
        only(written_.allocated_on, "allocated on", "when places are given out", "allocated on 2009-09-01");
    if (!written) return;
    const Expr date = analyse_date(analysis_, *written, Scope{});
    if (is_broken(date)) return;
    if (date.kind == ExprKind::date) {
      intake_.allocated_on = date.date;
    } else if (date.kind == ExprKind::parameter) {
      if (!check_for_everybody(analysis_, date.index, date.span, "the day of the places", "write the date out")) return;
      // Of the days that the parameter names, the last that it names by then.
      const auto& values = analysis_.policy.parameters[date.index].values;
      intake_.allocated_on = values.front().date;
      for (const auto& value : values)
        if (value.from <= value.date) intake_.allocated_on = value.date;
    } else {
      analysis_.report(DiagnosticKind::not_a_constant, written->span).help =
          "write a day, such as `2009-09-01`, or the name of a date parameter: it is one day for all";
    }
  }

  void read_groups() {
    if (written_.groups.size() > limits::intake_groups)
      analysis_.report(
          DiagnosticKind::too_many, written_.groups[limits::intake_groups].span,
          {std::to_string(written_.groups.size()), "groups in an intake", std::to_string(limits::intake_groups)});
    for (const auto& written : written_.groups) {
      if (intake_.groups.size() == limits::intake_groups) return;
      model::IntakeGroup group{.kind = static_cast<model::IntakeGroup::Kind>(written.kind), .span = written.span};
      const auto places = analyse_count(analysis_, written.places);
      if (places) group.places = *places;
      if (written.kind == syntax::IntakeGroup::Kind::limit_each)
        read_each(written.who, group);
      else
        group.who.push_back(analyse_condition(analysis_, written.who, Scope{}));
      if (written.kind == syntax::IntakeGroup::Kind::reserve && places && !places->parameter && capacity_known_ &&
          !intake_.capacity.parameter && places->literal > intake_.capacity.literal)
        analysis_.report(DiagnosticKind::reserved_above_capacity, written.places.span,
                         {std::to_string(places->literal) + (places->literal == 1 ? " place is" : " places are"),
                          std::to_string(intake_.capacity.literal)});
      intake_.groups.push_back(std::move(group));
    }
  }

  void read_each(const syntax::Expr& who, model::IntakeGroup& group) {
    const bool own_field =
        !analysis_.policy.schema.tables.empty() && field_of(analysis_, root_table, joined(who.path), who.span);
    if (joined(who.path) == "council" && !own_field) return;  // of the return
    Expr value = analyse_expression(analysis_, who, Scope{});
    const TypeKind kind = value.type.kind;
    if (!is_broken(value) && kind != TypeKind::code && kind != TypeKind::text && kind != TypeKind::condition) {
      analysis_.report(DiagnosticKind::each_of_what, who.span, {joined(who.path), describe(analysis_, value.type)})
          .help = "name a field that holds a code or a text, or `council`";
      value = broken(who.span);
    }
    group.who.push_back(std::move(value));
  }

  void read_ranking() {
    if (written_.ranking.empty() && !damaged_)
      analysis_.report(DiagnosticKind::intake_unranked, written_.name.span, {intake_.name}).help =
          "add `rank by …`: without it the order of the ids decides, or the seed";
    if (written_.ranking.size() > limits::rank_keys)
      analysis_.report(
          DiagnosticKind::too_many, written_.ranking[limits::rank_keys].span,
          {std::to_string(written_.ranking.size()), "things to rank by", std::to_string(limits::rank_keys)});
    for (const auto& written : written_.ranking) {
      if (intake_.ranking.size() == limits::rank_keys) return;
      const bool by_date = written.order == Order::earliest || written.order == Order::latest;
      model::IntakeKey key{.value = as_date(analysis_, analyse_expression(analysis_, written.value, Scope{})),
                           .greatest_first = written.order == Order::latest || written.order == Order::highest,
                           .span = written.span};
      const TypeKind kind = key.value.type.kind;
      const bool fits = by_date ? kind == TypeKind::date : kind == TypeKind::number || kind == TypeKind::percentage;
      if (key.value.kind == ExprKind::today) {
        analysis_.report(DiagnosticKind::today_alone, key.value.span).help = "it is the same for everybody";
      } else if (!is_broken(key.value) && !fits) {
        analysis_
            .report(DiagnosticKind::wrong_type, written.value.span,
                    {describe(analysis_, key.value.type), by_date ? "a date" : "a number"})
            .help = by_date ? "numbers are ranked `highest first` or `lowest first`"
                            : "dates are ranked `earliest first` or `latest first`";
      }
      intake_.ranking.push_back(std::move(key));
    }
  }

  void read_seed(const syntax::Expr& seed) {
    if (seed.kind == syntax::ExprKind::broken) return;
    if (seed.number.micros >= 0 && seed.number.micros % micros_per_unit == 0)
      intake_.seed = seed.number.micros / micros_per_unit;
    else
      analysis_.report(DiagnosticKind::not_a_count, seed.span, {"`" + analysis_.text(seed.span) + "`"}).help =
          "a seed is a whole number that is drawn once and written down";
  }

  Analysis& analysis_;
  const syntax::IntakeDecl& written_;
  bool damaged_, capacity_known_ = false;
  model::Intake intake_;
};

}  // namespace

void analyse_intakes(Analysis& analysis) {
  auto& all = analysis.policy.intakes;
  for (std::size_t i = 0; i < analysis.intakes.size(); ++i) {
    const IntakeYears& years = analysis.intake_years[i];
    model::Intake intake = IntakeReader(analysis, analysis.intakes[i]).read();
    if (years.count == 0) all.push_back(std::move(intake));
    for (int year = years.from; year < years.from + years.count; ++year) {
      model::Intake& one = all.emplace_back(intake);
      one.series = intake.name;
      one.name = intake.name + " " + std::to_string(year);
      one.allocated_on = make_date(year, years.month, years.day).value_or(Date{});
    }
  }
}

Expr analyse_placed(Analysis& analysis, const syntax::Expr& written) {
  if (written.path.empty()) return broken(written.span);
  auto intakes = intakes_named(analysis, written.path.front());
  if (intakes.empty()) return broken(written.span);
  Expr expr;
  expr.kind = ExprKind::placed;
  expr.type = type_of(TypeKind::condition);
  expr.span = written.span;
  expr.index = intakes.front();
  expr.codes = std::move(intakes);
  return expr;
}

}  // namespace safon::analysis
