// Any bytes as a rule file: no crash, and every mistake's place lies in the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dsl/parse/parse.hpp"
#include "dsl/syntax/print.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  safon::Diagnostics diagnostics;
  const auto document = safon::parse(0, text, diagnostics);
  for (const auto& diagnostic : diagnostics)
    if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > size) std::abort();
  (void)safon::print_syntax(document);
  return 0;
}
