// The verbs of the console, and of those who sign in to it.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::console_verbs() {
  auto* people = verb(
      "people", "Operators", "who may sign in to the console, and as what",
      "list             everybody, with roles and councils\n"
      "add NAME         somebody new; the password is asked for, or read from standard input\n"
      "password NAME    another password; whoever is signed in as NAME is signed out\n"
      "disable NAME     may not sign in any more, and is signed out; enable NAME: may again, also when locked out\n"
      "duty NAME DUTY   holds the duty from now on: cases of their councils that go on to it are theirs to look at;\n"
      "                 relieve NAME DUTY: no longer\n"
      "duties           the policy's duties, who holds them, and how many cases are escalated to them\n"
      "Roles: officer (decides), policy (the numbers), auditor (reads all, changes nothing), operator (imports and\n"
      "runs), administrator (people).\n"
      "Example: safon people add mair.jones -r wales.db --full-name 'Mair Jones' --role officer --council cardiff");
  only(people->add_option("ACTION", options.action, "list, add, password, disable, enable, duty, relieve or duties")
           ->required(),
       {"list", "add", "password", "disable", "enable", "duty", "relieve", "duties"});
  people->add_option("NAME", options.name, "the name to sign in with");
  people->add_option("DUTY", options.duty, "duty, relieve: as the policy calls it");
  takes_register(people);
  people->add_option("--role", options.roles, "add: what the person may be; can be given several times")
      ->option_text("ROLE");
  people->add_option("--council", options.councils, "add: only these councils; default: all of them")
      ->option_text("CODE");
  people->add_option("--full-name", options.full_name, "add: the name that pages show")->option_text("TEXT");
  people->add_flag("--no-password", options.all, "add: for those who sign in through a proxy only");
  people->add_option("--by", options.by, "who does it, for the book; default: $SAFON_OFFICER, else `operator`")
      ->envname("SAFON_OFFICER")
      ->option_text("NAME");
  takes_format(people);

  auto* serve = verb("serve", "Officers", "the console: cases, participants and decisions in a browser",
                     "Example: safon serve -r wales.db\n"
                     "         safon serve -r wales.db --listen 127.0.0.1:8080 --behind-proxy\n"
                     "It listens on 127.0.0.1:8765, for this machine only, unless told otherwise. `safon people add`\n"
                     "says who may sign in. It ends on Ctrl-C or SIGTERM.\n"
                     "Exit: 0 it was ended");
  takes_register(serve);
  takes_policy(serve);
  takes_keys(serve);
  serve->add_option("--listen", options.listen, "address and port; port 0: any that is free")
      ->option_text("ADDRESS:PORT");
  serve->add_option("--threads", options.threads, "requests answered at the same time; default: 4")
      ->option_text("NUMBER");
  auto* certificate =
      serve->add_option("--tls-cert", options.certificate, "speak TLS with this certificate chain (PEM)")
          ->option_text("FILE");
  auto* key = serve->add_option("--tls-key", options.key, "and this private key (PEM)")->option_text("FILE");
  certificate->needs(key);
  key->needs(certificate);
  auto* behind = serve->add_flag("--behind-proxy", options.behind_proxy,
                                 "a proxy on the way speaks TLS and says in X-Forwarded-For who asks");
  serve
      ->add_option("--proxy-user-header", options.user_header,
                   "the proxy has signed people in, and names them in this header; default: nobody is let in so")
      ->option_text("HEADER")
      ->needs(behind);
}

}  // namespace safon
