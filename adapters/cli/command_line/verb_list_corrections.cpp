// The verbs with which officers put a record right.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::correction_verbs() {
  auto* correct = verb(
      "correct", "Officers", "put a value of a participant's record right, with its source",
      "Example: safon correct -r wales.db CAF-0042 'courses[2].held' --to 2026-03-01 --by 'A. Evans' \\\n"
      "           --source 'letter of 3 May, file 17' --reason 'the council mistyped the year'\n"
      "FIELD is called as in the rule file. A row of a list is named by its number, or by what it says:\n"
      "`courses[held=2025-03-01].held`. `--to unknown` says that it is not known, `--to none` that there is none.\n"
      "What the council has sent stays in the register. The correction lasts for as long as the council sends the\n"
      "same value: `safon correction list` shows which do.\n"
      "Exit: 0 recorded, 1 it cannot be corrected so");
  correct->add_option("ID", options.id, "the participant")->required();
  correct->add_option("FIELD", options.field, "the value, such as `role` or `courses[2].held`")->required();
  takes_register(correct);
  takes_policy(correct);
  correct->add_option("--to", options.value, "what is right")->required()->option_text("VALUE");
  correct->add_option("--source", options.source, "where that is known from")->required()->option_text("TEXT");
  takes_answer(correct);
  correct->get_option("--by")->required();
  correct->get_option("--reason")->required();
  takes_dry_run(correct);
  takes_format(correct, false);

  auto* correction = verb("correction", "Officers", "corrections of records: which hold, and taking one back",
                          "list               those that hold; with --all, also those that are over\n"
                          "show NUMBER        all that was recorded about one\n"
                          "withdraw NUMBER    the council's value counts again; with --reason\n"
                          "Example: safon correction list -r wales.db --council cardiff\n"
                          "         safon correction withdraw -r wales.db 3 --by 'B. Officer' --reason 'misread'\n"
                          "Exit: 0 shown or recorded, 1 it cannot be recorded");
  only(correction->add_option("ACTION", options.action, "list, show or withdraw")->required(),
       {"list", "show", "withdraw"});
  correction->add_option("NUMBER", options.number, "the correction: `safon correction list` shows the numbers");
  takes_register(correction);
  takes_policy(correction);
  takes_answer(correction);
  correction->add_option("--id", options.id, "list: only this participant's")->option_text("ID");
  takes_council(correction);
  correction->add_flag("--all", options.all, "list: also those that are over");
  takes_language(correction);
  takes_dry_run(correction);
  takes_format(correction);
}

}  // namespace safon
