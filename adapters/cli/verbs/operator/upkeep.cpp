// safon verify, rebuild, backup: the upkeep of a register.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/backup.hpp"
#include "adapters/sqlite/verify/rederive.hpp"
#include "adapters/sqlite/verify/verify.hpp"

namespace safon {
namespace {

std::vector<const CompiledPolicy*> compiled(const std::vector<LoadedPolicy>& loaded) {
  std::vector<const CompiledPolicy*> all;
  for (const auto& each : loaded) all.push_back(&*each.compiled);
  return all;
}

std::string count(std::uint64_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

// Where the head that was expected stands.
std::string in_words(const HeadPlace& place) {
  const std::string covers = place.event == 0 ? "before the first event" : "at event " + std::to_string(place.event);
  if (place.rows_since == 0) return "the head is the expected one, " + covers;
  return "the register had the expected head " + covers + "; " + count(place.events_since, "event") + " in " +
         count(place.rows_since, "row") + " came since";
}

void draw_result(const Verification& result, const std::optional<HeadPlace>& place, const Options& options) {
  Table table{.columns = {"table", "key", "what"}};
  for (const auto& finding : result.findings) table.rows.push_back({finding.table, finding.key, finding.what});
  const auto head = to_hex(result.head);
  if (options.format == Format::json) {
    std::cout << "{\"rows\": " << result.rows << ", \"head\": \"" << head << "\", ";
    if (place)
      std::cout << "\"expected\": {\"event\": " << place->event << ", \"events_since\": " << place->events_since
                << ", \"rows_since\": " << place->rows_since << "}, ";
    std::cout << "\"findings\": " << table_json(table) << "}\n";
    return;
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  if (options.format == Format::text && table.rows.empty())
    std::cout << "every one of " << result.rows
              << " rows is as it was written, and the rules lead to every decision\nhead " << head << '\n'
              << (place ? in_words(*place) + "\n" : "");
}

}  // namespace

Exit verify_register(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  if (!options.expect.empty() && !parse_hash(options.expect))
    return refuse(Exit::usage, "`" + options.expect + "` is not a head",
                  "a head is 64 digits, as `safon verify` prints it");
  const auto loaded = stored_policies(*in);
  auto result = verify(*in, compiled(loaded));
  if (!result) return refuse(result.error());
  // Only of rows that are as they were written is it worth asking whether the rules lead to them.
  if (result->findings.empty()) {
    auto derived = rederive(*in, compiled(loaded));
    if (!derived) return refuse(derived.error());
    result->findings = std::move(*derived);
  }
  std::optional<HeadPlace> place;
  if (!options.expect.empty()) {
    auto answered = find_head(*in, *parse_hash(options.expect));
    if (!answered) return refuse(answered.error());
    place = *answered;
  }
  draw_result(*result, place, options);
  if (!result->findings.empty())
    return refuse(Exit::findings, "the register is not as it was written",
                  "restore a backup whose head you noted, and keep this file as evidence");
  if (!options.expect.empty() && !place)
    return refuse(Exit::findings,
                  "the register never had the head that was expected; its head is " + to_hex(result->head),
                  "it is another register, or one that was made anew, or an older copy: keep it as evidence");
  return Exit::good;
}

Exit rebuild_register(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::write);
  if (!in) return refuse(in.error());
  const auto loaded = stored_policies(*in);
  if (auto done = rebuild(*in, compiled(loaded)); !done) return refuse(done.error());
  tell("rebuilt", "the derived tables were made again from the ledger");
  return Exit::good;
}

Exit back_up(const Options& options) {
  auto from = RegisterFile::open(options.register_path, OpenMode::read);
  if (!from) return refuse(from.error());
  ProgressBar bar("copying pages", is_terminal(STDERR_FILENO) && !options.quiet);
  auto shown = [&](int done, int of) { bar.show(std::size_t(done), std::size_t(of)); };
  if (auto done = backup(*from, options.path, options.overwrite, shown); !done) return refuse(done.error());
  tell("backed_up", "copied to " + options.path, {{"file", options.path}});
  return Exit::good;
}

}  // namespace safon
