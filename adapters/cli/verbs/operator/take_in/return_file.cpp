#include "adapters/cli/verbs/operator/take_in/return_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace safon {

std::expected<ReturnFile, std::string> ReturnFile::open(const std::string& path) {
  // Without waiting: a pipe that nobody writes to would keep us for ever.
  ReturnFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat about{};
  if (file.descriptor_ < 0 || ::fstat(file.descriptor_, &about) != 0) return std::unexpected(std::strerror(errno));
  if (S_ISDIR(about.st_mode)) return std::unexpected(std::strerror(EISDIR));
  if (!S_ISREG(about.st_mode)) return std::unexpected("It is not a plain file; save what it gives in one");
  return file;
}

ReturnFile::~ReturnFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

xml::InputSource ReturnFile::from_start() const {
  ::lseek(descriptor_, 0, SEEK_SET);
  return xml::from_descriptor(descriptor_);
}

}  // namespace safon
