#include "adapters/cli/outgoing/outgoing.hpp"

#include <cstdio>
#include <filesystem>
#include <set>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/night_page/page.hpp"
#include "adapters/cli/outgoing/cursor.hpp"
#include "adapters/cli/outgoing/event_line.hpp"
#include "adapters/cli/outgoing/intake_line.hpp"
#include "adapters/cli/outgoing/status_file.hpp"
#include "adapters/cli/outgoing/tables.hpp"
#include "adapters/cli/outgoing/waivers_file.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"

namespace safon {
namespace {

using Done = std::expected<void, std::string>;

/// What a night that was killed had begun to write.
void remove_unfinished(const std::string& outbox) {
  namespace fs = std::filesystem;
  std::error_code error;
  for (fs::recursive_directory_iterator each(outbox, error), end; !error && each != end; each.increment(error)) {
    const auto name = each->path().filename().string();
    std::error_code ignored;  // it does no harm where it is
    if (name.starts_with('.') && name.ends_with(".tmp") && each->is_regular_file(ignored))
      fs::remove(each->path(), ignored);
  }
}

/// Of as many digits as the longest, so that names are in the order of the numbers.
std::string digits(std::int64_t number) {
  char text[24];
  std::snprintf(text, sizeof text, "%012lld", static_cast<long long>(number));
  return text;
}

std::vector<Cell> cells_of(const LedgerEvent& e) {
  return {e.sequence,
          e.kind,
          e.id,
          e.council,
          e.programme,
          e.from,
          e.to,
          e.transition,
          to_iso(e.effective),
          to_iso(e.on),
          e.due ? Cell{to_iso(*e.due)} : Cell{},
          e.by,
          e.text};
}

const std::vector<Cell> event_columns{"sequence",   "event",     "id",       "council", "programme", "from", "to",
                                      "transition", "effective", "recorded", "due",     "by",        "text"};

/// The events since, each to the file for other systems and to the table for people.
Done write_events(RegisterFile& in, std::int64_t after, std::int64_t through, const std::string& outbox, Outgoing& out,
                  PageFacts& facts) {
  WholeFile table(out.reports + "/events.csv");
  table.write(csv_line(event_columns));
  if (after < through) {
    WholeFile lines(outbox + "/events/events-" + digits(after + 1) + "-" + digits(through) + ".jsonl");
    auto all = each_event(in, after, through, [&](const LedgerEvent& event) {
      ++facts.events[event.kind];
      ++out.events;
      if (event.kind == "status_changed" && facts.moves.size() < rows_on_the_page) facts.moves.push_back(event);
      lines.write(event_line(event));
      table.write(csv_line(cells_of(event)));
    });
    if (!all) return std::unexpected(all.error().message);
    if (auto done = lines.finish(); !done) return done;
  }
  return table.finish();
}

/// What happened to intakes since: to a file for other systems.
Done write_intake_events(RegisterFile& in, std::int64_t after, std::int64_t through, const std::string& outbox,
                         Outgoing& out, PageFacts& facts) {
  if (after == through) return {};
  WholeFile lines(outbox + "/events/intakes-" + digits(after + 1) + "-" + digits(through) + ".jsonl");
  auto all = each_intake_event(in, after, through, [&](const IntakeLedgerEvent& event) {
    ++facts.intakes[event.intake][std::string(intake_event_name(event.event.kind))];
    ++out.events;
    lines.write(intake_line(event));
  });
  if (!all) return std::unexpected(all.error().message);
  return lines.finish();
}

/// A council's files are written anew when something of it changed, when the policy did, or when they are not there.
Done write_statuses(RegisterFile& in, const CompiledPolicy& policy, const Cursor& cursor, const Position& now,
                    Date as_of, const std::string& outbox, Outgoing& out) {
  auto all = councils(in);
  if (!all) return std::unexpected(all.error().message);
  auto changed = councils_changed_since(in, cursor.at);
  if (!changed) return std::unexpected(changed.error().message);
  std::set<std::string> wanted(changed->begin(), changed->end());
  const auto folder = outbox + "/status";
  std::error_code ignored;
  for (const auto& council : *all) {
    const auto name = folder + "/" + file_name_of(council);
    if (cursor.begins_anew || cursor.at.policy != now.policy || !std::filesystem::exists(name + ".xml", ignored) ||
        !std::filesystem::exists(name + ".csv", ignored))
      wanted.insert(council);
  }
  const auto intakes = intakes_given_out(in, policy);
  if (!intakes) return std::unexpected(intakes.error());
  for (const auto& council : wanted)
    if (auto done = write_status_files(in, policy, council, as_of, *intakes, outbox); !done) return done;
  out.councils = wanted.size();
  return {};
}

Done write_rejections(RegisterFile& in, std::int64_t after, std::int64_t through, const std::string& folder,
                      PageFacts& facts) {
  WholeFile file(folder + "/rejections.csv");
  file.write(csv_line({"import", "place", "participant", "field", "code", "message"}));
  for (auto import = after + 1; import <= through; ++import) {
    auto rows = rejections(in, import);
    if (!rows) return std::unexpected(rows.error().message);
    for (const auto& row : *rows) {
      ++facts.rejected;
      if (facts.rejections.size() < rows_on_the_page) facts.rejections.push_back(row);
      file.write(csv_line({row.import, row.file + ":" + std::to_string(row.line) + ":" + std::to_string(row.column),
                           row.participant, row.field, row.code, row.message}));
    }
  }
  return file.finish();
}

constexpr std::size_t evaluations_on_the_page = 14;

Done write_page(RegisterFile& in, PageFacts& facts, const std::string& folder) {
  auto everybody = funnel(in);
  if (!everybody) return std::unexpected(everybody.error().message);
  facts.funnel = std::move(*everybody);
  auto open = open_work(in, facts.night.as_of);
  if (!open) return std::unexpected(open.error().message);
  facts.open = *open;
  if (facts.runs.size() > evaluations_on_the_page)
    facts.runs.erase(facts.runs.begin(), facts.runs.end() - evaluations_on_the_page);
  return write_whole(folder + "/night.html", night_page(facts));
}

}  // namespace

std::expected<Outgoing, std::string> write_outgoing(RegisterFile& in, const CompiledPolicy& policy, const Night& night,
                                                    const std::string& outbox) {
  remove_unfinished(outbox);
  auto cursor = read_cursor(in, outbox);
  if (!cursor) return std::unexpected(cursor.error());
  auto now = position(in);
  if (!now) return std::unexpected(now.error().message);
  auto journal = runs(in);
  if (!journal) return std::unexpected(journal.error().message);
  const auto run = journal->empty() ? 0 : journal->back().key;
  Outgoing out{.reports = outbox + "/reports/" + to_iso(night.as_of) + "-run-" + std::to_string(run)};
  PageFacts facts{.night = night, .policy = policy, .runs = std::move(*journal)};
  if (auto done = write_events(in, cursor->at.event, now->event, outbox, out, facts); !done)
    return std::unexpected(done.error());
  if (auto done = write_intake_events(in, cursor->at.intake_event, now->intake_event, outbox, out, facts); !done)
    return std::unexpected(done.error());
  if (auto done = write_statuses(in, policy, *cursor, *now, night.as_of, outbox, out); !done)
    return std::unexpected(done.error());
  if (auto done = write_waivers(in, policy, night.as_of, outbox); !done) return std::unexpected(done.error());
  // Of everybody: a night that brought nothing at all leaves them as they are.
  if (cursor->begins_anew || cursor->at != *now || !tables_are_there(policy, outbox)) {
    auto tables = write_tables(in, policy, night.as_of, outbox);
    if (!tables) return std::unexpected(tables.error());
    out.tables = *tables;
  }
  if (auto done = write_rejections(in, cursor->at.import, now->import, out.reports, facts); !done)
    return std::unexpected(done.error());
  if (auto done = write_page(in, facts, out.reports); !done) return std::unexpected(done.error());
  if (auto done = write_cursor(outbox, *now); !done) return std::unexpected(done.error());
  return out;
}

}  // namespace safon
