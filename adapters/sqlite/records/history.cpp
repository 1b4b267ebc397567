#include "adapters/sqlite/records/history.hpp"

#include "adapters/sqlite/schema.hpp"

namespace safon {
namespace {

std::optional<KnownVersion> asked(sql::Statement& question, std::int64_t about) {
  std::optional<KnownVersion> found;
  if (question.integer(1, about).step())
    found = {question.integer_at(0), {static_cast<std::int32_t>(question.integer_at(1))}};
  question.reset();
  return found;
}

}  // namespace

VersionHistory::VersionHistory(RegisterFile::Inside& inside, std::string_view where)
    : learned_(inside.connection, in_schema(where, "SELECT version, latest_from FROM @learned WHERE participant = ?")),
      standing_(
          inside.connection,
          in_schema(where, "SELECT version, known_from FROM @standing_now WHERE programme = 1 AND participant = ?")),
      before_(inside.connection, in_schema(where, "SELECT before, known_from FROM @version_before WHERE version = ?")),
      put_(inside.connection, in_schema(where,
                                        "INSERT INTO @version_before VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET before "
                                        "= excluded.before, known_from = excluded.known_from")) {}

std::optional<KnownVersion> VersionHistory::newest(ParticipantKey participant) {
  const auto learned = asked(learned_, participant);
  return learned ? learned : asked(standing_, participant);
}

std::optional<KnownVersion> VersionHistory::before(const KnownVersion& version) {
  const auto found = asked(before_, version.key);
  if (found && (found->from > version.from || (found->from == version.from && found->key >= version.key)))
    sql::fail(
        RegisterFault::corrupt,
        "the register is damaged: record version " + std::to_string(found->key) + " stands before one that is older",
        "`safon rebuild` puts the versions into their order again");
  return found;
}

void VersionHistory::put(VersionKey version, const KnownVersion& before) {
  put_.integer(1, version).integer(2, before.key).integer(3, before.from.days).execute();
}

void VersionHistory::insert(const KnownVersion& version, const KnownVersion& newest) {
  if (newest.from <= version.from) return put(version.key, newest);
  // It came late: after those that are known from a later day.
  KnownVersion after = newest;
  auto next = before(after);
  for (; next && next->from > version.from; next = before(after)) after = *next;
  if (next) put(version.key, *next);
  put(after.key, version);
}

}  // namespace safon
