#include "adapters/office/people/roles.hpp"

#include <algorithm>

namespace safon::office {

std::optional<Role> role_of(std::string_view name) {
  const auto found = std::ranges::find(role_names, name);
  if (found == role_names.end()) return std::nullopt;
  return Role(found - role_names.begin());
}

bool Person::may_see(std::string_view council) const {
  return councils.empty() || std::ranges::find(councils, council) != councils.end();
}

}  // namespace safon::office
