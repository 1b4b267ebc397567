#include "adapters/xml/text/scan/characters.hpp"

#include <algorithm>
#include <string_view>

namespace safon::xml {

bool acceptable(const char* begin, const char* end, unsigned seen) {
  if (seen & odd) {
    for (const char* at = begin; at != end; ++at) {
      const unsigned kind = kind_of(*at);
      if (!(kind & odd)) continue;
      if (!(kind & high) || end - at < 3) return false;
      if (static_cast<unsigned char>(at[1]) == 0xBF && static_cast<unsigned char>(at[2]) >= 0xBE) return false;
    }
  }
  if (seen & carriage)
    for (const char* at = begin; at != end; ++at)
      if (*at == '\r' && (at + 1 == end || at[1] != '\n')) return false;
  return true;
}

bool cook(const char* begin, const char* end, std::string& out) {
  static constexpr std::pair<std::string_view, char> entities[] = {
      {"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};
  for (const char* at = begin; at != end; ++at) {
    if (*at == '\r') continue;  // a line feed follows
    if (*at != '&') {
      out += *at;
      continue;
    }
    const std::string_view rest(at + 1, std::size_t(end - at - 1));
    const auto* const found =
        std::ranges::find_if(entities, [&](const auto& entity) { return rest.starts_with(entity.first); });
    if (found == std::end(entities)) return false;
    out += found->second;
    at += found->first.size();
  }
  return true;
}

}  // namespace safon::xml
