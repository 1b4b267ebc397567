// One night at a time on a register, over all processes of this machine.
#pragma once
#include <expected>
#include <string>

namespace safon {

/// Held until it is destroyed or the process ends, however it ends: the system lets go of it. The file that it rests
/// on, `FILE-night` beside the register, stays.
class NightLock {
 public:
  /// `busy`: another night is at work; else the file cannot be made or locked.
  struct Refused {
    bool busy = false;
    std::string message;
  };
  [[nodiscard]] static std::expected<NightLock, Refused> take(const std::string& register_path);
  ~NightLock();
  NightLock(NightLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  NightLock& operator=(NightLock&&) = delete;

 private:
  explicit NightLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace safon
