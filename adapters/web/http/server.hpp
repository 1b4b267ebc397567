// Listens, reads requests within their limits, and hands each to a function. The only place that knows Boost.Beast.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "adapters/web/http/message.hpp"

namespace safon::http {

// Each is tested at its edge.
inline constexpr std::size_t header_bytes = 16 * 1024;
inline constexpr std::size_t body_bytes = 128 * 1024;
inline constexpr std::size_t upload_bytes = 4 * 1024 * 1024;  // of a body that brings files
inline constexpr int uploads_at_once = 2;                     // until they are answered
inline constexpr std::size_t target_bytes = 2048;
inline constexpr int request_seconds = 10;   // from a request's first byte to its last
inline constexpr int idle_seconds = 30;      // between two requests of a connection
inline constexpr int response_seconds = 30;  // to take what was answered
inline constexpr std::size_t connections_at_once = 512;
inline constexpr std::size_t connections_from_one = 64;  // of one address, which is not looked at behind a proxy

struct Listening {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free
  unsigned threads = 4;
  bool behind_proxy = false;
  std::string upload_path;       // where files may be sent to; empty: nowhere
  std::string certificate, key;  // PEM files; both empty: no TLS
  /// Seconds, for tests that do not want to wait.
  int request_limit = request_seconds, idle_limit = idle_seconds;
};

/// Called by several threads at once. `thread`: which of them, from 0. It must not throw.
using Answer = std::function<Response(const Request&, unsigned thread)>;

class Server {
 public:
  /// Refused, in a sentence: the address is none, the port is taken, the certificate cannot be read.
  [[nodiscard]] static std::expected<std::unique_ptr<Server>, std::string> listen(const Listening& how, Answer answer);
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Until stop(), or SIGINT or SIGTERM: then requests that are being answered are, and nothing new is taken.
  virtual void run() = 0;
  virtual void stop() = 0;  // from any thread
};

/// Whether an address can be reached from this machine only.
[[nodiscard]] bool is_loopback(const std::string& address);

}  // namespace safon::http
