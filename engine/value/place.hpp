// A place in a rule file, as shown to people. 1-based; line 0 means "nowhere".
#pragma once
#include <cstdint>
#include <string>

namespace safon {

struct Place {
  std::uint32_t file = 0;  // index into CompiledPolicy::files
  std::uint32_t line = 0, column = 0;
  std::uint32_t end_line = 0, end_column = 0;
};

}  // namespace safon
