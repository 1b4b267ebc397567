#include "adapters/cli/outgoing/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace safon {

WholeFile::WholeFile(std::string path) : path_(std::move(path)) {
  const std::filesystem::path place(path_);
  std::error_code ignored;  // opening the file tells
  if (place.has_parent_path()) std::filesystem::create_directories(place.parent_path(), ignored);
  beside_ = (place.parent_path() / ("." + place.filename().string() + ".tmp")).string();
  file_ = std::fopen(beside_.c_str(), "wbe");
  if (!file_) error_ = errno;
}

WholeFile::~WholeFile() {
  if (!file_) return;
  std::fclose(file_);
  ::unlink(beside_.c_str());
}

void WholeFile::write(std::string_view text) {
  if (!error_ && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) error_ = errno;
}

void WholeFile::keep_mode() {
  struct stat there{};
  if (error_ || ::stat(path_.c_str(), &there) != 0) return;
  if (::fchmod(::fileno(file_), there.st_mode & 07777U) != 0) error_ = errno;
}

std::expected<void, std::string> WholeFile::finish() {
  if (!error_ && (std::fflush(file_) != 0 || ::fsync(::fileno(file_)) != 0)) error_ = errno;
  if (!error_ && ::rename(beside_.c_str(), path_.c_str()) != 0) error_ = errno;
  if (error_) return std::unexpected("cannot write `" + path_ + "`: " + std::strerror(error_));
  std::fclose(file_);
  file_ = nullptr;
  const auto folder = std::filesystem::path(path_).parent_path().string();
  sync_folder(folder.empty() ? "." : folder);
  return {};
}

std::expected<void, std::string> write_whole(const std::string& path, std::string_view text, KeepMode mode) {
  WholeFile file(path);
  if (mode == KeepMode::yes) file.keep_mode();
  file.write(text);
  return file.finish();
}

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace safon
