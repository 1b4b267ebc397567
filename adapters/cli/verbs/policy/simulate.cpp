// safon simulate: a draft against everybody in a register, changing nothing.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/simulation/simulated.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/draft.hpp"
#include "adapters/office/waivers/waivers.hpp"
#include "engine/simulate/simulate.hpp"

namespace safon {
namespace {

std::expected<LoadedPolicy, Exit> named(const Options& options, const std::string& path, RegisterFile* in) {
  auto which = options;
  which.policy_path = path;
  return policy_for(which, in);
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
  auto how = office::how_to_simulate(
      *in, before, after, {.as_of = options.as_of, .until = options.until, .from_start = options.from_start}, today());
  if (!how) return refuse(how.error());
  check_language(after, options);
  if (office::same_text(before, after))
    warn("same_text", "the draft is the policy in force, word for word: nothing will change");

  ProgressBar bar("simulating", is_terminal(STDERR_FILENO) && !options.quiet);
  how->samples = options.samples;
  how->seed = options.seed;
  how->progress = [&](std::size_t done, std::size_t of) { bar.show(done, of); };
  std::optional<WholeFile> file;
  if (options.format == Format::csv) {
    if (!options.output.empty()) file.emplace(options.output);
    const auto write = [&](const std::string& line) {
      if (file) return file->write(line);
      std::cout << line;
    };
    write(csv_line(affected_heads()));
    how->on_affected = [write](const Affected& each, const SimulatedProgramme& programme) {
      write(csv_line(affected_line(each, programme)));
    };
  }
  const auto result = simulate(before, after, *in, *how);
  bar.hide();
  if (!result) return refuse(result.error());

  auto to_confirm = office::waivers_to_confirm(*in, after, how->as_of);
  if (!to_confirm) return refuse(to_confirm.error());
  const auto& languages = after.languages;
  const std::string main = languages.empty() ? "en" : languages.front();
  const Simulated drawn{.simulation = *result,
                        .current = before,
                        .draft = after,
                        .say = {.language = options.language.empty() ? main : options.language, .main = main},
                        .to_confirm = *std::move(to_confirm),
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
