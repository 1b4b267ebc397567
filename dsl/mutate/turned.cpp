#include "dsl/mutate/turned.hpp"

namespace safon {
namespace {

using syntax::RelationKind;

std::string_view opposite(RelationKind kind) {
  switch (kind) {
    case RelationKind::at_least:
      return "more than";
    case RelationKind::at_most:
      return "less than";
    case RelationKind::more_than:
      return "at least";
    case RelationKind::less_than:
      return "at most";
    case RelationKind::after:
      return "on or after";
    case RelationKind::on_or_after:
      return "after";
    case RelationKind::before:
      return "on or before";
    case RelationKind::on_or_before:
      return "before";
    default:
      return {};
  }
}

}  // namespace

std::string turned(RelationKind kind, std::string_view written) {
  switch (kind) {
    case RelationKind::is:
      return "is not";
    case RelationKind::is_not:
      return "is";
    case RelationKind::in:
      return "not in";
    case RelationKind::not_in:
      return "in";
    case RelationKind::exists:
      return "is missing";
    case RelationKind::missing:
      return "exists";
    default:
      break;
  }
  const auto words = opposite(kind);
  if (words.empty()) return {};
  for (const std::string_view sign : {"<", ">"})
    if (written.starts_with(sign)) return std::string(written == sign ? std::string(sign) + "=" : std::string(sign));
  for (const std::string_view lead : {"is not ", "is "})
    if (written.starts_with(lead)) return std::string(lead) + std::string(words);
  return std::string(words);
}

std::string with_first_word(std::string_view text, std::string_view from, std::string_view to) {
  const bool whole = text.starts_with(from) && (text.size() == from.size() || text[from.size()] == ' ');
  return whole ? std::string(to) + std::string(text.substr(from.size())) : std::string();
}

}  // namespace safon
