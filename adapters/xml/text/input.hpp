// Where the bytes of a return come from: a file, a stream, or memory. Read once, from front to back.
#pragma once
#include <cstddef>
#include <expected>
#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>

namespace safon::xml {

/// Fills as much of the buffer as it can; 0 bytes mean the end. The error is in plain words.
using InputSource = std::function<std::expected<std::size_t, std::string>(std::span<char> buffer)>;

/// What is read from must outlive the source.
[[nodiscard]] InputSource from_memory(std::string_view bytes);
[[nodiscard]] InputSource from_stream(std::istream& stream);
[[nodiscard]] InputSource from_descriptor(int descriptor);  // not closed here

}  // namespace safon::xml
