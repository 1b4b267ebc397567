// The verbs with which policy staff change a rule: read it as others will, and see what a change does.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::doc_verb() {
  auto* doc = verb("doc", "Policy staff", "a handbook of a policy, as a page that needs nothing but itself",
                   "Example: safon doc rules/wales_cpd/wales_cpd.safon -o handbook/");
  doc->add_option("POLICY", options.policy_path, "the policy's rule file")->required();
  doc->add_option("-o,--output", options.output,
                  "a file, or a folder for a page in each language; default: standard output")
      ->option_text("FILE|DIR");
  takes_language(doc);
}

void VerbList::simulate_verb() {
  auto* simulate =
      verb("simulate", "Policy staff", "what a draft would change for everybody in a register, changing nothing",
           "Example: safon simulate draft.safon -r wales.db\n"
           "         safon simulate draft.safon -r wales.db --format html -o draft.html\n"
           "Exit: 0 simulated, 3 the draft stops somebody by a conflict");
  simulate->add_option("DRAFT", options.draft, "the draft's rule file")->required();
  takes_register(simulate);
  takes_policy(simulate);
  takes_date(simulate, "--as-of", options.as_of,
             "the day; default: the first that is not settled, or, with --from-start, the last that is");
  takes_date(simulate, "--until", options.until,
             "look so far ahead how people go on if nothing new comes in; default: two years");
  simulate->add_flag("--from-start", options.from_start,
                     "as if each policy had always been in force: from the facts alone, without officers' decisions");
  simulate->add_option("--samples", options.samples, "so many participants of each kind by name; default: 5")
      ->option_text("NUMBER");
  simulate->add_option("--seed", options.seed, "which ones: the same for the same number; default: 1")
      ->option_text("NUMBER");
  simulate->add_option("-o,--output", options.output, "a file for --format json, csv or html; default: standard output")
      ->option_text("FILE");
  takes_language(simulate);
  takes_page_format(simulate);
}

}  // namespace safon
