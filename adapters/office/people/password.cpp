#include "adapters/office/people/password.hpp"

#include <sodium.h>

#include <algorithm>

namespace safon::office {
namespace {

bool ready() {
  static const bool is = sodium_init() >= 0;
  return is;
}

std::string hex(const unsigned char* bytes, std::size_t count) {
  std::string text(count * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, count);
  text.pop_back();
  return text;
}

/// Of a password that nobody knows.
const std::string& nobodys() {
  static const std::string stored = stored_password(random_word()).value_or("");
  return stored;
}

}  // namespace

std::expected<std::string, Refusal> stored_password(std::string_view password) {
  if (password.size() < shortest_password)
    return std::unexpected(refusal(Ground::words, "the password is too short",
                                   "take at least " + std::to_string(shortest_password) +
                                       " characters: three or four words that do not belong together are good"));
  if (password.size() > longest_password)
    return std::unexpected(refusal(Ground::words, "the password is too long",
                                   "take at most " + std::to_string(longest_password) + " characters"));
  char stored[crypto_pwhash_STRBYTES];
  if (!ready() || crypto_pwhash_str_alg(stored, password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                        crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return std::unexpected(refusal(Ground::impossible, "there is not enough memory to store a password", "try again"));
  return std::string(stored);
}

bool is_password(const std::string& stored, std::string_view password) {
  const std::string against = stored.empty() ? nobodys() : stored;
  char whole[crypto_pwhash_STRBYTES] = {};
  std::copy_n(against.data(), std::min(against.size(), sizeof whole - 1), whole);
  const auto given = password.substr(0, longest_password + 1);
  const bool right = ready() && crypto_pwhash_str_verify(whole, given.data(), given.size()) == 0;
  return right && !stored.empty();
}

std::string random_word() {
  unsigned char bytes[32] = {};
  if (!ready()) std::abort();  // a session that can be guessed is worse than none
  randombytes_buf(bytes, sizeof bytes);
  return hex(bytes, sizeof bytes);
}

Hash hash_for(std::string_view purpose, std::string_view word) {
  const std::string both = std::string(purpose) + ':' + std::string(word);
  Hash hash;
  crypto_generichash(hash.bytes.data(), hash.bytes.size(), reinterpret_cast<const unsigned char*>(both.data()),
                     both.size(), nullptr, 0);
  return hash;
}

bool equal_words(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace safon::office
