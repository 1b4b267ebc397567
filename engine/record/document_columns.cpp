#include "engine/record/document_columns.hpp"

#include <cstring>
#include <type_traits>

namespace safon::document {
namespace {

template <class T>
constexpr T code_or_missing(std::uint16_t code) {
  if constexpr (sizeof(T) == 1)
    return code == unknown_value<std::uint16_t> ? unknown_value<T> : static_cast<T>(code);
  else
    return static_cast<T>(code);
}

template <class Raw>
Raw raw_at(const std::uint8_t* from, std::size_t i) {
  Raw raw;
  std::memcpy(&raw, from + i * sizeof raw, sizeof raw);
  return raw;
}

// The farthest of the distances that are values.
template <class Raw>
Raw farthest(const std::uint8_t* from, std::size_t rows) {
  Raw most = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const Raw raw = raw_at<Raw>(from, i);
    const Raw value = raw >= raw_absent<Raw> ? Raw{0} : raw;  // absent and unknown are the two largest
    most = value > most ? value : most;
  }
  return most;
}

// In range, so without checks and in the width of the values: the compiler makes it a handful of vector instructions.
template <class Raw, class T>
void place_distances(const std::uint8_t* from, std::size_t rows, std::int64_t base, std::int64_t scale, T* to) {
  using Unsigned = std::make_unsigned_t<T>;
  const auto narrow_base = static_cast<Unsigned>(base), narrow_scale = static_cast<Unsigned>(scale);
  const auto place = [&](auto scaled) {
    for (std::size_t i = 0; i < rows; ++i) {
      const Raw raw = raw_at<Raw>(from, i);
      const T value = static_cast<T>(scaled(static_cast<Unsigned>(narrow_base + static_cast<Unsigned>(raw))));
      to[i] = raw == raw_unknown<Raw> ? unknown_value<T> : raw == raw_absent<Raw> ? absent_value<T> : value;
    }
  };
  if (scale == 1)
    place([](Unsigned value) { return value; });
  else
    place([&](Unsigned value) { return static_cast<Unsigned>(value * narrow_scale); });
}

// Distances of one width.
template <class Raw, class T>
bool read_distances(Cursor& cursor, std::size_t rows, std::int64_t base, std::int64_t scale,
                    const ColumnMapping& mapping, std::vector<T>& out) {
  const std::uint8_t* from = cursor.take(rows, sizeof(Raw));
  if (from == nullptr) return false;
  const std::size_t start = out.size();
  out.resize(start + rows);
  T* to = out.data() + start;
  using Wide = __int128;
  if (mapping.codes.empty() && static_cast<Wide>(base) * scale >= mapping.least &&
      (static_cast<Wide>(base) + farthest<Raw>(from, rows)) * scale <= mapping.most) {
    place_distances<Raw>(from, rows, base, scale, to);
    return true;
  }
  bool right = true;
  for (std::size_t i = 0; i < rows; ++i) {
    const Raw raw = raw_at<Raw>(from, i);
    if (raw == raw_unknown<Raw>)
      to[i] = unknown_value<T>;
    else if (raw == raw_absent<Raw>)
      to[i] = absent_value<T>;
    else {
      const Wide value = (static_cast<Wide>(base) + raw) * scale;
      if (value < mapping.least || value > mapping.most)
        right = false;
      else if (mapping.codes.empty())
        to[i] = static_cast<T>(value);
      else
        to[i] = code_or_missing<T>(mapping.codes[static_cast<std::size_t>(value)]);
    }
  }
  return right;
}

template <class T>
bool read_numbers(Cursor& cursor, std::size_t rows, std::uint8_t mark, const ColumnMapping& mapping,
                  std::vector<T>& out) {
  const std::uint8_t power = mark >> 3;
  if (power > (mapping.is_number ? 6 : 0)) return false;
  std::uint64_t written = 0;
  if (!cursor.varint(written)) return false;
  const std::int64_t base = unzigzag(written), scale = power_of_ten[power];
  switch (mark & 7) {
    case same: {
      std::int64_t value = 0;
      if (rows > rows_of_one_value || __builtin_mul_overflow(base, scale, &value)) return false;
      if (value < mapping.least || value > mapping.most) return false;
      if (mapping.codes.empty())
        out.insert(out.end(), rows, static_cast<T>(value));
      else
        out.insert(out.end(), rows, code_or_missing<T>(mapping.codes[static_cast<std::size_t>(value)]));
      return true;
    }
    case one_byte:
      return read_distances<std::uint8_t>(cursor, rows, base, scale, mapping, out);
    case two_bytes:
      return read_distances<std::uint16_t>(cursor, rows, base, scale, mapping, out);
    case four_bytes:
      return read_distances<std::uint32_t>(cursor, rows, base, scale, mapping, out);
    case eight_bytes:
      return read_distances<std::uint64_t>(cursor, rows, base, scale, mapping, out);
    default:
      return false;
  }
}

bool read_texts(Cursor& cursor, std::size_t rows, std::vector<std::uint32_t>& out, std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < rows; ++i) {
    std::uint64_t mark = 0;
    if (!cursor.varint(mark)) return false;
    if (mark < 2) {
      out.push_back(mark == 0 ? unknown_value<std::uint32_t> : absent_value<std::uint32_t>);
      continue;
    }
    const std::uint8_t* from = cursor.take(mark - 2, 1);
    if (from == nullptr) return false;
    out.push_back(static_cast<std::uint32_t>(texts.size()));
    texts.emplace_back(reinterpret_cast<const char*>(from), mark - 2);
  }
  return true;
}

}  // namespace

bool skip_column(Cursor& cursor, std::size_t rows) {
  if (cursor.at == cursor.end) return false;
  const std::uint8_t form = *cursor.at++ & 7;
  if (form == all_unknown || form == all_absent) return rows <= rows_of_one_value;
  std::uint64_t number = 0;
  if (form == texts) {
    for (std::size_t i = 0; i < rows; ++i)
      if (!cursor.varint(number) || (number >= 2 && cursor.take(number - 2, 1) == nullptr)) return false;
    return true;
  }
  if (!cursor.varint(number)) return false;
  if (form == same) return rows <= rows_of_one_value;
  return cursor.take(rows, std::size_t{1} << (form - one_byte)) != nullptr;
}

bool read_column(Cursor& cursor, std::size_t rows, const ColumnMapping& mapping, ColumnData& column,
                 std::vector<std::string>& texts_of_batch) {
  if (cursor.at == cursor.end) return false;
  const std::uint8_t mark = *cursor.at++;
  return std::visit(
      [&](auto& values) {
        using T = typename std::remove_cvref_t<decltype(values)>::value_type;
        if (mark == all_unknown || mark == all_absent) {
          if (rows > rows_of_one_value) return false;
          values.insert(values.end(), rows, mark == all_unknown ? unknown_value<T> : absent_value<T>);
          return true;
        }
        if constexpr (std::is_same_v<T, std::uint32_t>)
          return mark == texts && read_texts(cursor, rows, values, texts_of_batch);
        else
          return read_numbers(cursor, rows, mark, mapping, values);
      },
      column);
}

}  // namespace safon::document
