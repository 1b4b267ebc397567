// What there is to ask for, and who may: the one table of permissions.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/web/visit.hpp"

namespace safon::web {

enum class Who : std::uint8_t { anybody, signed_in, roles };

struct Route {
  std::string_view method, path;  // of the path, `*` stands for one number: "/participant/*"
  Who who{};
  office::Roles roles;  // any of these, where `who` says so
  http::Response (*page)(Visit&);
  bool files = false;  // its form brings files
};

/// The one to which files may be sent.
inline constexpr std::string_view upload_path = "/draft";

[[nodiscard]] std::span<const Route> routes();

/// Fills `parts` with what the stars stood for. Null: no such path; `other_method` tells that there is one with
/// another.
[[nodiscard]] const Route* find_route(std::string_view method, std::string_view path, std::vector<std::string>& parts,
                                      bool& other_method);
[[nodiscard]] bool allowed(const Route& route, const office::Person* person);

}  // namespace safon::web
