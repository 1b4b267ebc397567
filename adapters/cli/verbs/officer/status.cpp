// safon status: who has which status; of one participant also how it came about.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/audits/audit_table.hpp"
#include "adapters/cli/verbs/corrections/correction_table.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/cli/verbs/waivers/policies_under.hpp"
#include "adapters/cli/verbs/waivers/waiver_table.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

Cell date_cell(Date date) {
  return date == never ? Cell{} : Cell{to_iso(date)};
}
Cell date_cell(const std::optional<Date>& date) {
  return date ? Cell{to_iso(*date)} : Cell{};
}

/// The status's label in the language asked for, or its name when the policy is not at hand.
std::string status_label(const CompiledPolicy* policy, const StatusRow& row, const std::string& language) {
  if (!policy) return row.status;
  for (const auto& p : policy->programmes)
    for (const auto& s : p.statuses)
      if (p.name == row.programme && s.name == row.status) return std::string(s.label.in(language, s.name));
  return row.status;
}

std::string note_of(const StatusRow& row, const std::string& language) {
  std::string note;
  if (row.stopped) note += say(Word::conflicting, language);
  if (!row.reported)
    note += std::string(note.empty() ? "" : "; ") + std::string(say(Word::no_longer_reported, language));
  return note;
}

Table status_table(const std::vector<StatusRow>& rows, const CompiledPolicy* policy, const Options& options) {
  const auto& language = options.format == Format::text ? options.language : "";
  Table table{.columns = {"id", "council", "programme", "status", "label", "since", "open_cases", "open_reviews",
                          "next", "note"},
              .when_empty = std::string(say(Word::nobody, language)),
              .language = language};
  for (const auto& row : rows)
    table.rows.push_back({row.id, row.council, row.programme, row.status, status_label(policy, row, options.language),
                          to_iso(row.since), std::int64_t(row.open_cases), std::int64_t(row.open_reviews),
                          date_cell(row.next), note_of(row, language)});
  return table;
}

/// What the ledger says of one participant. The transition is named by its two ends already.
Table history_table(const std::vector<LedgerEvent>& events, const std::string& language) {
  Table table{.columns = {"number", "recorded", "event", "programme", "from", "to", "since", "due", "by", "text"},
              .language = language};
  for (const auto& e : events)
    table.rows.push_back({e.sequence, to_iso(e.on), heading(e.kind, language), e.programme, e.from, e.to,
                          to_iso(e.effective), date_cell(e.due), e.by, e.text});
  return table;
}

/// Filters that name nothing in the policy are mistakes, not empty tables.
std::expected<StatusFilter, Exit> filter_of(RegisterFile& in, const CompiledPolicy* policy, const Options& options) {
  StatusFilter filter;
  if (!options.council.empty()) filter.council = options.council;
  if (policy) {
    auto programmes = find_programmes(*policy, options.programme);
    if (!programmes) return std::unexpected(programmes.error());
    if (!options.status.empty())
      if (auto known = find_statuses(*policy, *programmes, options.status); !known)
        return std::unexpected(known.error());
  }
  if (!options.programme.empty()) filter.programme = options.programme;
  if (!options.status.empty()) filter.status = options.status;
  if (!options.id.empty()) {
    auto key = find_id(in, options.id);
    if (!key) return std::unexpected(key.error());
    filter.participant = *key;
  }
  return filter;
}

}  // namespace

Exit status(const Options& options) {
  auto open = open_with_labels(options);
  if (!open) return open.error();
  RegisterFile& in = open->in;
  auto filter = filter_of(in, open->policy(), options);
  if (!filter) return filter.error();
  auto rows = statuses(in, *filter);
  if (!rows) return refuse(rows.error());
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  auto table = status_table(*rows, open->policy(), options);
  if (!filter->participant || options.format != Format::text) {
    draw(std::cout, table, options.format, screen);
    return Exit::good;
  }
  auto last = last_as_of(in);
  if (!last) return refuse(last.error());
  if (*last)
    table.when_empty = say(Word::not_entered, options.language, {options.id, to_iso(**last)});
  else
    table.when_empty = options.id + ": " + std::string(say(Word::not_evaluated, options.language));
  draw(std::cout, table, options.format, screen);
  auto events = history(in, *filter->participant);
  if (!events) return refuse(events.error());
  if (!events->empty()) std::cout << '\n';
  draw(std::cout, history_table(*events, options.language), options.format, screen);
  const auto audits = office::list_audits(in, true, options.id);
  if (!audits) return refuse(audits.error());
  draw_own_audits(std::cout, *audits, {screen, options.language, ""});
  const auto corrections = office::list_corrections(in, options.id);
  if (!corrections) return refuse(corrections.error());
  auto which = options;
  which.all = true;
  if (const auto of_corrections = correction_table(*corrections, which); !of_corrections.rows.empty()) {
    std::cout << '\n';
    draw(std::cout, of_corrections, options.format, screen);
  }
  if (!open->policy()) return Exit::good;
  const auto waivers = office::list_waivers(in, *open->policy(), today(), policies_under(options, in));
  if (!waivers) return refuse(waivers.error());
  const auto of_waivers = waiver_table(*waivers, which, today());
  if (of_waivers.rows.empty()) return Exit::good;
  std::cout << '\n';
  draw(std::cout, of_waivers, options.format, screen);
  return Exit::good;
}

}  // namespace safon
