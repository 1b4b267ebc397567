// What the console's pages ask: a page at a time, so that no answer grows with the register.
#pragma once
#include <memory>
#include <span>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

/// While it lives, all questions through `in` are answered as of one moment. Nothing may be written through it.
class OneMoment {
 public:
  explicit OneMoment(RegisterFile& in);
  ~OneMoment();
  OneMoment(const OneMoment&) = delete;
  OneMoment& operator=(const OneMoment&) = delete;

 private:
  struct Snapshot;
  std::unique_ptr<Snapshot> snapshot_;  // null: there is none, and the questions say why
};

/// Of participants whose newest record is of one of these councils; no council: everybody.
using Councils = std::span<const std::string>;

enum class CaseOrder : std::uint8_t { due, opened, id };
struct CaseFilter {
  std::vector<std::string> councils;
  std::optional<std::string> programme;
  std::optional<Date> due_before;   // only what had to be decided before this day
  std::vector<std::string> duties;  // only what is escalated to one of these; none: all
  CaseOrder order = CaseOrder::due;
  std::size_t offset = 0, limit = 50;
};
struct CasePage {
  std::vector<CaseRow> rows;  // CaseRow::overdue stays empty: the page compares days
  std::size_t all = 0;        // how many there are without offset and limit
};
[[nodiscard]] Answered<CasePage> page_of_cases(RegisterFile& in, const CaseFilter& filter);

struct ParticipantName {
  std::string id, council;
  bool reported = true;
};
/// None: there is no such participant.
[[nodiscard]] Answered<std::optional<ParticipantName>> name_of(RegisterFile& in, ParticipantKey key);

/// Newest first, those before `before`. A council's: those that rest on its records.
[[nodiscard]] Answered<std::vector<LedgerEvent>> page_of_events(RegisterFile& in, std::int64_t before,
                                                                Councils councils, std::size_t limit);
/// Faults of one return, by line; those after the first `offset`.
[[nodiscard]] Answered<std::vector<RejectionRow>> page_of_rejections(RegisterFile& in, std::int64_t import,
                                                                     std::size_t offset, std::size_t limit);

/// Another number than before whenever somebody has written through another connection. Says nothing to other
/// connections.
[[nodiscard]] Answered<std::int64_t> newest_change(RegisterFile& in);

struct DayCount {
  Date day;
  std::uint64_t count = 0;
};
/// How many cases that still wait were opened on which day.
[[nodiscard]] Answered<std::vector<DayCount>> waiting_since(RegisterFile& in, Councils councils);
/// How many standings have their next date on which day from `from` to before `until`: there time alone may change
/// something.
[[nodiscard]] Answered<std::vector<DayCount>> next_dates(RegisterFile& in, Councils councils, Date from, Date until);

}  // namespace safon
