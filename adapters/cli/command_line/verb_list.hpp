// Every verb with its options and its help, declared for the library that reads command lines. Included by
// command_line.cpp and the two files that declare the verbs, and by nobody else.
#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "adapters/cli/options.hpp"

namespace safon {

/// The words of one command line go into `options` while `app` reads them.
struct VerbList {
  VerbList();
  VerbList(const VerbList&) = delete;
  VerbList& operator=(const VerbList&) = delete;

  Options options;
  CLI::App app;

 private:
  /// `group`: who uses it. `footer`: the example, then the exit codes.
  CLI::App* verb(const std::string& name, const std::string& group, const std::string& summary,
                 const std::string& footer);

  void takes_format(CLI::App* verb, bool csv = true);
  void takes_format(CLI::App* verb, const std::vector<std::string>& names, const std::string& help);
  void takes_page_format(CLI::App* verb);
  void takes_register(CLI::App* verb);
  void takes_policy(CLI::App* verb);
  void takes_date(CLI::App* verb, const std::string& name, std::optional<Date>& target, const std::string& help);
  void takes_dry_run(CLI::App* verb);
  void takes_council(CLI::App* verb);
  void takes_keys(CLI::App* verb);
  void takes_programme(CLI::App* verb);
  void takes_language(CLI::App* verb);
  void takes_proposal(CLI::App* verb);  // of a waiver or an adjustment: until when, by whom, why
  void takes_answer(CLI::App* verb);    // who says it, in which role, why, and on which day

  void for_policy_staff();
  void policy_verb();
  void doc_verb();
  void fmt_verb();
  void simulate_verb();
  void test_verb();
  void lint_verb();
  void lsp_verb();
  void for_operators();
  void nightly_verbs();
  void report_verb();
  void publish_verb();
  void match_verb();
  void upkeep_verbs();
  void for_officers();
  void decision_verbs();
  void revoking_verbs();
  void waiver_verbs();
  void correction_verbs();
  void audit_verb();
  void intake_verb();
  void console_verbs();
  void certificate_verbs();
  void for_shells();
};

/// Lets an option take one of `words` only; a misspelt one is told by the nearest.
void only(CLI::Option* option, const std::vector<std::string>& words);

}  // namespace safon
