#include "adapters/xml/codes.hpp"

namespace safon::xml {
namespace {
constexpr ReturnCodeInfo infos[] = {
#define SAFON_RETURN_CODE(name, code, title) {#name, code, title},
#include "adapters/xml/codes.def"
#undef SAFON_RETURN_CODE
};
}  // namespace

const ReturnCodeInfo& info(ReturnCode code) {
  return infos[std::size_t(code)];
}

std::span<const ReturnCodeInfo> all_return_codes() {
  return infos;
}

}  // namespace safon::xml
