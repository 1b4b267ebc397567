#include "adapters/web/page/refused.hpp"

#include <map>

#include "adapters/web/words/refusals.hpp"

namespace safon::web {
namespace {

using Values = std::map<char, std::string_view>;

/// What stands in `message` for {0}, {1} … of the pattern; none where it does not fit.
std::optional<Values> values_in(std::string_view pattern, std::string_view message) {
  Values values;
  for (;;) {
    const auto open = pattern.find('{');
    if (message.substr(0, std::min(open, pattern.size())) != pattern.substr(0, open)) return std::nullopt;
    if (open == std::string_view::npos) return message.size() == pattern.size() ? std::optional(values) : std::nullopt;
    message.remove_prefix(open);
    const char name = pattern[open + 1];
    pattern.remove_prefix(open + 3);
    const auto after = pattern.substr(0, pattern.find('{'));
    const auto end = after.empty() ? message.size() : message.find(after);
    if (end == std::string_view::npos) return std::nullopt;
    values[name] = message.substr(0, end);
    message.remove_prefix(end);
  }
}

std::string filled(std::string_view pattern, const Values& values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '{')
      text += values.at(pattern[i + 1]), i += 2;
    else
      text += pattern[i];
  return text;
}

}  // namespace

std::optional<std::string> in_welsh(std::string_view message) {
  for (const auto& each : refusals)
    if (const auto values = values_in(each.en, message)) return filled(each.cy, *values);
  return std::nullopt;
}

std::string refusal_text(const Visit& visit, const office::Refusal& refusal) {
  return visit.language == "cy" ? in_welsh(refusal.message).value_or(refusal.message) : refusal.message;
}

}  // namespace safon::web
