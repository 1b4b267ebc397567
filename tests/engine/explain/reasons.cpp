#include <doctest/doctest.h>

#include "engine/explain/parts.hpp"
#include "tests/engine/explain/explained.hpp"

using namespace safon;
using namespace safon::testing;

namespace {

constexpr auto met = Answer::met, not_met = Answer::not_met, unknown = Answer::unknown;

Explanation exception(std::string name, Answer answer, std::uint8_t outcome) {
  auto node = made(NodeKind::exception, name, answer, {leaf(name + "?", answer)});
  node.outcome = outcome;
  return node;
}

std::string folded(const Explanation& node) {
  return outline(reasons(node));
}

}  // namespace

TEST_CASE("groups fold to what settles them") {
  const std::vector<Explanation> mixed{leaf("a", met), leaf("b", not_met), leaf("c", unknown), leaf("d", met),
                                       leaf("e", not_met)};
  CHECK(folded(made(NodeKind::all_of, "all", not_met, mixed)) == "all not met(b not met, e not met)");
  CHECK(folded(made(NodeKind::any_of, "any", met, mixed)) == "any met(a met)");
  CHECK(folded(made(NodeKind::none_of, "none", not_met, mixed)) == "none not met(a met, d met)");
  CHECK(folded(made(NodeKind::at_least, "some", met, mixed, 2)) == "some met(a met, d met)");
  CHECK(folded(made(NodeKind::at_least, "some", not_met, mixed, 4)) == "some not met(b not met, e not met)");
  CHECK(folded(made(NodeKind::at_least, "some", unknown, mixed, 3)) == "some unknown(c unknown)");
  CHECK(folded(made(NodeKind::at_most, "few", not_met, mixed, 1)) == "few not met(a met, d met)");
  CHECK(folded(made(NodeKind::at_most, "few", met, {leaf("a", met), leaf("b", not_met)}, 1)) == "few met(b not met)");
  CHECK(folded(made(NodeKind::exactly, "two", not_met, {leaf("a", met), leaf("b", not_met)}, 2)) ==
        "two not met(a met, b not met)");
}

TEST_CASE("of several ways that are met, the one with the fewest reasons is kept") {
  const auto node = made(NodeKind::any_of, "any", met,
                         {made(NodeKind::all_of, "long", met, {leaf("a", met), leaf("b", met)}), leaf("short", met)});
  CHECK(folded(node) == "any met(short met)");
}

TEST_CASE("an exception that applies stands in for the body, unless the body is met anyway") {
  auto requirement = [](Answer answer, Answer body, Answer excused, Answer barred) {
    return made(NodeKind::requirement, "r", answer,
                {leaf("body", body), exception("excused", excused, 0), exception("barred", barred, 1)});
  };
  CHECK(folded(requirement(met, not_met, met, not_met)) == "r met(excused met(excused? met))");
  CHECK(folded(requirement(met, met, met, not_met)) == "r met(body met)");
  CHECK(folded(requirement(not_met, met, not_met, met)) == "r not met(barred met(barred? met))");
  CHECK(folded(requirement(not_met, not_met, not_met, not_met)) == "r not met(body not met)");
  CHECK(folded(requirement(unknown, not_met, unknown, not_met)) == "r unknown(excused unknown(excused? unknown))");
  CHECK(folded(requirement(Answer::conflict, met, met, met)) ==
        "r conflict(excused met(excused? met), barred met(barred? met))");
}

TEST_CASE("an exception of an exception is what stops it") {
  auto inner = exception("inner", met, 0);
  auto outer = made(NodeKind::exception, "outer", not_met, {leaf("outer?", met), inner});
  CHECK(folded(outer) == "outer not met(inner met(inner? met))");
}

TEST_CASE("what is not applicable says why") {
  auto applies = made(NodeKind::applies, "", not_met, {leaf("role", not_met)});
  CHECK(folded(made(NodeKind::requirement, "r", Answer::not_applicable, {applies, leaf("body", not_met)})) ==
        "r n/a(- not met(role not met))");
}

TEST_CASE("parts of a condition fold by how they hang together") {
  auto condition = [](Joint joint, Answer answer, Answer first, Answer second) {
    auto node = made(NodeKind::condition, "c", answer, {leaf("a", first), leaf("b", second)});
    node.joint = joint;
    return node;
  };
  CHECK(folded(condition(Joint::any, met, met, not_met)) == "c met(a met)");
  CHECK(folded(condition(Joint::all, not_met, met, not_met)) == "c not met(b not met)");
  CHECK(folded(condition(Joint::implication, met, not_met, not_met)) == "c met(a not met)");
  CHECK(folded(condition(Joint::implication, met, met, met)) == "c met(b met)");
  CHECK(folded(condition(Joint::implication, not_met, met, not_met)) == "c not met(a met, b not met)");
}

TEST_CASE("a part is in order when it is as the whole wants it") {
  const auto yes = leaf("a", met), no = leaf("b", not_met), open = leaf("c", unknown);
  const auto apart = leaf("d", Answer::not_applicable);
  const auto all = made(NodeKind::all_of, "", not_met), none = made(NodeKind::none_of, "", not_met);
  CHECK(in_order(all, yes));
  CHECK(in_order(all, apart));
  CHECK_FALSE(in_order(all, no));
  CHECK_FALSE(in_order(all, open));
  CHECK(in_order(none, no));
  CHECK_FALSE(in_order(none, yes));
  CHECK_FALSE(in_order(none, open));
  CHECK_FALSE(in_order(made(NodeKind::exactly, "", not_met, {}, 1), yes));  // it may be one too many
  // An exception is a way out where the rest is not met.
  CHECK_FALSE(in_order(made(NodeKind::requirement, "", not_met), exception("e", not_met, 0)));
  CHECK(in_order(made(NodeKind::requirement, "", met), exception("e", not_met, 0)));
  CHECK_FALSE(in_order(made(NodeKind::requirement, "", met), exception("e", met, 0)));
}
