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

}  // namespace safon
