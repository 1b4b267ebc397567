// The names that the scanner has met, each interned once. After a name mostly comes what came after it the last time,
// written in the plainest way: that is found by looking at it, without looking it up.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xml/text/event_receiver.hpp"

namespace safon::xml {

using Intern = std::function<InternedName(std::string_view name)>;

struct KnownName {
  std::string text;  // empty: no name
  InternedName prefix = nullptr, local = nullptr;
  bool begins_xmlns = false, special = false;  // special: it begins so, or has a prefix
  KnownName* follower = nullptr;               // the attribute that came after this name the last time
  std::uint64_t in_tag = 0;                    // number of the tag that it was last an attribute of

  static constexpr std::size_t widest = 16;
  std::array<std::uint64_t, 2> plainly{}, mask{};  // ` name="` and which of its bytes count
  std::uint32_t plain_size = 0;                    // nought: it does not fit

  /// Whether ` name="` stands at `at`, where at least `widest` bytes can be read.
  [[nodiscard]] bool stands_plainly_at(const char* at) const {
    std::array<std::uint64_t, 2> found;
    std::memcpy(&found, at, sizeof found);
    return plain_size != 0 && (((found[0] ^ plainly[0]) & mask[0]) | ((found[1] ^ plainly[1]) & mask[1])) == 0;
  }
};

class KnownNames {
 public:
  explicit KnownNames(Intern intern);

  /// Null: too many or too long, or not one for the fast lane. The name is known by its characters to be a name, but
  /// for its colons. What is found stays where it is.
  [[nodiscard]] KnownName* find(std::string_view name);
  [[nodiscard]] InternedName intern(std::string_view text) const { return intern_(text); }

 private:
  Intern intern_;
  std::vector<KnownName> names_;  // a power of two
  std::size_t count_ = 0;
};

}  // namespace safon::xml
