#include "dsl/syntax/print/declarations.hpp"

#include <array>

namespace safon::syntax {
namespace {

void lines(Lines& out, std::string_view words, const std::vector<Expr>& each) {
  for (const Expr& expr : each) out.begin(words) << expr;
}

}  // namespace

void print(Lines& out, const IntakeDecl& node) {
  static constexpr auto orders = std::to_array<std::string_view>({"earliest", "latest", "highest", "lowest"});
  out.begin("intake") << node.name << node.label;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  lines(out, "allocated on", node.allocated_on);
  for (const IntakeYears& years : node.allocated_each)
    out.begin("allocated each") << years.day << years.month << "from" << years.from << "until" << years.until;
  lines(out, "capacity", node.capacity);
  lines(out, "from", node.from);
  for (const IntakeGroup& group : node.groups)
    out.begin(group.kind == IntakeGroup::Kind::reserve ? "reserve" : "at most")
        << group.places << (group.kind == IntakeGroup::Kind::limit_each ? "for each" : "for") << group.who;
  for (const IntakeKey& key : node.ranking)
    out.begin("rank by") << key.value << orders[std::size_t(key.order)] << "first";
  lines(out, "ties by seed", node.seed);
  lines(out, "waiting list", node.waiting);
  lines(out, "offers open for", node.open_for);
}

}  // namespace safon::syntax
