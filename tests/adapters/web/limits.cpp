// The limits of requests, each at its edge, over the loopback.
#include <chrono>
#include <thread>

#include "adapters/web/routes.hpp"
#include "wire.hpp"

namespace safon::test {
namespace {

std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: here\r\n" + headers + "\r\n";
}

std::string post(const std::string& body, const std::string& headers = "") {
  return "POST /sign-in HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

int asked(const Served& served, const std::string& bytes) {
  Wire wire(served.port());
  wire.send(bytes);
  return status_of(wire.answer());
}

TEST_CASE("requests are as large as they may be, and no larger") {
  Scene scene;
  const Served served(scene, 2);
  CHECK(asked(served, get("/health")) == 200);

  const auto target = [](std::size_t bytes) { return "/health?" + std::string(bytes - 8, 'x'); };
  CHECK(asked(served, get(target(http::target_bytes))) == 200);
  CHECK(asked(served, get(target(http::target_bytes + 1))) == 414);

  CHECK(asked(served, get("/health", "X: " + std::string(http::header_bytes - 200, 'x') + "\r\n")) == 200);
  CHECK(asked(served, get("/health", "X: " + std::string(http::header_bytes, 'x') + "\r\n")) == 431);

  // One that has no word of ours is refused for that, and not for its length.
  CHECK(asked(served, post(std::string(http::body_bytes, 'x'))) == 403);
  CHECK(asked(served, post(std::string(http::body_bytes + 1, 'x'))) == 413);
  const std::string chunk = "20000\r\n" + std::string(0x20000, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n";
  CHECK(asked(served, "POST /sign-in HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk) == 413);

  // More where files are sent; there, too, not without a word of ours.
  const auto upload = [](std::size_t bytes) {
    return "POST " + std::string(web::upload_path) +
           " HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
  };
  CHECK(asked(served, upload(http::upload_bytes) + std::string(http::upload_bytes, 'x')) == 303);
  CHECK(asked(served, upload(http::upload_bytes + 1)) == 413);
  {
    Wire first(served.port()), second(served.port());
    first.send(upload(10) + "1234");
    second.send(upload(10) + "1234");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(asked(served, upload(10) + "1234567890") == 503);
    first.send("567890");
    CHECK(status_of(first.answer()) == 303);
    CHECK(asked(served, upload(10) + "1234567890") == 303);
  }

  const auto fields = [](std::size_t count) {
    std::string body;
    for (std::size_t f = 0; f < count; ++f) body += "f" + std::to_string(f) + "=1&";
    return body;
  };
  CHECK(asked(served, post(fields(http::fields_in_a_form))) == 403);
  CHECK(asked(served, post(fields(http::fields_in_a_form + 1))) == 400);
}

TEST_CASE("what is no request is refused, and the server goes on") {
  Scene scene;
  const Served served(scene, 2);
  for (const char* bytes :
       {"nonsense\r\n\r\n", "GET /health HTTP/9.9\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: here\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: here\r\n\r\n", "GET health HTTP/1.1\r\nHost: here\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nContent-Length: -1\r\n\r\n"}) {
    CAPTURE(bytes);
    CHECK(asked(served, bytes) == 400);
  }
  CHECK(asked(served, get("/../../etc/passwd")) == 404);
  CHECK(asked(served, get("/%2e%2e/etc/passwd")) == 404);
  CHECK(asked(served, "DELETE /queue HTTP/1.1\r\nHost: here\r\n\r\n") == 405);
  CHECK(asked(served, "HEAD /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n") == 200);
  CHECK(asked(served, get("/health")) == 200);
}

TEST_CASE("one connection asks again and again") {
  Scene scene;
  const Served served(scene, 2);
  Wire wire(served.port());
  for (int t = 0; t < 3; ++t) {
    wire.send(get("/health"));
    CHECK(status_of(wire.answer()) == 200);
  }
  wire.send(get("/health") + get("/sign-in"));  // both at once
  CHECK(wire.answer().ends_with("ok\n"));
  CHECK(wire.answer().find("Sign in") != std::string::npos);
}

TEST_CASE("whoever is slow is cut off: with a request, and between two") {
  Scene scene;
  const Served served(scene, 2, {.request_limit = 1, .idle_limit = 1});
  Wire slow(served.port());
  slow.send("GET /health HTTP/1.1\r\n");
  CHECK(!slow.closed(0));
  CHECK(slow.closed(5));
  Wire idle(served.port());
  idle.send(get("/health"));
  CHECK(status_of(idle.answer()) == 200);
  CHECK(idle.closed(5));
}

TEST_CASE("one address has so many connections, and no more") {
  Scene scene;
  const Served served(scene, 2);
  std::vector<std::unique_ptr<Wire>> open;
  for (std::size_t c = 0; c < http::connections_from_one; ++c) {
    open.push_back(std::make_unique<Wire>(served.port()));
    open.back()->send(get("/health"));
    CHECK(status_of(open.back()->answer()) == 200);
  }
  CHECK(Wire(served.port()).closed(5));
  open.pop_back();
  int status = 0;
  for (int t = 0; t < 100 && status == 0; ++t) status = asked(served, get("/health"));
  CHECK(status == 200);
}

TEST_CASE("only addresses of this machine are the loopback") {
  for (const char* address : {"127.0.0.1", "127.8.9.1", "::1"}) CHECK(http::is_loopback(address));
  for (const char* address : {"0.0.0.0", "::", "192.0.2.1", "localhost", ""}) CHECK(!http::is_loopback(address));
}

}  // namespace
}  // namespace safon::test
