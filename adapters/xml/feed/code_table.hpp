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
  /// Up to sixteen bytes are known by their ends and their number alone.
  struct Ends {
    std::uint64_t first, last;
    std::size_t size;
    bool operator==(const Ends&) const = default;
  };
  struct Slot {
    Ends ends{};
    std::uint16_t entry = 0;  // index + 1, 0 empty
  };
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two, at most half full

  [[nodiscard]] static Ends ends_of(std::string_view text);
  [[nodiscard]] std::size_t slot_of(std::string_view text, const Ends& ends) const;
};

}  // namespace safon::xml
