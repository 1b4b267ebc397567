// Messages as they come over a stream: headers, a blank line, a body of so many bytes.
#pragma once
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace safon::lsp {

/// A body beyond this is read past and not kept.
inline constexpr std::size_t message_bytes = 64U << 20U;
/// Headers beyond this are no headers.
inline constexpr std::size_t header_bytes = 4096;

struct Incoming {
  enum class State : unsigned char { message, malformed, too_large, end } state{};
  std::string body;
};

/// The next message; after a malformed header, what follows it is read as the next.
[[nodiscard]] Incoming read_message(std::istream& in);
void write_message(std::ostream& out, std::string_view body);

}  // namespace safon::lsp
