// What people may be, and whom they may see.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace safon::office {

enum class Role : std::uint8_t { officer, policy_staff, auditor, operators, administrator };
inline constexpr std::array<std::string_view, 5> role_names = {"officer", "policy", "auditor", "operator",
                                                               "administrator"};

[[nodiscard]] constexpr std::string_view role_name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}
[[nodiscard]] std::optional<Role> role_of(std::string_view name);

/// Several roles, as bits.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(Role role) : bits_(bit(role)) {}  // one role is a set of one
  constexpr Roles operator|(Roles other) const { return Roles(std::uint8_t(bits_ | other.bits_)); }
  [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  [[nodiscard]] constexpr bool meets(Roles other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool operator==(const Roles&) const = default;

 private:
  constexpr explicit Roles(std::uint8_t bits) : bits_(bits) {}
  static constexpr std::uint8_t bit(Role role) { return std::uint8_t(1u << static_cast<unsigned>(role)); }
  std::uint8_t bits_ = 0;
};
constexpr Roles operator|(Role a, Role b) {
  return Roles(a) | Roles(b);
}

/// Whoever has signed in. No council: all of them.
struct Person {
  std::int64_t key = 0;
  std::string name, full_name;
  Roles roles;
  std::vector<std::string> councils;
  std::vector<std::string> duties;  // cases that are escalated to them are hers to look at
  bool has_password = false;

  [[nodiscard]] bool may_see(std::string_view council) const;
};

}  // namespace safon::office
