// The verbs with which officers take a status away, and give it back.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::revoking_verbs() {
  struct Decides {
    const char *name, *summary, *status, *example;
  };
  static constexpr Decides all[] = {
      {"revoke", "take away the status that a participant holds", "the status that is taken away: the one that is held",
       "Example: safon revoke -r wales.db CAF-0042 accredited --by 'A. Evans' --reason 'the portfolio was copied'\n"
       "Only what the policy lets officers revoke (`when revoked by`), and only when as many people as it asks for\n"
       "have said so: the first proposes it, with the reason, the others confirm it with the same words.\n"
       "`safon decline` takes a proposal back. A certificate counts no more from then on.\n"},
      {"reinstate", "give back to a participant what was revoked", "the status that is given back",
       "Example: safon reinstate -r wales.db CAF-0042 accredited --by 'A. Evans' --reason 'the appeal was upheld'\n"
       "Only where the policy says `when reinstated by`; where it asks for several people, each says so.\n"}};
  for (const auto& [name, summary, status, example] : all) {
    auto* decide =
        verb(name, "Officers", summary, std::string(example) + "Exit: 0 recorded, 1 the decision cannot be taken");
    decide->add_option("ID", options.id, "the participant")->required();
    decide->add_option("STATUS", options.status, status)->required();
    takes_register(decide);
    takes_policy(decide);
    takes_programme(decide);
    if (std::string(name) == "revoke")
      decide->add_option("--to", options.to, "where it leads, when the policy knows several ways")
          ->option_text("STATUS");
    decide->add_option("--by", options.by, "who decides; default: $SAFON_OFFICER")
        ->required()
        ->envname("SAFON_OFFICER")
        ->option_text("NAME");
    decide->add_option("--reason", options.reason, "why; whoever confirms may leave it out")->option_text("TEXT");
    takes_date(decide, "--on", options.on, "the day of the decision; default: today");
    takes_dry_run(decide);
    takes_format(decide, false);
  }
}

}  // namespace safon
