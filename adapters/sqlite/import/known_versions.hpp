// What the register knows of a participant when a record comes in.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/records/history.hpp"

namespace safon {

class KnownVersions {
 public:
  /// `now`: the schema that records come in under, and its key. Both outlive this.
  KnownVersions(RegisterFile::Inside& inside, const Schema& now, SchemaKey schema);

  struct Version {
    KnownVersion known;
    SchemaKey schema;
    Hash content;
    std::string council, received;  // received: the day of its return
  };
  /// The one that is known from the latest day. Somebody who is known has one: throws sql::Failure when not.
  [[nodiscard]] Version latest(ParticipantKey participant);
  /// The one that counts on that day.
  [[nodiscard]] std::optional<Version> on(ParticipantKey participant, Date day);

  /// What the council had sent, where that is another version; else the version itself.
  [[nodiscard]] Version told(const Version& version, VersionKey told);
  /// The day from which the newest counts whose return was received by then; the first of all days where there is none.
  [[nodiscard]] Date not_older(ParticipantKey participant, std::string_view received);

  /// Whether it says what a record says that comes in.
  [[nodiscard]] bool same(const Version& version, std::string_view council, std::span<const std::uint8_t> content,
                          const Hash& hash);

 private:
  RegisterFile::Inside& inside_;
  const Schema& now_;
  SchemaKey schema_;
  VersionHistory history_;
  sql::Statement version_, document_;

  [[nodiscard]] Version read(const KnownVersion& version);
  [[nodiscard]] bool same_under_this_schema(const Version& version, std::span<const std::uint8_t> content);
};

}  // namespace safon
