#include "adapters/cli/verbs/operator/take_in/conveyor.hpp"

#include <utility>

namespace safon {

Parcel Conveyor::empty() {
  const std::scoped_lock lock(mutex_);
  if (spare_.empty()) return {};
  Parcel parcel = std::move(spare_.back());
  spare_.pop_back();
  return parcel;
}

void Conveyor::send(Parcel parcel) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < longest || stopped_; });
  if (!stopped_) waiting_.push_back(std::move(parcel));
  changed_.notify_all();
}

void Conveyor::end() {
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

bool Conveyor::stopped() {
  const std::scoped_lock lock(mutex_);
  return stopped_;
}

std::optional<Parcel> Conveyor::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !waiting_.empty() || ended_; });
  if (waiting_.empty()) return std::nullopt;
  Parcel parcel = std::move(waiting_.front());
  waiting_.pop_front();
  changed_.notify_all();
  return parcel;
}

void Conveyor::give_back(Parcel parcel) {
  parcel.bytes = 0;
  parcel.rejections.clear();
  parcel.records.clear();
  parcel.documents.clear();
  const std::scoped_lock lock(mutex_);
  spare_.push_back(std::move(parcel));
}

void Conveyor::stop() {
  const std::scoped_lock lock(mutex_);
  stopped_ = true;
  waiting_.clear();
  changed_.notify_all();
}

}  // namespace safon
