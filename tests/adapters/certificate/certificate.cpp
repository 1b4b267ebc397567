// Numbers, keys and signatures, lists of what was revoked, and codes to be scanned.
#include <doctest/doctest.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "adapters/certificate/credential.hpp"
#include "adapters/certificate/number.hpp"
#include "adapters/certificate/page.hpp"
#include "adapters/certificate/signing.hpp"

namespace safon::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace certificate;

struct Folder {
  Folder() {
    auto pattern = (fs::temp_directory_path() / "safon-keys-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Folder() { fs::remove_all(path); }
  std::string path;
};

std::string decoded(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr,
                            &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0);
  out.resize(size);
  return out;
}

struct Jwt {
  std::string signed_part, header, payload, signature;
};
Jwt parts_of(const std::string& jwt) {
  const auto first = jwt.find('.'), last = jwt.rfind('.');
  return {jwt.substr(0, last), decoded(jwt.substr(0, first)), decoded(jwt.substr(first + 1, last - first - 1)),
          decoded(jwt.substr(last + 1))};
}

bool signature_is_right(const Jwt& jwt, const std::string& x) {
  const auto key = decoded(x);
  return crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(jwt.signature.data()),
                                     reinterpret_cast<const unsigned char*>(jwt.signed_part.data()),
                                     jwt.signed_part.size(), reinterpret_cast<const unsigned char*>(key.data())) == 0;
}

// RFC 8037, appendix A.
constexpr const char* known_x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
constexpr const char* known_d = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
constexpr const char* known_thumbprint = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

void write(const std::string& path, const std::string& text, mode_t mode = 0600) {
  std::ofstream(path) << text;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
}
std::string jwk(const std::string& d, const char* crv = "Ed25519") {
  return R"({"kty":"OKP","crv":")" + std::string(crv) + R"(","d":")" + d + R"(","x":")" + known_x + "\"}";
}

TEST_CASE("a number is found again however it is typed, and one wrong digit is seen") {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const auto number = new_number();
    REQUIRE(number.size() == digits_of_number);
    CHECK(seen.insert(number).second);
    CHECK(number_in(number) == number);
    CHECK(number_in(" " + in_groups(number) + " ") == number);
    for (std::size_t at = 0; at < number.size(); ++at) {
      auto wrong = number;
      wrong[at] = wrong[at] == '9' ? '0' : char(wrong[at] + 1);
      CHECK(!number_in(wrong));
    }
  }
  // 0794 has the check digit 5 in ISO/IEC 7064; so has it with zeros before, which lead back to where one begins.
  CHECK(in_groups("1234567890123456") == "1234 5678 9012 3456");
  for (const char* wrong : {"", "1", "12345678901234567", "1234 5678 9012 345x", "１234567890123456"})
    CHECK(!number_in(wrong));
}

TEST_CASE("a known key has its known thumbprint, and signs") {
  const Folder folder;
  write(folder.path + "/" + known_thumbprint + ".jwk", jwk(known_d));
  auto key = SigningKey::read(folder.path, known_thumbprint);
  REQUIRE(key);
  const auto jwt = parts_of(key->jwt("https://x.test/keys/1", R"({"a":1})"));
  CHECK(jwt.header == R"({"alg":"EdDSA","kid":"https://x.test/keys/1","typ":"JWT"})");
  CHECK(jwt.payload == R"({"a":1})");
  CHECK(signature_is_right(jwt, known_x));
  auto other = jwt;
  other.signed_part.back() ^= 1;
  CHECK(!signature_is_right(other, known_x));
}

TEST_CASE("a new key is for its owner alone, and another each time") {
  const Folder folder;
  const auto in = folder.path + "/keys/of/ours";
  const auto one = SigningKey::create(in), two = SigningKey::create(in);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(one->thumbprint != two->thumbprint);
  struct stat about{};
  REQUIRE(::stat((in + "/" + one->thumbprint + ".jwk").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  REQUIRE(::stat(in.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0700);
  auto key = SigningKey::read(in, one->thumbprint);
  REQUIRE(key);
  CHECK(signature_is_right(parts_of(key->jwt("k", "{}")), one->x));
}

TEST_CASE("a key that is missing, open to others, somebody else's or no key is told as such") {
  const Folder folder;
  const auto path = folder.path + "/" + known_thumbprint + ".jwk";
  const auto said = [&] {
    auto key = SigningKey::read(folder.path, known_thumbprint);
    return key ? std::string("read") : key.error();
  };
  CHECK(said().contains("cannot read the key"));
  write(path, jwk(known_d), 0640);
  CHECK(said().contains("others may read"));
  write(path, jwk("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2B"));
  CHECK(said().contains("is no Ed25519 key"));  // the last character has bits that no byte has
  write(path, jwk("AAGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"));
  CHECK(said().contains("another key than its name says"));
  for (const auto& text : {std::string(), std::string("{"), std::string("[]"), jwk(known_d, "X25519"), jwk("AAAA"),
                           std::string(R"({"crv":"Ed25519","d":7})")}) {
    write(path, text);
    CHECK(said().contains("is no Ed25519 key"));
  }
}

TEST_CASE("an award as a badge") {
  const Award award{.number = "1234567890123456",
                    .holder = "Zoë \"Z\" O'Neil",
                    .issuer = "ADEW",
                    .url = "https://safon.test",
                    .policy = "club 1",
                    .programme = "swimming",
                    .status = "miler",
                    .programme_titles = {{"en", "Swimming"}, {"cy", "Nofio"}},
                    .status_titles = {{"en", "Miler"}, {"cy", "Milltirwr"}},
                    .since = *make_date(2026, 3, 1),
                    .until = *make_date(2028, 3, 1),
                    .list = 2,
                    .place = 77};
  const auto badge = json::parse(certificate::badge(award)).as_object();
  CHECK(badge.at("validFrom").as_string() == "2026-03-01T00:00:00Z");
  CHECK(badge.at("validUntil").as_string() == "2028-03-01T00:00:00Z");
  CHECK(badge.at("nbf").as_int64() == 1'772'323'200);
  CHECK(badge.at("exp").as_int64() == 1'835'481'600);
  CHECK(badge.at("type").as_array().size() == 2);
  const auto& subject = badge.at("credentialSubject").as_object();
  CHECK(subject.at("identifier").as_array()[0].at("identityHash").as_string() == "Zoë \"Z\" O'Neil");
  CHECK(subject.at("achievement").at("name").as_string() == "Miler");
  CHECK(badge.at("credentialStatus").at("statusListIndex").as_string() == "77");
  CHECK(badge.at("credentialStatus").at("statusListCredential").as_string() == "https://safon.test/status-lists/2");

  const auto html = certificate_html(award);
  for (const char* part :
       {"Zoë &quot;Z&quot; O&#39;Neil", "<section lang=\"en\">", "<section lang=\"cy\">", "Milltirwr", "1 March 2026",
        "29 Chwefror 2028", "1234 5678 9012 3456", "https://safon.test/verify/1234567890123456", "<svg"})
    CHECK_MESSAGE(html.contains(part), part);
}

TEST_CASE("a list says of each place whether it was revoked, and of all alike how many there are") {
  const std::vector<std::uint64_t> revoked{0, 9, places_in_a_list - 1};
  const auto list = json::parse(status_list("ADEW", "https://safon.test", 3, revoked, 1'775'044'800)).as_object();
  CHECK(list.at("validFrom").as_string() == "2026-04-01T12:00:00Z");
  CHECK(list.at("validUntil").as_string() == "2026-04-01T13:00:00Z");
  const auto& subject = list.at("credentialSubject").as_object();
  const std::string coded(subject.at("encodedList").as_string());
  REQUIRE(coded.starts_with('u'));
  const auto packed = decoded(std::string_view(coded).substr(1));
  std::string bits(places_in_a_list / 8, '\x55');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  auto input = packed;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = uInt(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(bits.data());
  stream.avail_out = uInt(bits.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  CHECK(stream.total_out == places_in_a_list / 8);
  inflateEnd(&stream);
  std::vector<std::uint64_t> found;
  for (std::uint64_t place = 0; place < places_in_a_list; ++place)
    if ((bits[place / 8] & (0x80 >> (place % 8))) != 0) found.push_back(place);
  CHECK(found == revoked);
}

}  // namespace
}  // namespace safon::test
