// A night touches only who has something new or who fell due. Whichever nights are run, and whatever comes in between,
// the register is what one that looks at everybody every day would be.
#include <algorithm>
#include <set>

#include "adapters/sqlite/verify/rederive.hpp"
#include "lives.hpp"
#include "tests/engine/evaluate/random_case.hpp"

namespace safon::test {
namespace {

using testing::after_start, testing::horizon;

// Nights and decisions in the order of their days; a decision after the night of its day.
template <class Night>
void live(Way& way, const Lives& lives, const std::set<Date>& nights, const Night& night) {
  auto next = nights.begin();
  for (const auto& decided : lives.decisions) {
    for (; next != nights.end() && *next <= decided.decision.on; ++next) night(*next);
    way.decide(decided);
  }
  for (; next != nights.end(); ++next) night(*next);
  night(after_start(horizon));
}

std::string of(const ProgressState& state) {
  std::string text;
  for (const auto& held : state.history)
    text += std::to_string(held.status) + " since " + to_iso(held.effective) + "; ";
  for (const auto& open : state.cases)
    text += "case " + std::to_string(open.transition) + " " + to_iso(open.since) + "; ";
  return text + std::to_string(state.reviews) + " reviews" + (state.stopped ? ", stopped" : "");
}

void same(Way& there, Way& right) {
  const auto found = there.events(), expected = right.events();
  REQUIRE(found.size() == expected.size());
  for (std::size_t p = 0; p < found.size(); ++p) {
    std::string both;
    for (std::size_t i = 0; i < std::max(found[p].size(), expected[p].size()); ++i)
      both +=
          "\n  " + (i < found[p].size() ? found[p][i] : "-") + "\n  " + (i < expected[p].size() ? expected[p][i] : "-");
    INFO("participant " << p << both);
    REQUIRE((found[p] == expected[p]));
  }
  const auto states = there.states(after_start(horizon)), expected_states = right.states(after_start(horizon));
  for (std::size_t p = 0; p < states.size(); ++p) {
    INFO("participant " << p);
    REQUIRE(of(states[p]) == of(expected_states[p]));
  }
}

TEST_CASE("missed nights, returns between them and evaluations of everybody make no difference") {
  Folder folder;
  std::size_t events = 0;
  for (int seed = 1; seed <= testing::cases(25); ++seed) {
    CAPTURE(seed);
    const Lives lives(static_cast<std::uint64_t>(seed));
    testing::Random random(static_cast<std::uint64_t>(seed) + 1000000);
    std::set<Date> every, some;
    const int rarity = random.number(2, 40);
    for (int d = 0; d <= horizon; ++d) {
      every.insert(after_start(d));
      if (random.one_in(rarity)) some.insert(after_start(d));
    }
    InMemory full(lives);
    live(full, lives, every, [&](Date as_of) { full.night(as_of, Who::everyone); });
    InRegister incremental(lives, folder / std::to_string(seed).c_str());
    live(incremental, lives, some,
         [&](Date as_of) { incremental.night(as_of, random.one_in(4) ? Who::everyone : Who::due); });
    same(incremental, full);
    for (const auto& each : full.events()) events += each.size();
    const std::vector<const CompiledPolicy*> policies{&lives.policy};
    CHECK(ok(verify(incremental.file(), policies)).findings.empty());
    for (const Finding& finding : ok(rederive(incremental.file(), policies)))
      FAIL_CHECK(finding.table, " ", finding.key, ": ", finding.what);
  }
  CHECK(events > static_cast<std::size_t>(10 * testing::cases(25)));
}

TEST_CASE("a night that learns nothing new writes nothing but itself, and one of everybody no more") {
  Folder folder;
  const Lives lives(3, 40);
  InRegister way(lives, folder / "r");
  // The first day on which nobody is due.
  Date next = after_start(horizon);
  way.come_in(next);
  while (!ok(way.file().participants(lives.policy, 0, next, Who::due)).empty()) {
    way.night(next);
    ++next.days;
    way.come_in(next);
  }
  const auto count = [&](const char* what) {
    sql::Statement rows(way.file().inside().connection, what);
    return rows.step() ? rows.integer_at(0) : -1;
  };
  const char *settlements = "SELECT count(*) FROM settlement", *looked_at = "SELECT sum(participants) FROM run_end";
  const auto before = count(settlements), were = count(looked_at);
  way.night(next);
  CHECK(count(settlements) == before);
  way.night(next, Who::everyone);
  CHECK(count(settlements) == before);
  CHECK(count(looked_at) == were + count("SELECT count(*) FROM participant_key"));
}

}  // namespace
}  // namespace safon::test
