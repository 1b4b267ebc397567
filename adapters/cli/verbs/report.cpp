// safon report: tables over the whole register.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/needed.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries.hpp"

namespace safon {
namespace {

using Drawn = std::expected<Table, Exit>;

std::string label_of(const Programme& programme, std::size_t status, const std::string& language) {
  const auto& s = programme.statuses[status];
  return std::string(s.label.in(language, s.name));
}

const Programme* find_programme_named(const CompiledPolicy& policy, const std::string& name) {
  for (const auto& programme : policy.programmes)
    if (programme.name == name) return &programme;
  return nullptr;
}

/// One row a status, one column a council: how many stand where.
Drawn funnel_table(RegisterFile& in, const CompiledPolicy& policy, const Options& options) {
  auto rows = funnel(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  std::map<std::string, std::map<std::string, std::map<std::string, std::int64_t>>> counts;  // programme, status, council
  std::vector<std::string> councils;
  for (const auto& row : *rows) {
    if (!options.council.empty() && row.council != options.council) continue;
    counts[row.programme][row.status][row.council] += std::int64_t(row.participants);
    if (std::find(councils.begin(), councils.end(), row.council) == councils.end()) councils.push_back(row.council);
  }
  std::sort(councils.begin(), councils.end());
  Table table{.columns = {"programme", "status", "label"}, .when_empty = "nobody has entered a programme"};
  for (const auto& council : councils) table.columns.push_back(council.empty() ? "(none)" : council);
  table.columns.push_back("all");
  for (auto& [name, by_status] : counts) {
    const auto* programme = find_programme_named(policy, name);
    std::vector<std::pair<std::string, std::string>> order;  // the policy's own order of statuses
    for (std::size_t s = 0; programme && s < programme->statuses.size(); ++s) order.emplace_back(programme->statuses[s].name, label_of(*programme, s, options.language));
    for (const auto& [status, ignored] : by_status)
      if (std::none_of(order.begin(), order.end(), [&](const auto& known) { return known.first == status; })) order.emplace_back(status, "");
    for (const auto& [status, label] : order) {
      std::vector<Cell> row{name, status, label};
      std::int64_t all = 0;
      for (const auto& council : councils) {
        const auto count = by_status[status][council];
        all += count;
        row.push_back(count);
      }
      row.push_back(all);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Drawn moved_table(RegisterFile& in, const Options& options) {
  auto all = runs(in);
  if (!all) return std::unexpected(refuse(all.error()));
  Table table{.columns = {"id", "programme", "from", "to", "since", "recorded", "by"}, .when_empty = "nobody moved"};
  if (all->empty()) return table;
  const RunKey run = options.run_number ? *options.run_number : all->back().key;
  if (std::none_of(all->begin(), all->end(), [&](const auto& row) { return row.key == run; }))
    return std::unexpected(refuse(Exit::usage, "there is no run " + std::to_string(run), "`safon report runs` lists them"));
  auto events = events_of_run(in, run);
  if (!events) return std::unexpected(refuse(events.error()));
  for (const auto& e : *events)
    if (e.kind == "status_changed") table.rows.push_back({e.id, e.programme, e.from, e.to, to_iso(e.effective), to_iso(e.on), e.by});
  return table;
}

Drawn reviews_table(RegisterFile& in) {
  auto events = open_reviews(in);
  if (!events) return std::unexpected(refuse(events.error()));
  Table table{.columns = {"id", "programme", "opened", "effective", "text"}, .when_empty = "no review is open"};
  for (const auto& e : *events) table.rows.push_back({e.id, e.programme, to_iso(e.on), to_iso(e.effective), e.text});
  return table;
}

Drawn imports_table(RegisterFile& in, const Options& options) {
  auto rows = imports(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  Table table{.columns = {"import", "file", "feed", "council", "received", "known_from", "return", "added", "changed", "unchanged", "rejected", "no_longer_reported", "imported"},
              .when_empty = "nothing was imported yet"};
  for (const auto& row : *rows) {
    if (!options.council.empty() && row.council != options.council) continue;
    table.rows.push_back({row.key, row.file, row.feed, row.council, to_iso(row.received), to_iso(row.known_from), row.full_return ? "full" : "partial",
                          std::int64_t(row.added), std::int64_t(row.changed), std::int64_t(row.unchanged), std::int64_t(row.rejected),
                          std::int64_t(row.no_longer_reported), row.imported});
  }
  return table;
}

Drawn rejections_table(RegisterFile& in, const Options& options) {
  auto rows = rejections(in, options.import_number);
  if (!rows) return std::unexpected(refuse(rows.error()));
  Table table{.columns = {"import", "place", "participant", "field", "code", "message"}, .when_empty = "nothing was rejected"};
  for (const auto& row : *rows)
    table.rows.push_back({row.import, row.file + ":" + std::to_string(row.line) + ":" + std::to_string(row.column), row.participant, row.field, row.code, row.message});
  return table;
}

Drawn runs_table(RegisterFile& in) {
  auto rows = runs(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  Table table{.columns = {"run", "as_of", "policy", "version", "started", "finished", "participants", "status_changes", "cases_opened", "reviews_opened", "stopped"},
              .when_empty = "nothing was evaluated yet"};
  for (const auto& row : *rows)
    table.rows.push_back({row.key, to_iso(row.as_of), row.policy, row.policy_version, row.started, row.finished ? *row.finished : "interrupted",
                          std::int64_t(row.counts.participants), std::int64_t(row.counts.status_changes), std::int64_t(row.counts.cases_opened),
                          std::int64_t(row.counts.reviews_opened), std::int64_t(row.counts.stopped)});
  return table;
}

}  // namespace

Exit report(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto policy = policy_for(options, &*in);
  if (!policy) return policy.error();
  const std::map<std::string, std::function<Drawn()>> tables{
      {"funnel", [&] { return funnel_table(*in, *policy->compiled, options); }},
      {"moved", [&] { return moved_table(*in, options); }},
      {"needed", [&] { return needed_table(*in, *policy->compiled, options); }},
      {"reviews", [&] { return reviews_table(*in); }},
      {"imports", [&] { return imports_table(*in, options); }},
      {"rejections", [&] { return rejections_table(*in, options); }},
      {"runs", [&] { return runs_table(*in); }},
  };
  auto table = tables.at(options.report)();
  if (!table) return table.error();
  draw(std::cout, *table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
