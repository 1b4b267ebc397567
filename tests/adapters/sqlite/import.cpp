#include "adapters/sqlite/import.hpp"

#include "fixture.hpp"

namespace safon::test {
namespace {

struct Empty {
  Folder folder;
  CompiledPolicy policy = small_policy();
  RegisterFile file = opened(folder / "r");
  std::int64_t count(const std::string& table) {
    sql::Statement rows(file.inside().connection, "SELECT count(*) FROM " + table);
    return rows.step() ? rows.integer_at(0) : -1;
  }
  std::int64_t reported(const std::string& id) {
    sql::Statement row(file.inside().connection,
                       "SELECT reported FROM participant_now JOIN participant_key ON key = participant WHERE id = ?");
    return row.text(1, id).step() ? row.integer_at(0) : -1;
  }
};

TEST_CASE("a return is counted, and the same records again change nothing") {
  Empty e;
  const Return first{.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}}, .rejected = {"w3", ""}};
  const ImportResult result = import_return(e.file, e.policy, first);
  CHECK(result.import == 1);
  CHECK(result.known_from == day(2026, 10, 1));
  CHECK(result.added == 2);
  CHECK(result.rejected == 2);
  CHECK(result.changed + result.unchanged + result.no_longer_reported + result.reported_again == 0);
  const auto rejected = ok(rejections(e.file, 1));
  REQUIRE(rejected.size() == 2);
  CHECK(rejected[0].participant == "w3");
  CHECK(rejected[0].line == 25);
  CHECK(rejected[0].message == "`XX` is no role");

  const Hash before = ok(head(e.file));
  const auto again = ok(Import::begin(e.file, info_of(e.policy, first))).finish(hash_of(first));
  REQUIRE(!again);
  CHECK(again.error().code == RegisterFault::already_imported);
  CHECK(again.error().message ==
        "`cardiff.xml` is in already: the same bytes came as `cardiff.xml` on 2026-11-01T02:00:00Z");
  CHECK(ok(imports(e.file)).size() == 1);
  CHECK(ok(head(e.file)) == before);

  // Another file, with the records at other lines.
  const ImportResult moved = import_return(
      e.file, e.policy, {.file = "moved.xml", .received = day(2026, 10, 2), .people = {{"w2", 2}, {"w1", 7}}});
  CHECK(moved.unchanged == 1);
  CHECK(moved.changed == 1);
  CHECK(e.count("record_version") == 3);
}

TEST_CASE("who is new and who is known may come in any order; the chains are whole") {
  const CompiledPolicy policy = small_policy();
  Folder folder;
  RegisterFile file = opened(folder / "r");
  import_return(file, policy, {.file = "a", .people = {{"b", 1}, {"d", 1}}});
  Import import = ok(Import::begin(file, info_of(policy, {.file = "b", .received = day(2026, 11, 20), .full = false})));
  const auto added = [&](const std::string& id, int value) {
    return ok(import.add_version(id, "cardiff", record(policy, id, value), 1));
  };
  CHECK(added("a", 1) == Added::new_participant);
  CHECK(added("a", 2) == Added::duplicate);
  CHECK(added("b", 1) == Added::unchanged);
  CHECK(added("b", 1) == Added::duplicate);
  CHECK(added("c", 1) == Added::new_participant);
  CHECK(added("d", 2) == Added::changed);
  CHECK(added("e", 1) == Added::new_participant);
  const ImportResult result = ok(import.finish(hash_of({.file = "b"})));
  CHECK(result.added == 3);
  CHECK(result.changed == 1);
  const std::vector<const CompiledPolicy*> policies{&policy};
  CHECK(ok(verify(file, policies)).findings.empty());
}

TEST_CASE("a hash is one of the bytes, in whatever pieces they come") {
  std::vector<std::uint8_t> bytes(1000);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 7);
  const Hash whole = Hasher().bytes(bytes).finish();
  for (const std::size_t first : {0, 1, 255, 256, 257, 511, 999, 1000})
    for (const std::size_t step : {1, 100, 255, 256, 257, 700}) {
      Hasher hasher;
      hasher.bytes(std::span(bytes).first(first));
      for (std::size_t at = first; at < bytes.size(); at += step)
        hasher.bytes(std::span(bytes).subspan(at, std::min(step, bytes.size() - at)));
      CHECK(hasher.finish() == whole);
    }
}

TEST_CASE("the same bytes may come again once the rules have changed") {
  Empty e;
  const Return from{.received = day(2026, 10, 1), .people = {{"w1", 1}}};
  import_return(e.file, e.policy, from);
  const CompiledPolicy mended = small_policy("policy small { mended }");
  CHECK(import_return(e.file, mended, from).unchanged == 1);
}

TEST_CASE("a record that says the same under a wider schema is the same record") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}}});
  CompiledPolicy wider = small_policy("policy small { wider }");
  auto& codes = wider.plan.schema.code_lists[0].codes;
  codes.insert(codes.begin(), Code{.name = "officer", .label = {}});
  ImportInfo info = info_of(wider, {.file = "b.xml", .received = day(2026, 10, 2)});
  Import import = ok(Import::begin(e.file, info));
  RecordBatch batch(wider.plan.schema);
  append_row(batch, 0);
  put_text(batch, 0, 0, "w1");
  put(batch, 0, 1, 2);
  put_absent(batch, 0, 2);
  append_row(batch, 1);
  put(batch, 1, 0, 1'500'000);
  put(batch, 1, 1, day(2026, 3, 9).days);
  put_text(batch, 1, 2, "a note");
  Bytes bytes;
  encode_document(batch, 0, bytes);
  CHECK(ok(import.add_version("w1", "cardiff", bytes, 1)) == Added::unchanged);
  Bytes under_the_first = record(e.policy, "w2", 4);
  CHECK(ok(import.add_version("w2", "cardiff", under_the_first, 1)) == Added::new_participant);
  CHECK(ok(import.add_version("w2", "cardiff", under_the_first, 1)) == Added::duplicate);
  static_cast<void>(ok(import.finish({})));
  CHECK(ok(verify(e.file, {})).findings.empty());
}

TEST_CASE("a full return marks who is not in it, and nobody of another council") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 9, 1), .people = {{"w1", 1}, {"w2", 2}, {"w3", 3}}});
  import_return(e.file, e.policy,
                {.file = "s.xml", .council = "swansea", .received = day(2026, 9, 2), .people = {{"w3", 3}, {"s1", 1}}});
  // Partial: nobody is missed.
  CHECK(import_return(e.file, e.policy,
                      {.file = "p.xml", .received = day(2026, 9, 3), .full = false, .people = {{"w1", 1}}})
            .no_longer_reported == 0);
  // w2 is rejected, which is to be reported; w3 has gone to Swansea.
  const ImportResult full =
      import_return(e.file, e.policy, {.file = "f.xml", .received = day(2026, 9, 4), .people = {}, .rejected = {"w2"}});
  CHECK(full.no_longer_reported == 1);
  CHECK(e.reported("w1") == 0);
  CHECK(e.reported("w2") == 1);
  CHECK(e.reported("w3") == 1);
  CHECK(e.reported("s1") == 1);
  CHECK(e.count("participant_key") == 4);
  const auto events = ok(history(e.file, 1));
  REQUIRE(events.size() == 1);
  CHECK(events[0].kind == "no_longer_reported");
  CHECK(events[0].import == full.import);

  // An older full return that comes late says nothing about today.
  const ImportResult late =
      import_return(e.file, e.policy, {.file = "l.xml", .received = day(2026, 8, 1), .people = {{"w1", 8}}});
  CHECK(late.no_longer_reported + late.reported_again == 0);
  CHECK(e.reported("w1") == 0);
  // What it says is older than what is known: the latest version stays the latest.
  CHECK(late.changed == 1);
  CHECK(e.count("participant_now WHERE participant = 1 AND version = 1") == 1);

  CHECK(import_return(e.file, e.policy, {.file = "b.xml", .received = day(2026, 9, 5), .people = {{"w1", 1}}})
            .reported_again == 1);
  CHECK(e.reported("w1") == 1);
  CHECK(ok(verify(e.file, {})).findings.empty());
}

TEST_CASE("nothing is left of an import that is abandoned, or only tried") {
  Empty e;
  const Return from{.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}}, .rejected = {"w3"}};
  {
    Import import = ok(Import::begin(e.file, info_of(e.policy, from)));
    CHECK(ok(import.add_version("w1", "cardiff", record(e.policy, "w1", 1), 1)) == Added::new_participant);
    CHECK(!import.add_version("w2", "cardiff", Bytes{1, 2, 3}, 1));
  }
  CHECK(e.count("participant_key") + e.count("policy") + e.count("chain_head") == 0);
  const ImportResult tried = import_return(e.file, e.policy, from, false);
  CHECK(tried.added == 2);
  CHECK(e.count("import") + e.count("record_schema") + e.count("rejection") + e.count("chain_head") == 0);
  CHECK(ok(verify(e.file, {})).findings.empty());
  CHECK(import_return(e.file, e.policy, from).added == 2);
}

TEST_CASE("what comes in after a night is known from the day after it") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}}});
  night(e.file, e.policy, day(2026, 11, 1));
  const ImportResult late =
      import_return(e.file, e.policy, {.file = "b", .received = day(2026, 10, 5), .people = {{"w1", 2}}});
  CHECK(late.known_from == day(2026, 11, 2));
  CHECK(
      import_return(e.file, e.policy, {.file = "c", .received = day(2026, 12, 5), .people = {{"w1", 3}}}).known_from ==
      day(2026, 12, 5));
}

TEST_CASE("what comes in on the day of an officer's decision is known to its participant from the next day") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}}});
  night(e.file, e.policy, day(2026, 11, 1));
  Chunk chunk;
  const ParticipantKey first = 1;
  ok(e.file.read(e.policy, 0, day(2026, 11, 20), Versions::matter, std::span(&first, 1), chunk));
  chunk.states[0].evaluated_through = day(2026, 11, 20);  // the days before the decision brought nothing
  ok(certify(e.file, e.policy, chunk, "Ann Officer", day(2026, 11, 20)));
  import_return(e.file, e.policy, {.file = "b", .received = day(2026, 11, 20), .people = {{"w1", 5}, {"w2", 6}}});
  CHECK(e.count("record_version WHERE participant = 1 AND known_from = " + std::to_string(day(2026, 11, 21).days)) ==
        1);
  CHECK(e.count("record_version WHERE participant = 2 AND known_from = " + std::to_string(day(2026, 11, 20).days)) ==
        1);
  CHECK(ok(e.file.participants(e.policy, 0, day(2026, 11, 20), Who::due)) == std::vector<ParticipantKey>{2});
  CHECK(ok(e.file.participants(e.policy, 0, day(2026, 11, 21), Who::due)) == std::vector<ParticipantKey>{1, 2});
  CHECK(ok(verify(e.file, std::vector<const CompiledPolicy*>{&e.policy})).findings.empty());
}

TEST_CASE("an older return that comes after a night does not bring back what a later one has replaced") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}}});
  import_return(e.file, e.policy, {.file = "b", .received = day(2026, 10, 9), .people = {{"w1", 5}, {"w2", 2}}});
  night(e.file, e.policy, day(2026, 11, 1));
  // w1 was told otherwise later, w2 was confirmed as it is, and of w3 nobody has heard.
  const ImportResult late = import_return(
      e.file, e.policy, {.file = "c", .received = day(2026, 10, 5), .people = {{"w1", 1}, {"w2", 7}, {"w3", 3}}});
  CHECK(late.added == 1);
  CHECK(late.changed == 0);
  CHECK(late.unchanged == 2);
  CHECK(late.superseded == 2);
  CHECK(e.count("participant_now WHERE participant = 1 AND version = 3") == 1);
  CHECK(e.count("participant_now WHERE participant = 2 AND version = 2") == 1);
  CHECK(ok(verify(e.file, std::vector<const CompiledPolicy*>{&e.policy})).findings.empty());
}

TEST_CASE("what a later partial return has confirmed stays as it is") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}, {"w3", 3}}});
  import_return(e.file, e.policy,
                {.file = "b", .received = day(2026, 10, 9), .full = false, .people = {{"w3", 3}, {"w1", 1}}});
  CHECK(e.count("confirmation") == 1);
  // Of w2 nothing was said on the 9th.
  const ImportResult late = import_return(
      e.file, e.policy,
      {.file = "c", .received = day(2026, 10, 5), .full = false, .people = {{"w1", 8}, {"w2", 8}, {"w3", 8}}});
  CHECK(late.superseded == 2);
  CHECK(late.changed == 1);
  CHECK(e.count("participant_now WHERE version = participant") == 2);
  CHECK(ok(verify(e.file, {})).findings.empty());
  // What is received on the same day or later counts.
  CHECK(
      import_return(e.file, e.policy, {.file = "d", .received = day(2026, 10, 9), .full = false, .people = {{"w1", 9}}})
          .changed == 1);
}

TEST_CASE("where a rejected record does not say whose it is, nobody is marked as missing") {
  Empty e;
  import_return(e.file, e.policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}}});
  const ImportResult unclear = import_return(
      e.file, e.policy, {.file = "b", .received = day(2026, 10, 2), .people = {{"w1", 1}}, .rejected = {""}});
  CHECK(unclear.nameless == 1);
  CHECK(unclear.no_longer_reported == 0);
  CHECK(e.reported("w2") == 1);
  CHECK(import_return(e.file, e.policy, {.file = "c", .received = day(2026, 10, 3), .people = {{"w1", 1}}})
            .no_longer_reported == 1);
}

TEST_CASE("a record with several faults is one that was rejected") {
  Empty e;
  Import import = ok(Import::begin(e.file, info_of(e.policy, {.received = day(2026, 10, 1)})));
  ok(import.add_rejection({.line = 3, .participant = "w1", .field = "role", .code = "X207"}));
  ok(import.add_rejection({.line = 4, .participant = "w1", .field = "hours", .code = "X205", .same_record = true}));
  ok(import.add_rejection({.line = 9, .participant = "w2", .field = "role", .code = "X207"}));
  CHECK(ok(import.finish({})).rejected == 2);
  CHECK(ok(rejections(e.file, 1)).size() == 3);
}

}  // namespace
}  // namespace safon::test
