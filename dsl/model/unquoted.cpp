#include "dsl/model/unquoted.hpp"

#include <algorithm>

#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"

namespace safon::model {
namespace {

std::optional<std::string> code_of(const std::string& text, const CodeList& codes) {
  for (const auto& code : codes.codes) {
    const auto& labels = code.label.texts;
    const bool labelled = std::ranges::any_of(labels, [&](const auto& label) { return label.second == text; });
    if (code.name == text || labelled) return code.name;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> unquoted(const std::string& text, ColumnType type, const CodeList* codes) {
  bool fits = false;
  switch (type) {
    case ColumnType::number:
      fits = parse_decimal(text).has_value();
      break;
    case ColumnType::percentage:
      fits = text.ends_with('%') && parse_decimal(text.substr(0, text.size() - 1));
      break;
    case ColumnType::date:
      fits = parse_iso_date(text).has_value();
      break;
    case ColumnType::boolean:
      fits = text == "true" || text == "false";
      break;
    case ColumnType::code:
      return codes == nullptr ? std::nullopt : code_of(text, *codes);
    case ColumnType::text:
    case ColumnType::presence:
      break;
  }
  if (!fits) return std::nullopt;
  return text;
}

}  // namespace safon::model
