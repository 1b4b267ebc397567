// Any bytes as a rule file: no crash, and every mistake's place lies in the text. What has no mistakes says the same
// once it is laid out, and is laid out for good.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dsl/format/format.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/syntax/print.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  safon::Diagnostics diagnostics;
  const auto document = safon::parse(0, text, diagnostics);
  for (const auto& diagnostic : diagnostics)
    if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > size) std::abort();
  (void)safon::print_syntax(document);
  safon::Diagnostics mistakes;
  if (const auto laid_out = safon::format_rules(text, mistakes)) {
    safon::Diagnostics none;
    if (!safon::says_the_same(text, *laid_out) || safon::format_rules(*laid_out, none) != laid_out) std::abort();
  }
  return 0;
}
