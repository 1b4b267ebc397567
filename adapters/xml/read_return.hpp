// A council's return, read by a feed: participants as batches of columns, and what was rejected.
// See docs/import.md for what is read, the limits (limits.hpp), and every code (codes.def).
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/xml/codes.hpp"
#include "adapters/xml/extract/unread.hpp"
#include "adapters/xml/rejection.hpp"
#include "adapters/xml/text/input.hpp"
#include "dsl/model/policy.hpp"
#include "engine/record/batch.hpp"

namespace safon::xml {

struct ReturnOptions {
  std::string file;              // as the operator named it; goes into each record's provenance
  std::optional<Date> received;  // for feeds that do not take it from the file
};

/// Called as the file is read, in the file's order. Nothing is final before read_return has succeeded: a file that
/// turns out malformed on its last line must change nothing, so keep what comes and drop it on an error.
struct ReturnSink {
  std::function<void(RecordBatch& batch)> batch;  // at most limits::batch participants; cleared after the call
  std::function<void(const Rejection& rejection)> rejection;  // in the order of the file; several for one participant
};

struct ReturnSummary {
  Date received;
  bool full_return = true;
  std::size_t mapped = 0;          // participants that went in
  std::size_t rejected = 0;        // participants that did not
  std::size_t faults = 0;          // rejections reported
  std::size_t rows = 0;            // list items of those that went in
  std::uint64_t bytes = 0;         // of the file
  std::vector<UnreadName> unread;  // what stands in participants and no path of the feed asks for
};

/// Memory use does not grow with the file, apart from some bytes for each participant's id. `feed` is one of
/// `policy`'s. A file in which every participant is rejected is read all the same: see the counts.
[[nodiscard]] std::expected<ReturnSummary, ReturnError> read_return(const InputSource& input,
                                                                    const ReturnOptions& options,
                                                                    const model::Policy& policy,
                                                                    const model::Feed& feed, const ReturnSink& sink);

/// The error as one line for people: "return.xml:12:5: X005 …".
[[nodiscard]] std::string to_text(const ReturnError& error, const std::string& file);
[[nodiscard]] std::string to_text(const Rejection& rejection, const std::string& file);

}  // namespace safon::xml
