#include "adapters/lsp/framing.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace safon::lsp {
namespace {

/// A line of the header without its end; none at the end of the stream.
std::optional<std::string> header_line(std::istream& in) {
  std::string line;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    if (c == '\n') {
      if (line.ends_with('\r')) line.pop_back();
      return line;
    }
    if (line.size() < header_bytes) line += char(c);
  }
  return std::nullopt;
}

std::optional<std::size_t> length_of(std::string_view line) {
  constexpr std::string_view name = "content-length:";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b; };
  if (line.size() < name.size() ||
      !std::equal(name.begin(), name.end(), line.begin(), [&](char b, char a) { return same(a, b); }))
    return std::nullopt;
  line.remove_prefix(name.size());
  while (line.starts_with(' ')) line.remove_prefix(1);
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return length;
}

}  // namespace

Incoming read_message(std::istream& in) {
  std::optional<std::size_t> length;
  for (;;) {
    const auto line = header_line(in);
    if (!line) return {Incoming::State::end, {}};
    if (line->empty()) break;
    if (const auto found = length_of(*line)) length = found;
  }
  if (!length) return {Incoming::State::malformed, {}};
  if (*length > message_bytes) {
    in.ignore(std::streamsize(std::min<std::size_t>(*length, std::size_t(1) << 62U)));
    return {in ? Incoming::State::too_large : Incoming::State::end, {}};
  }
  Incoming message{Incoming::State::message, std::string(*length, '\0')};
  in.read(message.body.data(), std::streamsize(*length));
  if (std::size_t(in.gcount()) != *length) message.state = Incoming::State::end;
  return message;
}

void write_message(std::ostream& out, std::string_view body) {
  out << "Content-Length: " << body.size() << "\r\n\r\n" << body << std::flush;
}

}  // namespace safon::lsp
