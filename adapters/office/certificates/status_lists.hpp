// Lists of the certificates that count no more, signed: anybody may ask for one, as often as they like, so that they
// are kept.
#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <string>

#include "adapters/certificate/credential.hpp"
#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon::office {

/// Well before the time is over for which a list is believed.
inline constexpr std::int64_t seconds_list_is_kept = certificate::seconds_believed / 4;

/// Of one register that is open for reading, asked by one thread at a time.
class StatusLists {
 public:
  /// As a signed JWT. The one that was made last, as long as nobody has written to the register since, for
  /// `seconds_list_is_kept`. Refused where no certificate is in that list, or where the key is not in `folder`. `now`:
  /// seconds since 1970.
  [[nodiscard]] std::expected<std::string, Refusal> signed_list(RegisterFile& in, const std::string& folder,
                                                                std::uint64_t list, std::int64_t now);

 private:
  struct Kept {
    std::int64_t change = 0, made = 0;
    std::string text;
  };
  std::map<std::uint64_t, Kept> kept_;
};

}  // namespace safon::office
