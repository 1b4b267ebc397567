// pool: rows of which none may count twice
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct pool_line_class;
const x3::rule<pool_line_class, PoolLine> pool_line = "pool_line";

}  // namespace

const auto pool_line_def =
    spanned(words("each") > name("the name of a record, such as `course`")[put<&PoolLine::record>] >
            words("counts once for") > (path[push<&PoolLine::members>] % (sign(",", "`,` or `}`") | maybe("and"))));

BOOST_SPIRIT_DEFINE(pool_line)

namespace {

const auto pool_rule = x3::rule<struct pool_class, PoolDecl>("pool") =
    header(named<PoolDecl>("the pool's name")) >
    block("`each … counts once for …`, `cites` or `}`",
          (words("cites") > text("the passage, in quotation marks")[push<&PoolDecl::cites>]) |
              pool_line[push<&PoolDecl::lines>]);

}  // namespace

bool read_pool(State& state, Iterator& first, PoolDecl& node) {
  return read(state, first, pool_rule, node);
}

}  // namespace safon::parsing
