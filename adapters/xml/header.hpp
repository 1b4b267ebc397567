// What a return says about itself before its first participant: values from the file, checks, the date received.
#pragma once
#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/xml/extract/field_reader.hpp"
#include "adapters/xml/feed/feed_plan.hpp"

namespace safon::xml {

class Header {
 public:
  /// Reads everything that the feed takes from the file, out of what stands before the first participant. `received` is
  /// the operator's date, for feeds that have none. Settles the plan's codes.
  [[nodiscard]] std::expected<void, ReturnError> read(FeedPlan& plan, Selector& selector, FieldReader& reader,
                                                      std::optional<Date> received, TextPlace first_participant);

  /// An error when a value that was missing before the first participant has come since.
  [[nodiscard]] std::expected<void, ReturnError> nothing_late(Selector& selector) const;

  [[nodiscard]] Date received() const { return received_; }
  [[nodiscard]] const Cell& value(std::size_t header) const { return cells_[header]; }

 private:
  Date received_{};
  std::vector<Cell> cells_;        // as FeedPlan::headers
  std::deque<std::string> texts_;  // that cells point to
  std::vector<const Path*> missing_;
  TextPlace first_participant_;

  std::expected<void, ReturnError> check(const FeedPlan& plan, Selector& selector);
  std::expected<Cell, ReturnError> read_field(const FieldPlan& field, FieldReader& reader);
};

}  // namespace safon::xml
