#include "adapters/sqlite/records/record_views.hpp"

#include <algorithm>
#include <set>

#include "adapters/sqlite/policies.hpp"
#include "adapters/sqlite/records/record_functions.hpp"

namespace safon {
namespace {

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// SQLite takes `Review` and `review` for the same name.
std::string folded(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

// A view is called like its list; with the parent's name before it where two lists are called alike, and with `record_`
// before that where a table of the register has the name.
std::vector<std::string> view_names(const Schema& schema) {
  std::set<std::string> taken = {"chain_head", "participant_now", "standing_now"};
  for (const auto table : growing_tables) taken.emplace(table);
  for (const DerivedTable& table : derived_tables) taken.emplace(table.name);
  std::vector<std::string> names;
  for (const TableInfo& table : schema.tables) {
    std::string name = table.name;
    const auto alike = std::ranges::count(schema.tables, table.name, &TableInfo::name);
    if (alike > 1 && table.parent != none16) name.insert(0, names[table.parent] + "_");
    while (taken.contains(folded(name)) || folded(name).starts_with("sqlite_")) name.insert(0, "record_");
    taken.insert(folded(name));
    names.push_back(std::move(name));
  }
  return names;
}

std::string view_of(const Schema& schema, std::size_t list, const std::string& name) {
  const TableInfo& table = schema.tables[list];
  std::string text = "CREATE VIEW main." + quoted(name) +
                     " AS SELECT n.participant AS register_key, k.id AS register_id, n.council AS register_council, "
                     "n.reported AS register_reported, i.received AS register_received";
  if (table.parent != none16) text += ", r.row AS row_number, r.parent_row AS parent_row_number";
  for (std::size_t c = 0; c < std::min<std::size_t>(table.columns.size(), columns_of_a_row); ++c)
    text += ", r.c" + std::to_string(c) + " AS " + quoted(table.columns[c].name);
  return text +
         " FROM participant_now n JOIN participant_key k ON k.key = n.participant "
         "JOIN record_version v ON v.key = n.version JOIN import i ON i.key = v.import "
         "JOIN record_schema s ON s.key = v.record_schema "
         "JOIN record_schema w ON w.key = (SELECT max(key) FROM record_schema) "
         "JOIN safon_rows r ON r.document = v.document AND r.schema = s.json AND r.wanted = w.json AND r.list = " +
         std::to_string(list);
}

}  // namespace

const Schema* newest_schema(RegisterFile::Inside& inside) {
  sql::Statement newest(inside.connection, "SELECT max(key) FROM main.record_schema");
  if (!newest.step() || newest.null_at(0)) return nullptr;
  return &stored_schema(inside, newest.integer_at(0));
}

void create_record_views(sql::Connection& connection, const Schema& schema) {
  const std::vector<std::string> names = view_names(schema);
  for (std::size_t list = 0; list < names.size(); ++list) connection.run(view_of(schema, list, names[list]));
}

void rebuild_record_views(RegisterFile::Inside& inside) {
  std::vector<std::string> there;
  {
    sql::Statement views(inside.connection,
                         "SELECT name FROM main.sqlite_schema WHERE type = 'view' AND name NOT IN ('participant_now', "
                         "'standing_now') ORDER BY name");
    while (views.step()) there.push_back(views.string_at(0));
  }
  for (const std::string& name : there) inside.connection.run("DROP VIEW main." + quoted(name));
  if (const Schema* schema = newest_schema(inside)) create_record_views(inside.connection, *schema);
}

}  // namespace safon
