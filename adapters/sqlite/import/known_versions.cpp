#include "adapters/sqlite/import/known_versions.hpp"

#include <algorithm>

#include "adapters/sqlite/policies.hpp"
#include "engine/record/document.hpp"

namespace safon {
namespace {

std::string question(std::string_view which) {
  return "SELECT key, record_schema, content, known_from, council, (SELECT received FROM import i WHERE i.key = "
         "v.import) FROM record_version v WHERE participant = ?" +
         std::string(which) + " ORDER BY known_from DESC, key DESC LIMIT 1";
}

KnownVersions::Version read(const sql::Statement& row) {
  return {row.integer_at(0), row.integer_at(1), row.hash_at(2), Date{static_cast<std::int32_t>(row.integer_at(3))},
          row.string_at(4),  row.string_at(5)};
}

}  // namespace

KnownVersions::KnownVersions(RegisterFile::Inside& inside, const Schema& now, SchemaKey schema)
    : inside_(inside),
      now_(now),
      schema_(schema),
      latest_(inside.connection, question("")),
      on_day_(inside.connection, question(" AND known_from <= ?")),
      document_(inside.connection, "SELECT document FROM record_version WHERE key = ?") {}

KnownVersions::Version KnownVersions::latest(ParticipantKey participant) {
  if (!latest_.integer(1, participant).step())
    sql::fail(RegisterFault::corrupt,
              "the register is damaged: participant " + std::to_string(participant) + " has no record");
  Version version = read(latest_);
  latest_.reset();
  return version;
}

std::optional<KnownVersions::Version> KnownVersions::on(ParticipantKey participant, Date day) {
  std::optional<Version> version;
  if (on_day_.integer(1, participant).integer(2, day.days).step()) version = read(on_day_);
  on_day_.reset();
  return version;
}

// The record that a stored version would be under today's schema.
bool KnownVersions::same_under_this_schema(const Version& version, std::span<const std::uint8_t> content) {
  DocumentReader reader(stored_schema(inside_, version.schema), now_);
  RecordBatch batch(now_);
  static_cast<void>(document_.integer(1, version.key).step());
  const auto whole = reader.append(document_.blob_at(0), batch, DocumentLines::skip);
  document_.reset();
  if (!whole) return false;
  Bytes again;
  encode_document(batch, 0, again);
  return std::ranges::equal(document_content(again), content);
}

bool KnownVersions::same(const Version& version, std::string_view council, std::span<const std::uint8_t> content,
                         const Hash& hash) {
  if (version.council != council) return false;
  return version.schema == schema_ ? version.content == hash : same_under_this_schema(version, content);
}

}  // namespace safon
