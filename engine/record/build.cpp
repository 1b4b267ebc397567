#include "engine/record/build.hpp"

#include <algorithm>
#include <cassert>
#include <type_traits>

namespace safon {
namespace {

template <class Values>
using Element = typename std::remove_cvref_t<Values>::value_type;

ColumnData& column_of(RecordBatch& batch, TableId table, ColumnId column) {
  return batch.tables[table].columns[column];
}

// Opens the lists that a new row of `parent` has of its own.
void open_lists(RecordBatch& batch, TableId parent) {
  for (std::size_t t = 1; t < batch.tables.size(); ++t)
    if (batch.schema->tables[t].parent == parent) {
      TableData& child = batch.tables[t];
      child.offsets.push_back(child.offsets.back());
      child.given.push_back(0);
    }
}

}  // namespace

void append_row(RecordBatch& batch, TableId table) {
  TableData& data = batch.tables[table];
  if (table == root_table) {
    ++batch.size;
    if (!batch.provenance.empty()) batch.provenance.emplace_back();
  } else {
    assert(!data.given.empty() && "a row needs a row of its parent table first");
    ++data.offsets.back();
    data.given.back() = 1;
  }
  for (ColumnData& column : data.columns)
    std::visit([](auto& values) { values.push_back(unknown_value<Element<decltype(values)>>); }, column);
  if (!data.lines.empty()) data.lines.push_back(0);
  open_lists(batch, table);
}

void mark_given(RecordBatch& batch, TableId table) {
  assert(!batch.tables[table].given.empty());
  batch.tables[table].given.back() = 1;
}

void put(RecordBatch& batch, TableId table, ColumnId column, std::int64_t value) {
  std::visit([&](auto& values) { values.back() = Element<decltype(values)>(value); }, column_of(batch, table, column));
}

void put_text(RecordBatch& batch, TableId table, ColumnId column, std::string_view text) {
  std::get<std::vector<std::uint32_t>>(column_of(batch, table, column)).back() = std::uint32_t(batch.texts.size());
  batch.texts.emplace_back(text);
}

void put_unknown(RecordBatch& batch, TableId table, ColumnId column) {
  std::visit([](auto& values) { values.back() = unknown_value<Element<decltype(values)>>; },
             column_of(batch, table, column));
}

void put_absent(RecordBatch& batch, TableId table, ColumnId column) {
  std::visit([](auto& values) { values.back() = absent_value<Element<decltype(values)>>; },
             column_of(batch, table, column));
}

void put_line(RecordBatch& batch, TableId table, std::uint32_t line) {
  std::vector<std::uint32_t>& lines = batch.tables[table].lines;
  lines.resize(batch.rows(table));
  lines.back() = line;
}

void put_provenance(RecordBatch& batch, Provenance provenance) {
  batch.provenance.resize(batch.size);
  batch.provenance.back() = std::move(provenance);
}

void remove_last_participant(RecordBatch& batch) {
  assert(batch.size > 0);
  --batch.size;
  for (std::size_t t = 0; t < batch.tables.size(); ++t) {
    TableData& data = batch.tables[t];
    if (t != root_table) {
      const std::size_t parents = batch.rows(batch.schema->tables[t].parent);
      data.offsets.resize(parents + 1);
      data.given.resize(parents);
    }
    const std::size_t rows = batch.rows(TableId(t));
    for (ColumnData& column : data.columns) std::visit([&](auto& values) { values.resize(rows); }, column);
    if (data.lines.size() > rows) data.lines.resize(rows);
  }
  if (batch.provenance.size() > batch.size) batch.provenance.resize(batch.size);
  for (auto& placed : batch.placed)
    if (placed.size() > batch.size) placed.resize(batch.size);
  for (auto& waived : batch.waived)
    while (!waived.empty() && waived.back().participant >= batch.size) waived.pop_back();
}

namespace {

void append_values(RecordBatch& to, ColumnData& target, const RecordBatch& from, const ColumnData& source,
                   std::uint32_t first, std::uint32_t last) {
  std::visit(
      [&](const auto& values) {
        using Values = std::remove_cvref_t<decltype(values)>;
        Values& out = std::get<Values>(target);
        const std::size_t start = out.size();
        out.insert(out.end(), values.begin() + first, values.begin() + last);
        if constexpr (std::is_same_v<Element<Values>, std::uint32_t>)
          for (std::size_t row = start; row < out.size(); ++row)
            if (out[row] < absent_value<std::uint32_t>) {
              to.texts.push_back(from.texts[out[row]]);
              out[row] = std::uint32_t(to.texts.size() - 1);
            }
      },
      source);
}

}  // namespace

void append_participant(RecordBatch& to, const RecordBatch& from, std::size_t index) {
  assert(&to != &from && to.tables.size() == from.tables.size());
  struct Range {
    std::uint32_t first, last;
  };
  std::vector<Range> ranges(from.tables.size());
  for (std::size_t t = 0; t < from.tables.size(); ++t) {
    const TableData& source = from.tables[t];
    TableData& target = to.tables[t];
    const std::size_t rows_before = to.rows(TableId(t));
    if (t == root_table) {
      ranges[t] = {std::uint32_t(index), std::uint32_t(index + 1)};
      ++to.size;
    } else {
      const Range parents = ranges[from.schema->tables[t].parent];
      ranges[t] = {source.offsets[parents.first], source.offsets[parents.last]};
      for (std::uint32_t parent = parents.first; parent < parents.last; ++parent) {
        target.offsets.push_back(target.offsets.back() + source.offsets[parent + 1] - source.offsets[parent]);
        target.given.push_back(source.given[parent]);
      }
    }
    const auto [first, last] = ranges[t];
    for (std::size_t c = 0; c < source.columns.size(); ++c)
      append_values(to, target.columns[c], from, source.columns[c], first, last);
    if (!source.lines.empty() && last > first) {
      target.lines.resize(rows_before);
      target.lines.insert(target.lines.end(), source.lines.begin() + first, source.lines.begin() + last);
    } else if (!target.lines.empty()) {
      target.lines.resize(rows_before + last - first);
    }
  }
  if (!from.provenance.empty()) {
    to.provenance.resize(to.size - 1);
    to.provenance.push_back(from.provenance[index]);
  } else if (!to.provenance.empty()) {
    to.provenance.emplace_back();
  }
  to.placed.resize(std::max(to.placed.size(), from.placed.size()));
  for (std::size_t i = 0; i < to.placed.size(); ++i) {
    to.placed[i].resize(to.size, unknown_value<std::int32_t>);
    if (i < from.placed.size() && index < from.placed[i].size()) to.placed[i].back() = from.placed[i][index];
  }
  to.waived.resize(std::max(to.waived.size(), from.waived.size()));
  for (std::size_t i = 0; i < from.waived.size(); ++i)
    for (const Waived& each : std::ranges::equal_range(from.waived[i], index, {}, &Waived::participant)) {
      to.waived[i].push_back(each);
      to.waived[i].back().participant = std::uint32_t(to.size - 1);
    }
}

Presence presence(const ColumnData& column, std::size_t row) {
  return std::visit(
      [&](const auto& values) {
        using T = Element<decltype(values)>;
        if (values[row] == unknown_value<T>) return Presence::unknown;
        return values[row] == absent_value<T> ? Presence::absent : Presence::known;
      },
      column);
}

std::int64_t stored_value(const ColumnData& column, std::size_t row) {
  return std::visit([&](const auto& values) { return std::int64_t(values[row]); }, column);
}

}  // namespace safon
