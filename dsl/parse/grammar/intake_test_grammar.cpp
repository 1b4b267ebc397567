// test intake: several people, and which of them get a place
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/test_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct people_class;
struct place_expectation_class;
const x3::rule<people_class, GivenPeople> people = "people";
const x3::rule<struct given_place_class, GivenPlace> given_place = "given place";
const x3::rule<place_expectation_class, PlaceExpectation> place_expectation = "place expectation";

using number = Taken<Expr, take_number>;

template <PlaceExpectation::Kind Kind>
constexpr Be<&PlaceExpectation::kind, Kind> expects{};

constexpr auto a_name = "the name of those who are given, such as `ann`";

}  // namespace

const auto people_def =
    spanned(-number("a number")[push<&GivenPeople::number>] >> name(a_name)[put<&GivenPeople::name>] >>
            ((words("like") > name(a_name)[put<&GivenPeople::like>] >> -record_value[push<&GivenPeople::record>]) |
             record_value[push<&GivenPeople::record>]));

const auto given_place_def = name(a_name)[put<&GivenPlace::people>] >> words("placed in") >
                             intake_name("the name of an intake")[put<&GivenPlace::intake>] > words("since") >
                             date("a date, such as 2026-11-01")[put<&GivenPlace::since>];

const auto place_expectation_def =
    spanned((words("last rank") > number("a rank")[push<&PlaceExpectation::rank>] >
             x3::eps[expects<PlaceExpectation::Kind::last_rank>]) |
            ((-number("a number")[push<&PlaceExpectation::number>] >> name(a_name)[put<&PlaceExpectation::people>]) >
             called("`placed`, `offered`, `waiting list`, `not placed`, `not ranked` or `not eligible`",
                    (words("placed") >> x3::eps[expects<PlaceExpectation::Kind::placed>]) |
                        (words("offered") >> x3::eps[expects<PlaceExpectation::Kind::offered>]) |
                        (words("waiting list") >> x3::eps[expects<PlaceExpectation::Kind::waiting>] >>
                         -number("a place on it")[push<&PlaceExpectation::place>]) |
                        (words("not placed") >> x3::eps[expects<PlaceExpectation::Kind::not_placed>]) |
                        (words("not ranked") >> x3::eps[expects<PlaceExpectation::Kind::not_ranked>]) |
                        (words("not eligible") >> x3::eps[expects<PlaceExpectation::Kind::not_eligible>])) >>
             -(maybe("rank") > number("a rank")[push<&PlaceExpectation::rank>]) >>
             -(maybe("because") > text("the reason, in quotation marks")[push<&PlaceExpectation::because>])));

BOOST_SPIRIT_DEFINE(people, given_place, place_expectation)

namespace {

const auto intake_test_rule = x3::rule<struct intake_test_class, IntakeTest>("intake test") =
    header(words("intake") > intake_name("the name of an intake")[put<&IntakeTest::intake>] >
           text("what the test shows, in quotation marks")[put<&IntakeTest::title>]) >
    block("`given`, `expect` or `}`",
          (words("given") > (given_place[push<&IntakeTest::places>] | people[push<&IntakeTest::people>])) |
              (words("expect") > place_expectation[push<&IntakeTest::expectations>]));

}  // namespace

bool read_intake_test(State& state, Iterator& first, Test& node) {
  auto& test = node.of_intake.emplace_back();
  const bool whole = read(state, first, intake_test_rule, test);
  node.title = test.title;
  return whole;
}

}  // namespace safon::parsing
