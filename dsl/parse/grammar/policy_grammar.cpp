// policy, use, calendar, parameter, let, always
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

/// A keyword that is kept with its place.
struct Keyword : x3::parser<Keyword> {
  using attribute_type = Name;
  static constexpr bool has_attribute = true;
  const char* phrase;
  explicit constexpr Keyword(const char* p) : phrase(p) {}

  template <class C, class R>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, Name& line) const {
    State& state = state_of(context);
    const Iterator start = first;
    if (!take_phrase(state, first, phrase, false)) return false;
    line = {std::string(start->text), state.span(start, first)};
    return true;
  }
};

bool is_said(const Policy& policy, const std::string& line) {
  return line == "version"     ? policy.version.has_value()
         : line == "in"        ? policy.from.has_value()
         : line == "applies"   ? policy.applies != Policy::Applies::unstated
         : line == "month"     ? policy.month_end != MonthEnd::undeclared
         : line == "working"   ? policy.calendar.has_value()
         : line == "languages" ? !policy.languages.empty()
                               : false;
}
const auto header_line = [](auto& context) {
  Policy& policy = x3::_val(context);
  if (is_said(policy, x3::_attr(context).text)) policy.repeated.push_back(std::move(x3::_attr(context)));
};
constexpr auto line(const char* phrase) {
  return Keyword(phrase)[header_line];
}

const auto working_first = [](auto& context) {
  x3::_val(context).working.emplace(std::move(x3::_attr(context)), Name{});
};
const auto working_last = [](auto& context) { x3::_val(context).working->second = std::move(x3::_attr(context)); };
const auto closed_day = [](auto& context) { x3::_val(context).closed.emplace_back(x3::_attr(context), Label{}); };
const auto closed_label = [](auto& context) { x3::_val(context).closed.back().second = std::move(x3::_attr(context)); };
const auto value_from = [](auto& context) { x3::_val(context).values.emplace_back(x3::_attr(context), Expr{}); };
const auto value = [](auto& context) { x3::_val(context).values.back().second = std::move(x3::_attr(context)); };

constexpr auto a_date = "a date, such as 2026-11-01";

const auto policy_rule = x3::rule<struct policy_class, Policy>("policy") =
    header(named<Policy>("the policy's name")) >
    block("a line such as `version \"2026.1\"` or `in force from 2026-09-01`",
          (line("version") > text("the version, in quotation marks")[put<&Policy::version>]) |
              (line("in force from") > date(a_date)[put<&Policy::from>] >>
               -(maybe("to") > date(a_date)[put<&Policy::to>])) |
              (line("applies to") >
               ((words("everyone") >> x3::eps[be<&Policy::applies, Policy::Applies::everyone>]) |
                (words("participants who entered on or after") > date(a_date)[put<&Policy::entered_from>] >
                 x3::eps[be<&Policy::applies, Policy::Applies::entered_on_or_after>]))) |
              (line("month end round") > ((words("down") >> x3::eps[be<&Policy::month_end, MonthEnd::down>]) |
                                          (words("up") >> x3::eps[be<&Policy::month_end, MonthEnd::up>]))) |
              (line("working days by") > name("the calendar's name")[put<&Policy::calendar>]) |
              (line("languages") > (name("a language, such as `en`")[push<&Policy::languages>] % sign(",", ""))));

const auto use_rule = x3::rule<struct use_class, Use>("use") =
    text("the file's name in quotation marks, such as `\"records.safon\"`")[put<&Use::path>] >> x3::eps;

constexpr auto a_weekday = "a weekday, such as `monday`";
const auto calendar_rule = x3::rule<struct calendar_class, CalendarDecl>("calendar") =
    header(named<CalendarDecl>("the calendar's name")) >
    block("`covers`, `working`, `closed` or `}`",
          (words("covers") > date(a_date)[put<&CalendarDecl::first>] > words("to") >
           date(a_date)[put<&CalendarDecl::last>]) |
              (words("working") > any_word(a_weekday)[working_first] > words("to") >
               any_word(a_weekday)[working_last]) |
              (words("closed") > date(a_date)[closed_day] >> -label[closed_label]));

using number = Taken<Expr, take_number>;
const auto adjustable = x3::rule<struct adjustable_class, Waivable>("adjustable") =
    spanned(words("adjustable by") > -number("a number")[put<&Waivable::approvers>] >
            name("who may adjust it, such as `officer`")[put<&Waivable::by>] > words("between") >
            sum[push<&Waivable::between>] > words("and") > sum[push<&Waivable::between>] >>
            -(maybe("for at most") > span[push<&Waivable::at_most>]));

const auto parameter_rule = x3::rule<struct parameter_class, Parameter>("parameter") =
    header(named<Parameter>("the parameter's name") >> sign(":", "`:` and the parameter's type") >
           any_word("the parameter's type: `number`, `percentage`, `duration` or `date`")[put<&Parameter::type>] >>
           -(maybe("to confirm") >> x3::eps[be<&Parameter::to_confirm, true>]) >>
           *(maybe("cites") > text("the passage, in quotation marks")[push<&Parameter::cites>])) >
    block("`from`, a date, `:` and the value from that day on",
          adjustable[push<&Parameter::adjustable>] |
              (words("from") > date(a_date)[value_from] > sign(":", "`:` after the date") > kept(expression)[value]));

const auto let_rule = x3::rule<struct let_class, Let>("let") = named<Let>("a name") >>
                                                               sign("=", "`=` and what the name stands for") >
                                                               (rows[put<&Let::value>] | expression[put<&Let::value>]);

const auto always_rule = x3::rule<struct always_class, Always>("always") =
    text("what is always so, in quotation marks")[put<&Always::text>] >>
    sign(":", "`:` after the text") > expression[put<&Always::condition>];

}  // namespace

bool read_policy(State& state, Iterator& first, Policy& node) {
  return read(state, first, policy_rule, node);
}
bool read_use(State& state, Iterator& first, Use& node) {
  return read(state, first, use_rule, node);
}
bool read_calendar(State& state, Iterator& first, CalendarDecl& node) {
  return read(state, first, calendar_rule, node);
}
bool read_parameter(State& state, Iterator& first, Parameter& node) {
  return read(state, first, parameter_rule, node);
}
bool read_let(State& state, Iterator& first, Let& node) {
  return read(state, first, let_rule, node);
}
bool read_always(State& state, Iterator& first, Always& node) {
  return read(state, first, always_rule, node);
}

}  // namespace safon::parsing
