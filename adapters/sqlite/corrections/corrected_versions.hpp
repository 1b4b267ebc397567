// Record versions that carry corrections: what the council had sent, with what officers have put right.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/sqlite/inside.hpp"
#include "engine/correction/event.hpp"
#include "engine/correction/found_again.hpp"

namespace safon {

using CorrectionNumber = std::int64_t;

/// What a record version is made of.
struct Behind {
  VersionKey told = 0;                        // what the council had sent; the version itself where nobody corrected it
  std::vector<CorrectionNumber> corrections;  // that it carries, ascending
  bool operator==(const Behind&) const = default;
};

class CorrectedVersions {
 public:
  explicit CorrectedVersions(RegisterFile::Inside& inside);

  [[nodiscard]] Behind behind(VersionKey version);

  /// The record of that version, with its lines, in the shape of `schema`; its own where there is none.
  [[nodiscard]] RecordBatch record(VersionKey version, const Schema* schema = nullptr);
  [[nodiscard]] const Schema& schema_of(VersionKey version);

  /// What officers said. Throws sql::Failure when there is no such correction.
  [[nodiscard]] const CorrectionEvent& made(CorrectionNumber number);
  /// One that is about to be appended, so that its version can be made first.
  void note(const CorrectionEvent& event);
  /// Where a correction's value stands in another version that the council has sent, which is `record`.
  [[nodiscard]] FoundAgain find(CorrectionNumber number, const RecordBatch& record);

  struct Ended {
    CorrectionNumber number = 0;
    FoundAgain found;
  };
  struct Carried {
    std::vector<CorrectionNumber> hold;
    std::vector<Ended> ended;
  };
  /// Which of these go on when the council sends `told`.
  [[nodiscard]] Carried carried(const std::vector<CorrectionNumber>& corrections, VersionKey told);

  /// The document that they make of it. Each must hold there.
  [[nodiscard]] Bytes document(const Behind& made_of);

  /// Appends the version that is made so, known from that day, and notes what it is made of. Its key.
  VersionKey append(const Behind& made_of, Date known_from);

 private:
  RegisterFile::Inside& inside_;
  sql::Statement behind_, version_;
  std::map<CorrectionNumber, CorrectionEvent> made_;
};

/// Appends an event.
void append_correction_event(RegisterFile::Inside& inside, const CorrectionEvent& event);

}  // namespace safon
