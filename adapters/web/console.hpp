// The console: what a request brings, from who may ask to the headers of the answer.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "adapters/web/http/message.hpp"
#include "adapters/web/throttle.hpp"
#include "dsl/load/load.hpp"

namespace safon::web {

struct ConsoleSettings {
  std::string register_path;
  std::shared_ptr<const LoadedPolicy> policy;  // none: the one stored last in the register
  unsigned threads = 1;
  bool secure = false;  // the browser sees TLS: ours or the proxy's
  bool behind_proxy = false;
  std::string user_header;            // lower case; empty: nobody is let in by a header
  std::function<std::int64_t()> now;  // seconds since 1970
};

class Console {
 public:
  explicit Console(ConsoleSettings settings);
  ~Console();

  /// By several threads at once, each with its number.
  [[nodiscard]] http::Response answer(const http::Request& request, unsigned thread);

 private:
  /// What one thread works with.
  struct Desk {
    std::optional<RegisterFile> reader, writer;
    std::optional<RegisterFile> marker;  // writes only where it need not wait
  };
  /// That a session was used. While somebody else writes, the next request does it.
  void mark(Desk& desk, const Hash& token, std::int64_t now) const;
  http::Response answered(const http::Request& request, Desk& desk);
  std::shared_ptr<const LoadedPolicy> policy_of(RegisterFile& in);
  std::string address_of(const http::Request& request) const;

  ConsoleSettings settings_;
  std::vector<Desk> desks_;
  Throttle throttle_;
  std::mutex policy_mutex_;
  std::int64_t policy_key_ = 0;
  std::shared_ptr<const LoadedPolicy> policy_;
};

}  // namespace safon::web
