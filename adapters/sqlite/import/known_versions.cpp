#include "adapters/sqlite/import/known_versions.hpp"

#include <algorithm>

#include "adapters/sqlite/policies.hpp"
#include "engine/record/document.hpp"

namespace safon {

KnownVersions::KnownVersions(RegisterFile::Inside& inside, const Schema& now, SchemaKey schema)
    : inside_(inside),
      now_(now),
      schema_(schema),
      history_(inside, "main"),
      version_(inside.connection,
               "SELECT record_schema, content, council, (SELECT received FROM import i WHERE i.key = v.import) FROM "
               "record_version v WHERE key = ?"),
      document_(inside.connection, "SELECT document FROM record_version WHERE key = ?") {}

KnownVersions::Version KnownVersions::latest(ParticipantKey participant) {
  const auto newest = history_.newest(participant);
  if (!newest || !version_.integer(1, newest->key).step())
    sql::fail(RegisterFault::corrupt,
              "the register is damaged: participant " + std::to_string(participant) + " has no record");
  return read(*newest);
}

// The row that `version_` stands at.
KnownVersions::Version KnownVersions::read(const KnownVersion& version) {
  Version whole{version, version_.integer_at(0), version_.hash_at(1), version_.string_at(2), version_.string_at(3)};
  version_.reset();
  return whole;
}

std::optional<KnownVersions::Version> KnownVersions::on(ParticipantKey participant, Date day) {
  auto version = history_.newest(participant);
  while (version && version->from > day) version = history_.before(*version);
  if (!version || !version_.integer(1, version->key).step()) return std::nullopt;
  return read(*version);
}

KnownVersions::Version KnownVersions::told(const Version& version, VersionKey told) {
  if (told == version.known.key) return version;
  if (!version_.integer(1, told).step())
    sql::fail(RegisterFault::corrupt, "the register is damaged: record version " + std::to_string(told) + " is gone");
  return read({told, version.known.from});
}

Date KnownVersions::not_older(ParticipantKey participant, std::string_view received) {
  for (auto version = history_.newest(participant); version; version = history_.before(*version))
    if (version_.integer(1, version->key).step() && read(*version).received <= received) return version->from;
  return first_date;
}

// The record that a stored version would be under today's schema.
bool KnownVersions::same_under_this_schema(const Version& version, std::span<const std::uint8_t> content) {
  DocumentReader reader(stored_schema(inside_, version.schema), now_);
  RecordBatch batch(now_);
  static_cast<void>(document_.integer(1, version.known.key).step());
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
