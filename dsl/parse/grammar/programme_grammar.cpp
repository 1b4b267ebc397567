// programme: statuses and transitions
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct status_class;
struct transition_class;
struct escalation_class;
const x3::rule<status_class, StatusDecl> status = "status";
const x3::rule<transition_class, TransitionDecl> transition = "transition";
const x3::rule<escalation_class, Escalation> escalation = "escalation";
const x3::rule<struct audit_class, Audit> audit = "audit";

using number = Taken<Expr, take_number>;

/// `2 officers`
template <class Name>
constexpr auto people(const Name& who) {
  return -number("a number")[put<&TransitionDecl::certifiers>] > who[put<&TransitionDecl::certified_by>];
}

}  // namespace

const auto status_def = spanned(
    words("status") > named<StatusDecl>("the status's name") >>
    kept(*((maybe("initial") >> x3::eps[be<&StatusDecl::initial, true>]) |
           (maybe("final") >> x3::eps[be<&StatusDecl::final, true>]) |
           (maybe("setback") >> x3::eps[be<&StatusDecl::setback, true>]) |
           (maybe("away") >> x3::eps[be<&StatusDecl::away, true>]) |
           (maybe("valid until") > number("a day of the year, such as `31 March`")[put<&StatusDecl::until_day>] >
            name("the month's name")[put<&StatusDecl::until_month>] >>
            -(maybe("for at least") > span[push<&StatusDecl::valid_for>])) |
           (maybe("valid for") > span[push<&StatusDecl::valid_for>] >>
            -(maybe("from previous expiry") >> x3::eps[be<&StatusDecl::from_previous_expiry, true>])) |
           (maybe("grace") > span[push<&StatusDecl::grace>]) |
           (maybe("renewable from") > span[push<&StatusDecl::renewable_from>] > words("before")))));

const auto transition_def =
    spanned(words("from") > ((words("any") >> x3::eps[be<&TransitionDecl::from_any, true>]) |
                             (name("the name of a status, or `any`")[push<&TransitionDecl::from>] % sign(",", ""))) >
            words("to") > name("the name of a status, or `previous`")[put<&TransitionDecl::to>] >>
            -label[put<&TransitionDecl::label>] >>
            -(maybe("before all others") >> x3::eps[be<&TransitionDecl::before_others, true>]) > words("when") >
            ((maybe("revoked by") > x3::eps[be<&TransitionDecl::decided, Decided::revoked>] >
              people(name("who revokes, such as `officer`"))) |
             (maybe("reinstated by") > x3::eps[be<&TransitionDecl::decided, Decided::reinstated>] >
              people(name("who reinstates, such as `officer`"))) |
             (expression[put<&TransitionDecl::condition>] >>
              -(maybe("certified by") > people(name("who certifies, such as `officer`")) >>
                -(maybe("within") > span[push<&TransitionDecl::certify_within>]) >>
                *escalation[push<&TransitionDecl::escalations>]))));

const auto escalation_def =
    spanned(sign(",", "") > words("then") >
            called("`escalated to`, or how much later, such as `10 working days later to`",
                   (words("escalated") > words("to")) | words("to") |
                       (span[push<&Escalation::later>] > words("later") >> -maybe("escalated") > words("to"))) >
            name("the duty of those who are told, such as `head_of_accreditation`")[put<&Escalation::duty>] >>
            -label[put<&Escalation::label>]);

const auto audit_def = spanned(words("audit") > sum[put<&Audit::share>] > words("in") >
                               number("of how many, such as `100`")[put<&Audit::among>] > words("automatic changes") >>
                               -(maybe("for each council") >> x3::eps[be<&Audit::each_council, true>]) >
                               words("by seed") > number("a whole number")[put<&Audit::seed>]);

BOOST_SPIRIT_DEFINE(status, transition, escalation, audit)

namespace {

const auto programme_rule = x3::rule<struct programme_class, ProgrammeDecl>("programme") =
    header(named<ProgrammeDecl>("the programme's name") >> words("for") >
           name("the name of the record, such as `participant`")[put<&ProgrammeDecl::record>]) >
    block("`status`, `from`, `begins on`, `audit`, `cites` or `}`",
          (words("cites") > text("the passage, in quotation marks")[push<&ProgrammeDecl::cites>]) |
              (words("begins on") > expression[push<&ProgrammeDecl::begins_on>]) | audit[push<&ProgrammeDecl::audits>] |
              status[push<&ProgrammeDecl::statuses>] | transition[push<&ProgrammeDecl::transitions>]);

}  // namespace

bool read_programme(State& state, Iterator& first, ProgrammeDecl& node) {
  return read(state, first, programme_rule, node);
}

}  // namespace safon::parsing
