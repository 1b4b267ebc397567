#include "adapters/cli/night/night_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace safon {
std::expected<NightLock, NightLock::Refused> NightLock::take(const std::string& register_path) {
  // Two names of one register have one lock.
  std::error_code error;
  auto real = std::filesystem::weakly_canonical(register_path, error);
  const auto path = (error ? register_path : real.string()) + "-night";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (descriptor < 0) return std::unexpected(Refused{false, "cannot make `" + path + "`: " + std::strerror(errno)});
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const bool busy = errno == EWOULDBLOCK;
    const std::string why = std::strerror(errno);
    ::close(descriptor);
    if (!busy) return std::unexpected(Refused{false, "cannot lock `" + path + "`: " + why});
    return std::unexpected(Refused{true, "another night is at work on this register: it holds `" + path + "`"});
  }
  return NightLock(descriptor);
}

NightLock::~NightLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace safon
