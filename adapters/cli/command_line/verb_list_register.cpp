// The verbs that work on a register: those of operators and of officers.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::for_operators() {
  auto* import =
      verb("import", "Operators", "take in returns of councils",
           "Example: safon import -r wales.db -p rules/wales_cpd/wales_cpd.safon returns/*.xml\n"
           "The register is made when it is not there. A file is taken in whole or not at all; records that\n"
           "do not fit are rejected one by one.\n"
           "Exit: 0 all in, 3 some records were rejected, 4 a file could not be taken in");
  import->add_option("FILE", options.files, "XML returns")->required();
  takes_register(import);
  takes_policy(import);
  import->add_option("--feed", options.feed, "the feed that maps the file; default: the first that fits")
      ->option_text("NAME");
  import->add_option("--council", options.council, "whose return it is; default: what the records say")
      ->option_text("CODE");
  takes_date(import, "--received", options.received,
             "the day it was received, for feeds that do not take it from the file; default: today");
  takes_dry_run(import);
  takes_format(import);

  auto* evaluate = verb("evaluate", "Operators", "hold everyone who is due against the policy and record what changes",
                        "Example: safon evaluate -r wales.db --as-of 2026-11-01\n"
                        "         safon evaluate --stream -p wales_cpd.safon <records.jsonl >answers.jsonl\n"
                        "Exit: 0 done, 3 done, with conflicts, broken properties or differences to look at, or lines "
                        "of a stream that cannot be read");
  takes_register(evaluate);
  evaluate->get_option("--register")->required(false);  // a stream has none
  evaluate->add_flag("--stream", options.stream,
                     "read records from the standard input, one JSON object a line, and write verdicts and changes");
  takes_policy(evaluate);
  takes_date(evaluate, "--as-of", options.as_of, "the day that the evaluation speaks about; default: today");
  evaluate->add_flag("--everyone", options.everyone, "also those for whom nothing is due");
  evaluate->add_flag("--compare", options.compare,
                     "evaluate everybody afresh from the facts and name whoever the register has elsewhere; changes "
                     "nothing");
  takes_dry_run(evaluate);
  takes_format(evaluate);

  nightly_verbs();
  report_verb();
  publish_verb();
  match_verb();
  upkeep_verbs();
}

void VerbList::nightly_verbs() {
  auto* nightly = verb(
      "nightly", "Operators", "take in what has arrived, evaluate, and write what goes out",
      "Example: safon nightly -r wales.db --inbox returns --outbox out --metrics safon.prom\n"
      "Files `*.xml` of the inbox and of its folders named by council go into the register, then to done/ or, when\n"
      "they cannot be taken in, to refused/ with a text that says why. Names that begin with `.` or end with\n"
      "`.part` or `.tmp` are still being written, and are left. Run it again after whatever went wrong.\n"
      "Exit: 0 all good, 3 done, with rejections, refused files, conflicts or broken properties to look at,\n"
      "4 could not finish: what was done stands, and the next night does the rest");
  takes_register(nightly);
  takes_policy(nightly);
  nightly->add_option("--inbox", options.inbox, "the folder where returns arrive")->required()->option_text("DIR");
  nightly->add_option("--outbox", options.outbox, "the folder for status files, events and the night's report")
      ->option_text("DIR");
  nightly->add_option("--metrics", options.metrics, "a file for Prometheus' textfile collector")->option_text("FILE");
  takes_date(nightly, "--as-of", options.as_of, "the day that the night speaks about; default: today");
  nightly->add_option("--council", options.council, "only this council: its folder in the inbox, its participants")
      ->option_text("CODE");
  takes_dry_run(nightly);
  takes_format(nightly, false);

  auto* runs = verb("runs", "Operators", "the journal: what was imported and evaluated, and whether it ended",
                    "Example: safon runs -r wales.db --format csv");
  takes_register(runs);
  takes_format(runs);
}

void VerbList::report_verb() {
  auto* report = verb("report", "Operators", "tables over the whole register",
                      "funnel      participants by status and council\n"
                      "moved       status changes of a run, and since when\n"
                      "needed      what participants still lack, most wanted first\n"
                      "overdue     cases that no officer decided in time, since when, and to whom they are escalated\n"
                      "reviews     recorded statuses that later facts contradict\n"
                      "imports     what came in\n"
                      "rejections  which records were refused, where and why\n"
                      "runs        what was evaluated\n"
                      "Example: safon report funnel -r wales.db --format csv");
  only(report->add_option("REPORT", options.report, "which table")->required(),
       {"funnel", "moved", "needed", "overdue", "reviews", "imports", "rejections", "runs"});
  takes_register(report);
  takes_policy(report);
  takes_council(report);
  takes_language(report);
  report->add_option("--import", options.import_number, "rejections: only of this import")->option_text("NUMBER");
  report->add_option("--run", options.run_number, "moved: of this run; default: the last")->option_text("NUMBER");
  takes_format(report);
}

void VerbList::publish_verb() {
  auto* publish =
      verb("publish", "Operators", "the tables that the policy declares with `report`, with small numbers suppressed",
           "Example: safon publish outcomes -r wales.db --format html >outcomes.html\n"
           "         safon publish outcomes -r wales.db --cell cardiff,accredited\n"
           "--cell shows participants, and is for those who run the register: what it prints is not to be published.\n"
           "A row or column is named by its code, status or year, or by met, not_met, not_applicable, unknown, none\n"
           "or all.");
  publish->add_option("REPORT", options.report, "which report; without it, which there are");
  takes_register(publish);
  takes_policy(publish);
  takes_date(publish, "--as-of", options.as_of, "the day, which must be evaluated; default: the last that was");
  takes_language(publish);
  auto* list = publish->add_flag("--list", options.list, "which reports there are");
  publish->add_option("--cell", options.cell, "the participants behind a cell: its row, its column where there are any")
      ->option_text("ROW[,COLUMN][,MEASURE]")
      ->excludes(list);
  takes_page_format(publish);
}

void VerbList::match_verb() {
  auto* match =
      verb("match", "Operators", "the pairs that a `matching` of the policy proposes, and why the others went without",
           "Example: safon match mentors -r england.db\n"
           "It proposes: nothing is written. The pairs that people agree on come back in the councils' returns.\n"
           "CSV has a line for each participant who is to be matched; JSON has all that the text says.");
  match->add_option("MATCHING", options.report, "which matching; without it, which there are");
  takes_register(match);
  takes_policy(match);
  takes_date(match, "--as-of", options.as_of, "the day, which must be evaluated; default: the last that was");
  takes_language(match);
  match->add_flag("--list", options.list, "which matchings there are");
  takes_format(match);
}

void VerbList::upkeep_verbs() {
  auto* verify = verb("verify", "Operators", "prove that no row of the register was changed since it was written",
                      "Example: safon verify -r wales.db --expect 3f1c…\n"
                      "Exit: 0 as it was written, 1 something was changed");
  takes_register(verify);
  takes_format(verify);
  verify->add_option("--expect", options.expect, "the head that was noted down: all that it covers is still there")
      ->option_text("HEAD");

  takes_register(verb("rebuild", "Operators", "make the derived tables again from the ledger",
                      "Example: safon rebuild -r wales.db"));

  auto* backup = verb("backup", "Operators", "copy the register while others go on using it",
                      "Example: safon backup -r wales.db wales-2026-11-01.db");
  takes_register(backup);
  backup->add_option("FILE", options.path, "where to")->required();
  backup->add_flag("--overwrite", options.overwrite, "replace a file that is there");
}

void VerbList::for_officers() {
  auto* status = verb("status", "Officers", "who has which status, since when",
                      "Example: safon status -r wales.db CAF-0042\n"
                      "         safon status -r wales.db --council cardiff --status inducted --format csv");
  status->add_option("ID", options.id, "one participant, in text with history");
  takes_register(status);
  takes_policy(status);
  takes_council(status);
  status->add_option("--status", options.status, "only this status")->option_text("STATUS");
  takes_programme(status);
  takes_language(status);
  takes_format(status);

  auto* explain = verb("explain", "Officers", "why a participant has a status, and what is still needed for the next",
                       "Example: safon explain -r wales.db CAF-0042 --lang cy\n"
                       "         safon explain -r wales.db CAF-0042 --why-not accredited");
  explain->add_option("ID", options.id, "the participant")->required();
  takes_register(explain);
  takes_policy(explain);
  takes_programme(explain);
  takes_language(explain);
  explain->add_option("--why-not", options.why_not, "what stands between the participant and this status")
      ->option_text("STATUS");
  explain->add_option("--requirement", options.requirement, "only this requirement, or part of one")
      ->option_text("NAME");
  auto* reasons = explain->add_flag("--reasons", options.reasons, "only what settles the answer");
  explain->add_flag("--all", options.all, "also what is in order, in full")->excludes(reasons);
  takes_date(explain, "--as-of", options.as_of, "the day; default: the last that was evaluated");
  takes_format(explain, false);

  auto* queue = verb("queue", "Officers", "cases that wait for an officer",
                     "Example: safon queue -r wales.db --council swansea\n"
                     "         safon queue -r wales.db --escalated-to director");
  takes_register(queue);
  takes_policy(queue);
  takes_council(queue);
  queue->add_flag("--overdue", options.overdue, "only cases that no officer decided in time");
  queue->add_option("--escalated-to", options.escalated_to, "only cases that have been escalated to this duty")
      ->option_text("DUTY");
  takes_language(queue);
  takes_format(queue);

  decision_verbs();
  revoking_verbs();
  waiver_verbs();
  correction_verbs();
  audit_verb();
  intake_verb();
  console_verbs();
  certificate_verbs();
}

void VerbList::intake_verb() {
  auto* intake = verb(
      "intake", "Officers", "places that are given out: who has one, who waits, and why",
      "list             the intakes of the policy, and how they stand\n"
      "show INTAKE      everybody who applied: rank, place and reason; with --dry-run before its day, what would be\n"
      "accept ID        somebody takes the place that they were offered\n"
      "decline ID       somebody does not: the place goes to the next on the waiting list\n"
      "Example: safon intake show -r dcs.db dcs_autumn_2009\n"
      "         safon intake accept -r dcs.db DCS-0042 --intake dcs_autumn_2009 --by 'A. Officer'\n"
      "Exit: 0 shown or recorded, 1 it cannot be recorded");
  only(intake->add_option("ACTION", options.action, "list, show, accept or decline")->required(),
       {"list", "show", "accept", "decline"});
  intake->add_option("NAME", options.subject, "show: the intake; accept, decline: the participant");
  intake->add_option("YEAR", options.year, "show: the year of an intake that gives out places each year");
  takes_register(intake);
  takes_policy(intake);
  intake->add_option("--intake", options.intake, "accept, decline: the intake; may be left out where there is one")
      ->option_text("NAME");
  intake->add_option("--by", options.by, "accept, decline: who records it; default: $SAFON_OFFICER")
      ->envname("SAFON_OFFICER")
      ->option_text("NAME");
  intake->add_option("--reason", options.reason, "decline: why")->option_text("TEXT");
  takes_date(intake, "--on", options.on, "accept, decline: the day of the answer; default: the last evaluated");
  takes_date(intake, "--as-of", options.as_of, "show --dry-run: the day; default: today");
  takes_language(intake);
  takes_dry_run(intake);
  takes_format(intake);
}

}  // namespace safon
