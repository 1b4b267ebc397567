#include "engine/ports/ledger.hpp"

#include "engine/ports/chunk_decoder.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

struct Started {
  Folder folder;
  CompiledPolicy policy = small_policy();
  RegisterFile file = opened(folder / "r");
  Started() {
    import_return(file, policy, {.received = day(2026, 10, 1), .people = {{"w1", 10}, {"w2", 20}, {"w3", 30}}});
  }
  std::vector<ParticipantKey> due(Date as_of) { return ok(file.participants(policy, 0, as_of, Who::due)); }
};

using Keys = std::vector<ParticipantKey>;

TEST_CASE("who is due: whoever was never settled, has news, or has come to the next date") {
  Started s;
  CHECK(s.due(day(2026, 9, 30)).empty());  // nothing was known then
  CHECK(s.due(day(2026, 10, 1)) == Keys{1, 2, 3});
  night(s.file, s.policy, day(2026, 11, 1));
  CHECK(s.due(day(2026, 11, 1)).empty());
  CHECK(s.due(day(2027, 2, 8)).empty());
  CHECK(s.due(day(2027, 2, 9)) == Keys{1, 2, 3});  // 100 days on
  import_return(s.file, s.policy,
                {.file = "b", .received = day(2026, 12, 1), .full = false, .people = {{"w2", 21}, {"w4", 1}}});
  CHECK(s.due(day(2026, 11, 30)).empty());
  CHECK(s.due(day(2026, 12, 1)) == Keys{2, 4});
  CHECK(ok(s.file.participants(s.policy, 0, day(2026, 11, 1), Who::everyone)) == Keys{1, 2, 3, 4});
  // Not even evaluated yet: the version of 1 December still lies ahead after a night before it.
  night(s.file, s.policy, day(2026, 11, 20));
  CHECK(s.due(day(2026, 12, 1)) == Keys{2, 4});
}

TEST_CASE("another text of the policy makes everybody due once") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  const CompiledPolicy changed = small_policy("policy small { changed }");
  CHECK(ok(s.file.participants(changed, 0, day(2026, 11, 1), Who::due)).empty());  // that day is settled
  CHECK(ok(s.file.participants(changed, 0, day(2026, 11, 2), Who::due)) == Keys{1, 2, 3});
  CHECK(chunk_of(s.file, changed, day(2026, 11, 2)).rules_changed);
  night(s.file, changed, day(2026, 11, 2));
  CHECK(ok(s.file.participants(changed, 0, day(2026, 11, 3), Who::due)).empty());
  CHECK(!chunk_of(s.file, changed, day(2027, 6, 1)).rules_changed);
  CHECK(ok(s.file.participants(s.policy, 0, day(2026, 11, 3), Who::due)) == Keys{1, 2, 3});  // back again
}

TEST_CASE("a chunk brings states, the versions that matter and where they came from") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  import_return(s.file, s.policy,
                {.file = "b.xml", .received = day(2026, 11, 5), .full = false, .people = {{"w2", 21}}});
  import_return(s.file, s.policy,
                {.file = "c.xml", .received = day(2026, 11, 5), .full = false, .people = {{"w2", 22}}});
  import_return(s.file, s.policy,
                {.file = "d.xml", .received = day(2026, 12, 5), .full = false, .people = {{"w2", 23}}});
  Chunk chunk;
  const Keys wanted{1, 2};
  ok(s.file.read(s.policy, 0, day(2026, 11, 30), Versions::matter, wanted, chunk));
  REQUIRE(chunk.participants.size() == 2);
  CHECK(chunk.participants[1].id == "w2");
  CHECK(chunk.participants[1].council == "cardiff");
  CHECK(chunk.participants[1].sequence == 1);
  CHECK(chunk.states[1].history.size() == 2);
  CHECK(chunk.states[1].cases.at(0).due == day(2026, 12, 24));
  REQUIRE(chunk.versions.size() == 3);
  CHECK(chunk.versions[0].participant == 0);
  CHECK(chunk.versions[1].known_from == day(2026, 10, 1));
  CHECK(chunk.versions[2].known_from == day(2026, 11, 5));
  CHECK(chunk.files.at(chunk.stored[2].file) == "c.xml");  // the last of equal days
  RecordBatch batch(s.policy.plan.schema);
  ChunkDecoder decoder(s.policy.plan.schema, s.file);
  ok(decoder.decode(chunk, DocumentLines::load, batch));
  CHECK(batch.size == 3);
  CHECK(batch.id(2) == "w2");
  CHECK(std::get<std::vector<std::int64_t>>(batch.tables[1].columns[0])[2] == 22'500'000);
  CHECK(batch.provenance[1].file == "cardiff.xml");
  CHECK(batch.provenance[1].line == 15);
  CHECK(batch.tables[1].lines[1] == 17);

  ok(s.file.read(s.policy, 0, day(2027, 1, 1), Versions::all, wanted, chunk));
  CHECK(chunk.versions.size() == 4);
  CHECK(!chunk.states[1].entered);
  const Keys nobody{1, 77};
  CHECK(s.file.read(s.policy, 0, day(2027, 1, 1), Versions::all, nobody, chunk).error().code ==
        RegisterFault::unknown_name);
}

TEST_CASE("a run writes events that can be read back by name") {
  Started s;
  CHECK(night(s.file, s.policy, day(2026, 11, 1)).empty());
  const auto events = ok(history(s.file, 2));
  REQUIRE(events.size() == 3);
  CHECK(events[1].kind == "status_changed");
  CHECK(events[1].from == "enrolled");
  CHECK(events[1].to == "inducted");
  CHECK(events[1].transition == "enrolled->inducted");
  CHECK(events[1].on == day(2026, 11, 1));
  CHECK(events[1].effective == day(2026, 3, 1));
  CHECK(events[1].version == 2);
  CHECK(events[1].run == 1);
  CHECK(events[2].due == day(2026, 12, 24));
  CHECK(ok(events_of_run(s.file, 1)).size() == 9);
  CHECK(ok(last_as_of(s.file)) == day(2026, 11, 1));
  const auto all = ok(runs(s.file));
  REQUIRE(all.size() == 1);
  CHECK(all[0].finished == "2026-11-02T02:10:00Z");
  CHECK(all[0].counts.events == 9);
  CHECK(ok(policies(s.file)).at(0).hash == hash_policy(s.policy));
  CHECK(ok(policy_files(s.file, 1)).at(1).name == "records.safon");
}

TEST_CASE("where people stand, how many, and who waits") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  const auto standing = ok(statuses(s.file, {.status = "inducted"}));
  REQUIRE(standing.size() == 3);
  CHECK(standing[2].id == "w3");
  CHECK(standing[2].since == day(2026, 3, 1));
  CHECK(standing[2].open_cases == 1);
  CHECK(ok(statuses(s.file, {.participant = 2, .council = "cardiff", .programme = "progression"})).size() == 1);
  CHECK(ok(statuses(s.file, {.council = "swansea"})).empty());
  CHECK(ok(statuses(s.file, {.after = 1, .limit = 1})).at(0).id == "w2");
  const auto steps = ok(funnel(s.file));
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].participants == 3);
  const auto cases = ok(open_cases(s.file));
  REQUIRE(cases.size() == 3);
  CHECK(cases[0].id == "w1");
  CHECK(cases[0].transition == "inducted->accredited");
  CHECK(cases[0].due == day(2026, 12, 24));
  CHECK(ok(find_participant(s.file, "w2")) == 2);
  CHECK(!ok(find_participant(s.file, "w22")));
  CHECK(ok(ids_with_prefix(s.file, "w", 2)) == std::vector<std::string>{"w1", "w2"});
  CHECK(ok(nearest_ids(s.file, "2w", 5)) == std::vector<std::string>{"w2"});
}

TEST_CASE("reviews stay open, and the newest are shown") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  CHECK(ok(open_reviews(s.file)).empty());
  night(s.file, s.policy, day(2027, 3, 1));
  const auto reviews = ok(open_reviews(s.file));
  REQUIRE(reviews.size() == 3);
  CHECK(reviews[0].id == "w3");
  CHECK(reviews[0].text == "seen again on 2027-03-01");
}

TEST_CASE("officers decide; whoever was slower is told") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  Chunk chunk;
  const Keys second{2};
  ok(s.file.read(s.policy, 0, day(2026, 11, 1), Versions::matter, second, chunk));
  ok(certify(s.file, s.policy, chunk, "Ann", day(2026, 11, 1)));
  CHECK(ok(open_cases(s.file)).at(1).certified_by == std::vector<std::string>{"Ann"});
  const auto slower = certify(s.file, s.policy, chunk, "Bob", day(2026, 11, 1));
  REQUIRE(!slower);
  CHECK(slower.error().code == RegisterFault::stale);
  CHECK(slower.error().message == "somebody else has changed `w2` meanwhile");
  ok(s.file.read(s.policy, 0, day(2026, 11, 1), Versions::matter, second, chunk));
  ok(certify(s.file, s.policy, chunk, "Bob", day(2026, 11, 1)));
  CHECK(ok(statuses(s.file, {.participant = 2})).at(0).status == "accredited");
  CHECK(ok(open_cases(s.file)).size() == 2);
  CHECK(ok(history(s.file, 2)).back().version == 2);
}

TEST_CASE("a return that comes in while an officer looks at a case is not passed over by the decision") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  Chunk chunk;
  const Keys second{2};
  const auto look = [&] {
    ok(s.file.read(s.policy, 0, day(2026, 11, 5), Versions::matter, second, chunk));
    chunk.states[0].evaluated_through = day(2026, 11, 5);  // the days since have brought nothing
  };
  look();
  import_return(s.file, s.policy,
                {.file = "meanwhile.xml", .received = day(2026, 11, 4), .full = false, .people = {{"w2", 21}}});
  const auto blind = certify(s.file, s.policy, chunk, "Ann", day(2026, 11, 5));
  REQUIRE(!blind);
  CHECK(blind.error().code == RegisterFault::stale);
  CHECK(ok(open_cases(s.file)).at(1).certified_by.empty());
  look();
  ok(certify(s.file, s.policy, chunk, "Ann", day(2026, 11, 5)));
  CHECK(ok(history(s.file, 2)).back().version == 4);
  // What is known from a later day is nobody's to look at yet.
  look();
  import_return(s.file, s.policy,
                {.file = "later.xml", .received = day(2026, 11, 8), .full = false, .people = {{"w2", 22}}});
  ok(certify(s.file, s.policy, chunk, "Bob", day(2026, 11, 5)));
}

TEST_CASE("a night leaves out whom an officer has just decided about, and names them") {
  Started s;
  night(s.file, s.policy, day(2026, 11, 1));
  const Date later = day(2027, 3, 1);
  const RunKey run = ok(s.file.begin_run({.policy = &s.policy, .as_of = later, .started = "now"}));
  const Chunk read = chunk_of(s.file, s.policy, later);
  REQUIRE(read.participants.size() == 3);
  Chunk case_of_two;
  const Keys second{2};
  ok(s.file.read(s.policy, 0, day(2026, 11, 1), Versions::matter, second, case_of_two));
  ok(certify(s.file, s.policy, case_of_two, "Ann", day(2026, 11, 1)));
  std::vector<ProgressState> after = read.states;
  for (ProgressState& state : after) state.evaluated_through = later, state.next = never;
  CHECK(ok(s.file.settle(run, 0, read, {}, after)) == Keys{2});
  CHECK(s.due(later) == Keys{2});
}

TEST_CASE("a state that does not follow from its events is refused whole") {
  Started s;
  const RunKey run = ok(s.file.begin_run({.policy = &s.policy, .as_of = day(2026, 11, 1), .started = "now"}));
  const Chunk chunk = chunk_of(s.file, s.policy, day(2026, 11, 1));
  std::vector<ProgressState> after = chunk.states;
  for (ProgressState& state : after) state.evaluated_through = day(2026, 11, 1);
  after[2].reviews = 1;
  const auto refused = s.file.settle(run, 0, chunk, {}, after);
  REQUIRE(!refused);
  CHECK(refused.error().message == "the new state of `w3` does not follow from its events");
  CHECK(s.due(day(2026, 11, 1)) == Keys{1, 2, 3});
}

}  // namespace
}  // namespace safon::test
