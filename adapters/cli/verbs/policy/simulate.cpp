// safon simulate: a draft against everybody in a register, changing nothing.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/simulation/simulated.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/simulate/simulate.hpp"

namespace safon {
namespace {

constexpr Duration looked_ahead{.months = 24};

/// Nobody is left without a status: what somebody holds, the draft has.
std::expected<void, Exit> statuses_stay(RegisterFile& in, const CompiledPolicy& draft) {
  const auto rows = funnel(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  for (const auto& row : *rows) {
    if (row.policy != draft.name || row.participants == 0) continue;
    const auto programme = std::ranges::find(draft.programmes, row.programme, &Programme::name);
    if (programme == draft.programmes.end()) continue;
    if (std::ranges::find(programme->statuses, row.status, &Status::name) != programme->statuses.end()) continue;
    std::uint64_t holders = 0;
    for (const auto& each : *rows)
      if (each.policy == row.policy && each.programme == row.programme && each.status == row.status)
        holders += each.participants;
    std::vector<std::string> names;
    for (const auto& status : programme->statuses) names.push_back(status.name);
    const auto near = nearest(row.status, names);
    return std::unexpected(
        refuse(Exit::impossible,
               "the draft has no status `" + row.status + "` in programme `" + row.programme + "`, and " +
                   std::to_string(holders) + (holders == 1 ? " participant holds it" : " participants hold it"),
               "keep a status, and its name, for as long as somebody may hold it; its label may change" +
                   (near ? ". Has it become `" + *near + "`?" : "")));
  }
  return {};
}

/// The day of --as-of, or the first that is not settled. From the start, the last that is.
std::expected<Date, Exit> day_to_simulate(RegisterFile& in, const Options& options) {
  const auto last = last_as_of(in);
  if (!last) return std::unexpected(refuse(last.error()));
  if (options.from_start) return options.as_of ? *options.as_of : last->value_or(today());
  const Date next = *last ? Date{(*last)->days + 1} : today();
  if (!options.as_of) return next;
  if (*last && *options.as_of <= **last)
    return std::unexpected(refuse(
        Exit::usage, "the register is settled through " + to_iso(**last) + ", and a draft counts from the next day on",
        "name a later day, or ask with --from-start how it would be had each always been in force"));
  return *options.as_of;
}

std::expected<LoadedPolicy, Exit> named(const Options& options, const std::string& path, RegisterFile* in) {
  auto which = options;
  which.policy_path = path;
  return policy_for(which, in);
}

bool same_text(const CompiledPolicy& a, const CompiledPolicy& b) {
  return std::ranges::equal(a.files, b.files, {}, &SourceFile::text, &SourceFile::text);
}

Exit written(const Options& options, const std::string& page) {
  if (options.output.empty()) {
    std::cout << page;
    return Exit::good;
  }
  if (const auto done = write_whole(options.output, page); !done) return refuse(Exit::impossible, done.error());
  tell("simulation_written", "wrote " + options.output, {{"file", options.output}});
  return Exit::good;
}

}  // namespace

Exit simulate_draft(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  const auto draft = named(options, options.draft, nullptr);
  if (!draft) return draft.error();
  const auto current = named(options, options.policy_path, &*in);
  if (!current) return current.error();
  const auto &before = *current->compiled, &after = *draft->compiled;
  if (before.name != after.name)
    return refuse(Exit::usage, "`" + after.name + "` is no draft of `" + before.name + "`: it is another policy",
                  "name the policy in force with --policy, or give the draft its name");
  check_language(after, options);
  if (same_text(before, after))
    warn("same_text", "the draft is the policy in force, word for word: nothing will change");
  if (auto stay = statuses_stay(*in, after); !stay) return stay.error();
  const auto as_of = day_to_simulate(*in, options);
  if (!as_of) return as_of.error();
  const Date until = options.until.value_or(add(*as_of, looked_ahead, MonthEnd::down, nullptr));
  if (until < *as_of)
    return refuse(Exit::usage, "--until " + to_iso(until) + " lies before the day of the simulation, " + to_iso(*as_of),
                  "name that day or a later one");

  ProgressBar bar("simulating", is_terminal(STDERR_FILENO) && !options.quiet);
  SimulateOptions how{.as_of = *as_of,
                      .until = until,
                      .from_start = options.from_start,
                      .samples = options.samples,
                      .seed = options.seed,
                      .progress = [&](std::size_t done, std::size_t of) { bar.show(done, of); }};
  std::optional<WholeFile> file;
  if (options.format == Format::csv) {
    if (!options.output.empty()) file.emplace(options.output);
    const auto write = [&](const std::string& line) {
      if (file) return file->write(line);
      std::cout << line;
    };
    write(csv_line(affected_heads()));
    how.on_affected = [write](const Affected& each, const SimulatedProgramme& programme) {
      write(csv_line(affected_line(each, programme)));
    };
  }
  const auto result = simulate(before, after, *in, how);
  bar.hide();
  if (!result) return refuse(result.error());

  const auto& languages = after.languages;
  const std::string main = languages.empty() ? "en" : languages.front();
  const Simulated drawn{.simulation = *result,
                        .current = before,
                        .draft = after,
                        .say = {.language = options.language.empty() ? main : options.language, .main = main},
                        .from_start = options.from_start,
                        .samples = options.samples,
                        .seed = options.seed};
  Exit exit = Exit::good;
  if (file) {
    if (const auto done = file->finish(); !done) return refuse(Exit::impossible, done.error());
    tell("simulation_written", "wrote " + options.output, {{"file", options.output}});
  } else if (options.format == Format::html) {
    exit = written(options, simulation_html(drawn));
  } else if (options.format == Format::json) {
    exit = written(options, simulation_json(drawn) + "\n");
  } else if (options.format == Format::text) {
    draw_text(std::cout, drawn, terminal(STDOUT_FILENO, options.colour));
  }
  if (exit != Exit::good) return exit;
  std::uint64_t conflicts = 0;
  for (const auto& programme : result->programmes)
    if (programme.stopped.after > programme.stopped.before)
      conflicts += programme.stopped.after - programme.stopped.before;
  if (conflicts > 0)
    warn("draft_conflicts", "the draft stops " + std::to_string(conflicts) +
                                " participants more: ways to different statuses are open at once");
  return conflicts > 0 ? Exit::partly : Exit::good;
}

}  // namespace safon
