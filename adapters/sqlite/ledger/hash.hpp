// BLAKE2b-256, by libsodium. Fields are hashed with their lengths, so that no two different rows give the same bytes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/plan/compiled_policy.hpp"
#include "engine/ports/hash.hpp"

namespace safon {

class Hasher {
 public:
  Hasher();
  Hasher& bytes(std::span<const std::uint8_t> data);  // as they are, without a length: for whole files
  Hasher& text(std::string_view data) {
    return bytes({reinterpret_cast<const std::uint8_t*>(data.data()), data.size()});
  }
  Hasher& field(std::span<const std::uint8_t> data);  // length, then bytes
  Hasher& field(std::string_view data);
  Hasher& number(std::int64_t value);
  [[nodiscard]] Hash finish();

 private:
  alignas(64) std::uint8_t state_[384];
  std::uint8_t held_[256];  // a row is many short fields, and each call to the library costs as much as their hashing
  std::size_t size_held_ = 0;

  void pass_on();
};

/// Over the names and texts of the policy's files, in their order.
[[nodiscard]] Hash hash_policy(const CompiledPolicy& policy);

}  // namespace safon
