// Dates as a feed's format has them: "dd/mm/yyyy", "yyyy-mm-ddThh:mm:ss". The civil date as written: no zone shifts it.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/date.hpp"

namespace safon::xml {

/// yyyy mm dd: digits of that number; m d: one or two; after `hh`, `mm` is minutes; ss may carry a fraction; `Z` is a
/// zone, "Z" or ±hh:mm or nothing, and may also follow a time unasked. Anything else stands for itself.
class DateFormat {
 public:
  /// "" is "yyyy-mm-dd". The error says what is wrong with the format.
  [[nodiscard]] static std::expected<DateFormat, std::string> parse(std::string_view format);

  [[nodiscard]] std::optional<Date> read(std::string_view text) const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  enum class Part : std::uint8_t { literal, year, month, day, month_short, day_short, hour, minute, second, zone };
  struct Token {
    Part part;
    char literal = 0;
  };
  std::string text_;
  std::vector<Token> tokens_;
  bool iso_ = false;
  bool timed_ = false;
};

}  // namespace safon::xml
