// What depends on the day: parameters, and dates that are moved by a duration.
#include "reading.hpp"

namespace safon::oracle {

// The value whose `from` is the last on or before today.
std::string Reading::in_force(std::uint16_t index, const std::string& otherwise, auto&& shown) const {
  const auto& values = policy_.parameters[index].values;
  std::string text = "(CASE";
  for (std::size_t v = values.size(); v-- > 0;)
    text += " WHEN r0.today >= " + std::to_string(values[v].from.days) + " THEN " + shown(values[v]);
  return text + " ELSE " + otherwise + " END)";
}

std::string Reading::parameter(std::uint16_t index) const {
  const bool date = policy_.parameters[index].type.kind == model::TypeKind::date;
  return in_force(index, "NULL", [&](const model::Parameter::Value& value) {
    return "(" + std::to_string(date ? value.date.days : value.number.micros) + ")";
  });
}

std::string Reading::count(const model::Dated<std::int64_t>& count) const {
  if (!count.parameter) return std::to_string(count.literal);
  return "(" + parameter(*count.parameter) + " / " + std::to_string(micros_per_unit) + ")";
}

std::string Reading::share(const model::Dated<Decimal>& share) const {
  return share.parameter ? parameter(*share.parameter) : std::to_string(share.literal.micros);
}

// With the dates of SQLite, which know of no policy's month ends: the first of the month is moved, then the day within
// it is counted, or the month's end rounded.
std::string Reading::moved(const std::string& day, const Duration& duration, int sign) const {
  const std::string by = (sign < 0 ? "-" : "+");
  if (duration.working_days != 0) {
    const model::Policy& p = policy_;
    const Calendar& calendar = p.calendars[p.calendar];
    return "(SELECT CASE WHEN d BETWEEN " + std::to_string(calendar.first.days) + " AND " +
           std::to_string(calendar.last.days) + " THEN (SELECT day FROM working WHERE day " + (sign < 0 ? "<" : ">") +
           " d ORDER BY day " + (sign < 0 ? "DESC" : "ASC") + " LIMIT 1 OFFSET " +
           std::to_string(duration.working_days - 1) + ") END FROM (SELECT " + day + " AS d))";
  }
  const std::string more = " " + by + " " + std::to_string(duration.days);
  if (duration.months == 0) return "(" + day + more + ")";
  const std::string months = "'" + by + std::to_string(duration.months) + " months'";
  const std::string most = policy_.month_end == MonthEnd::up ? "days" : "days - 1";
  return "(SELECT CAST(opens - 2440587.5 + min(day - 1, " + most + ") AS INTEGER)" + more +
         " FROM (SELECT day, opens, julianday(opens, '+1 month') - opens AS days FROM (SELECT "
         "CAST(strftime('%d', j) AS INTEGER) AS day, julianday(j, 'start of month', " +
         months + ") AS opens FROM (SELECT " + day + " + 2440587.5 AS j))))";
}

std::string Reading::moved(const std::string& day, const model::Dated<Duration>& duration, int sign) const {
  if (!duration.parameter) return moved(day, duration.literal, sign);
  return in_force(*duration.parameter, "NULL",
                  [&](const model::Parameter::Value& value) { return moved(day, value.duration, sign); });
}

}  // namespace safon::oracle
