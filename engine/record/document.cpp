#include "engine/record/document.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <type_traits>

#include "engine/record/document_format.hpp"

static_assert(std::endian::native == std::endian::little, "documents are little-endian, and are copied as they are");

namespace safon {
namespace {

using namespace document;

struct Rows {
  std::size_t first, last;
  [[nodiscard]] std::size_t count() const { return last - first; }
};

template <class Raw, class T>
void put_distances(const T* values, std::size_t count, std::int64_t base, std::int64_t scale, Bytes& out) {
  const std::size_t begin = out.size();
  out.resize(begin + count * sizeof(Raw));
  std::uint8_t* to = out.data() + begin;
  for (std::size_t i = 0; i < count; ++i, to += sizeof(Raw)) {
    Raw raw;
    if (values[i] == unknown_value<T>)
      raw = raw_unknown<Raw>;
    else if (values[i] == absent_value<T>)
      raw = raw_absent<Raw>;
    else
      raw = static_cast<Raw>(static_cast<std::uint64_t>(values[i] / scale) - static_cast<std::uint64_t>(base));
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&raw), sizeof raw, to);
  }
}

// The largest power of ten that divides every value: hours come in halves, scores in tenths.
std::uint8_t common_power(const std::int64_t* values, std::size_t count) {
  std::uint8_t power = 6;
  for (std::size_t i = 0; i < count && power > 0; ++i) {
    if (values[i] == unknown_value<std::int64_t> || values[i] == absent_value<std::int64_t>) continue;
    while (values[i] % power_of_ten[power] != 0) --power;
  }
  return power;
}

template <class T>
void put_numbers(const T* values, std::size_t count, Bytes& out) {
  std::size_t unknown = 0, absent = 0;
  T least = std::numeric_limits<T>::max(), most = std::numeric_limits<T>::min();
  for (std::size_t i = 0; i < count; ++i) {
    if (values[i] == unknown_value<T>)
      ++unknown;
    else if (values[i] == absent_value<T>)
      ++absent;
    else
      least = std::min(least, values[i]), most = std::max(most, values[i]);
  }
  if (count <= rows_of_one_value && (unknown == count || absent == count)) {
    out.push_back(unknown == count ? all_unknown : all_absent);
    return;
  }
  if (unknown + absent == count) least = most = 0;
  std::uint8_t power = 0;
  if constexpr (std::is_same_v<T, std::int64_t>) power = common_power(values, count);
  const std::int64_t scale = power_of_ten[power];
  if (count <= rows_of_one_value && unknown + absent == 0 && least == most) {
    out.push_back(static_cast<std::uint8_t>(same | power << 3));
    put_varint(out, zigzag(static_cast<std::int64_t>(least) / scale));
    return;
  }
  // Codes count from nought, so that they can be copied as they are.
  const std::int64_t base = std::is_unsigned_v<T> ? 0 : static_cast<std::int64_t>(least) / scale;
  const std::uint64_t reach =
      static_cast<std::uint64_t>(static_cast<std::int64_t>(most) / scale) - static_cast<std::uint64_t>(base);
  const auto head = [&](Form form) {
    out.push_back(static_cast<std::uint8_t>(form | power << 3));
    put_varint(out, zigzag(base));
  };
  if (reach < raw_absent<std::uint8_t>) {
    head(one_byte);
    put_distances<std::uint8_t>(values, count, base, scale, out);
  } else if (reach < raw_absent<std::uint16_t>) {
    head(two_bytes);
    put_distances<std::uint16_t>(values, count, base, scale, out);
  } else if (reach < raw_absent<std::uint32_t>) {
    head(four_bytes);
    put_distances<std::uint32_t>(values, count, base, scale, out);
  } else {
    head(eight_bytes);
    put_distances<std::uint64_t>(values, count, base, scale, out);
  }
}

void put_texts(const RecordBatch& batch, const std::uint32_t* values, std::size_t count, Bytes& out) {
  const auto all = [&](std::uint32_t mark) {
    return count <= rows_of_one_value &&
           std::all_of(values, values + count, [&](std::uint32_t v) { return v == mark; });
  };
  if (all(unknown_value<std::uint32_t>)) return out.push_back(all_unknown);
  if (all(absent_value<std::uint32_t>)) return out.push_back(all_absent);
  out.push_back(texts);
  for (std::size_t i = 0; i < count; ++i) {
    if (values[i] == unknown_value<std::uint32_t>)
      out.push_back(0);
    else if (values[i] == absent_value<std::uint32_t>)
      out.push_back(1);
    else {
      const std::string& text = batch.texts[values[i]];
      put_varint(out, text.size() + 2);
      out.insert(out.end(), text.begin(), text.end());
    }
  }
}

void put_column(const RecordBatch& batch, const ColumnData& column, Rows rows, Bytes& out) {
  std::visit(
      [&](const auto& values) {
        using T = typename std::remove_cvref_t<decltype(values)>::value_type;
        if constexpr (std::is_same_v<T, std::uint32_t>)
          put_texts(batch, values.data() + rows.first, rows.count(), out);
        else
          put_numbers(values.data() + rows.first, rows.count(), out);
      },
      column);
}

// The rows of each table that belong to one participant: they stand together, because rows are in the order of their
// parents.
std::vector<Rows> rows_of(const RecordBatch& batch, std::size_t index) {
  std::vector<Rows> rows(batch.tables.size());
  rows[root_table] = {index, index + 1};
  for (std::size_t t = 1; t < batch.tables.size(); ++t) {
    const Rows parents = rows[batch.schema->tables[t].parent];
    const std::vector<std::uint32_t>& offsets = batch.tables[t].offsets;
    rows[t] = {offsets[parents.first], offsets[parents.last]};
  }
  return rows;
}

void put_content(const RecordBatch& batch, const std::vector<Rows>& rows, Bytes& out) {
  for (std::size_t t = 0; t < batch.tables.size(); ++t) {
    const TableData& table = batch.tables[t];
    if (t != root_table) {
      const Rows parents = rows[batch.schema->tables[t].parent];
      for (std::size_t p = parents.first; p < parents.last; ++p)
        put_varint(out, table.given[p] ? table.offsets[p + 1] - table.offsets[p] + std::uint64_t{1} : 0);
    }
    if (rows[t].count() == 0) continue;
    for (const ColumnData& column : table.columns) put_column(batch, column, rows[t], out);
    if (table.columns.empty() && rows[t].count() > rows_of_one_value) out.resize(out.size() + rows[t].count());
  }
}

void put_lines(const RecordBatch& batch, const std::vector<Rows>& rows, Bytes& out) {
  std::int64_t before = 0;
  for (std::size_t t = 0; t < batch.tables.size(); ++t)
    for (std::size_t row = rows[t].first; row < rows[t].last; ++row) {
      const std::int64_t line = batch.tables[t].lines.empty() ? 0 : batch.tables[t].lines[row];
      put_varint(out, zigzag(line - before));
      before = line;
    }
}

}  // namespace

void encode_document(const RecordBatch& batch, std::size_t index, Bytes& out) {
  assert(index < batch.size);
  const std::vector<Rows> rows = rows_of(batch, index);
  thread_local Bytes content;  // its length stands before it
  content.clear();
  put_content(batch, rows, content);
  out.push_back(magic);
  out.push_back(version);
  put_varint(out, content.size());
  out.insert(out.end(), content.begin(), content.end());
  if (std::ranges::any_of(batch.tables, [](const TableData& table) { return !table.lines.empty(); }))
    put_lines(batch, rows, out);
}

std::span<const std::uint8_t> document_content(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 3 || bytes[0] != magic || bytes[1] != version) return {};
  Cursor cursor{bytes.data() + 2, bytes.data() + bytes.size()};
  std::uint64_t size = 0;
  if (!cursor.varint(size) || size > cursor.left()) return {};
  return bytes.first(static_cast<std::size_t>(cursor.at - bytes.data()) + size);
}

}  // namespace safon
