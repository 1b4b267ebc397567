// Date formats of feeds: "dd/mm/yyyy", "yyyy-mm-dd[Thh:mm:ss[zone]]". The day is taken as it is written: no clock and
// no zone ever moves it.
//
//   yyyy mm dd   four, two, two digits            d m      one or two digits
//   hh mm ss     a time (mm after hh: minutes; ss may have a fraction); checked, then left out
//   zone         Z or +01:00                      […]      may be missing
// Other letters and signs stand for themselves.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/date.hpp"

namespace safon {

struct DateToken {
  enum class Kind : std::uint8_t {
    year,
    month,
    day,
    short_month,
    short_day,
    hour,
    minute,
    second,
    zone,
    sign,
    open,
    close
  };
  Kind kind;
  char sign = 0;
};
struct DateFormat {
  std::vector<DateToken> tokens;
};

struct DateFormatError {
  std::size_t begin = 0, end = 0;  // bytes of the format
  std::string reason;              // "a year of two digits is a guess"
};

[[nodiscard]] std::expected<DateFormat, DateFormatError> parse_date_format(std::string_view format);

/// The day that `text` says; none when it does not have the format, or when there is no such day.
[[nodiscard]] std::optional<Date> read_date(const DateFormat& format, std::string_view text);

}  // namespace safon
