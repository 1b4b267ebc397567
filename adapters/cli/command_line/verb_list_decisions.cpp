// The verbs with which officers decide: cases, requirements that are waived, parameters that are adjusted.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::decision_verbs() {
  struct Decides {
    const char *name, *summary, *example;
  };
  static constexpr Decides all[] = {
      {"certify", "certify a participant's open case",
       "Example: safon certify -r wales.db CAF-0042 accredited --by 'A. Officer'\n"},
      {"decline", "decline a participant's open case",
       "Example: safon decline -r wales.db CAF-0042 accredited --by 'A. Officer' --reason 'the portfolio is not her "
       "own'\n"},
      {"defer", "put a participant's open case off to a later day",
       "Example: safon defer -r wales.db CAF-0042 accredited --until 2026-12-01 --by 'A. Officer' \\\n"
       "           --reason 'the portfolio is with the assessor'\n"
       "The case stays open and its deadline stands; `safon queue` shows until when it is put off.\n"}};
  for (const auto& [name, summary, example] : all) {
    auto* decide =
        verb(name, "Officers", summary, std::string(example) + "Exit: 0 recorded, 1 the decision cannot be taken");
    decide->add_option("ID", options.id, "the participant")->required();
    decide->add_option("STATUS", options.status, "the status that the case is for")->required();
    takes_register(decide);
    takes_policy(decide);
    takes_programme(decide);
    decide->add_option("--by", options.by, "who decides; default: $SAFON_OFFICER")
        ->required()
        ->envname("SAFON_OFFICER")
        ->option_text("NAME");
    auto* reason = decide->add_option("--reason", options.reason, "why")->option_text("TEXT");
    if (std::string(name) != "certify") reason->required();
    if (std::string(name) == "defer") {
      takes_date(decide, "--until", options.until, "the day on which it is looked at again");
      decide->get_option("--until")->required();
    }
    takes_date(decide, "--on", options.on, "the day of the decision; default: today");
    takes_dry_run(decide);
    takes_format(decide, false);
  }
}

void VerbList::waiver_verbs() {
  auto* waive = verb("waive", "Officers", "propose that a participant may go on without a requirement",
                     "Example: safon waive -r wales.db CAF-0042 certificate --until 2027-08-31 --by 'A. Officer' \\\n"
                     "           --reason 'trained abroad'\n"
                     "Only a requirement whose rule says `waivable by` can be waived. Others approve it:\n"
                     "`safon waiver approve`. It counts from the evaluation after that.\n"
                     "Exit: 0 recorded, 1 it cannot be proposed");
  waive->add_option("ID", options.id, "the participant")->required();
  waive->add_option("REQUIREMENT", options.requirement, "the requirement, by its stable name")->required();
  takes_register(waive);
  takes_policy(waive);
  takes_proposal(waive);

  auto* adjust = verb("adjust", "Officers", "propose another value of a parameter for a participant",
                      "Example: safon adjust -r wales.db CAF-0042 hours_needed --to 8 --until 2027-08-31 \\\n"
                      "           --by 'A. Officer' --reason 'half a year of sick leave'\n"
                      "Only a parameter whose rule says `adjustable by` can be adjusted, within the bounds that\n"
                      "it names. Others approve it: `safon waiver approve`. It counts from the evaluation after\n"
                      "that.\n"
                      "Exit: 0 recorded, 1 it cannot be proposed");
  adjust->add_option("ID", options.id, "the participant")->required();
  adjust->add_option("PARAMETER", options.parameter, "the parameter, by its name")->required();
  takes_register(adjust);
  takes_policy(adjust);
  adjust->add_option("--to", options.to, "what it is to be, as the policy writes it: 8, 60%, 2027-03-01")
      ->required()
      ->option_text("VALUE");
  takes_proposal(adjust);

  auto* waiver = verb("waiver", "Officers", "waivers and adjustments: which hold, which wait, and the answers to them",
                      "list               those that hold or wait; with --all, also those that are over\n"
                      "show NUMBER        all that was recorded about one\n"
                      "approve NUMBER     by somebody other than who proposed it\n"
                      "refuse NUMBER      a proposal, or one that waits to be confirmed again; with --reason\n"
                      "withdraw NUMBER    it is asked for no longer; with --reason\n"
                      "reconfirm NUMBER   it stands, though the rule has changed since\n"
                      "Example: safon waiver list -r wales.db --council cardiff\n"
                      "         safon waiver approve -r wales.db 3 --by 'B. Officer'\n"
                      "Exit: 0 shown or recorded, 1 it cannot be recorded");
  only(waiver->add_option("ACTION", options.action, "list, show, approve, refuse, withdraw or reconfirm")->required(),
       {"list", "show", "approve", "refuse", "withdraw", "reconfirm"});
  waiver->add_option("NUMBER", options.number, "the waiver: `safon waiver list` shows the numbers");
  takes_register(waiver);
  takes_policy(waiver);
  takes_answer(waiver);
  waiver->add_option("--id", options.id, "list: only this participant's")->option_text("ID");
  takes_council(waiver);
  waiver->add_flag("--all", options.all, "list: also those that are over");
  takes_language(waiver);
  takes_dry_run(waiver);
  takes_format(waiver);
}

void VerbList::takes_proposal(CLI::App* verb) {
  takes_date(verb, "--until", options.until, "the last day on which it holds");
  verb->get_option("--until")->required();
  takes_answer(verb);
  verb->get_option("--by")->required();
  verb->get_option("--reason")->required();
  verb->add_option("--evidence", options.evidence, "what is accepted in place of what is required")
      ->option_text("TEXT");
  takes_dry_run(verb);
  takes_format(verb, false);
}

void VerbList::audit_verb() {
  auto* audit =
      verb("audit", "Officers", "automatic changes that were drawn for people to look at again",
           "list              those that wait for an auditor or, disputed, for an officer; with --all, the rest\n"
           "show NUMBER       what one rests on, and what was said of it\n"
           "agree NUMBER      an auditor finds that it follows from the record and the rule\n"
           "dispute NUMBER    an auditor finds that it does not; with --reason. No status changes by it\n"
           "answer NUMBER     an officer says what came of a dispute; with --reason\n"
           "Example: safon audit list -r wales.db --council cardiff\n"
           "         safon audit dispute -r wales.db 3 --by 'C. Auditor' --reason 'the course was another'\n"
           "Exit: 0 shown or recorded, 1 it cannot be recorded");
  only(audit->add_option("ACTION", options.action, "list, show, agree, dispute or answer")->required(),
       {"list", "show", "agree", "dispute", "answer"});
  audit->add_option("NUMBER", options.number, "the audit: `safon audit list` shows the numbers");
  takes_register(audit);
  takes_answer(audit);
  audit->add_option("--id", options.id, "list: only this participant's")->option_text("ID");
  takes_council(audit);
  audit->add_flag("--all", options.all, "list: also those that are agreed or answered");
  takes_language(audit);
  takes_dry_run(audit);
  takes_format(audit);
}

void VerbList::takes_answer(CLI::App* verb) {
  verb->add_option("--by", options.by, "who does it; default: $SAFON_OFFICER")
      ->envname("SAFON_OFFICER")
      ->option_text("NAME");
  verb->add_option("--role", options.role, "in which role; default: the policy's word")->option_text("ROLE");
  verb->add_option("--reason", options.reason, "why")->option_text("TEXT");
  takes_date(verb, "--on", options.on, "the day; default: today");
}

}  // namespace safon
