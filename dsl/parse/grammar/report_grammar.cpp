// report: rows, columns, measures
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct grouping_class;
struct measure_class;
const x3::rule<grouping_class, Grouping> grouping = "grouping";
const x3::rule<measure_class, Measure> measure = "measure";

using number = Taken<Expr, take_number>;

template <Grouping::Kind Kind>
constexpr Be<&Grouping::kind, Kind> groups{};
template <Measure::Kind Kind>
constexpr Be<&Measure::kind, Kind> measures{};

/// `count of` a list is a value, and no measure; `of participants` may begin the line after a `count`.
struct NoSet : x3::parser<NoSet> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    if (!first->is("of") || first->starts_line) return true;
    state_of(context).miss(first, "`where`, or the next line: `sum of count of …` adds up the rows of a list",
                           State::Expected::other);
    return false;
  }
};
constexpr NoSet no_set{};

}  // namespace

const auto grouping_def =
    spanned(((words("status of") >> x3::eps[groups<Grouping::Kind::status>]) >
             name("the name of a programme")[put<&Grouping::programme>] >> -label[put<&Grouping::label>]) |
            ((words("year of") >> x3::eps[groups<Grouping::Kind::year>]) > sum[push<&Grouping::value>] >>
             -label[put<&Grouping::label>]) |
            (called("a code, a condition, `status of` or `year of`", expression[push<&Grouping::value>]) >>
             -label[put<&Grouping::label>]));

const auto measure_where = -(maybe("where") > expression[push<&Measure::where>]);
const auto measure_def = spanned(
    words("measure") > named<Measure>("the measure's name") > sign(":", "`:` and what is measured") >>
    kept(called(
        "`count`, `share`, `sum of`, `average of`, `smallest of` or `largest of`",
        (words("count") >> no_set >> x3::eps[measures<Measure::Kind::count>] >> measure_where) |
            ((words("share where") >> x3::eps[measures<Measure::Kind::share>]) > expression[push<&Measure::where>] >>
             -(maybe("among") > expression[push<&Measure::among>])) |
            ((((words("sum of") >> x3::eps[measures<Measure::Kind::sum>]) |
               (words("average of") >> x3::eps[measures<Measure::Kind::average>]) |
               (words("smallest of") >> x3::eps[measures<Measure::Kind::smallest>]) |
               (words("largest of") >> x3::eps[measures<Measure::Kind::largest>])) > sum[push<&Measure::value>]) >>
             measure_where))));

BOOST_SPIRIT_DEFINE(grouping, measure)

namespace {

const auto report_rule = x3::rule<struct report_class, ReportDecl>("report") =
    header(named<ReportDecl>("the report's name")) >
    block("`rows by`, `columns by`, `measure`, `of participants where`, `suppress below`, `cites` or `}`",
          (words("cites") > text("the passage, in quotation marks")[push<&ReportDecl::cites>]) |
              (words("of participants where") > expression[push<&ReportDecl::where>]) |
              (words("rows by") > grouping[push<&ReportDecl::rows>]) |
              (words("columns by") > grouping[push<&ReportDecl::columns>]) | measure[push<&ReportDecl::measures>] |
              (words("suppress below") > number("a number")[push<&ReportDecl::suppress_below>]));

}  // namespace

bool read_report(State& state, Iterator& first, ReportDecl& node) {
  return read(state, first, report_rule, node);
}

}  // namespace safon::parsing
