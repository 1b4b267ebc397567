// The verbs of certificates, and of what they are signed with.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::certificate_verbs() {
  auto* certificate =
      verb("certificate", "Officers", "certificates of what officers have certified, and whether they are valid",
           "issue ID STATUS       for somebody who holds the status now\n"
           "list [ID]             those that were issued\n"
           "show NUMBER           a page to print, in each language of the policy\n"
           "credential NUMBER     the same as a signed Open Badge\n"
           "verify NUMBER         whether it is valid today\n"
           "revoke NUMBER         it is valid no more\n"
           "Example: safon certificate issue CF-1001 accredited -r wales.db --keys keys --by 'E. Morgan'\n"
           "         safon certificate show 1234567890123456 -r wales.db -o certificate.html\n"
           "Exit: 0 done, or valid; 1 not valid, no such number, or not possible as things stand");
  only(certificate->add_option("ACTION", options.action, "issue, list, show, credential, verify or revoke")->required(),
       {"issue", "list", "show", "credential", "verify", "revoke"});
  certificate->add_option("ID|NUMBER", options.subject, "issue, list: a participant; else a certificate");
  certificate->add_option("STATUS", options.status, "issue: the status that it is of");
  takes_register(certificate);
  takes_policy(certificate);
  certificate->add_option("--programme", options.programme, "issue: where several have the status")
      ->option_text("NAME");
  certificate
      ->add_option("--name", options.name, "issue: what the holder is called; default: the record's field `name`")
      ->option_text("TEXT");
  takes_keys(certificate);
  certificate->add_option("--reason", options.reason, "revoke: why")->option_text("TEXT");
  certificate->add_option("--by", options.by, "who does it; default: $SAFON_OFFICER")
      ->envname("SAFON_OFFICER")
      ->option_text("NAME");
  certificate->add_option("-o,--output", options.output, "show, credential: a file; default: standard output")
      ->option_text("FILE");
  takes_format(certificate);

  auto* keys =
      verb("keys", "Operators", "the keys that certificates are signed with",
           "list       those that the register knows; the last signs\n"
           "create     a new one, which signs from now on; what older ones have signed stays valid\n"
           "Private keys are files of FOLDER, and nowhere else: back them up apart from the register.\n"
           "Example: safon keys create -r wales.db --keys keys --issuer 'ADEW' --url https://safon.example.org");
  only(keys->add_option("ACTION", options.action, "list or create")->required(), {"list", "create"});
  takes_register(keys);
  takes_keys(keys);
  keys->add_option("--issuer", options.issuer, "create: whose word the certificates are")->option_text("TEXT");
  keys->add_option("--url", options.url, "create: of the console, as everybody reaches it")->option_text("URL");
  keys->add_option("--by", options.by, "who does it; default: $SAFON_OFFICER, else `operator`")
      ->envname("SAFON_OFFICER")
      ->option_text("NAME");
  takes_format(keys);
}

}  // namespace safon
