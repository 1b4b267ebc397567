// From `implies` down to the relations: one rule for each level of precedence.
#include "dsl/parse/build.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"
#include "dsl/parse/grammar/group_rules.hpp"

namespace safon::parsing {

namespace {

using syntax::Expr;
using syntax::ExprKind;

/// A relation together with its left side, while it is read.
struct Comparison {
  Expr expr;
  bool negated = false;
};

struct disjunction_class;
struct conjunction_class;
struct negation_class;
struct comparison_class;
struct relation_class;
const x3::rule<disjunction_class, Expr> disjunction = "disjunction";
const x3::rule<conjunction_class, Expr> conjunction = "conjunction";
const x3::rule<negation_class, Expr> negation = "negation";
const x3::rule<comparison_class, Expr> comparison = "comparison";
const x3::rule<relation_class, Comparison> relation = "relation";
const x3::rule<struct group_relation_class, Comparison> group_relation = "relation of a group";

/// The words of a relation that takes these operands.
struct Relation : x3::parser<Relation> {
  using attribute_type = RelationWords;
  static constexpr bool has_attribute = true;
  Operands operands;
  explicit constexpr Relation(Operands o) : operands(o) {}

  template <class C, class R>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, RelationWords& words) const {
    return take_relation(state_of(context), first, operands, words);
  }
};

/// Two relations in a row have no meaning of their own. In a `where` the second speaks of the chosen rows.
struct NoSecondRelation : x3::parser<NoSecondRelation> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    State& state = state_of(context);
    if (state.in_where > 0 || !at_relation(state, first)) return true;
    Diagnostic& d = state.report().add(DiagnosticKind::chained, first->begin, first->end);
    d.help = "write two comparisons joined by `and`, or put the first in parentheses";
    throw Abandoned{};
  }
};
constexpr NoSecondRelation no_second_relation{};

/// `a implies b implies c` can be read in two ways.
struct NoSecondImplies : x3::parser<NoSecondImplies> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    if (!first->is("implies")) return true;
    State& state = state_of(context);
    state.report().add(DiagnosticKind::chained_implies, first->begin, first->end);
    throw Abandoned{};
  }
};
constexpr NoSecondImplies no_second_implies{};

const auto negated = [](auto& context) {
  x3::_val(context) = std::move(x3::_attr(context));
  wrap(x3::_val(context), ExprKind::not_);
};
const auto left_side = [](auto& context) { x3::_val(context).expr = std::move(x3::_attr(context)); };
const auto relation_words = [](auto& context) {
  auto& comparison_so_far = x3::_val(context);
  relate(comparison_so_far.expr, x3::_attr(context));
  comparison_so_far.negated = x3::_attr(context).negated;
};
const auto operand = [](auto& context) { x3::_val(context).expr.children.push_back(std::move(x3::_attr(context))); };
const auto relation_window = [](auto& context) { add_window(x3::_val(context).expr, std::move(x3::_attr(context))); };
const auto finished = [](auto& context) {
  auto& read = x3::_attr(context);
  if (read.expr.kind == ExprKind::relation) finish_relation(read.expr, read.negated);
  x3::_val(context) = std::move(read.expr);
};

}  // namespace

const auto expression_def =
    spanned(disjunction[pass] >> -(maybe("implies") > disjunction[folded<ExprKind::implies>] > no_second_implies));

const auto disjunction_def = spanned(conjunction[pass] >> *(maybe("or") > conjunction[folded<ExprKind::or_>]));

const auto conjunction_def = spanned(negation[pass] >> *(maybe("and") > negation[folded<ExprKind::and_>]));

const auto negation_def = spanned((maybe("not") > nested(negation)[negated]) | comparison[pass]);

const auto comparison_def = spanned(relation[finished]);

const auto relation_def =
    called("a condition or a value", sum)[left_side] >>
    -((Relation(Operands::one)[relation_words] > sum[operand] > no_second_relation) |
      (Relation(Operands::none)[relation_words] >> no_second_relation) |
      (Relation(Operands::list)[relation_words] > sign("[", "`[` and the codes, such as `in [a, b]`") >
       (sum[operand] % sign(",", "`,` or `]`")) > sign("]", "`,` or `]`") > no_second_relation) |
      (Relation(Operands::two)[relation_words] > sum[operand] > words("and") > sum[operand] > no_second_relation) |
      (Relation(Operands::window)[relation_words] > window[relation_window] > no_second_relation));

const auto group_relation_def = group_value[left_side] > called("`at least`, `at most` or another comparison",
                                                                Relation(Operands::one)[relation_words]) > sum[operand];

const auto of_group_def = spanned(group_relation[finished]);

BOOST_SPIRIT_DEFINE(expression, disjunction, conjunction, negation, comparison, relation, group_relation, of_group)
BOOST_SPIRIT_INSTANTIATE(decltype(expression), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(of_group), Iterator, Context)

}  // namespace safon::parsing
