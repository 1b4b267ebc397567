// The register's tables, and how a register of an older version becomes one of this version.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "adapters/sqlite/sql/sql.hpp"

namespace safon {

inline constexpr std::int64_t application_id = 0x5361666F;  // "Safo"

/// Brings a register from the version before to `version`. Numbered from 1, forward only.
struct Migration {
  int version;
  void (*run)(sql::Connection& connection);
};
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] int newest_version();

/// Runs those that are missing, in one transaction of the caller's, and sets the version. Tests hand in steps of their
/// own.
void migrate(sql::Connection& connection, int from, std::span<const Migration> steps);

/// The tables that only grow. Each begins with `key` and ends with `hash`; docs/register.md says what the hash covers.
enum class Grows : std::uint8_t {
  policy,
  policy_file,
  record_schema,
  programme,
  status_name,
  participant_key,
  import,
  record_version,
  rejection,
  run,
  run_end,
  settlement,
  event,
  confirmation,
  intake_event,
  publication,
  binding,
  access_event,
  issuer_key,
  certificate,
  revocation,
  waiver_event,
  audit_draw,
  audit_count,
  audited_change,
  audit_answer,
  correction_event,
  corrected_version,
  adjustment,
};
inline constexpr std::array<std::string_view, 29> growing_tables = {"policy",
                                                                    "policy_file",
                                                                    "record_schema",
                                                                    "programme",
                                                                    "status_name",
                                                                    "participant_key",
                                                                    "import",
                                                                    "record_version",
                                                                    "rejection",
                                                                    "run",
                                                                    "run_end",
                                                                    "settlement",
                                                                    "event",
                                                                    "confirmation",
                                                                    "intake_event",
                                                                    "publication",
                                                                    "binding",
                                                                    "access_event",
                                                                    "issuer_key",
                                                                    "certificate",
                                                                    "revocation",
                                                                    "waiver_event",
                                                                    "audit_draw",
                                                                    "audit_count",
                                                                    "audited_change",
                                                                    "audit_answer",
                                                                    "correction_event",
                                                                    "corrected_version",
                                                                    "adjustment"};

/// The tables that can be made again from these, with the columns that make up their key.
struct DerivedTable {
  std::string_view name;
  int key_columns;
};
inline constexpr std::array<DerivedTable, 8> derived_tables = {{{"council_participant", 2},
                                                                {"not_reported", 1},
                                                                {"standing", 2},
                                                                {"looked_at", 2},
                                                                {"open_case", 3},
                                                                {"headcount", 3},
                                                                {"learned", 1},
                                                                {"version_before", 1}}};

/// The tables that are kept up and not proved: who may sign in now, and who has. What was done to them is in
/// `access_event`, which grows.
inline constexpr std::array<std::string_view, 2> kept_tables = {"person", "session"};

/// The statements that create the derived tables in the schema `where` ("main", or "temp" to compare).
[[nodiscard]] std::string derived_tables_in(std::string_view where);
/// Of these, the one of the cases that are open.
[[nodiscard]] std::string open_cases_in(std::string_view where);
/// Of these, the one of those who were looked at, and the view of everybody's standing as it is now, unless they are
/// there.
[[nodiscard]] std::string looked_at_in(std::string_view where);
/// With the view.
void drop_derived_tables(sql::Connection& connection, std::string_view where);

/// `text` with `where` and a full stop in the place of each `@`.
[[nodiscard]] std::string in_schema(std::string_view where, std::string_view text);

/// Everybody's newest version, wherever it is noted. Programmes are counted from 1, and whoever came in before there
/// was one is in `learned`.
inline constexpr const char* newest_versions_view =
    "CREATE VIEW participant_now AS SELECT k.key AS participant, ifnull(l.council, s.council) AS council, "
    "ifnull(l.version, ifnull(n.version, s.version)) AS version, ifnull(l.latest_from, ifnull(n.known_from, "
    "s.known_from)) AS known_from, r.participant IS NULL AS reported FROM participant_key k NOT INDEXED LEFT JOIN "
    "learned l ON l.participant = k.key LEFT JOIN standing s ON s.programme = 1 AND s.participant = k.key LEFT JOIN "
    "looked_at n ON n.programme = 1 AND n.participant = k.key LEFT JOIN not_reported r ON r.participant = k.key";

}  // namespace safon
