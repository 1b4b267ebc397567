// A small policy, records for it, and a register in a folder that goes away with the test.
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "adapters/sqlite/import.hpp"
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/hash.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/register.hpp"
#include "adapters/sqlite/verify/verify.hpp"
#include "engine/record/build.hpp"

namespace safon::test {

struct Folder {
  std::filesystem::path path;
  Folder();
  ~Folder() { std::filesystem::remove_all(path); }
  [[nodiscard]] std::string operator/(const char* name) const { return (path / name).string(); }
};

inline Date day(int year, int month, int d) {
  return make_date(year, month, d).value();
}

/// All of a table, in an order of its own: by the first of its columns.
[[nodiscard]] std::string all_of(const sql::Connection& connection, const std::string& table);

/// All that a register says: every value of every row of every table.
[[nodiscard]] std::string content(const std::string& path);

/// Programme `progression`: enrolled → inducted → accredited (certified by 2 officers). Records: id, role, appointed,
/// and activities of kind and hours with notes.
[[nodiscard]] CompiledPolicy small_policy(const std::string& text = "policy small {}");

[[nodiscard]] RegisterFile opened(const std::string& path, OpenMode mode = OpenMode::open_or_create);

template <class T>
T ok(std::expected<T, RegisterError> answer) {
  if (!answer) FAIL(answer.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*answer);
}

/// One participant's record; `hours` tells versions apart.
[[nodiscard]] Bytes record(const CompiledPolicy& policy, const std::string& id, int hours, std::uint32_t line = 7);

struct Return {
  std::string file = "cardiff.xml";
  std::string council = "cardiff";
  Date received;
  bool full = true;
  std::vector<std::pair<std::string, int>> people;  // id, hours
  std::vector<std::string> rejected;
};
[[nodiscard]] Hash hash_of(const Return& from);
[[nodiscard]] ImportInfo info_of(const CompiledPolicy& policy, const Return& from);
ImportResult import_return(RegisterFile& into, const CompiledPolicy& policy, const Return& from, bool keep = true);

[[nodiscard]] Chunk chunk_of(RegisterFile& in, const CompiledPolicy& policy, Date as_of,
                             Versions versions = Versions::matter);

/// Runs a night by hand: whoever has not entered enters and is inducted, and a case opens for whoever has 20 hours.
std::vector<ParticipantKey> night(RegisterFile& in, const CompiledPolicy& policy, Date as_of, bool end = true);

/// Looks at one of them, and finds them as they were.
void look_again(RegisterFile& in, const CompiledPolicy& policy, ParticipantKey participant, Date as_of,
                bool end = true);

/// An officer certifies the case of the only participant of the chunk.
[[nodiscard]] std::expected<void, RegisterError> certify(RegisterFile& in, const CompiledPolicy& policy,
                                                         const Chunk& chunk, const std::string& by, Date on);

/// A place that is given out, and one that is offered.
void give_places(RegisterFile& in, CompiledPolicy policy, Date on);

/// A waiver that is proposed, approved and withdrawn.
void give_waiver(RegisterFile& in, CompiledPolicy policy, Date on);

/// A correction of the second participant's hours.
void give_correction(RegisterFile& in, const CompiledPolicy& policy, Date on);

/// Half of the automatic changes are drawn, and the first of those is disputed and answered.
void give_audits(RegisterFile& in, const CompiledPolicy& policy, Date through, Date on);

/// The policy is published, and somebody comes under it.
void publish(RegisterFile& in, const CompiledPolicy& policy);
/// Of the second participant's status, and takes it back.
void give_certificate(RegisterFile& in);

/// A register with something in every table that the first version had.
void fill(RegisterFile& in, const CompiledPolicy& policy);

}  // namespace safon::test
