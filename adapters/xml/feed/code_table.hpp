// The codes that a field of a return may have, by their text, without allocating to look one up.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace safon::xml {

class CodeTable {
 public:
  /// The last one given for a text counts.
  void add(std::string_view text, std::uint16_t code);
  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> texts() const;  // in the order in which they were added

 private:
  struct Entry {
    std::string text;
    std::uint16_t code;
  };
  std::vector<Entry> entries_;
  std::vector<std::uint16_t> slots_;  // index of an entry + 1, 0 empty; a power of two, at most half full

  [[nodiscard]] std::size_t slot_of(std::string_view text) const;
};

}  // namespace safon::xml
