// Those who are looked at and stand as before: noted apart, asked about as if they were not.
#include "fixture.hpp"

namespace safon::test {
namespace {

std::int64_t number(const RegisterFile& in, const std::string& question) {
  sql::Statement row(in.inside().connection, question);
  return row.step() ? row.integer_at(0) : -1;
}

struct Looked {
  Folder folder;
  CompiledPolicy policy = small_policy();
  RegisterFile file = opened(folder / "r");
  std::vector<const CompiledPolicy*> policies{&policy};

  explicit Looked(int people) {
    Return all{.received = day(2026, 10, 1)};
    for (int p = 1; p <= people; ++p) all.people.emplace_back("w" + std::to_string(p), p);
    import_return(file, policy, all);
    night(file, policy, day(2026, 11, 1));
  }
  void comes_in(const std::string& id, Date received, const std::string& council = "cardiff") {
    import_return(
        file, policy,
        {.file = id + to_iso(received), .council = council, .received = received, .full = false, .people = {{id, 50}}});
  }
  std::int64_t apart() { return number(file, "SELECT count(*) FROM looked_at"); }
  std::string standings() {
    std::string all;
    sql::Statement rows(file.inside().connection, "SELECT * FROM standing_now ORDER BY 1, 2");
    while (rows.step())
      for (int c = 0; c + 1 < rows.columns(); ++c) {
        const auto bytes = rows.blob_at(c);
        all.append(bytes.begin(), bytes.end()) += '|';
      }
    return all;
  }
  void check_whole() { CHECK(ok(verify(file, policies)).findings.empty()); }
};

TEST_CASE("somebody who stands as before leaves their standing alone, and is asked about as they are now") {
  Looked f(40);
  f.comes_in("w7", day(2026, 11, 5));
  CHECK(ok(f.file.participants(f.policy, 0, day(2026, 11, 9), Who::due)) == std::vector<ParticipantKey>{7});
  look_again(f.file, f.policy, 7, day(2026, 11, 9));
  CHECK(f.apart() == 1);
  CHECK(number(f.file, "SELECT settled_through FROM standing WHERE participant = 7") == day(2026, 11, 1).days);
  CHECK(ok(statuses(f.file, {.participant = 7})).front().evaluated_through == day(2026, 11, 9));
  CHECK(ok(f.file.participants(f.policy, 0, day(2026, 11, 9), Who::due)).empty());
  CHECK(number(f.file, "SELECT version FROM participant_now WHERE participant = 7") == 41);
  f.check_whole();

  // Again, and something newer comes in.
  f.comes_in("w7", day(2026, 11, 12), "newport");
  look_again(f.file, f.policy, 7, day(2026, 11, 14));
  CHECK(f.apart() == 0);  // the council is another
  CHECK(number(f.file, "SELECT settled_through FROM standing WHERE participant = 7") == day(2026, 11, 14).days);
  f.check_whole();
}

TEST_CASE("whoever moves is noted in place again") {
  Looked f(40);
  f.comes_in("w7", day(2026, 11, 5));
  look_again(f.file, f.policy, 7, day(2026, 11, 9));
  REQUIRE(f.apart() == 1);
  Chunk chunk;
  const ParticipantKey seventh = 7;
  ok(f.file.read(f.policy, 0, day(2026, 11, 9), Versions::matter, std::span(&seventh, 1), chunk));
  ok(certify(f.file, f.policy, chunk, "Ann Officer", day(2026, 11, 9)));
  CHECK(f.apart() == 0);
  CHECK(number(f.file, "SELECT settled_through FROM standing WHERE participant = 7") == day(2026, 11, 9).days);
  f.check_whole();
}

TEST_CASE("one more than one in sixteen, and all of them are taken over") {
  Looked f(48);
  for (int p = 1; p <= 4; ++p) f.comes_in("w" + std::to_string(p), day(2026, 11, 5));
  for (int p = 1; p <= 3; ++p) {
    look_again(f.file, f.policy, p, day(2026, 11, 9));
    CHECK(f.apart() == p);
  }
  look_again(f.file, f.policy, 4, day(2026, 11, 9));
  CHECK(f.apart() == 0);
  CHECK(number(f.file,
               "SELECT count(*) FROM standing WHERE settled_through = " + std::to_string(day(2026, 11, 9).days)) == 4);
  f.check_whole();
}

TEST_CASE("made again, everybody stands as before, and nobody is noted apart") {
  Looked f(40);
  f.comes_in("w7", day(2026, 11, 5));
  look_again(f.file, f.policy, 7, day(2026, 11, 9));
  REQUIRE(f.apart() == 1);
  const std::string before = f.standings();
  ok(rebuild(f.file, f.policies));
  CHECK(f.apart() == 0);
  CHECK(f.standings() == before);
  f.check_whole();
}

TEST_CASE("people who are settled beside each other are noted in place") {
  Looked f(40);
  const RunKey run =
      ok(f.file.begin_run({.policy = &f.policy, .as_of = day(2026, 11, 9), .started = "2026-11-09T02:00:00Z"}));
  Chunk chunk;
  const auto settle = [&](std::vector<ParticipantKey> keys) {
    ok(f.file.read(f.policy, 0, day(2026, 11, 9), Versions::matter, keys, chunk));
    std::vector<ProgressState> states = chunk.states;
    for (ProgressState& state : states) state.evaluated_through = day(2026, 11, 9);
    CHECK(ok(f.file.settle(run, 0, chunk, {}, states)).empty());
  };
  settle({1, 2});
  CHECK(f.apart() == 0);
  settle({3, 34});  // 31 keys from each to the next
  CHECK(f.apart() == 0);
  settle({4, 36});
  CHECK(f.apart() == 2);
  f.check_whole();
}

}  // namespace
}  // namespace safon::test
