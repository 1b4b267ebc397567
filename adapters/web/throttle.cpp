#include "adapters/web/throttle.hpp"

namespace safon::web {

bool Throttle::may_try(const std::string& address, std::int64_t now) {
  const std::scoped_lock only(mutex_);
  const auto found = by_address_.find(address);
  return found == by_address_.end() || found->second.since + tries_seconds <= now ||
         found->second.count < failures_from_one;
}

void Throttle::failed(const std::string& address, std::int64_t now) {
  const std::scoped_lock only(mutex_);
  if (by_address_.size() >= addresses_kept)
    std::erase_if(by_address_, [&](const auto& each) { return each.second.since + tries_seconds <= now; });
  if (by_address_.size() >= addresses_kept) by_address_.clear();  // a flood: people's own locks hold all the same
  auto& failures = by_address_[address];
  if (failures.since + tries_seconds <= now) failures = {.count = 0, .since = now};
  ++failures.count;
}

}  // namespace safon::web
