#include "adapters/xml/values/value.hpp"

#include <algorithm>

#include "adapters/xml/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::xml {
namespace {

Cell nothing(const FieldPlan& field) {
  return {field.optional ? CellState::absent : CellState::unknown, 0, {}};
}

// "80" and "80%" are both 80 %, which is stored as 0.8.
bool read_percentage(std::string_view text, std::int64_t& micros) {
  if (text.ends_with('%')) text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const auto number = parse_decimal(text);
  if (!number || number->micros % 100 != 0) return false;
  micros = number->micros / 100;
  return true;
}

bool read_boolean(std::string_view text, std::int64_t& value) {
  value = text == "true" || text == "1";
  return value != 0 || text == "false" || text == "0";
}

bool all_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == text.npos;
}

std::string number_fault(std::string_view text, std::size_t places) {
  std::string_view digits = text;
  if (digits.ends_with('%')) digits.remove_suffix(1);
  if (digits.starts_with('-') || digits.starts_with('+')) digits.remove_prefix(1);
  if (all_of(digits, "0123456789.,") && digits.contains(','))
    return shown(text) + " is not a number; a number has a point before its decimals, and nothing between thousands";
  if (all_of(digits, "0123456789.eE+-") && digits.find_first_of("eE") != digits.npos &&
      digits.find_first_of("0123456789") == 0)
    return shown(text) + " is written with a power of ten; write the number out";
  const std::size_t point = digits.find('.');
  if (all_of(digits, "0123456789.") && !digits.empty() && std::ranges::count(digits, '.') <= 1 && point != 0 &&
      point != digits.size() - 1) {
    if (point != digits.npos && digits.size() - point - 1 > places)
      return shown(text) + " has more than " + std::to_string(places) + " decimals";
    return shown(text) + " is too large";
  }
  return shown(text) + " is not a number";
}

std::string listed(const std::vector<std::string>& texts) {
  std::string list;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i == limits::shown_codes) return list + " and " + std::to_string(texts.size() - i) + " more";
    list += (i == 0 ? "" : i + 1 == texts.size() ? " or " : ", ") + shown(texts[i]);
  }
  return list;
}

ValueFault code_fault(const FieldPlan& field, std::string_view text, Date received) {
  for (const model::CodeMapping& code : field.mapping->codes) {
    if (code.from != text) continue;
    std::string message =
        shown(text) + " is not in force for a return received on " + to_iso(received) + ": it is valid";
    if (code.valid_from > first_date) message += " from " + to_iso(code.valid_from);
    if (code.valid_until != never) message += " until " + to_iso(code.valid_until);
    return {ReturnCode::code_not_in_force, std::move(message)};
  }
  const std::vector<std::string> allowed = field.codes.texts();
  std::string message = shown(text) + " is not one of the codes of `" + field.name + "`";
  if (!allowed.empty()) message += ", " + listed(allowed);
  if (text.size() <= limits::shown_value)
    if (const auto near = nearest(text, allowed)) message += "; did you mean " + shown(*near) + "?";
  return {ReturnCode::code_not_known, std::move(message)};
}

}  // namespace

std::string shown(std::string_view text) {
  if (text.size() <= limits::shown_value) return '`' + std::string(text) + '`';
  std::size_t size = limits::shown_value;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;  // whole characters
  return '`' + std::string(text.substr(0, size)) + "…`";
}

Cell missing_value(const FieldPlan& field) {
  return field.fallback ? *field.fallback : nothing(field);
}

bool read_value(const FieldPlan& field, std::string_view text, Cell& cell) {
  cell = {CellState::known, 0, {}};
  if (field.coded) {
    const auto code = field.codes.find(text);
    if (!code) return false;
    cell.value = *code;
    if (*code == model::absent_code) cell = nothing(field);
    return true;
  }
  switch (field.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      return read_boolean(text, cell.value);
    case ColumnType::number: {
      const auto number = parse_decimal(text);
      if (number) cell.value = number->micros;
      return number.has_value();
    }
    case ColumnType::percentage:
      return read_percentage(text, cell.value);
    case ColumnType::date: {
      const auto date = field.iso_date ? parse_iso_date(text) : read_date(field.date, text);
      if (date) cell.value = date->days;
      return date.has_value();
    }
    case ColumnType::text:
    case ColumnType::code:
      break;
  }
  cell.text = text;
  return true;
}

ValueFault why_not(const FieldPlan& field, std::string_view text, Date received) {
  if (field.coded) return code_fault(field, text, received);
  switch (field.type) {
    case ColumnType::number:
      return {ReturnCode::not_a_number, number_fault(text, 6)};
    case ColumnType::percentage:
      return {ReturnCode::not_a_number, number_fault(text, 4)};
    case ColumnType::date:
      return {ReturnCode::not_a_date,
              shown(text) + " is not a date of the form `" + field.date_text() + "`, or no such day"};
    default:
      return {ReturnCode::not_a_boolean, shown(text) + " is neither `true` nor `false`, `1` nor `0`"};
  }
}

}  // namespace safon::xml
