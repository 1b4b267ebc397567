// Passwords, and the random words that sessions are known by.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "adapters/office/refusal.hpp"
#include "engine/ports/hash.hpp"

namespace safon::office {

inline constexpr std::size_t shortest_password = 12, longest_password = 200;  // bytes

/// What to store: argon2id with its salt and costs, some 0.1 s and 64 MB. Refused: too short, too long, or no memory.
[[nodiscard]] std::expected<std::string, Refusal> stored_password(std::string_view password);

/// Takes as long whether or not there is anything stored, and whatever is wrong.
[[nodiscard]] bool is_password(const std::string& stored, std::string_view password);

/// 32 random bytes in 64 hexadecimal digits.
[[nodiscard]] std::string random_word();

/// BLAKE2b of a word for one purpose: from the hash nobody finds the word, or the hash for another purpose.
[[nodiscard]] Hash hash_for(std::string_view purpose, std::string_view word);

/// In a time that does not tell how much of it is right.
[[nodiscard]] bool equal_words(std::string_view one, std::string_view other);

}  // namespace safon::office
