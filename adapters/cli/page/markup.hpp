// Text as XML and HTML take it.
#pragma once
#include <string>
#include <string_view>

namespace safon {

/// For element text and attribute values in either quotes. What XML cannot hold, control characters and bytes that are
/// no UTF-8, becomes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// ` name="value"`.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

}  // namespace safon
