// Why something was not done, as data: the command line prints it, a page shows it.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include "engine/ports/register_error.hpp"

namespace safon::office {

enum class Ground : unsigned char {
  words,       // what was asked makes no sense: a name that nobody has, a day that is over
  findings,    // it makes sense, and cannot be: no such case, the same person twice
  impossible,  // a file, a register, a disc
};

/// `message`: the situation, lower case, no full stop. `hint`: what to do about it; may be empty.
struct Refusal {
  Ground ground{};
  std::string message, hint;
  std::optional<RegisterFault> fault;  // where the register refused
};

[[nodiscard]] inline Refusal refusal(Ground ground, std::string message, std::string hint = {}) {
  return {.ground = ground, .message = std::move(message), .hint = std::move(hint), .fault = {}};
}
[[nodiscard]] inline Refusal refusal(const RegisterError& error) {
  return {.ground = error.code == RegisterFault::unknown_name ? Ground::words : Ground::impossible,
          .message = error.message,
          .hint = error.hint,
          .fault = error.code};
}

}  // namespace safon::office
