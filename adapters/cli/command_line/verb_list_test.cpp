// The verbs that try a policy: its own tests, with all that can be asked of them, and lint.
#include <charconv>

#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

namespace {
constexpr int shift_limit = 36'525;  // days: a hundred years

auto whole_number(int least, int most, const std::string& what) {
  return [=](const std::string& given) -> std::string {
    int value = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error == std::errc() && end == given.data() + given.size() && value >= least && value <= most) return {};
    return "`" + given + "` is not " + what + " from " + std::to_string(least) + " to " + std::to_string(most);
  };
}
}  // namespace

void VerbList::test_verb() {
  auto* test = verb("test", "Policy staff", "run the test blocks of a policy",
                    "Example: safon test rules/wales_cpd/wales_cpd.safon --coverage --fail-under 80\n"
                    "Exit: 0 all pass, 1 some fail, there is none, too little is covered, or a change is not noticed");
  test->add_option("FILE", options.files, "rule files");
  test->add_option("--filter", options.filter, "only tests whose title contains this")->option_text("TEXT");
  test->add_flag("--coverage", options.coverage,
                 "say which answers no test has seen; with `--format html`, a page over the rules");
  test->add_option("--fail-under", options.fail_under, "exit 1 when less than this is covered")
      ->option_text("PERCENT")
      ->check(whole_number(0, 100, "a percentage"));
  test->add_flag("--mutate", options.mutate,
                 "change the rules in one place at a time, and list the changes that no test notices");
  test->add_flag("--watch", options.watch, "run again whenever one of the files changes, until Ctrl-C");
  test->add_option("--from-register", options.from_register,
                   "write a participant of the register as a test, with nothing in it that names anybody")
      ->option_text("ID");
  test->add_option("-r,--register", options.register_path, "with --from-register: its file; default: $SAFON_REGISTER")
      ->envname("SAFON_REGISTER")
      ->option_text("FILE");
  takes_policy(test);
  takes_programme(test);
  takes_date(test, "--as-of", options.as_of, "with --from-register: the day; default: the last that was evaluated");
  test->add_option("--shift-days", options.shift_days, "with --from-register: move every date by so many days")
      ->option_text("DAYS")
      ->check(whole_number(-shift_limit, shift_limit, "a number of days"));
  takes_format(test, {"text", "json", "html", "junit", "tap"}, "text, json, junit or tap; html with --coverage");
}

void VerbList::lint_verb() {
  auto* lint = verb("lint", "Policy staff", "say what is allowed in a policy but seldom meant",
                    "Example: safon lint rules/wales_cpd/wales_cpd.safon --fix --dry-run\n"
                    "Exit: 0 nothing, or all of it allowed, 1 findings");
  lint->add_option("FILE", options.files, "rule files; each is looked at with those that it uses")->required();
  lint->add_flag("--fix", options.fix, "mend what can be mended without changing any answer");
  lint->add_flag("-n,--dry-run", options.dry_run, "with --fix: show the lines that would change, and change nothing");
  lint->add_flag("--all", options.all, "also what is allowed, with its reason");
  takes_date(lint, "--as-of", options.as_of,
             "the day by which parameters are past; default: the one from which the policy is in force");
  takes_format(lint, false);
}

}  // namespace safon
