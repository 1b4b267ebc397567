#include "adapters/office/corrections/corrections.hpp"

#include <algorithm>

#include "adapters/office/participant.hpp"
#include "adapters/office/people/acting.hpp"
#include "adapters/office/said_on.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/correction/field.hpp"

namespace safon::office {
namespace {

using Kind = CorrectionEventKind;

constexpr const char* all_of_them = "`safon correction list --all` shows those that there are";

std::string quoted(const std::string& text) {
  return "`" + text + "`";
}

Refusal no_field(const FieldFault& fault) {
  if (fault.names.empty()) return refusal(Ground::words, fault.message, fault.hint);
  const auto near = nearest(fault.wrong, fault.names);
  std::string those;
  for (const auto& each : fault.names) those += (those.empty() ? "" : ", ") + quoted(each);
  return refusal(Ground::words, fault.message, near ? "did you mean " + quoted(*near) + "?" : "it has " + those);
}

/// Whose record it is, and whose return it comes in, are not among what is corrected.
bool identifies(const RecordBatch& record, const RecordCell& cell) {
  const auto& name = record.schema->tables[cell.table].columns[cell.column].name;
  return cell.table == root_table && (name == "id" || name == "council");
}

std::optional<Refusal> lacks_words(const std::string& text, const char* what) {
  const bool empty = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (!empty) return std::nullopt;
  return refusal(Ground::words, std::string("a correction needs ") + what);
}

std::expected<RecordNow, Refusal> newest_record(RegisterFile& in, ParticipantKey key) {
  auto now = record_now(in, key);
  if (!now) return std::unexpected(refusal(now.error()));
  return *std::move(now);
}

template <class Foresee>
std::expected<CorrectionOutcome, Refusal> recorded(RegisterFile& in, const CompiledPolicy& policy, Foresee foresee) {
  constexpr int tries = 3;
  for (int t = 1;; ++t) {
    std::expected<CorrectionOutcome, Refusal> outcome = foresee();
    if (!outcome) return outcome;
    auto written = append_correction(in, policy, outcome->seen, outcome->replaces, outcome->event);
    if (written) {
      outcome->event = std::move(written->event);
      outcome->known_from = written->known_from;
      return outcome;
    }
    const auto fault = written.error().code;
    if ((fault != RegisterFault::stale && fault != RegisterFault::busy) || t == tries)
      return std::unexpected(refusal(written.error()));
  }
}

}  // namespace

std::expected<CorrectionOutcome, Refusal> foresee_correction(RegisterFile& in, const CorrectionAsked& asked,
                                                             Date today) {
  const auto key = find_id(in, asked.id);
  if (!key) return std::unexpected(key.error());
  if (auto lacks = lacks_words(asked.source, "its source: where what is right is known from"))
    return std::unexpected(*lacks);
  if (auto lacks = lacks_words(asked.reason, "a reason")) return std::unexpected(*lacks);
  const auto on = said_on(in, asked.on, today);
  if (!on) return std::unexpected(on.error());
  const auto by = recorded_name(in, asked.by);
  if (!by) return std::unexpected(by.error());
  auto now = newest_record(in, *key);
  if (!now) return std::unexpected(now.error());
  if (asked.seen && *asked.seen != now->version) {
    auto gone = refusal(Ground::findings, "the record of " + quoted(asked.id) + " has changed meanwhile", "look again");
    gone.fault = RegisterFault::stale;
    return std::unexpected(std::move(gone));
  }
  const auto cell = find_cell(now->record, asked.field);
  if (!cell) return std::unexpected(no_field(cell.error()));
  const std::string field = field_name(now->record, *cell);
  if (identifies(now->record, *cell))
    return std::unexpected(refusal(Ground::words, quoted(field) + " says whose record this is, and is not corrected",
                                   "its council has to send it as it should be"));
  RecordBatch corrected = now->record;
  if (const auto written = write_cell(corrected, *cell, asked.value); !written)
    return std::unexpected(refusal(Ground::words, written.error().message, written.error().hint));
  const auto before = correction_of(in, *now, *cell);
  if (!before) return std::unexpected(refusal(before.error()));
  if (same_cell(corrected, *cell, now->record, *cell))
    return std::unexpected(refusal(Ground::findings, quoted(field) + " is recorded so already",
                                   *before ? "correction " + std::to_string(**before) + " says so" : ""));
  if (*before && same_cell(corrected, *cell, now->told, *cell))
    return std::unexpected(refusal(Ground::findings, "that is what the council sends",
                                   "take correction " + std::to_string(**before) +
                                       " back: `safon correction withdraw " + std::to_string(**before) + "`"));
  return CorrectionOutcome{.event = {.correction = 0,
                                     .kind = Kind::corrected,
                                     .participant = *key,
                                     .id = asked.id,
                                     .field = field,
                                     .was = cell_text(now->told, *cell),
                                     .value = cell_text(corrected, *cell),
                                     .told = now->behind.told,
                                     .version = 0,
                                     .rests_on = 0,
                                     .import = std::nullopt,
                                     .on = *on,
                                     .by = *by,
                                     .role = asked.role.empty() ? "officer" : asked.role,
                                     .source = asked.source,
                                     .reason = asked.reason},
                           .recorded = cell_text(now->record, *cell),
                           .becomes = cell_text(corrected, *cell),
                           .replaces = *before,
                           .seen = now->version,
                           .known_from = std::nullopt};
}

std::expected<CorrectionOutcome, Refusal> foresee_withdrawal(RegisterFile& in, const WithdrawalAsked& asked,
                                                             Date today) {
  const auto found = find_correction(in, asked.number);
  if (!found) return std::unexpected(found.error());
  const CorrectionEvent& made = found->made;
  if (found->end)
    return std::unexpected(refusal(Ground::findings,
                                   "correction " + std::to_string(asked.number) + " holds no longer: it was " +
                                       std::string(found->state()) + " on " + to_iso(found->end->on),
                                   "`safon correction show " + std::to_string(asked.number) + "` says by what"));
  if (auto lacks = lacks_words(asked.reason, "a reason to be withdrawn")) return std::unexpected(*lacks);
  const auto on = said_on(in, asked.on, today);
  if (!on) return std::unexpected(on.error());
  const auto by = recorded_name(in, asked.by);
  if (!by) return std::unexpected(by.error());
  const auto now = newest_record(in, made.participant);
  if (!now) return std::unexpected(now.error());
  CorrectionOutcome outcome{.event = made,
                            .recorded = made.value,
                            .becomes = made.was,
                            .replaces = std::nullopt,
                            .seen = now->version,
                            .known_from = std::nullopt};
  outcome.event.kind = Kind::withdrawn;
  outcome.event.value.clear();
  outcome.event.source.clear();
  outcome.event.on = *on;
  outcome.event.by = *by;
  outcome.event.role = asked.role.empty() ? made.role : asked.role;
  outcome.event.reason = asked.reason;
  return outcome;
}

std::expected<CorrectionOutcome, Refusal> correct_record(RegisterFile& in, const CompiledPolicy& policy,
                                                         const CorrectionAsked& asked, Date today) {
  return recorded(in, policy, [&] { return foresee_correction(in, asked, today); });
}

std::expected<CorrectionOutcome, Refusal> withdraw_correction(RegisterFile& in, const CompiledPolicy& policy,
                                                              const WithdrawalAsked& asked, Date today) {
  return recorded(in, policy, [&] { return foresee_withdrawal(in, asked, today); });
}

std::expected<std::vector<CorrectableValue>, Refusal> values_to_correct(RegisterFile& in, ParticipantKey participant) {
  const auto now = newest_record(in, participant);
  if (!now) return std::unexpected(now.error());
  std::vector<CorrectableValue> values;
  const auto& tables = now->record.schema->tables;
  for (TableId t = 0; t < tables.size(); ++t)
    for (std::uint32_t row = 0; row < now->record.rows(t); ++row)
      for (ColumnId c = 0; c < tables[t].columns.size(); ++c) {
        const RecordCell cell{t, row, c};
        auto field = field_name(now->record, cell);
        if (!identifies(now->record, cell) && find_cell(now->record, field))
          values.push_back({std::move(field), cell_text(now->record, cell)});
      }
  return values;
}

namespace {

std::expected<std::vector<ListedCorrection>, Refusal> listed(RegisterFile& in, std::optional<ParticipantKey> whose) {
  const auto events = correction_events(in, whose);
  if (!events) return std::unexpected(refusal(events.error()));
  std::vector<ListedCorrection> all;
  for (const CorrectionEvent& event : *events) {
    if (event.kind == Kind::corrected) {
      auto council = council_of(in, event.participant);
      if (!council) return std::unexpected(refusal(council.error()));
      all.push_back({event, std::nullopt, *std::move(council)});
      continue;
    }
    const auto made = std::ranges::find(all, event.correction, [](const auto& each) { return each.made.correction; });
    if (made != all.end()) made->end = event;
  }
  return all;
}

}  // namespace

std::expected<std::vector<ListedCorrection>, Refusal> list_corrections(RegisterFile& in, const std::string& id) {
  if (id.empty()) return listed(in, std::nullopt);
  const auto key = find_id(in, id);
  if (!key) return std::unexpected(key.error());
  return listed(in, *key);
}

std::expected<ListedCorrection, Refusal> find_correction(RegisterFile& in, CorrectionNumber number) {
  auto all = list_corrections(in);
  if (!all) return std::unexpected(all.error());
  const auto found = std::ranges::find(*all, number, [](const auto& each) { return each.made.correction; });
  if (found == all->end())
    return std::unexpected(refusal(Ground::words, "there is no correction " + std::to_string(number), all_of_them));
  return std::move(*found);
}

std::expected<std::vector<ListedCorrection>, Refusal> corrections_behind(RegisterFile& in, ParticipantKey participant,
                                                                         VersionKey version) {
  const auto numbers = corrections_in(in, version);
  if (!numbers) return std::unexpected(refusal(numbers.error()));
  std::vector<ListedCorrection> all;
  if (numbers->empty()) return all;
  auto theirs = listed(in, participant);
  if (!theirs) return theirs;
  for (auto& each : *theirs)
    if (std::ranges::find(*numbers, each.made.correction) != numbers->end()) all.push_back(std::move(each));
  return all;
}

}  // namespace safon::office
