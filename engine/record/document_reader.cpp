#include <algorithm>
#include <cassert>
#include <limits>

#include "engine/record/document.hpp"
#include "engine/record/document_columns.hpp"
#include "engine/value/date.hpp"

namespace safon {

using namespace document;

namespace {

struct TableMapping {
  TableId to = none16;      // none16: the wanted schema has no such table
  TableId parent = none16;  // in the written schema
  std::vector<ColumnMapping> columns;
  std::vector<ColumnId> lacking;  // columns of the wanted table that the document has not
};

enum class Storage : std::uint8_t { truth, code, number, date, text };

Storage storage(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return Storage::truth;
    case ColumnType::code:
      return Storage::code;
    case ColumnType::number:
    case ColumnType::percentage:
      return Storage::number;
    case ColumnType::date:
      return Storage::date;
    case ColumnType::text:
      break;
  }
  return Storage::text;
}

void map_codes(const CodeList& written, const CodeList& wanted, ColumnMapping& mapping) {
  bool same_codes = true;
  std::vector<std::uint16_t> codes;
  for (std::size_t c = 0; c < written.codes.size(); ++c) {
    const auto found = std::ranges::find(wanted.codes, written.codes[c].name, &Code::name);
    const bool known = found != wanted.codes.end();
    codes.push_back(known ? static_cast<std::uint16_t>(found - wanted.codes.begin()) : unknown_value<std::uint16_t>);
    same_codes = same_codes && codes.back() == c;
  }
  if (!same_codes) mapping.codes = std::move(codes);
}

ColumnMapping map_column(const Schema& written, const ColumnInfo& column, const Schema& wanted,
                         const TableInfo* table) {
  ColumnMapping mapping;
  switch (storage(column.type)) {
    case Storage::truth:
      mapping.most = 1;
      break;
    case Storage::code:
      mapping.most = static_cast<std::int64_t>(written.code_lists[column.code_list].codes.size()) - 1;
      break;
    case Storage::number:
      mapping.least = -9'000'000'000'000'000'000, mapping.most = 9'000'000'000'000'000'000;
      mapping.is_number = true;
      break;
    case Storage::date:
      mapping.least = first_date.days, mapping.most = last_date.days;
      break;
    case Storage::text:
      mapping.is_text = true;
      break;
  }
  if (table == nullptr) return mapping;
  const auto found = std::ranges::find(table->columns, column.name, &ColumnInfo::name);
  if (found == table->columns.end() || storage(found->type) != storage(column.type)) return mapping;
  mapping.to = static_cast<ColumnId>(found - table->columns.begin());
  if (column.type == ColumnType::code)
    map_codes(written.code_lists[column.code_list], wanted.code_lists[found->code_list], mapping);
  return mapping;
}

TableMapping map_table(const Schema& written, std::size_t t, const Schema& wanted,
                       const std::vector<TableMapping>& before) {
  const TableInfo& table = written.tables[t];
  TableMapping mapping;
  mapping.parent = table.parent;
  for (std::size_t w = 0; w < wanted.tables.size() && mapping.to == none16; ++w) {
    const TableInfo& other = wanted.tables[w];
    const bool at_same_place =
        t == root_table ? w == root_table
                        : w != root_table && other.name == table.name && before[table.parent].to == other.parent;
    if (at_same_place) mapping.to = static_cast<TableId>(w);
  }
  const TableInfo* to = mapping.to == none16 ? nullptr : &wanted.tables[mapping.to];
  for (const ColumnInfo& column : table.columns) mapping.columns.push_back(map_column(written, column, wanted, to));
  for (std::size_t c = 0; to != nullptr && c < to->columns.size(); ++c)
    if (std::ranges::find(mapping.columns, static_cast<ColumnId>(c), &ColumnMapping::to) == mapping.columns.end())
      mapping.lacking.push_back(static_cast<ColumnId>(c));
  return mapping;
}

// How many rows each parent row has. A list that takes more rows than there are bytes is made up: nobody may ask for
// gigabytes with a few bytes.
bool read_counts(Cursor& cursor, std::size_t parents, TableData* table, std::size_t& rows) {
  rows = 0;
  for (std::size_t p = 0; p < parents; ++p) {
    std::uint64_t mark = 0;
    if (!cursor.varint(mark)) return false;
    if (mark > 0) rows += mark - 1;
    if (mark > cursor.left() + rows_of_one_value + 1 || rows > cursor.left() + rows_of_one_value) return false;
    if (table != nullptr) {
      table->given.push_back(mark > 0);
      table->offsets.push_back(table->offsets.back() + static_cast<std::uint32_t>(mark > 0 ? mark - 1 : 0));
    }
  }
  return true;
}

void fill_unknown(ColumnData& column, std::size_t rows) {
  std::visit(
      [&](auto& values) {
        using T = typename std::remove_cvref_t<decltype(values)>::value_type;
        values.insert(values.end(), rows, unknown_value<T>);
      },
      column);
}

bool read_rows(Cursor& cursor, const TableMapping& mapping, std::size_t rows, RecordBatch& batch) {
  for (const ColumnMapping& column : mapping.columns) {
    const bool right =
        mapping.to == none16 || column.to == none16
            ? skip_column(cursor, rows)
            : read_column(cursor, rows, column, batch.tables[mapping.to].columns[column.to], batch.texts);
    if (!right) return false;
  }
  if (mapping.columns.empty() && rows > rows_of_one_value && cursor.take(rows, 1) == nullptr) return false;
  for (const ColumnId column : mapping.lacking) fill_unknown(batch.tables[mapping.to].columns[column], rows);
  return true;
}

// What a batch held before a document, to bring it back to that.
struct Before {
  std::vector<std::size_t> rows;
  std::size_t texts = 0;
};

void remember(const RecordBatch& batch, Before& before) {
  before.rows.resize(batch.tables.size());
  for (std::size_t t = 0; t < batch.tables.size(); ++t) before.rows[t] = batch.rows(static_cast<TableId>(t));
  before.texts = batch.texts.size();
}

void restore(RecordBatch& batch, const Before& before) {
  batch.size = before.rows[root_table];
  batch.texts.resize(before.texts);
  for (std::size_t t = 0; t < batch.tables.size(); ++t) {
    TableData& table = batch.tables[t];
    for (ColumnData& column : table.columns) std::visit([&](auto& values) { values.resize(before.rows[t]); }, column);
    if (table.lines.size() > before.rows[t]) table.lines.resize(before.rows[t]);
    if (t == root_table) continue;
    const std::size_t parents = before.rows[batch.schema->tables[t].parent];
    table.offsets.resize(parents + 1);
    table.given.resize(parents);
  }
}

}  // namespace

struct DocumentReader::Mapping {
  const Schema* wanted = nullptr;
  std::vector<TableMapping> tables;  // as in the written schema
  std::vector<TableId> lacking;      // tables of the wanted schema that the document has not, parents first
  std::vector<std::size_t> rows;     // of the document at hand, as in the written schema
  Before before;

  bool read_content(Cursor cursor, RecordBatch& batch) {
    for (std::size_t t = 0; t < tables.size(); ++t) {
      TableData* to = tables[t].to == none16 ? nullptr : &batch.tables[tables[t].to];
      if (t == root_table)
        rows[t] = 1;
      else if (!read_counts(cursor, rows[tables[t].parent], to, rows[t]))
        return false;
      if (rows[t] > 0 && !read_rows(cursor, tables[t], rows[t], batch)) return false;
    }
    ++batch.size;
    for (const TableId t : lacking) {
      TableData& table = batch.tables[t];
      const std::size_t parents = batch.rows(batch.schema->tables[t].parent);
      table.offsets.resize(parents + 1, table.offsets.back());
      table.given.resize(parents, 0);
    }
    return cursor.left() == 0;
  }

  // A document without lines gives noughts.
  bool read_lines(Cursor cursor, RecordBatch& batch) {
    const bool told = cursor.left() > 0;
    std::int64_t line = 0;
    for (std::size_t t = 0; t < tables.size(); ++t) {
      std::vector<std::uint32_t>* to = tables[t].to == none16 ? nullptr : &batch.tables[tables[t].to].lines;
      for (std::size_t row = 0; row < rows[t]; ++row) {
        std::uint64_t step = 0;
        if (told && !cursor.varint(step)) return false;
        if (__builtin_add_overflow(line, unzigzag(step), &line)) return false;
        if (line < 0 || line > std::numeric_limits<std::uint32_t>::max()) return false;
        if (to != nullptr) to->push_back(static_cast<std::uint32_t>(line));
      }
    }
    return cursor.left() == 0;
  }
};

DocumentReader::DocumentReader(const Schema& written_under, const Schema& wanted)
    : mapping_(std::make_unique<Mapping>()) {
  mapping_->wanted = &wanted;
  mapping_->rows.resize(written_under.tables.size());
  for (std::size_t t = 0; t < written_under.tables.size(); ++t)
    mapping_->tables.push_back(map_table(written_under, t, wanted, mapping_->tables));
  for (std::size_t t = 0; t < wanted.tables.size(); ++t)
    if (std::ranges::find(mapping_->tables, static_cast<TableId>(t), &TableMapping::to) == mapping_->tables.end())
      mapping_->lacking.push_back(static_cast<TableId>(t));
}

DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

std::expected<void, std::string> DocumentReader::append(std::span<const std::uint8_t> bytes, RecordBatch& batch,
                                                        DocumentLines lines) {
  assert(batch.schema == mapping_->wanted);
  const std::span<const std::uint8_t> content = document_content(bytes);
  if (content.empty()) return std::unexpected("the bytes are no record document");
  Cursor cursor{bytes.data() + 2, content.data() + content.size()};
  std::uint64_t size = 0;
  if (!cursor.varint(size)) return std::unexpected("the bytes are no record document");
  remember(batch, mapping_->before);
  if (!mapping_->read_content(cursor, batch)) {
    restore(batch, mapping_->before);
    return std::unexpected("the record document does not fit the schema that it was written under");
  }
  const Cursor rest{content.data() + content.size(), bytes.data() + bytes.size()};
  if (lines == DocumentLines::load && !mapping_->read_lines(rest, batch)) {
    restore(batch, mapping_->before);
    return std::unexpected("the source lines of the record document are damaged");
  }
  return {};
}

}  // namespace safon
