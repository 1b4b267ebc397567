// One SQL view for each list of the newest record schema, over the latest version of everybody's record.
#pragma once
#include "adapters/sqlite/inside.hpp"
#include "engine/record/schema.hpp"

namespace safon {

/// Null while the register has none.
[[nodiscard]] const Schema* newest_schema(RegisterFile::Inside& inside);

/// `schema` is the newest of the register behind the connection.
void create_record_views(sql::Connection& connection, const Schema& schema);

/// Drops the views that are there and makes those of the newest schema.
void rebuild_record_views(RegisterFile::Inside& inside);

}  // namespace safon
