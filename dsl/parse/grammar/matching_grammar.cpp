// matching: who is matched with whom, what the two must have in common or not, how many each takes
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct likeness_class;
struct takes_class;
const x3::rule<likeness_class, Likeness> likeness = "likeness";
const x3::rule<takes_class, Takes> takes = "takes";

}  // namespace

const auto likeness_def =
    spanned(((words("same") >> x3::eps[be<&Likeness::same, true>]) | words("different")) >
            called("what the two have in common or not, such as `council`", expression[put<&Likeness::value>]));

const auto takes_def = spanned(words("each takes at most") > sum[put<&Takes::most>] >>
                               -(sign(",", "") > words("counting") > sum[push<&Takes::counting>]));

BOOST_SPIRIT_DEFINE(likeness, takes)

namespace {

const auto matching_rule = x3::rule<struct matching_class, MatchingDecl>("matching") =
    header(named<MatchingDecl>("the matching's name")) >
    block("`match participants where`, `with participants where`, `each takes at most`, another line or `}`",
          (words("cites") > text("the passage, in quotation marks")[push<&MatchingDecl::cites>]) |
              (words("match participants where") > expression[push<&MatchingDecl::match>]) |
              (words("with participants where") > expression[push<&MatchingDecl::with>]) |
              takes[push<&MatchingDecl::takes>] | (words("prefer") > likeness[push<&MatchingDecl::wishes>]) |
              likeness[push<&MatchingDecl::constraints>]);

}  // namespace

bool read_matching(State& state, Iterator& first, MatchingDecl& node) {
  return read(state, first, matching_rule, node);
}

}  // namespace safon::parsing
