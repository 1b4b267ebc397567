// The console: what a request brings, from who may ask to the headers of the answer.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/certificates/status_lists.hpp"
#include "adapters/office/policies/stored.hpp"
#include "adapters/web/http/message.hpp"
#include "adapters/web/throttle.hpp"

namespace safon::web {

struct ConsoleSettings {
  std::string register_path;
  office::SharedPolicy policy;  // none: the register's, in force or that somebody is under
  unsigned threads = 1;
  bool secure = false;  // the browser sees TLS: ours or the proxy's
  bool behind_proxy = false;
  std::string user_header;            // lower case; empty: nobody is let in by a header
  std::string keys;                   // folder of the keys that certificates are signed with; empty: none are
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
    office::StatusLists status_lists;    // of the reader
  };
  /// That a session was used. While somebody else writes, the next request does it.
  void mark(Desk& desk, const Hash& token, std::int64_t now) const;
  http::Response answered(const http::Request& request, Desk& desk);
  std::string address_of(const http::Request& request) const;

  ConsoleSettings settings_;
  std::vector<Desk> desks_;
  Throttle throttle_;
  office::StoredPolicies policies_;
};

}  // namespace safon::web
