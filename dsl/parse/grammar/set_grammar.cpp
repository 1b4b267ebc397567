// Sums, factors, and what chooses among the rows of a list.
#include "dsl/parse/build.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"
#include "dsl/parse/grammar/group_rules.hpp"
#include "dsl/parse/scan/words.hpp"

namespace safon::parsing {

namespace {

using syntax::Expr;
using syntax::ExprKind;

struct term_class;
struct factor_class;
struct set_class;
struct bound_class;
const x3::rule<term_class, Expr> term = "term";
const x3::rule<factor_class, Expr> factor = "factor";
const x3::rule<set_class, syntax::Set> set = "set";
const x3::rule<bound_class, syntax::SetBound> bound = "bound";

using literal = Taken<Expr, take_literal>;
using number = Taken<Expr, take_number>;
using percentage = Taken<Expr, take_percentage>;
using duration = Taken<Expr, take_duration>;
using bound_words = Taken<RelationWords, take_bound>;

/// Whether we are inside the `where` of a set; parentheses lead out of it again.
template <class Subject>
struct Inside : x3::unary_parser<Subject, Inside<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  int in_where;
  constexpr Inside(const Subject& s, int w) : x3::unary_parser<Subject, Inside>(s), in_where(w) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R& rcontext, A& attribute) const {
    State& state = state_of(context);
    const int before = state.in_where;
    state.in_where = in_where;
    const bool read = this->subject.parse(first, last, context, rcontext, attribute);
    state.in_where = before;
    return read;
  }
};
template <class Subject>
constexpr auto inside(int in_where, const Subject& subject) {
  return Inside<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), in_where);
}
constexpr int outside_where = 0, in_a_where = 1;

template <ExprKind Kind>
struct Wrapped {
  template <class C>
  void operator()(C& context) const {
    x3::_val(context) = std::move(x3::_attr(context));
    wrap(x3::_val(context), Kind);
  }
};
template <ExprKind Kind>
constexpr Wrapped<Kind> wrapped{};

template <auto Member, auto Value, ExprKind Kind>
struct Start {
  template <class C>
  void operator()(C& context) const {
    x3::_val(context).kind = Kind;
    x3::_val(context).*Member = Value;
  }
};
template <syntax::Quantity Value>
constexpr Start<&Expr::quantity, Value, ExprKind::quantifier> quantifier{};
template <syntax::Quantity Value>
constexpr Start<&Expr::quantity, Value, ExprKind::coverage> coverage_of{};
template <syntax::Selection Value>
constexpr Start<&Expr::selection, Value, ExprKind::selection> selected{};
template <syntax::Aggregate Value>
constexpr Start<&Expr::aggregate, Value, ExprKind::aggregate> aggregated{};

template <ExprKind Kind>
struct Kindred {
  template <class C>
  void operator()(C& context) const {
    x3::_val(context).kind = Kind;
    x3::_val(context).path.push_back(std::move(x3::_attr(context)));
  }
};
template <ExprKind Kind>
constexpr Kindred<Kind> with_name{};

const auto whole_path = [](auto& context) {
  x3::_val(context).kind = ExprKind::path;
  x3::_val(context).path = std::move(x3::_attr(context));
};
const auto one_name = [](auto& context) {
  x3::_val(context).kind = ExprKind::path;
  x3::_val(context).path.push_back(std::move(x3::_attr(context)));
};
const auto bound_relation = [](auto& context) { x3::_val(context).kind = x3::_attr(context).kind; };
template <syntax::RelationKind Kind>
constexpr Be<&syntax::SetBound::kind, Kind> bounded{};

struct count_class;
/// How many, or what share: a literal or a parameter's name.
const x3::rule<count_class, Expr> count = "count";

/// `name:` and `name "label"` begin the next item; the value that should stand here is missing.
struct NotNextItem : x3::parser<NotNextItem> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    const bool named = first->kind == Token::Kind::word && (first[1].is(":") || first[1].kind == Token::Kind::text);
    if (!first->starts_line || !named) return true;
    state_of(context).miss(first, "a value", State::Expected::other);
    return false;
  }
};
constexpr NotNextItem not_next_item{};

/// `last 24`, without a unit, where nothing but a duration can follow.
struct LacksUnit : x3::parser<LacksUnit> {
  using attribute_type = Expr;
  static constexpr bool has_attribute = true;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A& attribute) const {
    if (first->kind != Token::Kind::number) return false;
    State& state = state_of(context);
    if (first[1].kind == Token::Kind::word && !first[1].starts_line) {
      static const std::vector<std::string> units = {"years", "months", "weeks", "days", "working"};
      if (const auto near = nearest(first[1].text, units)) {
        Diagnostic& d = state.report().add(DiagnosticKind::misspelt_keyword, first[1].begin, first[1].end,
                                           {std::string(first[1].text)});
        Report::suggest(d, "did you mean `" + *near + "`?", *near);
        if constexpr (std::is_same_v<A, Expr>) mark_broken(attribute, state.span(first, first + 2));
        first += 2;
        return true;
      }
    }
    const std::string written(first->text);
    Diagnostic& d = state.report().add(DiagnosticKind::duration_without_unit, first->begin, first->end, {written});
    d.help = "write `" + written + " months`, `" + written + " days` or `" + written + " working days`";
    if constexpr (std::is_same_v<A, Expr>) mark_broken(attribute, state.span(first));
    ++first;
    return true;
  }
};

/// A name and `where` or `with`: nothing else begins so.
struct NameAndWhere : x3::parser<NameAndWhere> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C&, R&, A&) const {
    return first->kind == Token::Kind::word && !is_reserved(first->text) &&
           (first[1].is("where") || first[1].is("with"));
  }
};

}  // namespace

/// `criterion and assessor`, after `for each`: the fields that group rows
const auto keys = name("the name of a field")[push<&Expr::path>] >>
                  -(maybe("and") > name("the name of a field")[push<&Expr::path>]);

const auto rows_def = spanned(NameAndWhere{} >> set[push<&Expr::sets>] >> x3::eps[be<&Expr::kind, ExprKind::rows>] >>
                              -((maybe("with at least") > count[push<&Expr::children>] > words("different") >
                                 name("the name of a field")[push<&Expr::path>] > words("for each") > keys) |
                                (maybe("with") > of_group[push<&Expr::children>] > words("for each") > keys)));

const auto sum_def = spanned(term[pass] >> *((sign("+", "") > term[folded<ExprKind::add>]) |
                                             (sign("-", "") > term[folded<ExprKind::subtract>])));

const auto term_def = spanned(factor[pass] >> *((sign("*", "") > factor[folded<ExprKind::multiply>]) |
                                                (sign("/", "") > factor[folded<ExprKind::divide>])));

const auto parenthesised = sign("(", "") > nested(inside(outside_where, expression))[wrapped<ExprKind::parentheses>] >
                           sign(")", "an operator or `)`");

const auto factor_def = spanned(called("a value", literal("")[pass] | parenthesised |
                                                      (sign("-", "") > nested(factor)[wrapped<ExprKind::negate>]) |
                                                      choice[pass] | (not_next_item >> path[whole_path])));

const auto span_def = spanned(called("a duration, such as `12 months`, or the name of a parameter",
                                     duration("")[pass] | LacksUnit{}[pass] | path[whole_path]));

const auto count_def = spanned(
    called("a number or the name of a parameter", percentage("")[pass] | number("")[pass] | name("")[one_name]));

using syntax::Aggregate;
using syntax::Quantity;
using syntax::RelationKind;
using syntax::Selection;

/// `… has at least 80% of criteria met by assessments`
const auto coverage_rest = words("has at least") > count[push<&Expr::children>] >
                           words("of criteria met by") > set[push<&Expr::sets>];

const auto group_value_def = spanned(called("`at least`, `average of`, `smallest of`, `largest of` or `sum of`",
                                            (words("sum of") >> x3::eps[aggregated<Aggregate::sum>]) |
                                                (words("average of") >> x3::eps[aggregated<Aggregate::average>]) |
                                                (words("smallest of") >> x3::eps[aggregated<Aggregate::smallest>]) |
                                                (words("largest of") >> x3::eps[aggregated<Aggregate::largest>])) >
                                     name("the name of a field")[push<&Expr::path>]);

const auto choice_def = spanned(
    (((words("every element of") >> x3::eps[coverage_of<Quantity::every>]) |
      (words("some element of") >> x3::eps[coverage_of<Quantity::some>]) |
      (words("no element of") >> x3::eps[coverage_of<Quantity::no>])) >
     name("the framework's name")[push<&Expr::path>] > coverage_rest) |
    (words("element") >> name("the framework's name")[push<&Expr::path>] >> sign(".", "`.` and the element's name") >>
     x3::eps[coverage_of<Quantity::every>] > name("the element's name")[push<&Expr::path>] > coverage_rest) |
    (words("some") > set[push<&Expr::sets>] > x3::eps[quantifier<Quantity::some>]) |
    (words("no") > set[push<&Expr::sets>] > x3::eps[quantifier<Quantity::no>]) |
    (words("every") > set[push<&Expr::sets>] > words("has") > nested(expression)[push<&Expr::children>] >
     x3::eps[quantifier<Quantity::every>]) |
    (((words("at least") >> x3::eps[quantifier<Quantity::at_least>]) |
      (words("at most") >> x3::eps[quantifier<Quantity::at_most>]) |
      (words("exactly") >> x3::eps[quantifier<Quantity::exactly>])) > count[push<&Expr::children>] >
     set[push<&Expr::sets>]) |
    (((words("earliest") >> x3::eps[selected<Selection::earliest>]) |
      (words("latest") >> x3::eps[selected<Selection::latest>])) > set[push<&Expr::sets>] >>
     -(maybe("for each") > keys)) |
    (words("count of different") > called("the name of a field", path[put<&Expr::path>]) > words("of") >
     set[push<&Expr::sets>] > x3::eps[aggregated<Aggregate::different>]) |
    (words("count") > words("of") > set[push<&Expr::sets>] > x3::eps[aggregated<Aggregate::count>]) |
    (((words("sum") >> x3::eps[aggregated<Aggregate::sum>]) |
      (words("average") >> x3::eps[aggregated<Aggregate::average>]) |
      (words("smallest") >> x3::eps[aggregated<Aggregate::smallest>]) |
      (words("largest") >> x3::eps[aggregated<Aggregate::largest>])) > words("of") >
     called("the name of a field", path[put<&Expr::path>]) > words("of") > set[push<&Expr::sets>]) |
    (words("status of") > name("the name of a programme")[with_name<ExprKind::status>] >>
     -(maybe("began") >> x3::eps[be<&Expr::kind, ExprKind::status_began>])) |
    (words("status began") >> x3::eps[be<&Expr::kind, ExprKind::status_began>]) |
    (words("previously") > called("the name of a status", path[whole_path]) >>
     x3::eps[be<&Expr::kind, ExprKind::previously>]) |
    // `placed` is a name like others; with a bracket after `in` it is compared with codes.
    (maybe("placed in") >> intake_name("the name of an intake")[with_name<ExprKind::placed>]));

const auto set_def = spanned(nested(name("the name of a list, such as `activities`")[put<&syntax::Set::name>] >>
                                    -(maybe("where") > inside(in_a_where, expression)[push<&syntax::Set::where>]) >>
                                    *bound[push<&syntax::Set::bounds>]));

const auto bound_def = spanned((bound_words("")[bound_relation] > sum[push<&syntax::SetBound::operands>]) |
                               (maybe("within") > window[pass]));

const auto window_def = spanned(
    (words("last") > span[push<&syntax::SetBound::operands>] > x3::eps[bounded<RelationKind::within_last>]) |
    (words("next") > span[push<&syntax::SetBound::operands>] > x3::eps[bounded<RelationKind::within_next>]) |
    (span[push<&syntax::SetBound::operands>] > ((words("of") >> x3::eps[bounded<RelationKind::within_of>]) |
                                                (words("after") >> x3::eps[bounded<RelationKind::within_after>]) |
                                                (words("before") >> x3::eps[bounded<RelationKind::within_before>])) >
     sum[push<&syntax::SetBound::operands>]));

BOOST_SPIRIT_DEFINE(rows, sum, term, factor, span, count, choice, set, bound, window, group_value)
BOOST_SPIRIT_INSTANTIATE(decltype(sum), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(span), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(choice), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(window), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(rows), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(group_value), Iterator, Context)

}  // namespace safon::parsing
