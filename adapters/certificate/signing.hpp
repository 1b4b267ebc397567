// The keys that certificates are signed with: Ed25519, one file each, outside the register. A private key is read when
// something is to be signed, wiped from memory afterwards, and never written anywhere else.
#pragma once
#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace safon::certificate {

/// What everybody may know of a key.
struct PublicKey {
  std::string thumbprint;  // RFC 7638, of the public key as a JWK: it names the file
  std::string x;           // base64url of its 32 bytes (RFC 8037)
};

class SigningKey {
 public:
  /// Makes a new key in a file `THUMBPRINT.jwk` of the folder, which is made when it is not there; nobody else may read
  /// either. The error in plain words.
  [[nodiscard]] static std::expected<PublicKey, std::string> create(const std::string& folder);
  /// Refused: no such file, one that others may read, or one that holds another key.
  [[nodiscard]] static std::expected<SigningKey, std::string> read(const std::string& folder,
                                                                   const std::string& thumbprint);
  ~SigningKey();
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&&) = delete;

  /// A compact JWS (RFC 7515) of this JSON. `key_id`: where the public key can be had.
  [[nodiscard]] std::string jwt(std::string_view key_id, std::string_view payload) const;

 private:
  SigningKey() = default;
  std::array<unsigned char, 64> secret_{};
};

[[nodiscard]] std::string base64url(std::string_view bytes);

/// The public key as a JWK, with its id.
[[nodiscard]] std::string public_jwk(std::string_view x, std::string_view key_id);

}  // namespace safon::certificate
