// Everything that can be wrong with a return, each with a stable code. The list is in codes.def.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace safon::xml {

enum class ReturnCode : std::uint8_t {
#define SAFON_RETURN_CODE(name, code, title) name,
#include "adapters/xml/codes.def"
#undef SAFON_RETURN_CODE
};

struct ReturnCodeInfo {
  std::string_view name, code, title;
};
/// Why a return was refused as a whole. Line 0: no one place.
struct ReturnError {
  ReturnCode code;
  std::uint32_t line = 0, column = 0;
  std::string message;
};

[[nodiscard]] const ReturnCodeInfo& info(ReturnCode code);
[[nodiscard]] std::span<const ReturnCodeInfo> all_return_codes();

}  // namespace safon::xml
