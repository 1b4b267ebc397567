// What the verbs have in common, and the verbs of policy staff and of shells.
#include "adapters/cli/command_line/verb_list.hpp"

#include <map>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json},   {"csv", Format::csv},
                                            {"html", Format::html}, {"junit", Format::junit}, {"tap", Format::tap}};
const std::map<std::string, Choice> choices{
    {"auto", Choice::automatic}, {"always", Choice::on}, {"never", Choice::off}};

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "`" : i + 1 == words.size() ? " or `" : ", `") + words[i] + "`";
  return text;
}

}  // namespace

void only(CLI::Option* option, const std::vector<std::string>& words) {
  option->check([words](const std::string& given) -> std::string {
    for (const auto& word : words)
      if (word == given) return {};
    const auto near = nearest(given, words);
    return "there is no `" + given + "`" + (near ? "; did you mean `" + *near + "`?" : ": it is " + listed(words));
  });
}

CLI::App* VerbList::verb(const std::string& name, const std::string& group, const std::string& summary,
                         const std::string& footer) {
  auto* sub = app.add_subcommand(name, summary)->group(group);
  const bool says_exits = footer.find("Exit:") != std::string::npos;
  const bool says_impossible = footer.find("\n4 ") != std::string::npos || footer.find(", 4 ") != std::string::npos;
  sub->footer(footer + (says_exits ? ", " : "\nExit: 0 done, ") + "2 the words make no sense" +
              (says_impossible ? "." : ", 4 could not be done."));
  sub->parse_complete_callback([this, name] { options.verb = name; });
  auto set_colour = [this](const std::string& word) { options.colour = choices.at(word); };
  only(sub->add_option_function<std::string>("--colour,--color", set_colour, "auto, always or never; default: auto")
           ->option_text("WHEN"),
       {"auto", "always", "never"});
  sub->add_flag("-q,--quiet", options.quiet, "say nothing but errors on the error stream");
  return sub;
}

void VerbList::takes_format(CLI::App* sub, const std::vector<std::string>& names, const std::string& help) {
  auto set = [this](const std::string& word) { options.format = formats.at(word); };
  only(sub->add_option_function<std::string>("--format", set, help + "; default: text")->option_text("FORMAT"), names);
}

void VerbList::takes_format(CLI::App* sub, bool csv) {
  if (csv)
    takes_format(sub, {"text", "json", "csv"}, "text, json or csv");
  else
    takes_format(sub, {"text", "json"}, "text or json");
}

void VerbList::takes_page_format(CLI::App* sub) {
  takes_format(sub, {"text", "json", "csv", "html"}, "text, json, csv or html");
}

void VerbList::takes_register(CLI::App* sub) {
  sub->add_option("-r,--register", options.register_path, "the register's file; default: $SAFON_REGISTER")
      ->envname("SAFON_REGISTER")
      ->required()
      ->option_text("FILE");
}

void VerbList::takes_keys(CLI::App* sub) {
  sub->add_option("--keys", options.keys, "the folder of the private keys; default: $SAFON_KEYS")
      ->envname("SAFON_KEYS")
      ->option_text("FOLDER");
}

void VerbList::takes_policy(CLI::App* sub) {
  sub->add_option("-p,--policy", options.policy_path,
                  "the policy's rule file; default: $SAFON_POLICY, else the one stored last in the register")
      ->envname("SAFON_POLICY")
      ->option_text("FILE");
}

void VerbList::takes_date(CLI::App* sub, const std::string& name, std::optional<Date>& target,
                          const std::string& help) {
  auto read = [&target, name](const std::string& text) {
    target = parse_iso_date(text);
    if (!target) throw CLI::ValidationError(name, "`" + text + "` is not a date; write one such as 2026-11-01");
  };
  sub->add_option_function<std::string>(name, read, help)->option_text("DATE");
}

void VerbList::takes_dry_run(CLI::App* sub) {
  sub->add_flag("-n,--dry-run", options.dry_run, "say what would change, and change nothing");
}

void VerbList::takes_council(CLI::App* sub) {
  sub->add_option("--council", options.council, "only this council")->option_text("CODE");
}

void VerbList::takes_programme(CLI::App* sub) {
  sub->add_option("--programme", options.programme, "the programme, where the policy has several")->option_text("NAME");
}

void VerbList::takes_language(CLI::App* sub) {
  sub->add_option("--lang", options.language, "language of the wording, such as cy; default: the policy's first")
      ->option_text("LANGUAGE");
}

void VerbList::for_policy_staff() {
  auto* check = verb("check", "Policy staff", "say all that is wrong with a policy",
                     "Example: safon check rules/wales_cpd/wales_cpd.safon\n"
                     "Exit: 0 no errors, 1 errors");
  check->add_option("FILE", options.files, "rule files; each is checked with those that it uses")->required();
  only(check->add_option("--print", options.print, "print a form of the policy: syntax, model or plan")
           ->option_text("FORM"),
       {"syntax", "model", "plan"});
  check->add_flag("--strict", options.warnings_fail, "warnings count as errors");
  takes_format(check, false);

  fmt_verb();
  test_verb();
  lint_verb();
  lsp_verb();

  auto* diff = verb("diff", "Policy staff", "what two versions of a policy mean differently, with an example of each",
                    "Example: safon diff last_year/wales_cpd.safon rules/wales_cpd/wales_cpd.safon\n"
                    "Exit: 0 they mean the same, 1 they do not, 4 one of them has errors");
  diff->add_option("OLD", options.path, "the rule file of the version before")->required();
  diff->add_option("NEW", options.subject, "the rule file of the version after")->required();
  takes_language(diff);
  takes_format(diff, false);
}

void VerbList::policy_verb() {
  auto* policy = verb("policy", "Policy staff", "the versions of a policy that a register is run by",
                      "publish FILE     put a version in force: from its day, for those whom it names\n"
                      "list             the versions, since when, for whom, and how many are under each\n"
                      "show VERSION     one of them: by whom, its tests, its files, who is under it\n"
                      "retire VERSION   take one out of force from a day on\n"
                      "Example: safon policy publish rules/wales_cpd/wales_cpd.safon -r wales.db --by 'P. Officer'\n"
                      "         safon policy retire 2026.1 -r wales.db --on 2027-09-01 --by 'P. Officer' --reason "
                      "'replaced by 2027.1'\n"
                      "Exit: 0 done, 1 it may not be: its tests fail, its dates do not fit, somebody is under it");
  only(policy->add_option("ACTION", options.action, "publish, list, show or retire")->required(),
       {"publish", "list", "show", "retire"});
  policy->add_option("NAME", options.subject, "publish: the rule file; show, retire: the version");
  takes_register(policy);
  policy->add_option("--by", options.by, "publish, retire: who does it; default: $SAFON_OFFICER")
      ->envname("SAFON_OFFICER")
      ->option_text("NAME");
  policy->add_option("--reason", options.reason, "retire: why")->option_text("TEXT");
  takes_date(policy, "--on", options.on, "retire: the first day on which nobody is under it any more; default: today");
  policy->add_flag("--even-so", options.even_so, "retire: also where somebody is left without a version");
  takes_dry_run(policy);
  takes_language(policy);
  takes_format(policy);
}

void VerbList::for_shells() {
  auto* completion = verb("completion", "Shells", "a script that lets a shell finish verbs and options",
                          "Example: source <(safon completion bash)");
  auto* shell = completion->add_option("SHELL", options.shell, "bash, zsh or fish")->required();
  only(shell, {"bash", "zsh", "fish"});
}

VerbList::VerbList() : app("Safon holds participants' records against a programme's rules.", "safon") {
  app.require_subcommand(1);
  app.set_version_flag("--version", "safon 0.1.0");
  app.footer(
      "`safon help VERB` explains a verb, with an example.\n"
      "Exit codes: 0 good, 1 findings, 2 the words make no sense, 3 done in part, 4 could not be done.\n"
      "SAFON_REGISTER, SAFON_POLICY and SAFON_OFFICER stand for --register, --policy and --by; NO_COLOR turns colour\n"
      "off; SAFON_LOG=json makes messages JSON lines where the error stream is not a terminal.");
  for_policy_staff();
  policy_verb();
  doc_verb();
  simulate_verb();
  for_operators();
  for_officers();
  for_shells();
}

}  // namespace safon
