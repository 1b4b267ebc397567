#include "adapters/cli/night/rehearsal.hpp"

#include <unistd.h>

#include <filesystem>

#include "adapters/sqlite/backup.hpp"

namespace safon {

Rehearsal::Rehearsal() {
  std::error_code ignored;
  const auto name = "safon-rehearsal-" + std::to_string(::getpid()) + ".db";
  path_ = (std::filesystem::temp_directory_path(ignored) / name).string();
}

Rehearsal::~Rehearsal() {
  for (const char* end : {"", "-wal", "-shm"}) ::unlink((path_ + end).c_str());
}

std::expected<void, RegisterError> Rehearsal::copy(const std::string& register_path) {
  std::error_code ignored;
  if (!std::filesystem::exists(register_path, ignored)) return {};
  auto from = RegisterFile::open(register_path, OpenMode::read);
  if (!from) return std::unexpected(from.error());
  return backup(*from, path_, true);
}

}  // namespace safon
