#include "adapters/xml/text/event_receiver.hpp"

#include <algorithm>
#include <string>

#include "adapters/xml/text/scan/characters.hpp"

namespace safon::xml {

TextPlace past(TextPlace place, const char* begin, const char* end) {
  for (const char* at = begin; at != end; ++at) {
    if (*at == '\n')
      ++place.line, place.column = 1;
    else if (begins_character(*at))
      ++place.column;
  }
  return place;
}

TextPlace StartTag::place_of_value(std::size_t index) const {
  if (!begin) return place;
  const Attribute wanted = attribute(index);
  const char* value = wanted.value.data();
  // A value with references or other than plain letters was copied out of the buffer: look for it by its name.
  if (value < begin || value >= end) value = raw_value(index);
  if (plain) return {place.line, place.column + std::uint32_t(value - begin)};
  return past(place, begin, value);
}

// Where the attribute's value begins in the tag, which is known to be well-formed.
const char* StartTag::raw_value(std::size_t index) const {
  const auto* const before = reinterpret_cast<const char*>(raw[5 * index + 1]);
  const std::string after = attribute(index).local;
  const std::string name = before ? std::string(before) + ':' + after : after;
  constexpr std::string_view blanks = " \t\r\n", ends_name = " \t\r\n=";
  std::string_view rest(begin, std::size_t(end - begin));
  const auto skip_to = [&](std::size_t at) { rest.remove_prefix(std::min(at, rest.size())); };
  skip_to(rest.find_first_of(blanks));
  while (!rest.empty()) {
    skip_to(rest.find_first_not_of(blanks));
    const std::string_view found = rest.substr(0, rest.find_first_of(ends_name));
    skip_to(rest.find_first_of("\"'"));
    if (rest.empty()) break;
    if (found == name) return rest.data() + 1;
    const std::size_t closing = rest.find(rest[0], 1);
    skip_to(closing == rest.npos ? closing : closing + 1);
  }
  return begin;
}

}  // namespace safon::xml
