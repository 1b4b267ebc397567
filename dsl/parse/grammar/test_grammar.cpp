// test: a record, and what is expected of it
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/test_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct value_class;
struct records_class;
struct expectation_class;
const x3::rule<value_class, Value> value = "value";
const x3::rule<struct certified_class, Test::Certified> certified = "certified";
const x3::rule<expectation_class, Expectation> expectation = "expectation";
const x3::rule<struct case_column_class, CaseColumn> case_column = "column";
const x3::rule<struct case_cell_class, CaseCell> case_cell = "cell";
const x3::rule<struct case_row_class, CaseRow> case_row = "case";
const x3::rule<struct case_table_class, CaseTable> case_table = "cases";

constexpr auto a_date = "a date, such as 2026-11-01";

const auto field_name = [](auto& context) {
  x3::_val(context).fields.push_back({std::move(x3::_attr(context)), Value{}});
  // Until it is read.
  x3::_val(context).fields.back().value.expression.emplace_back().kind = ExprKind::broken;
};
const auto field_value = [](auto& context) { x3::_val(context).fields.back().value = std::move(x3::_attr(context)); };
const auto one_record = [](auto& context) { x3::_val(context).records.push_back(std::move(x3::_attr(context))); };
template <Value::Kind Kind>
constexpr Be<&Value::kind, Kind> is{};
template <Expectation::Kind Kind>
constexpr Be<&Expectation::kind, Kind> expects{};
template <Expectation::Answer Answer>
constexpr Be<&Expectation::answer, Answer> answers{};

const auto given_record = [](auto& context) {
  x3::_val(context).given.emplace_back(std::move(x3::_attr(context)), RecordValue{});
};
const auto given_value = [](auto& context) { x3::_val(context).given.back().second = std::move(x3::_attr(context)); };
const auto given_status = [](auto& context) {
  x3::_val(context).given_statuses.emplace_back(std::move(x3::_attr(context)), DateLiteral{});
};
const auto given_placed = [](auto& context) {
  x3::_val(context).given_placed.emplace_back(std::move(x3::_attr(context)), DateLiteral{});
};
const auto given_waived = [](auto& context) {
  x3::_val(context).given_waived.push_back({.requirement = std::move(x3::_attr(context))});
};
const auto waived_from = [](auto& context) { x3::_val(context).given_waived.back().from = x3::_attr(context); };
const auto waived_until = [](auto& context) { x3::_val(context).given_waived.back().until = x3::_attr(context); };
const auto given_adjusted = [](auto& context) {
  x3::_val(context).given_adjusted.push_back({.parameter = std::move(x3::_attr(context))});
};
const auto adjusted_to = [](auto& context) { x3::_val(context).given_adjusted.back().to = x3::_attr(context); };
const auto adjusted_from = [](auto& context) { x3::_val(context).given_adjusted.back().from = x3::_attr(context); };
const auto adjusted_until = [](auto& context) { x3::_val(context).given_adjusted.back().until = x3::_attr(context); };
const auto placed_since = [](auto& context) { x3::_val(context).given_placed.back().second = x3::_attr(context); };
const auto given_since = [](auto& context) { x3::_val(context).given_statuses.back().second = x3::_attr(context); };

const auto column_name = [](auto& context) { x3::_val(context).path = {std::move(x3::_attr(context))}; };

/// A text with a colon after it is the name of the next case, not a value of this one.
struct NextCase : x3::parser<NextCase> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C&, R&, A&) const {
    return first->kind == Token::Kind::text && first[1].is(":");
  }
};

template <class Subject>
constexpr auto list(const char* what, const Subject& item) {
  return Block<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(item), what, "]");
}

}  // namespace

const auto record_value_def = spanned(
    block("a field's name, `:` and its value",
          name("a field's name")[field_name] > sign(":", "`:` and the field's value") > kept(value[field_value])) >>
    x3::eps);

const auto value_def =
    spanned(called("a value, such as `manager`, `2026-11-01`, `{ … }`, `[ … ]` or `unknown`",
                   (maybe("unknown") >> x3::eps[is<Value::Kind::unknown>]) |
                       (record_value[push<&Value::records>] >> x3::eps[is<Value::Kind::record>]) |
                       (list("a record in braces, such as `{ held: 2026-02-01 }`", record_value[one_record]) >>
                        x3::eps[is<Value::Kind::list>]) |
                       sum[push<&Value::expression>]));

const auto decided_status = status_name("the name of a status")[put<&Test::Certified::status>];
const auto certified_def =
    (((words("certified") > decided_status) |
      (words("revoked") > x3::eps[be<&Test::Certified::decided, Decided::revoked>] > decided_status >>
       -(maybe("to") > name("the name of a status")[put<&Test::Certified::to>])) |
      (words("reinstated") > x3::eps[be<&Test::Certified::decided, Decided::reinstated>] > decided_status)) >>
     x3::eps) > words("on") > date(a_date)[put<&Test::Certified::on>] >>
    -(maybe("by") > (text("who decided, in quotation marks")[push<&Test::Certified::by>] % sign(",", "")));

/// `since 2026-03-09`
const auto since = -(maybe("since") > date(a_date)[put<&Expectation::date>]);

/// `due 2026-04-07 escalated to director`
const auto due = -(maybe("due") > date(a_date)[put<&Expectation::due>]) >>
                 -(maybe("escalated to") > name("the duty, such as `director`")[put<&Expectation::escalated_to>]);

const auto verdict = path[put<&Expectation::requirement>] >>
                     ((words("met") >> x3::eps[answers<Expectation::Answer::met>]) |
                      (words("not met") >> x3::eps[answers<Expectation::Answer::not_met>]) |
                      (words("unknown") >> x3::eps[answers<Expectation::Answer::unknown>]) |
                      (words("not applicable") >> x3::eps[answers<Expectation::Answer::not_applicable>]) |
                      (words("conflict") >> x3::eps[answers<Expectation::Answer::conflict>])) >>
                     x3::eps[expects<Expectation::Kind::verdict>] >> since >>
                     -(maybe("because") > (path[push<&Expectation::because>] % sign(",", "")));

const auto expectation_def = spanned(
    words("expect") > called("`status`, `case for`, `no case`, `next date`, `review`, `always` or a requirement's name",
                             verdict |
                                 (words("status") > status_name("the name of a status")[put<&Expectation::status>] >
                                  x3::eps[expects<Expectation::Kind::status>] >> since) |
                                 (words("case for") > status_name("the name of a status")[put<&Expectation::status>] >
                                  x3::eps[expects<Expectation::Kind::case_for>] >> since >> due) |
                                 (words("no case") >> x3::eps[expects<Expectation::Kind::no_case>]) |
                                 (words("next date") > date(a_date)[put<&Expectation::date>] >
                                  x3::eps[expects<Expectation::Kind::next_date>]) |
                                 (words("no next date") >> x3::eps[expects<Expectation::Kind::no_next_date>]) |
                                 (words("always") > text("the text of an `always`")[put<&Expectation::property>] >
                                  words("broken") > x3::eps[expects<Expectation::Kind::broken>]) |
                                 (words("review") >> x3::eps[expects<Expectation::Kind::review>])));

const auto case_column_def = spanned(
    called("a column: a name, `as of`, `expect status`, `expect next date`, or `expect` and a requirement's name",
           (words("as of") >> x3::eps[be<&CaseColumn::kind, CaseColumn::Kind::as_of>]) |
               (words("expect") >
                ((words("status") >> x3::eps[be<&CaseColumn::kind, CaseColumn::Kind::status>]) |
                 (words("next date") >> x3::eps[be<&CaseColumn::kind, CaseColumn::Kind::next_date>]) |
                 (path[put<&CaseColumn::path>] >> x3::eps[be<&CaseColumn::kind, CaseColumn::Kind::verdict>]))) |
               name("the name of a column")[column_name]));

const auto case_cell_def =
    spanned(!NextCase{} >> ((words("not met") >> x3::eps[be<&CaseCell::said, CaseCell::Said::not_met>]) |
                            (words("not applicable") >> x3::eps[be<&CaseCell::said, CaseCell::Said::not_applicable>]) |
                            value[put<&CaseCell::value>]) >>
            -(maybe("since") > date(a_date)[put<&CaseCell::since>]) >>
            -(maybe("because") > (path[push<&CaseCell::because>] % sign(",", ""))));

const auto case_row_def = spanned(text("what the case shows, in quotation marks")[put<&CaseRow::name>] >
                                  sign(":", "`:` and the values of the case") > *case_cell[push<&CaseRow::cells>]);

const auto case_table_def =
    spanned(words("for each") > (case_column[push<&CaseTable::columns>] % sign(",", "")) >
            block("a case, such as `\"the last day\": 2026-01-31 met`, or `}`", case_row[push<&CaseTable::rows>]));

BOOST_SPIRIT_DEFINE(record_value, value, certified, expectation, case_column, case_cell, case_row, case_table)
BOOST_SPIRIT_INSTANTIATE(decltype(record_value), Iterator, Context)

namespace {

const auto test_rule = x3::rule<struct test_class, Test>("test") =
    header(text("what the test shows, in quotation marks")[put<&Test::title>]) >
    block("`as of`, `given`, `certified`, `revoked`, `reinstated`, `expect`, `follows`, `for each` or `}`",
          (words("as of") > date(a_date)[put<&Test::as_of>]) |
              (words("given status") > status_name("the name of a status")[given_status] > words("since") >
               date(a_date)[given_since]) |
              (words("given waived") > name("the name of a requirement")[given_waived] > words("from") >
               date(a_date)[waived_from] > words("until") > date(a_date)[waived_until]) |
              (words("given adjusted") > name("the name of a parameter")[given_adjusted] > words("to") >
               sum[adjusted_to] > words("from") > date(a_date)[adjusted_from] > words("until") >
               date(a_date)[adjusted_until]) |
              (words("given placed in") > intake_name("the name of an intake")[given_placed] > words("since") >
               date(a_date)[placed_since]) |
              (words("given") > name("the name of the record, such as `participant`")[given_record] >
               record_value[given_value]) |
              (words("follows") > name("the name of a programme")[push<&Test::follows>]) |
              case_table[push<&Test::tables>] | certified[push<&Test::certified>] |
              expectation[push<&Test::expectations>]);

}  // namespace

bool read_test(State& state, Iterator& first, Test& node) {
  if (first->is("intake")) return read_intake_test(state, first, node);
  return read(state, first, test_rule, node);
}

}  // namespace safon::parsing
