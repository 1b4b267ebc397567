#include "adapters/lsp/beside.hpp"

#include <utility>

#include "dsl/lower/lower.hpp"

namespace safon::lsp {

void Beside::run(const std::string& root, std::size_t text, const model::Policy& policy, const Sources& sources) {
  if (root == root_ && text == text_ && worker_.joinable()) return;
  root_ = root;
  text_ = text;
  worker_ = std::jthread([this, root, text, policy, sources](const std::stop_token& stop) {
    auto coverage = coverage_of(policy, lower(policy, sources), stop);
    if (stop.stop_requested()) return;
    {
      const std::lock_guard lock(mutex_);
      seen_ = Seen{root, text, std::move(coverage)};
    }
    finished_();
  });
}

std::optional<Beside::Seen> Beside::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(seen_, std::nullopt);
}

}  // namespace safon::lsp
