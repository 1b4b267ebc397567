// How much of the register the outbox has given away.
#pragma once
#include <expected>
#include <string>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

/// Kept in OUTBOX/.cursor, and moved on only after what lies before it is on the disc: what is given away is given at
/// least once.
struct Cursor {
  Position at;
  bool begins_anew = false;  // nothing was given away yet, or of another register, or of a later state of this one
};

/// The error is in plain words.
[[nodiscard]] std::expected<Cursor, std::string> read_cursor(RegisterFile& in, const std::string& outbox);
[[nodiscard]] std::expected<void, std::string> write_cursor(const std::string& outbox, const Position& at);

}  // namespace safon
