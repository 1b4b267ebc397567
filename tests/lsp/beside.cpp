// Tests that run beside the conversation: the editor is answered at once, and told to ask again.
#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <istream>
#include <mutex>
#include <ostream>
#include <streambuf>
#include <thread>

#include "adapters/lsp/server.hpp"

namespace {

using namespace safon;

/// Bytes from one thread to another.
class Channel : public std::streambuf {
 public:
  /// Whether these bytes have come by; waits for them.
  bool saw(const std::string& what) {
    std::unique_lock lock(mutex_);
    return come_.wait_for(lock, std::chrono::seconds(60), [&] { return all_.find(what) != std::string::npos; });
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    come_.notify_all();
  }

 protected:
  int_type overflow(int_type c) override {
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    const std::lock_guard lock(mutex_);
    all_.append(bytes, std::size_t(count));
    come_.notify_all();
    return count;
  }
  int_type underflow() override {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [&] { return closed_ || read_ < all_.size(); });
    if (read_ == all_.size()) return traits_type::eof();
    one_ = all_[read_++];
    setg(&one_, &one_, &one_ + 1);
    return traits_type::to_int_type(one_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable come_;
  std::string all_;
  std::size_t read_ = 0;
  char one_ = 0;
  bool closed_ = false;
};

const std::string policy = R"(policy club { version \"1\" in force from 2020-01-01 }\n)"
                           R"(record participant { joined: date  left: optional date }\n)"
                           R"(requirement away { left exists }\n)"
                           R"(test \"t\" { as of 2026-01-01 given participant { left: 2025-01-01 } expect away met })";

}  // namespace

TEST_CASE("hints are worked out beside the conversation, and the editor is told when they have come") {
  Channel to_server, from_server;
  std::istream in(&to_server);
  std::ostream out(&from_server), editor(&to_server);
  const auto nothing = [](const std::string&) -> std::expected<std::string, std::string> {
    return std::unexpected("there is no such file");
  };
  std::jthread server([&] { (void)lsp::serve(in, out, nothing, {}, *make_date(2026, 11, 22)); });
  const auto tell = [&](const std::string& body) {
    editor << "Content-Length: " << body.size() << "\r\n\r\n" << body << std::flush;
  };
  const std::string document = R"("textDocument":{"uri":"file:///club.safon")";
  const std::string hints = R"(,"method":"textDocument/inlayHint","params":{)" + document + "}}}";
  tell(
      R"({"id":1,"method":"initialize","params":{"capabilities":{"workspace":{"inlayHint":{"refreshSupport":true}}}}})");
  tell(R"({"method":"textDocument/didOpen","params":{)" + document + R"(,"text":")" + policy + R"("}}})");
  tell(R"({"id":2)" + hints);
  CHECK(from_server.saw(R"({"id":2,"result":[],)"));
  CHECK(from_server.saw("workspace/inlayHint/refresh"));
  tell(R"({"id":"tested","result":null})");
  tell(R"({"id":3)" + hints);
  CHECK(from_server.saw("met 1, not met 0, unknown 0"));
  to_server.close();
}
