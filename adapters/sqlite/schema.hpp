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
};
inline constexpr std::array<std::string_view, 14> growing_tables = {
    "policy",         "policy_file", "record_schema", "programme", "status_name", "participant_key", "import",
    "record_version", "rejection",   "run",           "run_end",   "settlement",  "event",           "confirmation"};

/// The tables that can be made again from these, with the columns that make up their key.
struct DerivedTable {
  std::string_view name;
  int key_columns;
};
inline constexpr std::array<DerivedTable, 5> derived_tables = {
    {{"participant_now", 1}, {"standing", 2}, {"open_case", 3}, {"headcount", 3}, {"learned", 1}}};

/// The statements that create the derived tables in the schema `where` ("main", or "temp" to compare).
[[nodiscard]] std::string derived_tables_in(std::string_view where);

}  // namespace safon
