#include "adapters/office/certificates/status_lists.hpp"

#include "adapters/certificate/signing.hpp"
#include "adapters/office/certificates/issuing.hpp"
#include "adapters/sqlite/queries/console.hpp"

namespace safon::office {
namespace {

std::expected<std::string, Refusal> made(RegisterFile& in, const std::string& folder, std::uint64_t list,
                                         std::int64_t now) {
  auto taken = places_taken(in, list);
  if (!taken) return std::unexpected(refusal(taken.error()));
  if (*taken == 0) return std::unexpected(refusal(Ground::words, "there is no such list"));
  const auto key = key_in_use(in);
  if (!key) return std::unexpected(key.error());
  auto signing = certificate::SigningKey::read(folder, key->thumbprint);
  if (!signing) return std::unexpected(refusal(Ground::impossible, signing.error()));
  auto revoked = places_revoked(in, list);
  if (!revoked) return std::unexpected(refusal(revoked.error()));
  return signing->jwt(certificate::key_url(key->url, key->key),
                      certificate::status_list(key->issuer, key->url, list, *revoked, now));
}

}  // namespace

std::expected<std::string, Refusal> StatusLists::signed_list(RegisterFile& in, const std::string& folder,
                                                             std::uint64_t list, std::int64_t now) {
  const auto change = newest_change(in);
  if (!change) return std::unexpected(refusal(change.error()));
  const auto found = kept_.find(list);
  if (found != kept_.end() && found->second.change == *change && found->second.made <= now &&
      now - found->second.made < seconds_list_is_kept)
    return found->second.text;
  auto text = made(in, folder, list, now);
  if (text) kept_[list] = {.change = *change, .made = now, .text = *text};
  return text;
}

}  // namespace safon::office
