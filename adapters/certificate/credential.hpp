// An award as a W3C Verifiable Credential in the model of Open Badges 3.0, and the list of what was revoked, as the
// payloads of signed JWTs.
#pragma once
#include <span>
#include <string>

#include "adapters/certificate/award.hpp"

namespace safon::certificate {

/// JSON: 1EdTech Open Badges 3.0, AchievementCredential, with a BitstringStatusListEntry.
[[nodiscard]] std::string badge(const Award& award);

/// JSON: W3C Bitstring Status List 1.0. `revoked`: places of the list. `made`: seconds since 1970; believed for
/// `seconds_believed`.
[[nodiscard]] std::string status_list(const std::string& issuer, const std::string& url, std::uint64_t list,
                                      std::span<const std::uint64_t> revoked, std::int64_t made);
inline constexpr std::int64_t seconds_believed = 3600;

/// Who issues, as a Profile of Open Badges.
[[nodiscard]] std::string profile(const std::string& issuer, const std::string& url);

}  // namespace safon::certificate
