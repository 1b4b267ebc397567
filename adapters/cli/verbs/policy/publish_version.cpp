#include "adapters/cli/verbs/policy/publish_version.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/differences/differences.hpp"
#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/versions/publishable.hpp"
#include "dsl/compare/compare.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/run_tests/run_tests.hpp"

namespace safon {
namespace {

/// Without errors, and with tests that pass; their number.
std::expected<std::size_t, Exit> passing_tests(const LoadedPolicy& loaded, const Options& options) {
  if (!loaded.compiled) {
    std::cerr << render(loaded.diagnostics, loaded.sources, {.colour = terminal(STDERR_FILENO, options.colour).colour});
    return std::unexpected(refuse(Exit::findings, "the policy has errors, so it was not published",
                                  "`safon check " + options.subject + "` shows them"));
  }
  const auto results = run_tests(*loaded.model, *loaded.compiled);
  std::size_t failed = 0, too_early = 0;
  for (const auto& result : results) {
    if (result.failures.empty()) continue;
    ++failed;
    const auto test = std::ranges::find(loaded.model->tests, result.title, &model::Test::title);
    too_early += test != loaded.model->tests.end() && test->as_of < loaded.model->in_force_from;
    warn("test_failed", "the test \"" + result.title + "\" fails: expected " + result.failures.front().expected +
                            ", found " + result.failures.front().found);
  }
  if (failed)
    return std::unexpected(refuse(
        Exit::findings,
        std::to_string(failed) + " of " + std::to_string(results.size()) +
            " tests fail, so the policy was not published",
        "`safon test " + options.subject + "` shows why" +
            (too_early == 0 ? ""
                            : "; " + std::to_string(too_early) + " of them on a day before the policy is in force, " +
                                  to_iso(loaded.model->in_force_from))));
  if (results.empty()) warn("no_tests", "the policy has no test: nobody has said what it should answer");
  return results.size();
}

/// What the version before it says otherwise: a line for each difference.
void say_changes(const LoadedPolicy& before, const LoadedPolicy& after, const Options& options) {
  const auto comparison = compare_policies(before, after, options.language);
  const auto against = before.compiled->version + " becomes " + after.compiled->version;
  std::cout << against << (comparison.differences.empty() ? ": the two mean the same" : "") << '\n';
  for (const auto& difference : comparison.differences) std::cout << "  " << difference_line(difference) << '\n';
}

}  // namespace

Exit publish_policy(const Options& options) {
  if (options.subject.empty())
    return refuse(Exit::usage, "`safon policy publish` needs FILE: the rule file of the version",
                  "`safon help policy` shows an example");
  if (options.by.empty())
    return refuse(Exit::usage, "who publishes it is recorded", "give --by NAME, or set SAFON_OFFICER");
  const auto loaded = read_policy(options.subject);
  const auto tests = passing_tests(loaded, options);
  if (!tests) return tests.error();
  const auto& policy = *loaded.compiled;

  std::error_code ignored;
  const bool there = std::filesystem::exists(options.register_path, ignored);
  if (options.dry_run && !there)
    return refuse(Exit::impossible, "there is no register `" + options.register_path + "`", "check its name");
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::open_or_create);
  if (!in) return refuse(in.error());
  auto versions = versions_in_force(*in);
  if (!versions) return versions.error();
  const bool is_first = !*versions;
  if (!is_first && (*versions)->rows.front().name != policy.name)
    return refuse(Exit::findings,
                  "the register is run by versions of `" + (*versions)->rows.front().name + "`, and this is `" +
                      policy.name + "`",
                  "a register has one policy; take another register");
  const VersionsInForce none;
  const auto& published = is_first ? none : **versions;
  auto why_not = why_not_published(*in, policy, published.rows, published.loaded);
  if (!why_not) return refuse(why_not.error());
  if (*why_not) return refuse(**why_not);

  if (!is_first) say_changes(*published.loaded.back(), loaded, options);
  auto last = last_as_of(*in);
  if (!last) return refuse(last.error());
  if (*last && policy.in_force_from <= **last && !is_first)
    warn("days_settled", "the register is evaluated through " + to_iso(**last) +
                             ": those days stay as they are, and the version counts from the day after");
  if (!options.dry_run)
    if (auto done = publish_version(*in, {&policy, *tests, now_text(), options.by}); !done) return refuse(done.error());
  tell("published",
       "version " + policy.version + " of " + policy.name + (options.dry_run ? " would be" : " is") +
           " in force from " + to_iso(policy.in_force_from) + " for " + applies_text(policy) + ", " +
           std::to_string(*tests) + (*tests == 1 ? " test passes" : " tests pass") +
           (options.dry_run ? " (dry run: nothing was written)" : ""),
       {{"policy", policy.name}, {"version", policy.version}, {"from", to_iso(policy.in_force_from)}});
  return Exit::good;
}

}  // namespace safon
