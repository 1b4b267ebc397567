// Any text through the scanner and through libxml2 alone: both must say the same, however it is cut.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/adapters/xml/event_log.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace safon::xml;
  if (size < 2) return 0;
  const std::size_t step = std::size_t(data[0]) + 1;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!lanes::comparable(text)) return 0;
  if (!lanes::same(lanes::read(text, EventParser::Lane::fast, step), lanes::read(text, EventParser::Lane::slow, step)))
    std::abort();
  return 0;
}
