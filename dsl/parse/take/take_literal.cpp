// Literals as expressions.
#include <algorithm>
#include <array>
#include <optional>

#include "dsl/parse/take/take.hpp"
#include "dsl/source/limits.hpp"

namespace safon::parsing {

using Expected = State::Expected;
using syntax::Expr;
using syntax::ExprKind;

namespace {

struct Unit {
  std::string_view word;
  int months, days, working_days;
};
constexpr auto units = std::to_array<Unit>({{"years", 12, 0, 0},
                                            {"year", 12, 0, 0},
                                            {"months", 1, 0, 0},
                                            {"month", 1, 0, 0},
                                            {"weeks", 0, 7, 0},
                                            {"week", 0, 7, 0},
                                            {"days", 0, 1, 0},
                                            {"day", 0, 1, 0}});

/// The unit at `at`, which is moved past it. A field's name with its colon is none.
std::optional<Unit> unit(Iterator& at) {
  Iterator i = at;
  const bool working = i->is("working");
  if (working) ++i;
  const auto* found = i->kind == Token::Kind::word ? std::ranges::find(units, i->text, &Unit::word) : units.end();
  if (found == units.end() || (working && found->days != 1) || i[1].is(":")) return std::nullopt;
  at = i + 1;
  return working ? Unit{found->word, 0, 0, 1} : *found;
}

Decimal number(Iterator token) {
  std::string plain(token->text);
  std::erase(plain, '_');
  return parse_decimal(plain).value_or(Decimal{});
}

bool add_part(std::int32_t& sum, std::int64_t count, int factor) {
  if (count > limits::duration_units) return false;
  const std::int64_t whole = sum + count * factor;
  if (whole > limits::duration_units) return false;
  sum = std::int32_t(whole);
  return true;
}

void set(State& state, Iterator first, Iterator last, ExprKind kind, Expr& expr) {
  expr = Expr{};
  expr.kind = kind;
  expr.span = state.span(first, last);
}

}  // namespace

bool take_number(State& state, Iterator& first, const char* what, Expr& expr) {
  if (first->kind != Token::Kind::number && first->kind != Token::Kind::hole) {
    state.miss(first, what, Expected::other);
    return false;
  }
  set(state, first, first + 1, first->kind == Token::Kind::hole ? ExprKind::broken : ExprKind::number, expr);
  expr.number = number(first);
  ++first;
  return true;
}

bool take_percentage(State& state, Iterator& first, const char* what, Expr& expr) {
  if (first->kind != Token::Kind::percentage) {
    state.miss(first, what, Expected::other);
    return false;
  }
  set(state, first, first + 1, ExprKind::percentage, expr);
  std::string plain(first->text.substr(0, first->text.size() - 1));
  std::erase(plain, '_');
  // Two more places than a number has: what a hundredth cuts off is refused, not rounded.
  const Decimal hundredfold = parse_decimal(plain).value_or(Decimal{});
  if (hundredfold.micros % 100 != 0)
    state.report().add(DiagnosticKind::too_many_places, first->begin, first->end, {std::string(first->text)}).help =
        "a percentage has at most four";
  expr.number = Decimal{hundredfold.micros / 100};
  ++first;
  return true;
}

bool take_duration(State& state, Iterator& first, const char* what, Expr& expr) {
  Iterator at = first;
  Duration duration;
  bool too_long = false;
  while (at->kind == Token::Kind::number) {
    const Iterator count = at;
    Iterator after = at + 1;
    const auto found = unit(after);
    if (!found) break;
    at = after;
    const Decimal value = number(count);
    if (value.micros % micros_per_unit != 0) {
      Diagnostic& d = state.report().add(DiagnosticKind::duration_not_whole, count->begin, count->end,
                                         {std::string(count->text), std::string(found->word)});
      if (found->months == 12 && value.micros * 12 % micros_per_unit == 0) {
        const std::string months = to_text(Decimal{value.micros * 12}) + " months";
        d.help = "write `" + months + "`";
        d.fix = Fix{state.span(count, at), months};
      }
      continue;
    }
    const std::int64_t whole = value.micros / micros_per_unit;
    too_long |= !add_part(duration.months, whole, found->months) || !add_part(duration.days, whole, found->days) ||
                !add_part(duration.working_days, whole, found->working_days);
  }
  if (at == first) {
    state.miss(first, what, Expected::other);
    return false;
  }
  set(state, first, at, ExprKind::duration, expr);
  if (too_long)
    state.report()
        .add(DiagnosticKind::duration_too_long, expr.span.begin, expr.span.end, {state.written(first, at)})
        .help = "at most " + std::to_string(limits::duration_units) + " months or days";
  expr.duration = duration;
  first = at;
  return true;
}

bool take_literal(State& state, Iterator& first, const char* what, Expr& expr) {
  const auto word = [&](std::string_view text) { return first->is(text); };
  switch (first->kind) {
    case Token::Kind::hole:
      set(state, first, first + 1, ExprKind::broken, expr);
      ++first;
      return true;
    case Token::Kind::date:
      set(state, first, first + 1, ExprKind::date, expr);
      expr.date = first->date;
      ++first;
      return true;
    case Token::Kind::percentage:
      return take_percentage(state, first, what, expr);
    case Token::Kind::number:
      return take_duration(state, first, what, expr) || take_number(state, first, what, expr);
    case Token::Kind::text: {
      syntax::Text text;
      set(state, first, first + 1, ExprKind::text, expr);
      take_text(state, first, what, text);
      expr.text = std::move(text.value);
      return true;
    }
    default:
      break;
  }
  const ExprKind kind = word("true") || word("false") ? ExprKind::boolean
                        : word("today")               ? ExprKind::today
                        : word("expired")             ? ExprKind::expired
                        : word("renewable")           ? ExprKind::renewable
                                                      : ExprKind::broken;
  if (kind == ExprKind::broken) {
    state.miss(first, what, Expected::other);
    return false;
  }
  set(state, first, first + 1, kind, expr);
  expr.boolean = word("true");
  ++first;
  return true;
}

}  // namespace safon::parsing
