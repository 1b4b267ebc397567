// What can go wrong with a register, in a form that commands map to exit codes and people can read.
#pragma once
#include <cstdint>
#include <string>

namespace safon {

enum class RegisterFault : std::uint8_t {
  not_found,         // no such file
  exists,            // creating or backing up would overwrite
  not_a_register,    // a file of another program, or no database at all; a directory
  newer_version,     // made by a later version of this program
  corrupt,           // the database is damaged
  read_only,         // the file or its folder cannot be written
  busy,              // somebody else is writing
  full,              // no space left
  already_imported,  // the same bytes through the same feed
  stale,             // somebody changed the participant meanwhile
  unknown_name,      // no such participant, programme, policy, schema …
  invalid,           // what was handed over makes no sense: said in the message
  failed,            // anything else that the database reports
};

/// `message`: the situation, lower case, no full stop. `hint`: what to do about it; may be empty.
struct RegisterError {
  RegisterFault code{};
  std::string message;
  std::string hint;
};

}  // namespace safon
