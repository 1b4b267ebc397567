// How often somebody may try to sign in.
#pragma once
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace safon::web {

inline constexpr int failures_from_one = 20;        // of one address …
inline constexpr std::int64_t tries_seconds = 300;  // … in so many seconds
inline constexpr int passwords_at_once = 2;         // each takes 64 MB and a thread for 0.1 s
inline constexpr std::size_t addresses_kept = 10'000;

/// Safe to use by several threads.
class Throttle {
 public:
  /// False: too many from this address have failed.
  [[nodiscard]] bool may_try(const std::string& address, std::int64_t now);
  void failed(const std::string& address, std::int64_t now);

  /// A place among those whose passwords are being looked at; false while there is none.
  class Place {
   public:
    explicit Place(Throttle& throttle) : throttle_(throttle), taken_(throttle.busy_.fetch_add(1) < passwords_at_once) {}
    ~Place() { throttle_.busy_.fetch_sub(1); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    explicit operator bool() const { return taken_; }

   private:
    Throttle& throttle_;
    bool taken_;
  };

 private:
  struct Failures {
    int count = 0;
    std::int64_t since = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Failures> by_address_;
  std::atomic<int> busy_ = 0;
};

}  // namespace safon::web
