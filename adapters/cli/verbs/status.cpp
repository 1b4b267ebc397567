// safon status: who has which status; of one participant also how it came about.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries.hpp"

namespace safon {
namespace {

Cell date_cell(Date date) { return date == never ? Cell{} : Cell{to_iso(date)}; }
Cell date_cell(const std::optional<Date>& date) { return date ? Cell{to_iso(*date)} : Cell{}; }

/// The status's label in the language asked for, or its name when the policy is not at hand.
std::string status_label(const LoadedPolicy* policy, const std::string& programme, const std::string& status, const std::string& language) {
  if (!policy) return status;
  for (const auto& p : policy->compiled->programmes)
    for (const auto& s : p.statuses)
      if (p.name == programme && s.name == status) return std::string(s.label.in(language, s.name));
  return status;
}

Table status_table(const std::vector<StatusRow>& rows, const LoadedPolicy* policy, const std::string& language) {
  Table table{.columns = {"id", "council", "programme", "status", "label", "since", "open_cases", "open_reviews", "next", "note"},
              .when_empty = "nobody"};
  for (const auto& row : rows) {
    std::string note = row.stopped ? "stopped: conflicting transitions" : "";
    if (!row.reported) note += std::string(note.empty() ? "" : "; ") + "no longer reported";
    table.rows.push_back({row.id, row.council, row.programme, row.status, status_label(policy, row.programme, row.status, language),
                          to_iso(row.since), std::int64_t(row.open_cases), std::int64_t(row.open_reviews), date_cell(row.next), note});
  }
  return table;
}

Table history_table(const std::vector<LedgerEvent>& events) {
  Table table{.columns = {"number", "event", "recorded", "effective", "programme", "from", "to", "transition", "due", "by", "text"}, .when_empty = "nothing"};
  for (const auto& e : events)
    table.rows.push_back({e.sequence, e.kind, to_iso(e.on), to_iso(e.effective), e.programme, e.from, e.to, e.transition, date_cell(e.due), e.by, e.text});
  return table;
}

}  // namespace

Exit status(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto policy = policy_for(options, &*in);
  if (!policy) return policy.error();
  StatusFilter filter;
  if (!options.council.empty()) filter.council = options.council;
  if (!options.status.empty()) {
    // A misspelt status is an error, not an empty table.
    auto programme = find_programme(*policy->compiled, options.programme);
    if (!programme) return programme.error();
    if (auto known = find_status(policy->compiled->programmes[*programme], options.status); !known) return known.error();
    filter.status = options.status;
  }
  if (!options.id.empty()) {
    auto loaded = load_participant(*in, *policy->compiled, 0, options.id, never);
    if (!loaded) return loaded.error();
    filter.participant = loaded->chunk.participants.front().key;
  }
  auto rows = statuses(*in, filter);
  if (!rows) return refuse(rows.error());
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  if (filter.participant && options.format == Format::text) {
    draw(std::cout, status_table(*rows, &*policy, options.language), options.format, screen);
    auto events = history(*in, *filter.participant);
    if (!events) return refuse(events.error());
    std::cout << '\n';
    draw(std::cout, history_table(*events), options.format, screen);
    return Exit::good;
  }
  draw(std::cout, status_table(*rows, &*policy, options.language), options.format, screen);
  return Exit::good;
}

}  // namespace safon
