#include "adapters/cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}};
const std::map<std::string, Choice> choices{{"auto", Choice::automatic}, {"always", Choice::on}, {"never", Choice::off}};

/// The words of one command line while they are read.
struct Reader {
  Options options;
  CLI::App app{"Safon holds participants' records against a programme's rules.", "safon"};

  CLI::App* verb(const std::string& name, const std::string& summary, const std::string& footer) {
    auto* sub = app.add_subcommand(name, summary);
    sub->footer(footer);
    sub->parse_complete_callback([this, name] { options.verb = name; });
    sub->add_option("--colour,--color", options.colour, "auto, always or never")->transform(CLI::CheckedTransformer(choices))->option_text("WHEN");
    sub->add_flag("-q,--quiet", options.quiet, "only errors on the error stream");
    return sub;
  }
  void takes_format(CLI::App* sub, bool csv = true) {
    auto* option = sub->add_option("--format", options.format, csv ? "text, json or csv" : "text or json")->option_text("FORMAT");
    if (csv)
      option->transform(CLI::CheckedTransformer(formats));
    else
      option->transform(CLI::CheckedTransformer(std::map<std::string, Format>{{"text", Format::text}, {"json", Format::json}}));
  }
  void takes_register(CLI::App* sub) {
    sub->add_option("-r,--register", options.register_path, "the register's file")->envname("SAFON_REGISTER")->required()->option_text("FILE");
  }
  void takes_policy(CLI::App* sub) {
    sub->add_option("-p,--policy", options.policy_path, "the policy's rule file; default: the one stored last in the register")->envname("SAFON_POLICY")->option_text("FILE");
  }
  void takes_date(CLI::App* sub, const std::string& name, std::optional<Date>& target, const std::string& help) {
    sub->add_option_function<std::string>(name, [&target, name](const std::string& text) {
         target = parse_iso_date(text);
         if (!target) throw CLI::ValidationError(name, "`" + text + "` is not a date; write one such as 2026-11-01");
       }, help)->option_text("DATE");
  }
  void takes_dry_run(CLI::App* sub) { sub->add_flag("-n,--dry-run", options.dry_run, "say what would change, and change nothing"); }
  void takes_council(CLI::App* sub) { sub->add_option("--council", options.council, "only this council")->option_text("CODE"); }
  void takes_language(CLI::App* sub) { sub->add_option("--lang", options.language, "language of the labels, such as cy")->option_text("LANGUAGE"); }

  void for_policy_staff() {
    auto* check = verb("check", "say all that is wrong with a policy",
                       "Example: safon check rules/wales_cpd/wales_cpd.safon\nExit: 0 no errors, 1 errors.");
    check->add_option("FILE", options.files, "rule files; each is checked with those that it uses")->required();
    check->add_option("--print", options.print, "print a form of the policy: syntax, model or plan")->check(CLI::IsMember({"syntax", "model", "plan"}))->option_text("FORM");
    check->add_flag("--strict", options.warnings_fail, "warnings count as errors");
    takes_format(check, false);

    auto* test = verb("test", "run the test blocks of a policy",
                      "Example: safon test rules/wales_cpd/wales_cpd.safon --filter induction\nExit: 0 all pass, 1 some fail.");
    test->add_option("FILE", options.files, "rule files")->required();
    test->add_option("--filter", options.filter, "only tests whose title contains this")->option_text("TEXT");
    takes_format(test, false);
  }

  void for_operators() {
    auto* import = verb("import", "take in returns of councils",
                        "Example: safon import -r wales.db -p rules/wales_cpd/wales_cpd.safon returns/*.xml\n"
                        "A file is taken in whole or not at all; records that do not fit are rejected one by one.\n"
                        "Exit: 0 all in, 3 some records rejected, 4 a file could not be taken in.");
    import->add_option("FILE", options.files, "XML returns")->required();
    takes_register(import);
    takes_policy(import);
    import->add_option("--feed", options.feed, "the feed that maps the file; default: the only one that fits")->option_text("NAME");
    import->add_option("--council", options.council, "whose return it is; default: what the records say")->option_text("CODE");
    takes_date(import, "--received", options.received, "the day it was received; default: what the file says, else today");
    takes_dry_run(import);
    takes_format(import);

    auto* evaluate = verb("evaluate", "hold everyone who is due against the policy and record what changes",
                          "Example: safon evaluate -r wales.db --as-of 2026-11-01\nExit: 0 all good, 3 conflicts or broken properties to look at.");
    takes_register(evaluate);
    takes_policy(evaluate);
    takes_date(evaluate, "--as-of", options.as_of, "the day that the evaluation speaks about; default: today");
    evaluate->add_flag("--everyone", options.everyone, "also those for whom nothing is due");
    takes_dry_run(evaluate);
    takes_format(evaluate);

    auto* report = verb("report", "tables over the whole register",
                        "Example: safon report funnel -r wales.db --format csv\n"
                        "funnel: participants by status and council     moved: status changes of a run, and since when\n"
                        "needed: what most participants still lack      reviews: recorded statuses that later facts contradict\n"
                        "imports, rejections, runs: what came in, what was refused, what was done");
    report->add_option("REPORT", options.report, "which table")->required()->check(
        CLI::IsMember({"funnel", "moved", "needed", "reviews", "imports", "rejections", "runs"}));
    takes_register(report);
    takes_policy(report);
    takes_council(report);
    takes_language(report);
    report->add_option("--import", options.import_number, "rejections: only of this import")->option_text("NUMBER");
    report->add_option("--run", options.run_number, "moved: of this run; default: the last")->option_text("NUMBER");
    takes_format(report);

    auto* verify = verb("verify", "prove that no row of the register was changed since it was written",
                        "Example: safon verify -r wales.db --expect 3f1c…\nExit: 0 as it was written, 1 something was changed.");
    takes_register(verify);
    takes_format(verify);
    verify->add_option("--expect", options.expect, "the head that was noted down earlier must still be in the chain's end")->option_text("HEAD");

    takes_register(verb("rebuild", "make the derived tables again from the ledger", "Example: safon rebuild -r wales.db"));

    auto* backup = verb("backup", "copy the register while others go on using it", "Example: safon backup -r wales.db /backup/wales-2026-11-01.db");
    takes_register(backup);
    backup->add_option("FILE", options.path, "where to")->required();
    backup->add_flag("--overwrite", options.overwrite, "replace a file that is there");
  }

  void for_officers() {
    auto* status = verb("status", "who has which status, since when",
                        "Example: safon status -r wales.db C-0042\n         safon status -r wales.db --council caerdydd --status inducted --format csv");
    status->add_option("ID", options.id, "one participant, with history");
    takes_register(status);
    takes_policy(status);
    takes_council(status);
    status->add_option("--status", options.status, "only this status")->option_text("STATUS");
    takes_language(status);
    takes_format(status);

    auto* explain = verb("explain", "why a participant has a status, and what is still needed for the next",
                         "Example: safon explain -r wales.db C-0042 --lang cy\n         safon explain -r wales.db C-0042 --why-not accredited");
    explain->add_option("ID", options.id, "the participant")->required();
    takes_register(explain);
    takes_policy(explain);
    takes_language(explain);
    explain->add_option("--why-not", options.why_not, "what stands between the participant and this status")->option_text("STATUS");
    explain->add_option("--requirement", options.requirement, "only this requirement")->option_text("NAME");
    explain->add_flag("--reasons", options.reasons, "only what settles the answer");
    takes_date(explain, "--as-of", options.as_of, "the day; default: the last that was evaluated");
    takes_format(explain, false);

    auto* queue = verb("queue", "cases that wait for an officer", "Example: safon queue -r wales.db --council abertawe");
    takes_register(queue);
    takes_policy(queue);
    takes_council(queue);
    takes_language(queue);
    takes_format(queue);

    for (const char* name : {"certify", "decline"}) {
      const bool certify = std::string(name) == "certify";
      auto* decide = verb(name, certify ? "certify a participant's open case" : "decline a participant's open case",
                          certify ? "Example: safon certify -r wales.db C-0042 reflective_manager --by 'A. Officer'"
                                  : "Example: safon decline -r wales.db C-0042 accredited --by 'A. Officer' --reason 'portfolio is not her own'");
      decide->add_option("ID", options.id, "the participant")->required();
      decide->add_option("STATUS", options.status, "the status that the case is for")->required();
      takes_register(decide);
      takes_policy(decide);
      decide->add_option("--by", options.by, "who decides")->required()->envname("SAFON_OFFICER")->option_text("NAME");
      auto* reason = decide->add_option("--reason", options.reason, "why")->option_text("TEXT");
      if (!certify) reason->required();
      takes_date(decide, "--on", options.on, "the day of the decision; default: today");
      takes_dry_run(decide);
    }
  }

  void for_shells() {
    auto* completion = verb("completion", "a completion script for a shell", "Example: source <(safon completion bash)");
    completion->add_option("SHELL", options.shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  }

  Reader() {
    app.require_subcommand(1);
    app.set_version_flag("--version", "safon 0.1.0");
    app.footer("`safon VERB --help` explains a verb, with an example. Exit codes: 0 good, 1 findings, 2 wrong words, 3 done in part,\n"
               "4 could not be done. SAFON_REGISTER and SAFON_POLICY stand for --register and --policy.");
    for_policy_staff();
    for_operators();
    for_officers();
    for_shells();
  }

  std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const auto* sub : app.get_subcommands({})) all.push_back(sub->get_name());
    return all;
  }
};

/// A verb that is none, told by name before the library complains about the words that follow it.
std::optional<std::string> mistyped_verb(Reader& reader, const std::vector<std::string>& words) {
  if (words.empty() || words.front().starts_with('-')) return std::nullopt;
  const auto names = reader.names();
  for (const auto& name : names)
    if (name == words.front()) return std::nullopt;
  std::string text = "`" + words.front() + "` is not a verb of safon";
  if (auto near = nearest(words.front(), names)) text += "; did you mean `" + *near + "`?";
  return text + "\n`safon --help` lists the verbs\n";
}

}  // namespace

std::variant<Options, CommandLineAnswer> read_command_line(const std::vector<std::string>& words) {
  Reader reader;
  if (words.empty()) return CommandLineAnswer{reader.app.help(), true};
  if (auto wrong = mistyped_verb(reader, words)) return CommandLineAnswer{*wrong, true};
  try {
    reader.app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, err;
    const int code = reader.app.exit(error, out, err);
    return CommandLineAnswer{code == 0 ? out.str() : err.str(), code != 0};
  }
  return reader.options;
}

std::vector<VerbInfo> verbs() {
  Reader reader;
  std::vector<VerbInfo> all;
  for (const auto* sub : reader.app.get_subcommands({})) {
    VerbInfo info{sub->get_name(), sub->get_description(), {}};
    for (const auto* option : sub->get_options())
      for (const auto& name : option->get_lnames()) info.options.push_back("--" + name);
    all.push_back(std::move(info));
  }
  return all;
}

}  // namespace safon
