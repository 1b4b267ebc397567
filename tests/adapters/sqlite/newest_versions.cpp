// Where the register has everybody's newest version, and those before it.
#include "adapters/sqlite/records/history.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

std::vector<VersionKey> versions_of(const RegisterFile& file, ParticipantKey participant) {
  VersionHistory history(file.inside(), "main");
  std::vector<VersionKey> keys;
  for (auto version = history.newest(participant); version; version = history.before(*version))
    keys.push_back(version->key);
  return keys;
}

TEST_CASE("versions stand in the order of the days from which they are known, whenever they came in") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  const std::vector<const CompiledPolicy*> policies{&policy};
  RegisterFile file = opened(folder / "r");
  const auto comes = [&](Date received, int hours) {
    import_return(file, policy,
                  {.file = to_iso(received), .received = received, .full = false, .people = {{"w1", hours}}});
  };
  comes(day(2026, 10, 10), 1);
  comes(day(2026, 10, 30), 2);
  comes(day(2026, 10, 20), 3);  // between the two
  comes(day(2026, 10, 1), 4);   // before them all
  comes(day(2026, 11, 5), 5);
  CHECK(versions_of(file, 1) == std::vector<VersionKey>{5, 2, 3, 1, 4});
  CHECK(ok(verify(file, policies)).findings.empty());
  night(file, policy, day(2026, 11, 1));  // the newest is not known on that day, and wakes them on its own
  CHECK(ok(file.participants(policy, 0, day(2026, 11, 4), Who::due)).empty());
  CHECK(ok(file.participants(policy, 0, day(2026, 11, 5), Who::due)) == std::vector<ParticipantKey>{1});
  CHECK(ok(verify(file, policies)).findings.empty());
  ok(rebuild(file, policies));
  CHECK(versions_of(file, 1) == std::vector<VersionKey>{5, 2, 3, 1, 4});
  Chunk chunk;
  const ParticipantKey first = 1;
  ok(file.read(policy, 0, day(2026, 11, 30), Versions::all, std::span(&first, 1), chunk));
  std::vector<VersionKey> read;
  for (const StoredVersion& stored : chunk.stored) read.push_back(stored.key);
  CHECK(read == std::vector<VersionKey>{4, 1, 3, 2, 5});
}

TEST_CASE("records that come in before there is a programme are known to it from their first day on") {
  Folder folder;
  CompiledPolicy without = small_policy("policy small { records only }");
  without.programmes.clear();
  const CompiledPolicy policy = small_policy();
  const std::vector<const CompiledPolicy*> policies{&policy, &without};
  RegisterFile file = opened(folder / "r");
  import_return(file, without, {.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}}});
  import_return(file, without, {.file = "b", .received = day(2026, 10, 9), .people = {{"w1", 5}}});
  CHECK(versions_of(file, 1) == std::vector<VersionKey>{3, 1});
  CHECK(ok(verify(file, policies)).findings.empty());
  ok(rebuild(file, policies));
  CHECK(versions_of(file, 1) == std::vector<VersionKey>{3, 1});
  CHECK(ok(verify(file, policies)).findings.empty());

  import_return(file, policy, {.file = "c", .received = day(2026, 10, 12), .full = false, .people = {{"w2", 7}}});
  CHECK(versions_of(file, 2) == std::vector<VersionKey>{4, 2});
  CHECK(ok(verify(file, policies)).findings.empty());
  CHECK(ok(file.participants(policy, 0, day(2026, 10, 1), Who::due)) == std::vector<ParticipantKey>{1, 2});
  const Chunk chunk = chunk_of(file, policy, day(2026, 11, 1));
  REQUIRE(chunk.participants.size() == 2);
  CHECK(chunk.versions.size() == 4);
  CHECK(chunk.participants[1].id == "w2");
  CHECK(chunk.participants[1].reported);  // again, since the last return
  night(file, policy, day(2026, 11, 1));
  CHECK(ok(verify(file, policies)).findings.empty());
  // A programme that comes later, when everybody stands in another one.
  CompiledPolicy second = small_policy("policy small { two programmes }");
  second.programmes.push_back(second.programmes[0]);
  second.programmes[1].name = "another";
  const std::vector<const CompiledPolicy*> all{&policy, &without, &second};
  import_return(file, second, {.file = "d", .received = day(2026, 11, 8), .people = {{"w1", 5}, {"w2", 9}}});
  CHECK(ok(file.participants(second, 1, day(2026, 10, 1), Who::due)) == std::vector<ParticipantKey>{1, 2});
  CHECK(ok(verify(file, all)).findings.empty());
  night(file, second, day(2026, 11, 9));
  CHECK(ok(verify(file, all)).findings.empty());
  CHECK(ok(file.participants(second, 1, day(2026, 11, 9), Who::due)) == std::vector<ParticipantKey>{1, 2});
}

TEST_CASE("versions out of order are said, and put right by rebuild") {
  Folder folder;
  const CompiledPolicy policy = small_policy();
  const std::vector<const CompiledPolicy*> policies{&policy};
  RegisterFile file = opened(folder / "r");
  fill(file, policy);
  file.inside().connection.run("UPDATE version_before SET before = version");
  Chunk chunk;
  const ParticipantKey second = 2;
  const auto refused = file.read(policy, 0, day(2026, 11, 20), Versions::all, std::span(&second, 1), chunk);
  REQUIRE(!refused);
  CHECK(refused.error().code == RegisterFault::corrupt);
  CHECK(refused.error().message == "the register is damaged: record version 4 stands before one that is older");
  CHECK(!ok(verify(file, policies)).findings.empty());
  ok(rebuild(file, policies));
  CHECK(file.read(policy, 0, day(2026, 11, 20), Versions::all, std::span(&second, 1), chunk));
  CHECK(ok(verify(file, policies)).findings.empty());
}

}  // namespace
}  // namespace safon::test
