// What a certificate says.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/value/date.hpp"

namespace safon::certificate {

using ByLanguage = std::map<std::string, std::string>;  // "en", "cy" to text; never empty

struct Award {
  std::string number;             // number.hpp
  std::string holder;             // as the holder is called
  std::string issuer;             // whose word it is
  std::string url;                // of the issuer's console, as everybody reaches it, without a slash at its end
  std::string policy;             // its name and the version that it was awarded by
  std::string programme, status;  // by name
  ByLanguage programme_titles, status_titles;
  Date since;                         // the status is held
  std::optional<Date> until;          // the first day on which it is no longer valid
  std::uint64_t list = 1, place = 0;  // in the lists of what was revoked

  struct Waived {
    ByLanguage titles;  // of the requirement, or of the parameter
    Date until;         // the last day
    std::string to;     // what the parameter was adjusted to; empty: the requirement was waived
  };
  std::vector<Waived> waived = {};  // what counted as met by a waiver, or was adjusted, when it was awarded
};

inline constexpr std::uint64_t places_in_a_list =
    131'072;  // as many as hide one among them (W3C Bitstring Status List)

/// Where the things of an award are to be had.
[[nodiscard]] inline std::string list_url(const std::string& url, std::uint64_t list) {
  return url + "/status-lists/" + std::to_string(list);
}
[[nodiscard]] inline std::string key_url(const std::string& url, std::int64_t key) {
  return url + "/keys/" + std::to_string(key);
}

}  // namespace safon::certificate
