#include "dsl/syntax/print_intake.hpp"

#include <array>

#include "dsl/syntax/print_expression.hpp"

namespace safon::syntax {
namespace {

void add(std::string& out, std::string_view words, const Expr& expr) {
  out.append(words).append(" ");
  print(out, expr);
}

void add_lines(std::string& out, std::string_view words, const std::vector<Expr>& lines) {
  for (const Expr& each : lines) add(out, "\n  " + std::string(words), each);
}

}  // namespace

std::string print(const IntakeDecl& intake) {
  std::string out;
  for (const Text& cites : intake.cites) {
    out += "\n  cites ";
    print_text(out, cites.value);
  }
  add_lines(out, "allocated on", intake.allocated_on);
  for (const IntakeYears& years : intake.allocated_each) {
    add(out, "\n  allocated each", years.day);
    add(out, " " + years.month.text + " from", years.from);
    add(out, " until", years.until);
  }
  add_lines(out, "capacity", intake.capacity);
  add_lines(out, "from", intake.from);
  for (const IntakeGroup& group : intake.groups) {
    add(out, group.kind == IntakeGroup::Kind::reserve ? "\n  reserve" : "\n  at most", group.places);
    add(out, group.kind == IntakeGroup::Kind::limit_each ? " for each" : " for", group.who);
  }
  static constexpr auto orders = std::to_array<std::string_view>({"earliest", "latest", "highest", "lowest"});
  for (const IntakeKey& key : intake.ranking) {
    add(out, "\n  rank by", key.value);
    out.append(" ").append(orders[std::size_t(key.order)]).append(" first");
  }
  add_lines(out, "ties by seed", intake.seed);
  add_lines(out, "waiting list", intake.waiting);
  add_lines(out, "offers open for", intake.open_for);
  return out;
}

}  // namespace safon::syntax
