#include "adapters/cli/testing/mutation.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <thread>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/testing/test_run.hpp"
#include "dsl/mutate/try_mutants.hpp"

namespace safon {
namespace {

/// The lines on which the change stands, before and after it.
struct Lines {
  std::string before, after;
};

Lines lines_of(const LoadedPolicy& policy, const Mutant& mutant) {
  const auto& text = policy.sources.files[mutant.span.file].text;
  auto begin = mutant.span.begin == 0 ? std::string::npos : text.rfind('\n', mutant.span.begin - 1);
  begin = begin == std::string::npos ? 0 : begin + 1;
  begin = text.find_first_not_of(' ', begin);
  const auto end = std::min(text.find('\n', mutant.span.end), text.size());
  Lines lines{text.substr(begin, end - begin), text.substr(begin, mutant.span.begin - begin) + mutant.replacement +
                                                   text.substr(mutant.span.end, end - mutant.span.end)};
  return lines;
}

void draw_lines(const std::string& text, const char* mark, Ink ink, const Terminal& screen) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    std::cout << screen.ink(ink, mark + text.substr(begin, end - begin)) << '\n';
    begin = end + 1;
  }
}

void draw(const LoadedPolicy& policy, const Tried& tried, const Terminal& screen) {
  for (std::size_t m = 0; m < tried.mutants.size(); ++m) {
    if (tried.fates[m] != Fate::survived) continue;
    const auto& mutant = tried.mutants[m];
    const auto lines = lines_of(policy, mutant);
    std::cout << screen.ink(Ink::bad, "✗ ") << place_text(policy.sources, mutant.span) << "  " << mutant.change << '\n';
    draw_lines(lines.before, "    - ", Ink::faint, screen);
    draw_lines(lines.after, "    + ", Ink::plain, screen);
  }
  const auto noticed = tried.count(Fate::noticed), survived = tried.count(Fate::survived);
  std::cout << noticed << " of " << noticed + survived << " mistakes noticed by the tests, " << survived << " not";
  if (const auto none = tried.count(Fate::no_policy); none != 0)
    std::cout << "; " << none << " more gave no policy at all";
  std::cout << '\n';
}

boost::json::object to_json(const LoadedPolicy& policy, const Tried& tried) {
  boost::json::array survivors;
  for (std::size_t m = 0; m < tried.mutants.size(); ++m) {
    if (tried.fates[m] != Fate::survived) continue;
    const auto& mutant = tried.mutants[m];
    const auto lines = lines_of(policy, mutant);
    survivors.push_back(boost::json::object{{"place", place_text(policy.sources, mutant.span)},
                                            {"change", mutant.change},
                                            {"before", lines.before},
                                            {"after", lines.after}});
  }
  return {{"policy", policy.compiled->name},
          {"noticed", tried.count(Fate::noticed)},
          {"survived", tried.count(Fate::survived)},
          {"no_policy", tried.count(Fate::no_policy)},
          {"survivors", std::move(survivors)}};
}

}  // namespace

Exit mutate(const std::vector<const LoadedPolicy*>& policies, const Options& options) {
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  const unsigned threads = std::max(std::thread::hardware_concurrency(), 1U);
  Exit exit = Exit::good;
  boost::json::array all;
  for (const auto* policy : policies) {
    ProgressBar bar("mutants of " + policy->compiled->name, is_terminal(STDERR_FILENO) && !options.quiet);
    const auto tried = try_mutants(*policy, threads, [&](std::size_t done, std::size_t of) { bar.show(done, of); });
    bar.hide();
    if (tried.count(Fate::survived) != 0) exit = Exit::findings;
    if (options.format == Format::json)
      all.push_back(to_json(*policy, tried));
    else
      draw(*policy, tried, screen);
  }
  if (options.format == Format::json) std::cout << boost::json::serialize(all) << '\n';
  return exit;
}

}  // namespace safon
