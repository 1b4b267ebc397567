#include "adapters/xml/date_format.hpp"

namespace safon::xml {
namespace {

std::optional<int> digits(std::string_view& text, std::size_t least, std::size_t most) {
  int value = 0;
  std::size_t count = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9')
    value = value * 10 + (text[count++] - '0');
  if (count < least) return {};
  text.remove_prefix(count);
  return value;
}

bool skip_zone(std::string_view& text) {
  if (text.empty()) return true;
  if (text.front() == 'Z') {
    text.remove_prefix(1);
    return true;
  }
  if (text.front() != '+' && text.front() != '-') return false;
  text.remove_prefix(1);
  const auto hours = digits(text, 2, 2);
  if (!text.empty() && text.front() == ':') text.remove_prefix(1);
  const auto minutes = digits(text, 2, 2);
  return hours && minutes && *hours <= 14 && *minutes <= 59;
}

void skip_fraction(std::string_view& text) {
  if (text.size() < 2 || text[0] != '.' || text[1] < '0' || text[1] > '9') return;
  text.remove_prefix(1);
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
}

}  // namespace

std::expected<DateFormat, std::string> DateFormat::parse(std::string_view format) {
  DateFormat result;
  result.text_ = format.empty() ? "yyyy-mm-dd" : format;
  result.iso_ = result.text_ == "yyyy-mm-dd";
  std::string_view rest = result.text_;
  int years = 0, months = 0, days = 0;
  bool after_hour = false;
  const auto take = [&](std::string_view word, Part part) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    result.tokens_.push_back({part});
    return true;
  };
  while (!rest.empty()) {
    if (take("yyyy", Part::year)) ++years;
    else if (after_hour && take("mm", Part::minute)) continue;
    else if (take("mm", Part::month) || take("m", Part::month_short)) ++months;
    else if (take("dd", Part::day) || take("d", Part::day_short)) ++days;
    else if (take("hh", Part::hour)) after_hour = result.timed_ = true;
    else if (take("ss", Part::second)) continue;
    else if (take("Z", Part::zone)) continue;
    else if (rest.front() == 'y')
      return std::unexpected("the date format `" + result.text_ + "` has a year of other than four digits (`yyyy`)");
    else {
      result.tokens_.push_back({Part::literal, rest.front()});
      rest.remove_prefix(1);
    }
  }
  if (years != 1 || months != 1 || days != 1)
    return std::unexpected("the date format `" + result.text_ + "` must have one each of `yyyy`, `mm` and `dd`");
  return result;
}

std::optional<Date> DateFormat::read(std::string_view text) const {
  if (iso_) return parse_iso_date(text);
  int year = 0, month = 0, day = 0;
  for (const Token& token : tokens_) {
    std::optional<int> number;
    switch (token.part) {
      case Part::literal:
        if (text.empty() || text.front() != token.literal) return {};
        text.remove_prefix(1);
        continue;
      case Part::zone:
        if (!skip_zone(text)) return {};
        continue;
      case Part::year: number = digits(text, 4, 4); break;
      case Part::month_short:
      case Part::day_short: number = digits(text, 1, 2); break;
      default: number = digits(text, 2, 2); break;
    }
    if (!number) return {};
    switch (token.part) {
      case Part::year: year = *number; break;
      case Part::month:
      case Part::month_short: month = *number; break;
      case Part::day:
      case Part::day_short: day = *number; break;
      case Part::hour:
        if (*number > 23) return {};
        break;
      case Part::second: skip_fraction(text); [[fallthrough]];
      case Part::minute:
        if (*number > 59) return {};
        break;
      case Part::literal:
      case Part::zone: break;
    }
  }
  if (timed_ && !text.empty() && !skip_zone(text)) return {};
  if (!text.empty()) return {};
  return make_date(year, month, day);
}

}  // namespace safon::xml
