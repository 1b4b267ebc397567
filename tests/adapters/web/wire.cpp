#include "wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "adapters/web/routes.hpp"

namespace safon::test {

Served::Served(Scene& scene, unsigned threads, http::Listening how) {
  scene.restart([&](web::ConsoleSettings& settings) { settings.threads = threads; });
  how.threads = threads;
  how.upload_path = web::upload_path;
  auto server = http::Server::listen(
      how, [&scene](const http::Request& request, unsigned thread) { return scene.console().answer(request, thread); });
  if (!server) FAIL(server.error());
  server_ = std::move(*server);
  thread_ = std::thread([this] { server_->run(); });
}

Served::~Served() {
  server_->stop();
  thread_.join();
}

Wire::Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(port);
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

Wire::~Wire() {
  if (socket_ >= 0) ::close(socket_);
}

void Wire::send(const std::string& bytes) const {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto sent = ::send(socket_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (sent <= 0) return;
    at += std::size_t(sent);
  }
}

std::string Wire::answer(int seconds) {
  constexpr std::string_view length_field = "Content-Length: ", end_of_head = "\r\n\r\n";
  for (;;) {
    const auto head = rest_.find(end_of_head), length = rest_.find(length_field);
    if (head != std::string::npos && length < head) {
      const auto whole =
          head + end_of_head.size() + std::strtoul(rest_.c_str() + length + length_field.size(), nullptr, 10);
      if (rest_.size() >= whole) {
        auto one = rest_.substr(0, whole);
        rest_.erase(0, whole);
        return one;
      }
    }
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    char bytes[65536];
    if (::poll(&waiting, 1, seconds * 1000) <= 0) return std::exchange(rest_, {});
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return std::exchange(rest_, {});
    rest_.append(bytes, std::size_t(got));
  }
}

bool Wire::closed(int seconds) const {
  pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
  char byte;
  return socket_ < 0 || (::poll(&waiting, 1, seconds * 1000) > 0 && ::recv(socket_, &byte, 1, MSG_PEEK) <= 0);
}

int status_of(const std::string& answer) {
  constexpr std::string_view begin = "HTTP/1.1 ";
  return answer.starts_with(begin) ? std::atoi(answer.c_str() + begin.size()) : 0;
}

}  // namespace safon::test
