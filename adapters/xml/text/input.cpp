#include "adapters/xml/text/input.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace safon::xml {

InputSource from_memory(std::string_view bytes) {
  return [bytes](std::span<char> buffer) mutable -> std::expected<std::size_t, std::string> {
    const std::size_t count = std::min(buffer.size(), bytes.size());
    std::copy_n(bytes.begin(), count, buffer.data());
    bytes.remove_prefix(count);
    return count;
  };
}

InputSource from_stream(std::istream& stream) {
  return [&stream](std::span<char> buffer) -> std::expected<std::size_t, std::string> {
    stream.read(buffer.data(), std::streamsize(buffer.size()));
    if (stream.bad()) return std::unexpected(std::string("reading failed"));
    return std::size_t(stream.gcount());
  };
}

InputSource from_descriptor(int descriptor) {
  return [descriptor](std::span<char> buffer) -> std::expected<std::size_t, std::string> {
    for (;;) {
      const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
      if (count >= 0) return std::size_t(count);
      if (errno != EINTR) return std::unexpected(std::string(std::strerror(errno)));
    }
  };
}

}  // namespace safon::xml
