#include "adapters/web/http/server.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <cctype>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace safon::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using beast::error_code;

/// Which of the server's threads this is.
thread_local unsigned this_thread = 0;

/// How many connections there are, by address. Those of one that has too many are closed at once.
class Connections {
 public:
  bool enter(const std::string& address, bool count_address) {
    const std::scoped_lock only(mutex_);
    auto& own = by_address_[address];
    if (all_ >= connections_at_once || (count_address && own >= connections_from_one)) {
      if (own == 0) by_address_.erase(address);
      return false;
    }
    ++own, ++all_;
    return true;
  }
  void leave(const std::string& address) {
    const std::scoped_lock only(mutex_);
    --all_;
    if (--by_address_[address] == 0) by_address_.erase(address);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::size_t> by_address_;
  std::size_t all_ = 0;
};

/// What all connections share; outlives them.
struct Shared {
  Listening how;
  Answer answer;
  Connections connections;
  std::atomic<int> uploads = 0;
};

/// A place among the uploads, while there is one.
class UploadPlace {
 public:
  explicit UploadPlace(std::atomic<int>& uploads) : uploads_(uploads), taken_(uploads.fetch_add(1) < uploads_at_once) {}
  ~UploadPlace() { uploads_.fetch_sub(1); }
  UploadPlace(const UploadPlace&) = delete;
  UploadPlace& operator=(const UploadPlace&) = delete;
  explicit operator bool() const { return taken_; }

 private:
  std::atomic<int>& uploads_;
  bool taken_;
};

Request request_from(const beast::http::request<beast::http::string_body>& message, const std::string& address,
                     bool& well_formed) {
  Request request{.method = std::string(message.method_string()), .path = {}, .query = {}, .address = address};
  std::string_view target(message.target().data(), message.target().size());
  const auto mark = std::min(target.find('?'), target.size());
  request.path = decoded(target.substr(0, mark), false, well_formed);
  if (!request.path.starts_with('/')) well_formed = false;
  if (mark < target.size()) request.query = target.substr(mark + 1);
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    request.headers[name] = std::string(field.value());
  }
  request.body = message.body();
  return request;
}

/// One connection, one request after the other. Keeps itself alive through the handlers that wait.
template <class Stream>
class Connection : public std::enable_shared_from_this<Connection<Stream>> {
 public:
  template <class... More>
  Connection(Shared& shared, std::string address, tcp::socket socket, More&... more)
      : shared_(shared), address_(std::move(address)), stream_(std::move(socket), more...) {}
  ~Connection() { shared_.connections.leave(address_); }

  void start() {
    if constexpr (std::is_same_v<Stream, beast::tcp_stream>) {
      read();
    } else {
      lowest().expires_after(std::chrono::seconds(shared_.how.request_limit));
      stream_.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](error_code failed) {
        if (!failed) self->read();
      });
    }
  }

 private:
  using Parser = beast::http::request_parser<beast::http::string_body>;
  using Message = beast::http::response<beast::http::string_body>;

  beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }

  // A connection may be idle for longer than a request may take: the first byte is waited for by itself.
  void read() {
    parser_.emplace();
    parser_->header_limit(header_bytes);
    parser_->body_limit(upload_bytes);  // until it is known what it is for
    lowest().expires_after(std::chrono::seconds(first_ ? shared_.how.request_limit : shared_.how.idle_limit));
    first_ = false;
    if (buffer_.size() > 0) return read_request();
    stream_.async_read_some(buffer_.prepare(4096), [self = this->shared_from_this()](error_code failed, std::size_t n) {
      if (failed) return self->close();
      self->buffer_.commit(n);
      self->read_request();
    });
  }

  void read_request() {
    lowest().expires_after(std::chrono::seconds(shared_.how.request_limit));
    beast::http::async_read_header(
        stream_, buffer_, *parser_,
        [self = this->shared_from_this()](error_code failed, std::size_t) { self->read_body(failed); });
  }

  void read_body(error_code failed) {
    if (failed) return taken(failed);
    const auto& message = parser_->get();
    const auto target = message.target();
    const bool is_upload = message.method() == beast::http::verb::post && !shared_.how.upload_path.empty() &&
                           std::string_view(target.data(), target.size()) == shared_.how.upload_path;
    const auto limit = is_upload ? upload_bytes : body_bytes;
    if (const auto length = parser_->content_length(); length && *length > limit) return refuse(413);
    parser_->body_limit(limit);
    if (is_upload) {
      upload_.emplace(shared_.uploads);
      if (!*upload_) return refuse(503);
    }
    beast::http::async_read(stream_, buffer_, *parser_,
                            [self = this->shared_from_this()](error_code wrong, std::size_t) { self->taken(wrong); });
  }

  void taken(error_code failed) {
    namespace http = beast::http;
    if (failed == http::error::body_limit) return refuse(413);
    if (failed == http::error::header_limit) return refuse(431);
    if (failed == beast::error::timeout) return close();
    if (failed && failed.category() == http::make_error_code(http::error::bad_method).category() &&
        failed != http::error::end_of_stream && failed != http::error::partial_message)
      return refuse(400);
    if (failed) return close();
    const auto& message = parser_->get();
    if (message.target().size() > target_bytes) return refuse(414);
    bool well_formed = true;
    const auto request = request_from(message, address_, well_formed);
    if (!well_formed) return refuse(400);
    send(answer(request), message.keep_alive(), message.method() == http::verb::head);
  }

  // One request that goes wrong takes nobody else's along.
  Response answer(const Request& request) {
    try {
      return shared_.answer(request, this_thread);
    } catch (const std::exception&) {
      return {.status = 500, .type = "text/plain; charset=utf-8", .body = "something went wrong\n", .headers = {}};
    }
  }

  void refuse(unsigned status) {
    const char* why = status == 413   ? "the request is larger than it may be\n"
                      : status == 503 ? "others are sending files at the moment: try again\n"
                                      : "the request was not understood\n";
    send({.status = status, .type = "text/plain; charset=utf-8", .body = why}, false, false);
  }

  void send(Response response, bool keep_open, bool head) {
    upload_.reset();
    auto message = std::make_shared<Message>(beast::http::status(response.status), 11);
    message->set(beast::http::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) message->insert(name, value);
    message->keep_alive(keep_open);
    message->body() = std::move(response.body);
    message->prepare_payload();
    if (head) message->body().clear();  // its length stays
    lowest().expires_after(std::chrono::seconds(response_seconds));
    beast::http::async_write(stream_, *message,
                             [self = this->shared_from_this(), message, keep_open](error_code failed, std::size_t) {
                               if (failed || !keep_open) return self->close();
                               self->read();
                             });
  }

  void close() {
    error_code ignored;
    lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  Shared& shared_;
  std::string address_;
  Stream stream_;
  beast::flat_buffer buffer_{header_bytes + body_bytes + 4096};
  std::optional<Parser> parser_;
  std::optional<UploadPlace> upload_;
  bool first_ = true;
};

class Listener final : public Server {
 public:
  Listener(const Listening& how, Answer answer)
      : shared_{.how = how, .answer = std::move(answer), .connections = {}, .uploads = 0},
        context_(int(how.threads)),
        acceptor_(context_),
        signals_(context_),
        tls_(asio::ssl::context::tls_server) {}

  std::optional<std::string> open() {
    const auto& how = shared_.how;
    error_code failed;
    const auto address = asio::ip::make_address(how.address, failed);
    if (failed) return "`" + how.address + "` is not an address to listen on";
    if (!how.certificate.empty()) {
      tls_.set_options(
          asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1,
          failed);
      tls_.use_certificate_chain_file(how.certificate, failed);
      if (failed) return "the certificate `" + how.certificate + "` cannot be used: " + failed.message();
      tls_.use_private_key_file(how.key, asio::ssl::context::pem, failed);
      if (failed) return "the key `" + how.key + "` cannot be used: " + failed.message();
    }
    const tcp::endpoint place(address, how.port);
    acceptor_.open(place.protocol(), failed);
    if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) acceptor_.bind(place, failed);
    if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
      return "port " + std::to_string(how.port) + " of " + how.address + " cannot be listened on: " + failed.message();
    return std::nullopt;
  }

  std::uint16_t port() const override {
    error_code failed;
    return acceptor_.local_endpoint(failed).port();
  }

  void run() override {
    error_code failed;
    signals_.add(SIGINT, failed);
    signals_.add(SIGTERM, failed);
    signals_.async_wait([this](error_code cancelled, int) {
      if (!cancelled) context_.stop();
    });
    accept();
    std::vector<std::thread> threads;
    for (unsigned t = 1; t < shared_.how.threads; ++t)
      threads.emplace_back([this, t] {
        this_thread = t;
        context_.run();
      });
    context_.run();
    for (auto& thread : threads) thread.join();
  }

  void stop() override { context_.stop(); }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(context_), [this](error_code failed, tcp::socket socket) {
      if (failed == asio::error::operation_aborted) return;
      if (!failed) begin(std::move(socket));
      accept();
    });
  }

  void begin(tcp::socket socket) {
    error_code failed;
    const auto address = socket.remote_endpoint(failed).address().to_string();
    if (failed || !shared_.connections.enter(address, !shared_.how.behind_proxy)) return;
    socket.set_option(tcp::no_delay(true), failed);
    if (shared_.how.certificate.empty())
      std::make_shared<Connection<beast::tcp_stream>>(shared_, address, std::move(socket))->start();
    else
      std::make_shared<Connection<beast::ssl_stream<beast::tcp_stream>>>(shared_, address, std::move(socket), tls_)
          ->start();
  }

  Shared shared_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::ssl::context tls_;
};

}  // namespace

std::expected<std::unique_ptr<Server>, std::string> Server::listen(const Listening& how, Answer answer) {
  auto server = std::make_unique<Listener>(how, std::move(answer));
  if (auto wrong = server->open()) return std::unexpected(std::move(*wrong));
  return server;
}

bool is_loopback(const std::string& address) {
  error_code failed;
  const auto parsed = asio::ip::make_address(address, failed);
  return !failed && parsed.is_loopback();
}

}  // namespace safon::http
