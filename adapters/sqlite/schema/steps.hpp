// The steps from each version of the register's tables to the next.
#pragma once
#include "adapters/sqlite/schema.hpp"

namespace safon {

/// False while a register is made: it gets the derived tables of the newest version, once the others are there.
[[nodiscard]] bool has_derived_tables(const sql::Connection& connection);

/// From then on rows of the table can be added, and nothing else.
void make_growing(sql::Connection& connection, const std::string& table);

/// Views are made again by whoever opens the register.
void drop_views(sql::Connection& connection);

void create_version_1(sql::Connection& connection);
void create_version_2(sql::Connection& connection);
void create_version_3(sql::Connection& connection);
void create_version_4(sql::Connection& connection);
void create_version_5(sql::Connection& connection);
void create_version_6(sql::Connection& connection);
void create_version_7(sql::Connection& connection);
void create_version_8(sql::Connection& connection);
void create_version_9(sql::Connection& connection);
void create_version_10(sql::Connection& connection);
void create_version_11(sql::Connection& connection);
void create_version_12(sql::Connection& connection);
void create_version_13(sql::Connection& connection);
void create_version_14(sql::Connection& connection);
void create_version_15(sql::Connection& connection);

}  // namespace safon
