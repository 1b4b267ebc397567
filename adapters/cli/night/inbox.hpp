// The folder where returns arrive, and where they go from there.
//
// INBOX/*.xml and INBOX/COUNCIL/*.xml are taken in; a council's folder says whose they are. INBOX/done and
// INBOX/refused keep them afterwards, under the same names.
#pragma once
#include <expected>
#include <string>
#include <vector>

namespace safon {

struct Arrived {
  std::string path;     // where it is
  std::string name;     // under the inbox: "march.xml", "north/march.xml"
  std::string council;  // the folder's name; empty outside one
};

struct Inbox {
  std::vector<Arrived> files;              // by name, byte by byte
  std::vector<std::string> still_written;  // names that say that somebody is still writing
  std::vector<std::string> not_for_us;     // no `.xml`, no plain file, or a name that cannot be shown
};

/// Of `council` only its folder; empty: everything. The error is in plain words.
[[nodiscard]] std::expected<Inbox, std::string> look_into(const std::string& folder, const std::string& council);

/// Where a file of the inbox will be kept: INBOX/KEEP/NAME, or the first of NAME.2, NAME.3 … that is free (the number
/// stands before `.xml`).
[[nodiscard]] std::string place_for(const std::string& inbox, const std::string& keep, const std::string& name);

/// Moves, and never over a file that is there; folders are made.
[[nodiscard]] std::expected<void, std::string> move_file(const std::string& from, const std::string& to);

}  // namespace safon
