// What commands and pages ask a register. Rows come in a stated order; dates are days, texts are as they were stored.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "engine/intake/event.hpp"

namespace safon {

template <class T>
using Answered = std::expected<T, RegisterError>;

[[nodiscard]] Answered<std::optional<ParticipantKey>> find_participant(RegisterFile& in, std::string_view id);
[[nodiscard]] Answered<std::vector<std::string>> ids_with_prefix(RegisterFile& in, std::string_view prefix,
                                                                 std::size_t limit);
/// Ids that a mistyped one may have meant, nearest first, at most `limit`.
[[nodiscard]] Answered<std::vector<std::string>> nearest_ids(RegisterFile& in, std::string_view id, std::size_t limit);

/// Whoever's latest record is of this council, ascending; also those who have not entered.
[[nodiscard]] Answered<std::vector<ParticipantKey>> participants_of_council(RegisterFile& in, std::string_view council);

struct StatusRow {
  ParticipantKey key = 0;
  std::string id, council, policy, programme, status;
  Date since, evaluated_through;
  Date next{never};
  bool reported = true, stopped = false;
  std::uint32_t open_cases = 0, open_reviews = 0;
};
struct StatusFilter {
  std::optional<ParticipantKey> participant;
  std::optional<std::string> council, programme, status;
  ParticipantKey after = 0;  // for paging: only keys above
  std::size_t limit = SIZE_MAX;
};
/// Only participants who have entered. By key, then programme.
[[nodiscard]] Answered<std::vector<StatusRow>> statuses(RegisterFile& in, const StatusFilter& filter);
/// The same, one by one: for files that hold everybody. All are of one moment. `each` must not use the register.
[[nodiscard]] Answered<void> each_status(RegisterFile& in, const StatusFilter& filter,
                                         const std::function<void(const StatusRow&)>& each);

struct FunnelRow {
  std::string policy, programme, council, status;
  std::uint64_t participants = 0;
};
/// Participants who have entered, by programme, council and status. Names in their own order; the policy knows a
/// status' place.
[[nodiscard]] Answered<std::vector<FunnelRow>> funnel(RegisterFile& in);

struct CaseRow {
  ParticipantKey key = 0;
  std::string id, council, policy, programme, transition;
  Date since, opened;
  std::optional<Date> due, overdue;  // overdue: the first day that was too late, once a night has recorded it
  std::vector<std::string> certified_by;
  std::optional<Date> deferred_until;     // an officer has put it off to this day
  std::vector<std::string> escalated_to;  // the duties that have been told, in this order
};
/// Those with a deadline first, by deadline; then by the day they were opened; then by id.
[[nodiscard]] Answered<std::vector<CaseRow>> open_cases(RegisterFile& in);

/// Open cases of one council that are escalated to one duty.
struct EscalatedCases {
  std::string duty, council;
  std::uint64_t cases = 0;
};
/// By duty, then council.
[[nodiscard]] Answered<std::vector<EscalatedCases>> escalated_cases(RegisterFile& in);

/// What waits for people.
struct OpenWork {
  std::uint64_t cases = 0, overdue = 0;    // overdue: due before the day asked about
  std::uint64_t escalated = 0;             // cases of which somebody besides the officers has been told
  std::uint64_t reviews = 0;               // participants with open reviews, once for each programme
  std::uint64_t audits = 0, disputed = 0;  // audited changes: that wait for an auditor; of which a dispute is open
};
[[nodiscard]] Answered<OpenWork> open_work(RegisterFile& in, Date as_of);

/// An event as the ledger has it, by name. `kind` is one of the EventKind names, `no_longer_reported` or
/// `reported_again`.
struct LedgerEvent {
  std::int64_t sequence = 0;
  std::string kind, id, policy, policy_version, programme;
  std::string council;  // of the record that it rests on, or of the return that brought it; empty when neither says
  Date on, effective;
  std::string from, to, transition;  // empty where the kind has none
  std::optional<Date> due;
  std::string by, text;
  VersionKey version = 0;  // 0: none
  std::optional<RunKey> run;
  std::optional<std::int64_t> import;
  Hash hash;
};
/// One participant's, oldest first.
[[nodiscard]] Answered<std::vector<LedgerEvent>> history(RegisterFile& in, ParticipantKey participant);
/// Those of a run, in the order of the ledger.
[[nodiscard]] Answered<std::vector<LedgerEvent>> events_of_run(RegisterFile& in, RunKey run);
/// Those after `after` through `through`, in the order of the ledger, one by one. `each` must not use the register.
[[nodiscard]] Answered<void> each_event(RegisterFile& in, std::int64_t after, std::int64_t through,
                                        const std::function<void(const LedgerEvent&)>& each);
/// What happened to somebody, or to an intake itself, as the register has it: see engine/intake/event.hpp.
struct IntakeLedgerEvent {
  std::int64_t sequence = 0;  // of its own: intakes have a chain of their own
  std::string policy, policy_version, intake;
  IntakeEvent event;
  std::optional<RunKey> run;
  Hash hash;
};
/// Those after `after` through `through`, in their order, one by one. `each` must not use the register.
[[nodiscard]] Answered<void> each_intake_event(RegisterFile& in, std::int64_t after, std::int64_t through,
                                               const std::function<void(const IntakeLedgerEvent&)>& each);

/// The events that opened the reviews that are open, newest first.
[[nodiscard]] Answered<std::vector<LedgerEvent>> open_reviews(RegisterFile& in);

/// How far the register has come: the last key of each table, 0 for none.
struct Position {
  std::int64_t event = 0, version = 0, import = 0, policy = 0, intake_event = 0;
  Hash event_hash, intake_hash;  // of the last event; of the last event of an intake
  bool operator==(const Position&) const = default;
};
[[nodiscard]] Answered<Position> position(RegisterFile& in);
/// None when there is no such event.
[[nodiscard]] Answered<std::optional<Hash>> hash_of_event(RegisterFile& in, std::int64_t sequence);
[[nodiscard]] Answered<std::optional<Hash>> hash_of_intake_event(RegisterFile& in, std::int64_t sequence);
/// The councils whose participants have new events, news of intakes or record versions since; also the one that a
/// participant has left.
[[nodiscard]] Answered<std::vector<std::string>> councils_changed_since(RegisterFile& in, const Position& since);
[[nodiscard]] Answered<std::vector<std::string>> councils(RegisterFile& in);  // of somebody's latest record

struct ImportRow {
  std::int64_t key = 0;
  std::string file, feed, council, imported;
  Hash hash;
  Date received, known_from;
  bool full_return = false;
  std::uint64_t added = 0, changed = 0, unchanged = 0, rejected = 0, no_longer_reported = 0, reported_again = 0;
};
[[nodiscard]] Answered<std::vector<ImportRow>> imports(RegisterFile& in);  // oldest first

struct RejectionRow {
  std::int64_t import = 0;
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string participant, field, code, message;
};
[[nodiscard]] Answered<std::vector<RejectionRow>> rejections(RegisterFile& in, std::optional<std::int64_t> import);

struct RunRow {
  RunKey key = 0;
  std::string policy, policy_version, started;
  Date as_of;
  std::optional<std::string> finished;  // none: interrupted, or still running
  RunCounts counts;
};
/// Oldest first. RunCounts::cases_overdue stays 0: the journal does not have it.
[[nodiscard]] Answered<std::vector<RunRow>> runs(RegisterFile& in);
/// The same with it. Reads every event that there is.
[[nodiscard]] Answered<std::vector<RunRow>> runs_with_overdue(RegisterFile& in);
[[nodiscard]] Answered<std::optional<Date>> last_as_of(RegisterFile& in);

struct PolicyRow {
  std::int64_t key = 0;
  std::string name, version;
  Date in_force_from;
  Hash hash;
};
[[nodiscard]] Answered<std::vector<PolicyRow>> policies(RegisterFile& in);  // oldest first
/// The rule files of a stored policy, as they were compiled; the first is the one that was asked for.
[[nodiscard]] Answered<std::vector<SourceFile>> policy_files(RegisterFile& in, std::int64_t policy);

}  // namespace safon
