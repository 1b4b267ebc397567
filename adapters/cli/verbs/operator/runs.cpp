// safon runs: the journal of what was imported and evaluated.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

struct Entry {
  std::string started;
  std::vector<Cell> cells;
};

/// Seconds between two times as the journal has them; none for texts of another form.
Cell seconds_between(const std::string& from, const std::string& to) {
  const auto a = parse_time(from), b = parse_time(to);
  return a && b ? Cell{*b - *a} : Cell{};
}

Entry import_entry(const ImportRow& row) {
  return {row.imported,
          {row.imported,
           "import",
           row.key,
           "finished",
           {},
           to_iso(row.received),
           row.council,
           row.file,
           std::int64_t(row.added + row.changed + row.unchanged),
           std::int64_t(row.added + row.changed),
           std::int64_t(row.rejected),
           {},
           {},
           {},
           {}}};
}

Entry run_entry(const RunRow& row, bool last) {
  const auto count = [&](std::uint64_t n) { return row.finished ? Cell{std::int64_t(n)} : Cell{}; };
  // Only the newest run may still be at work: there is one writer at a time.
  return {row.started,
          {row.started,
           "evaluation",
           row.key,
           row.finished ? "finished"
           : last       ? "not ended"
                        : "interrupted",
           row.finished ? seconds_between(row.started, *row.finished) : Cell{},
           to_iso(row.as_of),
           {},
           row.policy + " " + row.policy_version,
           count(row.counts.participants),
           count(row.counts.events),
           {},
           count(row.counts.status_changes),
           count(row.counts.cases_opened),
           count(row.counts.cases_overdue),
           count(row.counts.stopped)}};
}

}  // namespace

Exit runs_journal(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto imported = imports(*in);
  if (!imported) return refuse(imported.error());
  auto evaluated = runs_with_overdue(*in);
  if (!evaluated) return refuse(evaluated.error());
  std::vector<Entry> entries;
  for (const auto& row : *imported) entries.push_back(import_entry(row));
  for (const auto& row : *evaluated) entries.push_back(run_entry(row, &row == &evaluated->back()));
  // Imports stand before the evaluation of the same second, as a night does them.
  std::ranges::stable_sort(entries, {}, &Entry::started);
  Table table{.columns = {"started", "what", "number", "outcome", "seconds", "day", "council", "of", "participants",
                          "changed", "rejected", "status_changes", "cases_opened", "cases_overdue", "conflicts"},
              .when_empty = "nothing was imported or evaluated yet"};
  for (auto& entry : entries) table.rows.push_back(std::move(entry.cells));
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
