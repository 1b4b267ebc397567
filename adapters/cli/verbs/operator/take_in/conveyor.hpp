// Between the thread that reads a return and the one that stores it: parcels, a few at a time.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/xml/rejection.hpp"
#include "engine/record/document.hpp"
#include "engine/value/date.hpp"

namespace safon {

/// Some of a return: rejections, then records, in the order of the file.
struct Parcel {
  struct Record {
    std::string id, council;  // council: as the record has it, may be empty
    std::uint32_t line;
    std::size_t end;  // of its document, which begins where the one before ends
  };
  std::size_t bytes = 0;  // of the file that were read since the parcel before
  std::vector<xml::Rejection> rejections;
  Date received;  // of the return; known when there are records
  std::vector<Record> records;
  Bytes documents;
};

class Conveyor {
 public:
  /// Parcels that wait at most: what a thread may be ahead of the other.
  static constexpr std::size_t longest = 4;

  // For the thread that reads:
  [[nodiscard]] Parcel empty();  // a parcel that has been used before, or a new one
  void send(Parcel parcel);      // waits for its place
  void end();                    // nothing follows
  [[nodiscard]] bool stopped();

  // For the thread that stores:
  [[nodiscard]] std::optional<Parcel> next();  // none: that was all
  void give_back(Parcel parcel);
  void stop();  // nothing more is wanted, and what is sent is dropped

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Parcel> waiting_;
  std::vector<Parcel> spare_;
  bool ended_ = false, stopped_ = false;
};

}  // namespace safon
