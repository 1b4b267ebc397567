#include "adapters/cli/night/night_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace safon {
namespace {

/// The number of the process that wrote it in, for people to look up; nothing is decided by it.
std::string holder(int descriptor) {
  char digits[24] = {};
  const auto count = ::pread(descriptor, digits, sizeof digits - 1, 0);
  const std::string text(digits, count > 0 ? std::size_t(count) : 0);
  return text.substr(0, text.find_first_not_of("0123456789"));
}

}  // namespace

std::expected<NightLock, NightLock::Refused> NightLock::take(const std::string& register_path) {
  // Two names of one register have one lock.
  std::error_code error;
  auto real = std::filesystem::weakly_canonical(register_path, error);
  const auto path = (error ? register_path : real.string()) + "-night";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (descriptor < 0) return std::unexpected(Refused{false, "cannot make `" + path + "`: " + std::strerror(errno)});
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const bool busy = errno == EWOULDBLOCK;
    const auto who = holder(descriptor);
    const std::string why = std::strerror(errno);
    ::close(descriptor);
    if (!busy) return std::unexpected(Refused{false, "cannot lock `" + path + "`: " + why});
    return std::unexpected(
        Refused{true, "another night is at work on this register" + (who.empty() ? "" : ": process " + who)});
  }
  // Who holds it is a comfort for people: that it cannot be written takes nothing away.
  const auto digits = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
    const auto written = ::pwrite(descriptor, digits.data(), digits.size(), 0);
  return NightLock(descriptor);
}

NightLock::~NightLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace safon
