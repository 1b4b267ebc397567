// A feed made ready for reading one return: paths as steps, names as numbers, codes as tables.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/xml/codes.hpp"
#include "adapters/xml/feed/code_table.hpp"
#include "adapters/xml/feed/path.hpp"
#include "dsl/analyse_feed/date_format.hpp"
#include "dsl/model/policy.hpp"
#include "engine/record/batch.hpp"

namespace safon::xml {

/// How a column stores its values: see ColumnData.
enum class Storage : std::uint8_t { u8, u16, u32, i32, i64 };
[[nodiscard]] Storage storage_of(const Schema& schema, const ColumnInfo& column);

enum class CellState : std::uint8_t { known, absent, unknown };
/// One value as a column stores it.
struct Cell {
  CellState state = CellState::unknown;
  std::int64_t value = 0;  // boolean 0/1, code index, Date::days, micros
  std::string_view text;   // of a text column; points into what it was read from
};

inline constexpr std::size_t no_header = SIZE_MAX;

struct FieldPlan {
  const model::FieldMapping* mapping = nullptr;
  std::string name;  // as rejections show it: "appointed", "activities.held"
  ColumnId column = none16;
  ColumnType type = ColumnType::text;
  Storage storage = Storage::u32;
  bool optional = false, required = false, is_id = false, is_date_of_row = false;
  bool coded = false;           // read by `codes`
  bool iso_date = false;        // a date written yyyy-mm-dd
  bool names_somebody = false;  // a participant, or in a text a council
  std::vector<Path> paths;
  std::string paths_text;  // for messages: "`@id`", "`../@la` and `@id`"
  DateFormat date;
  CodeTable codes;                 // those in force on the date received; filled by set_received
  std::optional<Cell> fallback;    // the feed's `default`
  std::size_t header = no_header;  // from the file: its place among FeedPlan::headers

  [[nodiscard]] std::string date_text() const {
    return mapping->date_format.empty() ? "yyyy-mm-dd" : mapping->date_format;
  }
};

struct ListPlan;
/// The lists of one child table; empty when no feed fills it.
struct ChildPlan {
  TableId table;
  std::vector<ListPlan> lists;
};
struct RecordPlan {
  ColumnId presence = none16;
  bool optional = false;
  std::string name;
  Path path;
  std::vector<FieldPlan> fields;
  std::vector<RecordPlan> records;  // embedded in this one
};
struct EmptyColumn {
  ColumnId column;
  Storage storage;
};
inline constexpr std::size_t no_direct_list = SIZE_MAX;

/// All columns of a table, each exactly once.
struct RowPlan {
  TableId table = root_table;
  std::vector<FieldPlan> fields;
  std::vector<RecordPlan> records;
  std::vector<EmptyColumn> unmapped;
  std::vector<ChildPlan> children;
};
struct ListPlan {
  Path path;
  RowPlan row;
  std::size_t direct = no_direct_list;  // its number among DirectLists
};

struct HeaderCheckPlan {
  const model::Feed::HeaderCheck* check;
  Path path;
};

struct FeedPlan {
  const model::Feed* feed = nullptr;
  const model::Policy* policy = nullptr;
  Names names;
  std::vector<Step> record_path;   // child steps from the document's root
  RowPlan row;                     // the id's field comes first
  std::vector<FieldPlan> headers;  // values from the file, read once
  std::optional<FieldPlan> received;
  std::vector<HeaderCheckPlan> checks;
  std::vector<bool> inherited;  // by NameId: may stand above a participant and be asked for by `..`
  bool xpath_in_participant = false, xpath_in_header = false;
};

/// `policy` and `feed` must outlive the plan. Errors: X101.
[[nodiscard]] std::expected<FeedPlan, ReturnError> plan_feed(const model::Policy& policy, const model::Feed& feed);

/// Settles which codes are in force, once the date received is known.
void set_received(FeedPlan& plan, Date received);

}  // namespace safon::xml
