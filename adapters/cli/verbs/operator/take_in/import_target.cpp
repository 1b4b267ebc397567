#include "adapters/cli/verbs/operator/take_in/import_target.hpp"

#include <unistd.h>

#include <filesystem>

#include "adapters/cli/messages.hpp"

namespace safon {

ImportTarget::ImportTarget(const Options& options) : path_(options.register_path) {
  std::error_code ignored;
  const bool there = std::filesystem::exists(path_, ignored);
  if (!there && options.dry_run) {
    const auto name = "safon-dry-run-" + std::to_string(::getpid()) + ".db";
    path_ = (std::filesystem::temp_directory_path(ignored) / name).string();
  }
  made_here_ = !there;
}

ImportTarget::~ImportTarget() {
  if (keep_ || !made_here_) return;
  open_.reset();
  for (const char* end : {"", "-wal", "-shm"}) ::unlink((path_ + end).c_str());
}

RegisterFile* ImportTarget::open() {
  auto opened = RegisterFile::open(path_, OpenMode::open_or_create);
  if (!opened) {
    keep_ = true;  // whatever is there, it is not ours
    refuse(opened.error());
    return nullptr;
  }
  open_.emplace(std::move(*opened));
  return &*open_;
}

}  // namespace safon
