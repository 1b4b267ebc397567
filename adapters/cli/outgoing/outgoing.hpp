// What goes out at the end of a night: events, status files, reports. docs/outgoing.md describes them.
#pragma once
#include <cstdint>
#include <expected>
#include <string>

#include "adapters/cli/night/night.hpp"
#include "adapters/sqlite/register.hpp"

namespace safon {

/// What was given away this time: everything since the last night that came to its end, officers' decisions too.
struct Outgoing {
  std::uint64_t events = 0;
  std::size_t councils = 0;  // whose status files were written
  std::size_t tables = 0;    // that the policy declares, and that were written
  std::string reports;       // the folder
};

/// In this order: events, status files, tables, reports, and then the mark of how far that went; so a night that is
/// killed gives some of it again, and loses nothing. The error is in plain words.
[[nodiscard]] std::expected<Outgoing, std::string> write_outgoing(RegisterFile& in, const CompiledPolicy& policy,
                                                                  const Night& night, const std::string& outbox);

}  // namespace safon
