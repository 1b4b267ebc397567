// What the register knows of a participant when a record comes in.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "adapters/sqlite/inside.hpp"

namespace safon {

class KnownVersions {
 public:
  /// `now`: the schema that records come in under, and its key. Both outlive this.
  KnownVersions(RegisterFile::Inside& inside, const Schema& now, SchemaKey schema);

  struct Version {
    VersionKey key;
    SchemaKey schema;
    Hash content;
    Date known_from;
    std::string council, received;  // received: the day of its return
  };
  /// The one that is known from the latest day. Somebody who is known has one: throws sql::Failure when not.
  [[nodiscard]] Version latest(ParticipantKey participant);
  /// The one that counts on that day.
  [[nodiscard]] std::optional<Version> on(ParticipantKey participant, Date day);

  /// Whether it says what a record says that comes in.
  [[nodiscard]] bool same(const Version& version, std::string_view council, std::span<const std::uint8_t> content,
                          const Hash& hash);

 private:
  RegisterFile::Inside& inside_;
  const Schema& now_;
  SchemaKey schema_;
  sql::Statement latest_, on_day_, document_;

  [[nodiscard]] bool same_under_this_schema(const Version& version, std::span<const std::uint8_t> content);
};

}  // namespace safon
