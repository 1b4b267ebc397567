// Runs a policy's tests beside the conversation, so that no answer waits for them.
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "dsl/coverage/coverage.hpp"
#include "dsl/source/source_text.hpp"

namespace safon::lsp {

/// One policy at a time: whoever comes later takes the place of the one before.
class Beside {
 public:
  /// What the tests of `root` have seen, and for which of its texts they were run.
  struct Seen {
    std::string root;
    std::size_t text = 0;
    Coverage coverage;
  };

  /// `finished` is called from another thread; after it take() has something.
  explicit Beside(std::function<void()> finished) : finished_(std::move(finished)) {}

  /// Nothing where these are being run already.
  void run(const std::string& root, std::size_t text, const model::Policy& policy, const Sources& sources);
  /// Another text has come: what runs is of no use any more. It ends by itself, with the test that it is at.
  void stop() { worker_.request_stop(); }
  /// What has come in since the last time.
  [[nodiscard]] std::optional<Seen> take();

 private:
  std::function<void()> finished_;
  std::mutex mutex_;
  std::optional<Seen> seen_;  // under the mutex
  std::string root_;          // what was begun last
  std::size_t text_ = 0;
  std::jthread worker_;  // the last member: it is stopped before the others go
};

}  // namespace safon::lsp
