// safon lint: what is allowed but seldom meant.
#include "dsl/lint/lint.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/draw/line_diff.hpp"
#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/testing/test_run.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/lint/mend.hpp"

namespace safon {
namespace {

void draw(const LintFinding& finding, const Sources& sources, const Terminal& screen) {
  std::cout << screen.ink(Ink::faint, place_text(sources, finding.span)) << "  "
            << screen.ink(finding.allowed_by ? Ink::faint : Ink::doubtful, finding.code) << "  " << finding.message
            << "\n    " << source_line(sources, finding.span) << '\n';
  for (const auto& note : finding.notes)
    std::cout << "    " << (note.span ? place_text(sources, *note.span) + ": " : "") << note.text << '\n';
  if (finding.allowed_by)
    std::cout << "    allowed: " << *finding.allowed_by << '\n';
  else if (!finding.help.empty())
    std::cout << "    help: " << finding.help << '\n';
}

boost::json::object to_json(const LintFinding& finding, const Sources& sources) {
  boost::json::object object{{"code", finding.code},
                             {"place", place_text(sources, finding.span)},
                             {"message", finding.message},
                             {"help", finding.help},
                             {"fixable", !finding.fixes.empty()}};
  if (finding.allowed_by) object["allowed_by"] = *finding.allowed_by;
  boost::json::array notes;
  for (const auto& note : finding.notes)
    notes.push_back(
        boost::json::object{{"place", note.span ? place_text(sources, *note.span) : ""}, {"text", note.text}});
  object["notes"] = std::move(notes);
  return object;
}

Exit fix(const LoadedPolicy& policy, const std::vector<LintFinding>& findings, const Options& options,
         const Terminal& screen) {
  const auto mended = mend(policy, findings);
  if (!mended) return refuse(Exit::impossible, "nothing was mended: " + mended.error(), "mend the findings by hand");
  for (const auto& file : mended->files) {
    if (options.dry_run) {
      std::cout << line_diff(file.name, file.before, file.after, screen);
      continue;
    }
    if (auto written = write_whole(file.name, file.after); !written) return refuse(Exit::impossible, written.error());
  }
  tell("mended", (options.dry_run ? "would mend " : "mended ") + std::to_string(mended->findings) +
                     (mended->findings == 1 ? " finding" : " findings"));
  return Exit::good;
}

}  // namespace

Exit lint_policies(const Options& options) {
  if (options.dry_run && !options.fix)
    return refuse(Exit::usage, "--dry-run shows what --fix would do", "give --fix as well");
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  std::size_t open = 0, allowed = 0;
  boost::json::array all;
  for (const auto& path : options.files) {
    auto loaded = read_policy(path);
    if (!loaded.compiled) {
      std::cerr << render(loaded.diagnostics, loaded.sources,
                          {.colour = terminal(STDERR_FILENO, options.colour).colour});
      return refuse(Exit::findings, "`" + path + "` was not looked at further", "mend what `safon check` finds first");
    }
    auto findings = lint(loaded, options.as_of);
    if (options.fix) {
      if (const auto exit = fix(loaded, findings, options, screen); exit != Exit::good) return exit;
      if (!options.dry_run) {
        loaded = read_policy(path);
        findings = lint(loaded, options.as_of);
      }
    }
    for (const auto& finding : findings) {
      ++(finding.allowed_by ? allowed : open);
      if (options.format == Format::json)
        all.push_back(to_json(finding, loaded.sources));
      else if (!options.quiet && (!finding.allowed_by || options.all))
        draw(finding, loaded.sources, screen);
    }
  }
  if (options.format == Format::json)
    std::cout << boost::json::serialize(all) << '\n';
  else
    std::cout << open << (open == 1 ? " finding" : " findings") << ", " << allowed << " allowed\n";
  return open == 0 ? Exit::good : Exit::findings;
}

}  // namespace safon
