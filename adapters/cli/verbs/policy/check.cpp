// safon check: all that is wrong with a policy.
#include <unistd.h>

#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/lower/matchings.hpp"
#include "dsl/model/print.hpp"
#include "dsl/syntax/print.hpp"

namespace safon {
namespace {

boost::json::object place_json(const Sources& sources, Span span) {
  const auto& source = sources.files[span.file];
  const auto begin = line_column(source.text, span.begin), end = line_column(source.text, span.end);
  return {{"file", source.name},
          {"line", begin.line},
          {"column", begin.column},
          {"end_line", end.line},
          {"end_column", end.column}};
}

boost::json::object to_json(const Diagnostic& diagnostic, const Sources& sources) {
  const auto& kind = info(diagnostic.kind);
  boost::json::object object{{"code", kind.code},
                             {"kind", kind.name},
                             {"severity", kind.severity == Severity::error ? "error" : "warning"},
                             {"message", message(diagnostic)},
                             {"place", place_json(sources, diagnostic.span)}};
  if (!diagnostic.help.empty()) object["help"] = diagnostic.help;
  if (diagnostic.fix)
    object["fix"] = boost::json::object{{"place", place_json(sources, diagnostic.fix->span)},
                                        {"replacement", diagnostic.fix->replacement}};
  boost::json::array notes;
  for (const auto& note : diagnostic.notes) {
    boost::json::object each{{"text", note.text}};
    if (note.span) each["place"] = place_json(sources, *note.span);
    notes.push_back(std::move(each));
  }
  if (!notes.empty()) object["notes"] = std::move(notes);
  return object;
}

void print_form(const std::string& form, const LoadedPolicy& loaded) {
  if (form == "syntax")
    for (const auto& document : loaded.documents) std::cout << print_syntax(document);
  if (form == "model" && loaded.model) std::cout << print_model(*loaded.model);
  if (form != "plan" || !loaded.compiled) return;
  std::cout << print_plan(loaded.compiled->plan);
  for (const auto& report : loaded.compiled->reports)
    std::cout << "report " << report.name << '\n' << print_plan(report.plan);
  for (const auto& matching : loaded.model->matchings)
    std::cout << "matching " << matching.name << '\n'
              << print_plan(lower_matching(matching, *loaded.model, loaded.sources).plan);
}

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

std::string summary(const LoadedPolicy& loaded) {
  const auto& model = *loaded.model;
  return "policy " + model.name + " " + model.version + ": " + counted(loaded.sources.files.size(), "file") + ", " +
         counted(model.requirements.size(), "requirement") + ", " + counted(model.programmes.size(), "programme") +
         ", " + counted(model.feeds.size(), "feed") + ", " +
         (model.reports.empty() ? "" : counted(model.reports.size(), "report") + ", ") +
         (model.matchings.empty() ? "" : counted(model.matchings.size(), "matching") + ", ") +
         counted(model.tests.size() + model.intake_tests.size(), "test");
}

}  // namespace

Exit check(const Options& options) {
  const auto screen = terminal(STDERR_FILENO, options.colour);
  Exit exit = Exit::good;
  boost::json::array all;
  for (const auto& path : options.files) {
    const auto loaded = read_policy(path);
    const bool failed = has_errors(loaded.diagnostics) || (options.warnings_fail && !loaded.diagnostics.empty());
    if (failed) exit = Exit::findings;
    print_form(options.print, loaded);
    if (options.format == Format::json) {
      for (const auto& diagnostic : loaded.diagnostics) all.push_back(to_json(diagnostic, loaded.sources));
      continue;
    }
    RenderOptions how{.colour = screen.colour, .width = screen.width};
    if (screen.colour) how.link = file_url;
    std::cerr << render(loaded.diagnostics, loaded.sources, how);
    if (loaded.model && options.print.empty()) tell("checked", screen.ink(Ink::good, "✓ ") + summary(loaded));
  }
  if (options.format == Format::json && options.print.empty()) std::cout << boost::json::serialize(all) << '\n';
  return exit;
}

}  // namespace safon
