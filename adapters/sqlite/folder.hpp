// The folder that a register or a backup lies in.
#pragma once
#include <string>

namespace safon {

/// Of the file `path`: with its last slash, or "." .
[[nodiscard]] std::string folder_of(const std::string& path);

/// Throws sql::Failure when the folder of `path` is not there, or a file cannot be made in it.
void require_folder_of(const std::string& path);

/// A file, or the names in a folder, are on the disc before anybody is told so.
void make_durable(const std::string& path);

}  // namespace safon
