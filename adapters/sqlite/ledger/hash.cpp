#include "adapters/sqlite/ledger/hash.hpp"

#include <sodium.h>

#include <cstring>

namespace safon {
namespace {

crypto_generichash_state* state(std::uint8_t* bytes) {
  return reinterpret_cast<crypto_generichash_state*>(bytes);
}

}  // namespace

Hasher::Hasher() {
  static_assert(sizeof state_ >= sizeof(crypto_generichash_state));
  static const int ready = sodium_init();  // chooses the fastest code for this processor
  static_cast<void>(ready);
  crypto_generichash_init(state(state_), nullptr, 0, sizeof(Hash::bytes));
}

void Hasher::pass_on() {
  crypto_generichash_update(state(state_), held_, size_held_);
  size_held_ = 0;
}

Hasher& Hasher::bytes(std::span<const std::uint8_t> data) {
  if (data.empty()) return *this;
  if (data.size() > sizeof held_ - size_held_) pass_on();
  if (data.size() > sizeof held_) {
    crypto_generichash_update(state(state_), data.data(), data.size());
  } else {
    std::memcpy(held_ + size_held_, data.data(), data.size());
    size_held_ += data.size();
  }
  return *this;
}

Hasher& Hasher::number(std::int64_t value) {
  std::uint8_t little[8];
  for (int i = 0; i < 8; ++i) little[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
  return bytes(little);
}

Hasher& Hasher::field(std::span<const std::uint8_t> data) {
  number(static_cast<std::int64_t>(data.size()));
  return bytes(data);
}

Hasher& Hasher::field(std::string_view data) {
  return field(std::span(reinterpret_cast<const std::uint8_t*>(data.data()), data.size()));
}

Hash Hasher::finish() {
  Hash hash;
  pass_on();
  crypto_generichash_final(state(state_), hash.bytes.data(), hash.bytes.size());
  return hash;
}

Hash hash_policy(const CompiledPolicy& policy) {
  Hasher hasher;
  for (const SourceFile& file : policy.files) hasher.field(file.name).field(file.text);
  return hasher.finish();
}

}  // namespace safon
