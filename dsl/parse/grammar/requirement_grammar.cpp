// requirement: groups, items, exceptions
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct group_class;
struct item_class;
struct exception_class;
struct waivable_class;
const x3::rule<group_class, Group> group = "group";
const x3::rule<item_class, Item> item = "item";
const x3::rule<exception_class, Exception> exception = "exception";
const x3::rule<waivable_class, Waivable> waivable = "waivable";

using number = Taken<Expr, take_number>;

constexpr auto passage = "the passage, in quotation marks";
constexpr auto an_item = "a condition, a named item such as `course \"label\": …`, or `}`";

template <GroupKind Kind>
constexpr Be<&Group::kind, Kind> kind{};
template <Exception::Outcome Outcome>
constexpr Be<&Exception::outcome, Outcome> outcome{};

const auto body = [](auto& context) { x3::_val(context).body = std::move(x3::_attr(context)); };
/// Until the body of a named item is read, it counts as broken.
const auto body_unread = [](auto& context) {
  Expr unread;
  unread.kind = ExprKind::broken;
  if (const auto& named = x3::_val(context).name) unread.span = named->span;
  x3::_val(context).body = std::move(unread);
};
/// No condition goes on with `of` or `when`: what stands before is a misspelt `all` or `applies`.
struct NoSecondWord : x3::parser<NoSecondWord> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    if (!first->is("of") && !first->is("when")) return true;
    state_of(context).miss(first, "another condition", State::Expected::other);
    return false;
  }
};
constexpr NoSecondWord no_second_word{};

/// What looked like a named item is an expression that begins with a name.
const auto unnamed = [](auto& context) {
  x3::_val(context).name.reset();
  x3::_val(context).label = {};
  x3::_val(context).body = std::move(x3::_attr(context));
};

}  // namespace

const auto group_def =
    spanned(((words("all of") >> x3::eps[kind<GroupKind::all>]) | (words("any of") >> x3::eps[kind<GroupKind::any>]) |
             (words("none of") >> x3::eps[kind<GroupKind::none>]) |
             (((words("at least") >> x3::eps[kind<GroupKind::at_least>]) |
               (words("at most") >> x3::eps[kind<GroupKind::at_most>]) |
               (words("exactly") >> x3::eps[kind<GroupKind::exactly>])) >>
              sum[push<&Group::count>] >> words("of"))) >
            block(an_item, (words("cites") > text(passage)[push<&Group::cites>]) | item[push<&Group::items>]));

const auto item_def =
    spanned(group[body] |
            (name("a name")[put<&Item::name>] >>
             ((label[put<&Item::label>] > sign(":", "`:` after the label")) | sign(":", "")) >> x3::eps[body_unread] >>
             kept(called("a condition or a group such as `all of { … }`", group[body] | expression[body])) >>
             *exception[push<&Item::exceptions>]) |
            (expression[unnamed] >> no_second_word));

const auto exception_def =
    spanned((words("unless") | (words("except") >> x3::eps[be<&Exception::except, true>])) >
            named<Exception>("the exception's name") > sign(":", "`:` and the condition of the exception") >
            kept(expression)[put<&Exception::condition>] >>
            -(maybe("then") > ((words("met") >> x3::eps[outcome<Exception::Outcome::met>]) |
                               (words("not met") >> x3::eps[outcome<Exception::Outcome::not_met>]) |
                               (words("not applicable") >> x3::eps[outcome<Exception::Outcome::not_applicable>]))) >>
            -block("`cites`, `unless`, `except` or `}`", (words("cites") > text(passage)[push<&Exception::cites>]) |
                                                             exception[push<&Exception::exceptions>]));

const auto waivable_def = spanned(words("waivable by") > -number("a number")[put<&Waivable::approvers>] >
                                  name("who may waive it, such as `officer`")[put<&Waivable::by>] >>
                                  -(maybe("for at most") > span[push<&Waivable::at_most>]));

BOOST_SPIRIT_DEFINE(group, item, exception, waivable)

namespace {

const auto requirement_rule = x3::rule<struct requirement_class, Requirement>("requirement") =
    header(named<Requirement>("the requirement's name")) >
    block("a condition, a group such as `all of { … }`, or `}`",
          (words("cites") > text(passage)[push<&Requirement::cites>]) |
              (words("applies when") > expression[push<&Requirement::applies>]) |
              waivable[push<&Requirement::waivable>] | exception[push<&Requirement::exceptions>] |
              item[push<&Requirement::body>]);

}  // namespace

bool read_requirement(State& state, Iterator& first, Requirement& node) {
  return read(state, first, requirement_rule, node);
}

}  // namespace safon::parsing
