// Everybody afresh from the facts: no difference whatever nights were run, and one named when a state is not right.
#include "adapters/sqlite/verify/compare.hpp"

#include "adapters/sqlite/ledger/states.hpp"
#include "lives.hpp"
#include "tests/engine/evaluate/random_case.hpp"

namespace safon::test {
namespace {

TEST_CASE("what stepping night by night recorded is what the facts give, under changing texts too") {
  Folder folder;
  std::uint64_t compared = 0;
  for (int seed = 1; seed <= testing::cases(25); ++seed) {
    CAPTURE(seed);
    const Lives lives(static_cast<std::uint64_t>(seed), 8);
    CompiledPolicy later = lives.policy;  // another text of the same rules
    later.files[0].text += " # amended";
    testing::Random random(static_cast<std::uint64_t>(seed));
    InRegister way(lives, folder / std::to_string(seed).c_str());
    const int amended = random.number(0, testing::horizon);
    std::size_t next = 0;
    for (int d = 0; d <= testing::horizon; ++d) {
      const Date as_of = testing::after_start(d);
      if (random.one_in(10) || d == testing::horizon) way.night(as_of, Who::due, d < amended ? lives.policy : later);
      for (; next < lives.decisions.size() && lives.decisions[next].decision.on == as_of; ++next)
        way.decide(lives.decisions[next], d < amended ? lives.policy : later);
    }
    const std::vector<const CompiledPolicy*> policies{&lives.policy, &later};
    const Comparison comparison = ok(compare(way.file(), policies));
    for (const Difference& each : comparison.differences) FAIL_CHECK(each.participant, " ", each.what);
    CHECK(comparison.left_out == 0);
    compared += comparison.compared;
  }
  CHECK(compared > static_cast<std::uint64_t>(3 * testing::cases(25)));
}

TEST_CASE("somebody who stands where the facts do not lead is named") {
  Folder folder;
  const Lives lives(3, 40);
  InRegister way(lives, folder / "r");
  way.night(testing::after_start(30));
  way.night(testing::after_start(testing::horizon));
  const std::vector<const CompiledPolicy*> policies{&lives.policy};
  CHECK(ok(compare(way.file(), policies)).differences.empty());
  CHECK(ok(compare(way.file(), {})).left_out > 0);

  // One participant's state, as if a night had entered them a day early.
  const ProgrammeNames names(way.file().inside(), lives.policy.programmes[0]);
  sql::Statement states(
      way.file().inside().connection,
      "SELECT participant, state FROM standing WHERE status IS NOT NULL ORDER BY participant LIMIT 1");
  REQUIRE(states.step());
  const ParticipantKey key = states.integer_at(0);
  ProgressState state = decode_state(states.blob_at(1), names);
  --state.history.front().effective.days;
  Bytes changed;
  encode_state(state, names, changed);
  states.reset();
  sql::Statement put(way.file().inside().connection, "UPDATE standing SET state = ? WHERE participant = ?");
  put.blob(1, changed).integer(2, key).execute();
  const auto differences = ok(compare(way.file(), policies)).differences;
  REQUIRE(differences.size() == 1);
  CHECK(differences[0].programme == "programme");
  CHECK(differences[0].what.find("recorded as `") != std::string::npos);
}

}  // namespace
}  // namespace safon::test
