// safon report: tables over the whole register.
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/officer/cases.hpp"
#include "adapters/cli/verbs/officer/needed.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

using Drawn = std::expected<Table, Exit>;

const Programme* find_programme_named(const CompiledPolicy* policy, const std::string& name) {
  for (std::size_t p = 0; policy && p < policy->programmes.size(); ++p)
    if (policy->programmes[p].name == name) return &policy->programmes[p];
  return nullptr;
}

/// How many stand where: by programme, status and council.
class Funnel {
 public:
  Funnel(const std::vector<FunnelRow>& rows, const CompiledPolicy* policy, const Options& options)
      : policy_(policy), options_(options) {
    for (const auto& row : rows) {
      if (!options.council.empty() && row.council != options.council) continue;
      counts_[row.programme][row.status][row.council] += std::int64_t(row.participants);
      if (std::ranges::find(councils_, row.council) == councils_.end()) councils_.push_back(row.council);
    }
    std::ranges::sort(councils_);
  }

  /// For people: a column for each council, and sums at the edges.
  Table wide() const {
    const auto& language = options_.language;
    const std::string all(say(Word::total, language));
    Table table{
        .columns = {"status", "label"}, .when_empty = std::string(say(Word::nobody, language)), .language = language};
    if (counts_.size() > 1) table.columns.insert(table.columns.begin(), "programme");
    for (const auto& council : councils_) table.columns.push_back(council.empty() ? "(none)" : council);
    if (councils_.size() > 1) table.columns.push_back("all");
    for (const auto& [programme, by_status] : counts_) {
      std::map<std::string, std::int64_t> sums;
      for (const auto& [status, label] : order(programme, by_status)) {
        const auto found = by_status.find(status);
        const auto counts = found == by_status.end() ? std::map<std::string, std::int64_t>{} : found->second;
        table.rows.push_back(row(programme, status, label, counts));
        for (const auto& [council, count] : counts) sums[council] += count;
      }
      table.rows.push_back(row(programme, all, "", sums));
    }
    return table;
  }

  /// For machines: columns that do not depend on the data.
  Table tall() const {
    Table table{.columns = {"programme", "status", "label", "council", "participants"}};
    for (const auto& [programme, by_status] : counts_)
      for (const auto& [status, label] : order(programme, by_status))
        if (const auto found = by_status.find(status); found != by_status.end())
          for (const auto& [council, count] : found->second)
            table.rows.push_back({programme, status, label, council, count});
    return table;
  }

 private:
  using Counts = std::map<std::string, std::int64_t>;  // by council

  /// The policy's own order of statuses, with labels; then those that only the register knows.
  std::vector<std::pair<std::string, std::string>> order(const std::string& name,
                                                         const std::map<std::string, Counts>& by_status) const {
    std::vector<std::pair<std::string, std::string>> all;
    if (const auto* programme = find_programme_named(policy_, name))
      for (const auto& status : programme->statuses)
        all.emplace_back(status.name, std::string(status.label.in(options_.language, status.name)));
    for (const auto& [status, ignored] : by_status)
      if (std::ranges::find(all, status, &std::pair<std::string, std::string>::first) == all.end())
        all.emplace_back(status, "");
    return all;
  }

  std::vector<Cell> row(const std::string& programme, const std::string& status, const std::string& label,
                        const Counts& counts) const {
    std::vector<Cell> cells{status, label};
    if (counts_.size() > 1) cells.insert(cells.begin(), programme);
    std::int64_t all = 0;
    for (const auto& council : councils_) {
      const auto found = counts.find(council);
      cells.push_back(found == counts.end() ? std::int64_t{0} : found->second);
      all += std::get<std::int64_t>(cells.back());
    }
    if (councils_.size() > 1) cells.push_back(all);
    return cells;
  }

  const CompiledPolicy* policy_;
  const Options& options_;
  std::map<std::string, std::map<std::string, Counts>> counts_;  // by programme and status
  std::vector<std::string> councils_;
};

Drawn funnel_table(RegisterFile& in, const CompiledPolicy* policy, const Options& options) {
  auto rows = funnel(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  const Funnel counted(*rows, policy, options);
  return options.format == Format::text ? counted.wide() : counted.tall();
}

/// The participants of --council; everybody without it.
struct Theirs {
  bool everybody = true;
  std::set<std::string> ids;
  bool has(const std::string& id) const { return everybody || ids.contains(id); }
};

std::expected<Theirs, Exit> participants_of(RegisterFile& in, const Options& options) {
  Theirs theirs{.everybody = options.council.empty(), .ids = {}};
  if (theirs.everybody) return theirs;
  auto rows = statuses(in, {.council = options.council});
  if (!rows) return std::unexpected(refuse(rows.error()));
  for (const auto& row : *rows) theirs.ids.insert(row.id);
  return theirs;
}

Drawn moved_table(RegisterFile& in, const Options& options) {
  auto all = runs(in);
  if (!all) return std::unexpected(refuse(all.error()));
  Table table{.columns = {"id", "programme", "from", "to", "since", "recorded", "by"},
              .when_empty = std::string(say(Word::nobody_moved, options.language)),
              .language = options.language};
  if (all->empty()) return table;
  const RunKey run = options.run_number ? *options.run_number : all->back().key;
  if (std::none_of(all->begin(), all->end(), [&](const auto& row) { return row.key == run; }))
    return std::unexpected(
        refuse(Exit::usage, "there is no run " + std::to_string(run), "`safon report runs` lists them"));
  auto events = events_of_run(in, run);
  if (!events) return std::unexpected(refuse(events.error()));
  auto theirs = participants_of(in, options);
  if (!theirs) return std::unexpected(theirs.error());
  for (const auto& e : *events)
    if (e.kind == "status_changed" && theirs->has(e.id))
      table.rows.push_back({e.id, e.programme, e.from, e.to, to_iso(e.effective), to_iso(e.on), e.by});
  return table;
}

Drawn reviews_table(RegisterFile& in, const Options& options) {
  auto events = open_reviews(in);
  if (!events) return std::unexpected(refuse(events.error()));
  Table table{.columns = {"id", "programme", "opened", "effective", "text"},
              .when_empty = std::string(say(Word::no_review, options.language)),
              .language = options.language};
  auto theirs = participants_of(in, options);
  if (!theirs) return std::unexpected(theirs.error());
  for (const auto& e : *events)
    if (theirs->has(e.id)) table.rows.push_back({e.id, e.programme, to_iso(e.on), to_iso(e.effective), e.text});
  return table;
}

Drawn imports_table(RegisterFile& in, const Options& options) {
  auto rows = imports(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  Table table{.columns = {"import", "file", "feed", "council", "received", "known_from", "return", "added", "changed",
                          "unchanged", "rejected", "no_longer_reported", "imported"},
              .when_empty = "nothing was imported yet"};
  for (const auto& row : *rows) {
    if (!options.council.empty() && row.council != options.council) continue;
    table.rows.push_back({row.key, row.file, row.feed, row.council, to_iso(row.received), to_iso(row.known_from),
                          row.full_return ? "full" : "partial", std::int64_t(row.added), std::int64_t(row.changed),
                          std::int64_t(row.unchanged), std::int64_t(row.rejected), std::int64_t(row.no_longer_reported),
                          row.imported});
  }
  return table;
}

Drawn rejections_table(RegisterFile& in, const Options& options) {
  auto rows = rejections(in, options.import_number);
  if (!rows) return std::unexpected(refuse(rows.error()));
  Table table{.columns = {"import", "place", "participant", "field", "code", "message"},
              .when_empty = "nothing was rejected"};
  auto all = imports(in);
  if (!all) return std::unexpected(refuse(all.error()));
  std::set<std::int64_t> theirs;
  for (const auto& each : *all)
    if (options.council.empty() || each.council == options.council) theirs.insert(each.key);
  if (options.import_number && std::ranges::find(*all, *options.import_number, &ImportRow::key) == all->end())
    return std::unexpected(refuse(Exit::usage, "there is no import " + std::to_string(*options.import_number),
                                  "`safon report imports` lists them"));
  for (const auto& row : *rows)
    if (theirs.contains(row.import))
      table.rows.push_back({row.import, row.file + ":" + std::to_string(row.line) + ":" + std::to_string(row.column),
                            row.participant, row.field, row.code, row.message});
  return table;
}

Drawn runs_table(RegisterFile& in) {
  auto rows = runs_with_overdue(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  Table table{.columns = {"run", "as_of", "policy", "version", "started", "finished", "participants", "status_changes",
                          "cases_opened", "cases_overdue", "reviews_opened", "stopped"},
              .when_empty = "nothing was evaluated yet"};
  for (const auto& row : *rows)
    table.rows.push_back({row.key, to_iso(row.as_of), row.policy, row.policy_version, row.started,
                          row.finished ? *row.finished : "interrupted", std::int64_t(row.counts.participants),
                          std::int64_t(row.counts.status_changes), std::int64_t(row.counts.cases_opened),
                          std::int64_t(row.counts.cases_overdue), std::int64_t(row.counts.reviews_opened),
                          std::int64_t(row.counts.stopped)});
  return table;
}

}  // namespace

Exit report(const Options& options) {
  auto open = open_with_labels(options);
  if (!open) return open.error();
  RegisterFile& in = open->in;
  const CompiledPolicy* policy = open->policy();
  const std::map<std::string, std::function<Drawn()>> tables{
      {"funnel", [&] { return funnel_table(in, policy, options); }},
      {"moved", [&] { return moved_table(in, options); }},
      {"needed", [&] { return needed_table(in, policy, options); }},
      {"overdue", [&] { return cases_table(in, policy, options, Cases::overdue); }},
      {"reviews", [&] { return reviews_table(in, options); }},
      {"imports", [&] { return imports_table(in, options); }},
      {"rejections", [&] { return rejections_table(in, options); }},
      {"runs", [&] { return runs_table(in); }},
  };
  auto table = tables.at(options.report)();
  if (!table) return table.error();
  draw(std::cout, *table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
