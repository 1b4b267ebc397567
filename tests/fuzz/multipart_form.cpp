// Forms that bring files: whatever comes is read or refused, and what is read fits into what came.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "adapters/web/http/multipart.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  // The first line is the header, the rest the body.
  const auto line = std::min(all.find('\n'), all.size());
  const auto form = safon::http::multipart_form(all.substr(0, line), all.substr(std::min(line + 1, all.size())));
  if (!form) return 0;
  std::size_t bytes = 0;
  for (const auto& [name, value] : form->fields) bytes += name.size() + value.size();
  for (const auto& upload : form->uploads) bytes += upload.field.size() + upload.name.size() + upload.text.size();
  if (bytes > size || form->fields.size() + form->uploads.size() > safon::http::fields_in_a_form) std::abort();
  return 0;
}
