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

void draw_result(const Verification& result, const Options& options) {
  Table table{.columns = {"table", "key", "what"}};
  for (const auto& finding : result.findings) table.rows.push_back({finding.table, finding.key, finding.what});
  const auto head = to_hex(result.head);
  if (options.format == Format::json) {
    std::cout << "{\"rows\": " << result.rows << ", \"head\": \"" << head << "\", \"findings\": " << table_json(table)
              << "}\n";
    return;
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  if (options.format == Format::text && table.rows.empty())
    std::cout << "every one of " << result.rows
              << " rows is as it was written, and the rules lead to every decision\nhead " << head << '\n';
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
  const auto head = to_hex(result->head);
  const bool moved = !options.expect.empty() && parse_hash(options.expect) != result->head;
  draw_result(*result, options);
  if (!result->findings.empty())
    return refuse(Exit::findings, "the register is not as it was written",
                  "restore a backup whose head you noted, and keep this file as evidence");
  if (moved)
    return refuse(Exit::findings, "the head is " + head + ", not the one that was expected",
                  "each row is as it was written, but rows were appended or taken away since that head was noted");
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
