#include "adapters/certificate/signing.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

namespace safon::certificate {
namespace {

namespace json = boost::json;
using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;

constexpr std::size_t longest_file = 4096;

std::string why() {
  return std::strerror(errno);  // NOLINT(concurrency-mt-unsafe): the program has no other locale
}

/// Wiped at the end.
struct Wiped {
  Seed seed{};
  ~Wiped() { sodium_memzero(seed.data(), seed.size()); }
};

PublicKey public_key(const unsigned char* bytes) {
  const auto x = base64url({reinterpret_cast<const char*>(bytes), crypto_sign_PUBLICKEYBYTES});
  // The members that RFC 7638 asks for, in their order.
  const auto canonical = R"({"crv":"Ed25519","kty":"OKP","x":")" + x + "\"}";
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(canonical.data()), canonical.size());
  return {.thumbprint = base64url({reinterpret_cast<const char*>(hash.data()), hash.size()}), .x = x};
}

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

std::optional<Seed> seed_in(std::string_view text) {
  boost::system::error_code wrong;
  const auto value = json::parse({text.data(), text.size()}, wrong);
  if (wrong || !value.is_object()) return std::nullopt;
  const auto& object = value.get_object();
  const auto* crv = object.if_contains("crv");
  const auto* d = object.if_contains("d");
  if (!crv || !d || !crv->is_string() || !d->is_string() || crv->get_string() != "Ed25519") return std::nullopt;
  Seed seed{};
  std::size_t size = 0;
  const auto& coded = d->get_string();
  if (sodium_base642bin(seed.data(), seed.size(), coded.data(), coded.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      size != seed.size())
    return std::nullopt;
  return seed;
}

bool write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(file, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(std::size_t(written));
  }
  return ::fsync(file) == 0;
}

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the zero that ends it
  return text;
}

std::string public_jwk(std::string_view x, std::string_view key_id) {
  return json::serialize(
      json::object{{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", x}, {"kid", key_id}, {"use", "sig"}, {"alg", "EdDSA"}});
}

std::expected<PublicKey, std::string> SigningKey::create(const std::string& folder) {
  if (sodium_init() < 0) return std::unexpected("the library for signatures does not start");
  std::error_code failed;
  const bool made = std::filesystem::create_directories(folder, failed);
  if (failed) return std::unexpected("cannot make the folder `" + folder + "`: " + failed.message());
  if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  Wiped seed;
  randombytes_buf(seed.seed.data(), seed.seed.size());
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(open.data(), secret.data(), seed.seed.data());
  sodium_memzero(secret.data(), secret.size());
  auto key = public_key(open.data());
  const auto path = (std::filesystem::path(folder) / (key.thumbprint + ".jwk")).string();
  const File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (file.get() < 0) return std::unexpected("cannot make `" + path + "`: " + why());
  auto d = base64url({reinterpret_cast<const char*>(seed.seed.data()), seed.seed.size()});
  auto text = R"({"kty":"OKP","crv":"Ed25519","x":")" + key.x + R"(","d":")" + d + "\"}\n";
  const bool written = write_whole(file.get(), text);
  sodium_memzero(d.data(), d.size());
  sodium_memzero(text.data(), text.size());
  if (!written) return std::unexpected("cannot write `" + path + "`: " + why());
  return key;
}

std::expected<SigningKey, std::string> SigningKey::read(const std::string& folder, const std::string& thumbprint) {
  if (sodium_init() < 0) return std::unexpected("the library for signatures does not start");
  const auto path = (std::filesystem::path(folder) / (thumbprint + ".jwk")).string();
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about{};
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0)
    return std::unexpected("cannot read the key `" + path + "`: " + why());
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return std::unexpected("others may read the key `" + path + "`: `chmod 600` it, and think of who may have");
  std::string text(longest_file, '\0');
  const auto size = ::read(file.get(), text.data(), text.size());
  Wiped seed;
  const auto found = seed_in(std::string_view(text).substr(0, size > 0 ? std::size_t(size) : 0));
  sodium_memzero(text.data(), text.size());
  if (!found) return std::unexpected("`" + path + "` is no Ed25519 key as a JWK");
  seed.seed = *found;
  SigningKey key;
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  crypto_sign_seed_keypair(open.data(), key.secret_.data(), seed.seed.data());
  if (public_key(open.data()).thumbprint != thumbprint)
    return std::unexpected("`" + path + "` holds another key than its name says");
  return key;
}

SigningKey::~SigningKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

SigningKey::SigningKey(SigningKey&& other) noexcept : secret_(other.secret_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

std::string SigningKey::jwt(std::string_view key_id, std::string_view payload) const {
  const auto header = json::serialize(json::object{{"alg", "EdDSA"}, {"kid", key_id}, {"typ", "JWT"}});
  auto text = base64url(header) + "." + base64url(payload);
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       secret_.data());
  return text + "." + base64url({reinterpret_cast<const char*>(signature.data()), signature.size()});
}

}  // namespace safon::certificate
