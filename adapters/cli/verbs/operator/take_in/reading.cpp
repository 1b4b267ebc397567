#include "adapters/cli/verbs/operator/take_in/reading.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace safon {
namespace {

std::size_t bytes_of(const std::string& path) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  return failed ? 0 : std::size_t(size);
}

}  // namespace

Reading::Reading(const std::vector<std::string>& files, bool quiet)
    : bar_("importing", is_terminal(STDERR_FILENO) && !quiet, Counted::bytes) {
  for (const auto& file : files) all_ += bytes_of(file);
}

void Reading::begin(const std::string& file) {
  if (file != file_) {
    before_ += size_;
    size_ = bytes_of(file);
    file_ = file;
  }
  done_ = before_;
}

void Reading::read(std::size_t bytes) {
  done_ += bytes;
  bar_.show(std::min(done_, all_), all_);
}

}  // namespace safon
