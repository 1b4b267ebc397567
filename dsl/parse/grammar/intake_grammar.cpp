// intake: places for some of those who apply
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct intake_group_class;
struct intake_key_class;
const x3::rule<intake_group_class, IntakeGroup> intake_group = "intake group";
const x3::rule<struct intake_years_class, IntakeYears> intake_years = "years";
const x3::rule<intake_key_class, IntakeKey> intake_key = "intake key";

using number = Taken<Expr, take_number>;

template <IntakeGroup::Kind Kind>
constexpr Be<&IntakeGroup::kind, Kind> kind{};
template <IntakeKey::Order Order>
constexpr Be<&IntakeKey::order, Order> order{};

const auto each_of = [](auto& context) {
  Expr& who = x3::_val(context).who;
  who.kind = ExprKind::path;
  who.path = std::move(x3::_attr(context));
  if (!who.path.empty()) who.span = join(who.path.front().span, who.path.back().span);
};

}  // namespace

const auto intake_group_def =
    spanned((words("reserve") > sum[put<&IntakeGroup::places>] > words("for") > expression[put<&IntakeGroup::who>]) |
            (words("at most") > sum[put<&IntakeGroup::places>] > words("for") >
             ((words("each") > path[each_of] > x3::eps[kind<IntakeGroup::Kind::limit_each>]) |
              (expression[put<&IntakeGroup::who>] > x3::eps[kind<IntakeGroup::Kind::limit>]))));

const auto intake_key_def = spanned(sum[put<&IntakeKey::value>] >
                                    called("`earliest first`, `latest first`, `highest first` or `lowest first`",
                                           (words("earliest first") >> x3::eps[order<IntakeKey::Order::earliest>]) |
                                               (words("latest first") >> x3::eps[order<IntakeKey::Order::latest>]) |
                                               (words("highest first") >> x3::eps[order<IntakeKey::Order::highest>]) |
                                               (words("lowest first") >> x3::eps[order<IntakeKey::Order::lowest>])));

const auto intake_years_def =
    spanned(number("a day of the year, such as `15 July`")[put<&IntakeYears::day>] >
            name("the month's name")[put<&IntakeYears::month>] > words("from") >
            number("the first year, such as `2012`")[put<&IntakeYears::from>] > words("until") >
            number("the last year, such as `2020`")[put<&IntakeYears::until>]);

BOOST_SPIRIT_DEFINE(intake_group, intake_years, intake_key)

namespace {

const auto intake_rule = x3::rule<struct intake_class, IntakeDecl>("intake") =
    header(named<IntakeDecl>("the intake's name")) >
    block("`allocated on`, `capacity`, `from participants where` or another line of an intake, or `}`",
          (words("cites") > text("the passage, in quotation marks")[push<&IntakeDecl::cites>]) |
              (words("allocated on") > sum[push<&IntakeDecl::allocated_on>]) |
              (words("allocated each") > intake_years[push<&IntakeDecl::allocated_each>]) |
              (words("capacity") > sum[push<&IntakeDecl::capacity>]) |
              (words("from participants where") > expression[push<&IntakeDecl::from>]) |
              intake_group[push<&IntakeDecl::groups>] |
              (words("rank by") > (intake_key[push<&IntakeDecl::ranking>] % sign(",", ""))) |
              (words("ties by seed") > number("a whole number")[push<&IntakeDecl::seed>]) |
              (words("waiting list") > sum[push<&IntakeDecl::waiting>]) |
              (words("offers open for") > span[push<&IntakeDecl::open_for>]));

}  // namespace

bool read_intake(State& state, Iterator& first, IntakeDecl& node) {
  return read(state, first, intake_rule, node);
}

}  // namespace safon::parsing
