// Certificates: issuing them for what officers have certified, verifying them, revoking them. The command line and the
// console do so through this.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "adapters/certificate/award.hpp"
#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/certificates/certificates.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon::office {

/// A new key to sign with, from now on, for this issuer; those before it stay known. `url`: of the console, as
/// everybody reaches it: https, and without a path. Refused with what is wrong.
[[nodiscard]] std::expected<IssuerKeyRow, Refusal> begin_key(RegisterFile& in, const std::string& folder,
                                                             const std::string& issuer, const std::string& url,
                                                             const std::string& by, std::int64_t now);

struct CertificateAsked {
  std::string id, status;
  std::string programme;  // empty: the one that has such a status
  std::string holder;     // as the holder is called; empty: the record's field `name`
  std::string by;
};

/// Refused where the participant does not hold the status now, no officer has certified it, or it has a certificate
/// already. Seconds since 1970; `folder`: of the keys.
[[nodiscard]] std::expected<CertificateRow, Refusal> issue_certificate(RegisterFile& in, const CompiledPolicy& policy,
                                                                       const CertificateAsked& asked,
                                                                       const std::string& folder, Date today,
                                                                       std::int64_t now);

enum class CertificateState : std::uint8_t {
  valid,
  expired,   // its last day is over
  revoked,   // by people, with a reason: the certificate, or the status itself
  not_held,  // its holder has another status now
};
struct Verified {
  CertificateRow row;
  IssuerKeyRow key;
  CertificateState state = CertificateState::valid;
  std::optional<RevocationRow> revocation;
};
/// None: no certificate has that number.
[[nodiscard]] std::expected<std::optional<Verified>, Refusal> verify_certificate(RegisterFile& in,
                                                                                 const std::string& number, Date today);

/// Refused: no such certificate, no reason, or revoked before.
[[nodiscard]] std::expected<void, Refusal> revoke_certificate(RegisterFile& in, const RevocationRow& revocation);

/// The one that signs from now on. Refused where there is none.
[[nodiscard]] std::expected<IssuerKeyRow, Refusal> key_in_use(RegisterFile& in);

/// What the certificate says, from what was signed.
[[nodiscard]] std::expected<certificate::Award, Refusal> award_of(RegisterFile& in, const Verified& certificate,
                                                                  const CompiledPolicy& policy);

}  // namespace safon::office
