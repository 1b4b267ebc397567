// The console behind a real server on the loopback, and a client that sends bytes as they are.
#pragma once
#include <memory>
#include <string>
#include <thread>

#include "adapters/web/http/server.hpp"
#include "scene.hpp"

namespace safon::test {

class Served {
 public:
  Served(Scene& scene, unsigned threads, http::Listening how = {});
  ~Served();
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }

 private:
  std::unique_ptr<http::Server> server_;
  std::thread thread_;
};

/// One connection.
class Wire {
 public:
  explicit Wire(std::uint16_t port);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void send(const std::string& bytes) const;  // what the other side no longer takes is lost
  /// One answer, head and body, or as much as came until the other side closed. Waits `seconds` at most.
  [[nodiscard]] std::string answer(int seconds = 20);
  [[nodiscard]] bool closed(int seconds) const;  // by the other side, in so many seconds at most

 private:
  int socket_;
  std::string rest_;
};

[[nodiscard]] int status_of(const std::string& answer);  // 0: none

}  // namespace safon::test
