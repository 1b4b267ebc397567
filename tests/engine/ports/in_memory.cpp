#include "engine/ports/in_memory.hpp"

#include <doctest/doctest.h>

#include "engine/ports/chunk_decoder.hpp"
#include "engine/record/build.hpp"

namespace safon {
namespace {

using Keys = std::vector<ParticipantKey>;

CompiledPolicy policy_with_programme() {
  CompiledPolicy policy;
  policy.plan.schema.tables = {
      {.name = "participant",
       .columns = {{.name = "id", .type = ColumnType::text}, {.name = "hours", .type = ColumnType::number}}}};
  policy.programmes.resize(1);
  policy.programmes[0].statuses = {{.name = "enrolled", .initial = true}};
  return policy;
}

RecordBatch person(const Schema& schema, const std::string& id, std::int64_t hours) {
  RecordBatch batch(schema);
  append_row(batch, 0);
  put_text(batch, 0, 0, id);
  put(batch, 0, 1, hours);
  return batch;
}

TEST_CASE("the twin in memory keeps the register's rules") {
  const CompiledPolicy policy = policy_with_programme();
  const Schema& schema = policy.plan.schema;
  InMemoryRegister memory(schema);
  CHECK(memory.add_version(person(schema, "a", 1), 0, {100}) == 1);
  CHECK(memory.add_version(person(schema, "b", 2), 0, {120}) == 2);
  CHECK(memory.add_version(person(schema, "a", 3), 0, {110}) == 1);
  CHECK(*memory.participants(policy, 0, {105}, Who::due) == Keys{1});
  CHECK(*memory.participants(policy, 0, {105}, Who::everyone) == Keys{1, 2});

  const RunKey run = *memory.begin_run({.policy = &policy, .as_of = {105}, .started = ""});
  Chunk chunk;
  const Keys first{1};
  REQUIRE(memory.read(policy, 0, {105}, Versions::matter, first, chunk));
  REQUIRE(chunk.versions.size() == 1);
  ProgressState after = chunk.states[0];
  const Event entered{.kind = EventKind::entered, .on = {105}, .effective = {100}};
  apply(policy.programmes[0], entered, after);
  after.evaluated_through = {105};
  after.next = {130};
  CHECK(memory.settle(run, 0, chunk, std::span(&entered, 1), std::span(&after, 1))->empty());
  CHECK(*memory.settle(run, 0, chunk, {}, std::span(&after, 1)) == first);  // read before the first
  REQUIRE(memory.events().size() == 1);
  CHECK(memory.events()[0].version == 1);

  CHECK(memory.participants(policy, 0, {109}, Who::due)->empty());
  CHECK(*memory.participants(policy, 0, {110}, Who::due) == Keys{1});
  CHECK(*memory.participants(policy, 0, {130}, Who::due) == Keys{1, 2});
  REQUIRE(memory.read(policy, 0, {130}, Versions::matter, first, chunk));
  CHECK(chunk.versions.size() == 2);
  RecordBatch batch(schema);
  REQUIRE(ChunkDecoder(schema, memory).decode(chunk, DocumentLines::skip, batch));
  CHECK(stored_value(batch.tables[0].columns[1], 1) == 3);
  CHECK(!memory.decide(policy, 0, Chunk{}, {}, after));
}

TEST_CASE("hashes are read as they are written") {
  Hash hash;
  for (std::size_t i = 0; i < hash.bytes.size(); ++i) hash.bytes[i] = static_cast<std::uint8_t>(i * 9);
  CHECK(to_hex(hash).substr(0, 8) == "0009121b");
  CHECK(parse_hash(to_hex(hash)) == hash);
  CHECK(!parse_hash("00"));
  CHECK(!parse_hash(std::string(63, '0') + "g"));
}

}  // namespace
}  // namespace safon
