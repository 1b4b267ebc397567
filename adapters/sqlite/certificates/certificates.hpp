// Certificates that were issued and revoked, and the public keys that they are signed with. Both only grow. What the
// values mean is said by adapters/office/certificates; this keeps them.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// A key from the day on which it came into use; the last is the one to sign with.
struct IssuerKeyRow {
  std::int64_t key = 0;
  std::string at;             // "2026-11-22T02:00:00Z"
  std::string thumbprint, x;  // of the public key: adapters/certificate/signing.hpp
  std::string issuer, url, by;
};

struct CertificateRow {
  std::int64_t key = 0;
  std::string at;
  std::string number;
  ParticipantKey participant = 0;
  std::string programme, status;  // by name
  std::int64_t rests_on = 0;      // the policy text
  Date since;
  std::optional<Date> until;
  std::int64_t issuer_key = 0;
  std::uint64_t list = 0, place = 0;  // in the lists of what was revoked
  std::string holder;
  std::string credential;  // as it was signed
  std::string by;
};

struct RevocationRow {
  std::string at, number, reason, by;
};

[[nodiscard]] std::expected<std::vector<IssuerKeyRow>, RegisterError> issuer_keys(RegisterFile& in);  // oldest first
[[nodiscard]] std::expected<void, RegisterError> add_issuer_key(RegisterFile& in, const IssuerKeyRow& row);

/// `rests_on` is found here: the policy that the holder was settled under last. Refused with `stale`: the holder does
/// not have the status any more; with `invalid`: the number or the place was given before.
[[nodiscard]] std::expected<void, RegisterError> add_certificate(RegisterFile& in, const CertificateRow& row);
/// False: it has been revoked before.
[[nodiscard]] std::expected<bool, RegisterError> add_revocation(RegisterFile& in, const RevocationRow& row);

[[nodiscard]] std::expected<std::optional<CertificateRow>, RegisterError> find_certificate(RegisterFile& in,
                                                                                           std::string_view number);
[[nodiscard]] std::expected<std::optional<RevocationRow>, RegisterError> find_revocation(RegisterFile& in,
                                                                                         std::string_view number);
/// Oldest first, without their credentials; of everybody, or of one.
[[nodiscard]] std::expected<std::vector<CertificateRow>, RegisterError> certificates(
    RegisterFile& in, std::optional<ParticipantKey> participant);
/// Those of one list that count no more: revoked, or of a status that their holder has left, by the ledger.
[[nodiscard]] std::expected<std::vector<std::uint64_t>, RegisterError> places_revoked(RegisterFile& in,
                                                                                      std::uint64_t list);
/// The same of one.
[[nodiscard]] std::expected<bool, RegisterError> is_counted_no_more(RegisterFile& in, std::string_view number);
/// How many places of the list are taken.
[[nodiscard]] std::expected<std::uint64_t, RegisterError> places_taken(RegisterFile& in, std::uint64_t list);

}  // namespace safon
