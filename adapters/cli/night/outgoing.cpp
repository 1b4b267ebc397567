#include "adapters/cli/night/outgoing.hpp"

#include <cstdio>
#include <filesystem>
#include <set>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/night/cursor.hpp"
#include "adapters/cli/night/event_line.hpp"
#include "adapters/cli/night/status_file.hpp"
#include "adapters/cli/night/whole_file.hpp"

namespace safon {
namespace {

using Done = std::expected<void, std::string>;

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
Done write_events(RegisterFile& in, std::int64_t after, std::int64_t through, const std::string& outbox,
                  Outgoing& out) {
  WholeFile table(out.reports + "/events.csv");
  table.write(csv_line(event_columns));
  if (after < through) {
    WholeFile lines(outbox + "/events/events-" + digits(after + 1) + "-" + digits(through) + ".jsonl");
    auto all = each_event(in, after, through, [&](const LedgerEvent& event) {
      ++out.events[event.kind];
      lines.write(event_line(event));
      table.write(csv_line(cells_of(event)));
    });
    if (!all) return std::unexpected(all.error().message);
    if (auto done = lines.finish(); !done) return done;
  }
  return table.finish();
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
  for (const auto& council : wanted)
    if (auto done = write_status_files(in, policy, council, as_of, folder); !done) return done;
  out.councils = wanted.size();
  return {};
}

Done write_rejections(RegisterFile& in, std::int64_t after, std::int64_t through, const std::string& folder) {
  WholeFile file(folder + "/rejections.csv");
  file.write(csv_line({"import", "place", "participant", "field", "code", "message"}));
  for (auto import = after + 1; import <= through; ++import) {
    auto rows = rejections(in, import);
    if (!rows) return std::unexpected(rows.error().message);
    for (const auto& row : *rows)
      file.write(csv_line({row.import, row.file + ":" + std::to_string(row.line) + ":" + std::to_string(row.column),
                           row.participant, row.field, row.code, row.message}));
  }
  return file.finish();
}

std::expected<std::string, std::string> folder_of_reports(RegisterFile& in, Date as_of, const std::string& outbox) {
  auto all = runs(in);
  if (!all) return std::unexpected(all.error().message);
  return outbox + "/reports/" + to_iso(as_of) + "-run-" + std::to_string(all->empty() ? 0 : all->back().key);
}

}  // namespace

std::expected<Outgoing, std::string> write_outgoing(RegisterFile& in, const CompiledPolicy& policy, const Night& night,
                                                    const std::string& outbox) {
  auto cursor = read_cursor(in, outbox);
  if (!cursor) return std::unexpected(cursor.error());
  auto now = position(in);
  if (!now) return std::unexpected(now.error().message);
  auto folder = folder_of_reports(in, night.as_of, outbox);
  if (!folder) return std::unexpected(folder.error());
  Outgoing out{.reports = *folder};
  if (auto done = write_events(in, cursor->at.event, now->event, outbox, out); !done)
    return std::unexpected(done.error());
  if (auto done = write_statuses(in, policy, *cursor, *now, night.as_of, outbox, out); !done)
    return std::unexpected(done.error());
  if (auto done = write_rejections(in, cursor->at.import, now->import, out.reports); !done)
    return std::unexpected(done.error());
  if (auto done = write_cursor(outbox, *now); !done) return std::unexpected(done.error());
  return out;
}

}  // namespace safon
