// safon: one program, a verb for each job.
#include <functional>
#include <iostream>
#include <map>

#include "adapters/cli/command_line/command_line.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace {

using safon::Exit;
using safon::Options;

const std::map<std::string, std::function<Exit(const Options&)>> jobs{
    {"check", safon::check},
    {"fmt", safon::format_files},
    {"lsp", safon::serve_editor},
    {"test", safon::test},
    {"lint", safon::lint_policies},
    {"doc", safon::doc},
    {"diff", safon::diff},
    {"simulate", safon::simulate_draft},
    {"policy", safon::policy_versions},
    {"import", safon::import_returns},
    {"evaluate", safon::evaluate},
    {"nightly", safon::nightly},
    {"runs", safon::runs_journal},
    {"status", safon::status},
    {"explain", safon::explain_participant},
    {"queue", safon::queue},
    {"certify", safon::decide_case},
    {"decline", safon::decide_case},
    {"defer", safon::decide_case},
    {"revoke", safon::revoke_status},
    {"reinstate", safon::revoke_status},
    {"waive", safon::waive},
    {"adjust", safon::waive},
    {"waiver", safon::waiver},
    {"correct", safon::correct},
    {"correction", safon::correction},
    {"audit", safon::audit},
    {"intake", safon::intake},
    {"report", safon::report},
    {"publish", safon::publish},
    {"match", safon::match_participants},
    {"verify", safon::verify_register},
    {"rebuild", safon::rebuild_register},
    {"backup", safon::back_up},
    {"people", safon::people_who_sign_in},
    {"certificate", safon::certificate_verb},
    {"keys", safon::keys_verb},
    {"serve", safon::serve},
    {"completion", safon::completion},
};

/// A command whose output went nowhere did not do what was asked, whatever it answered.
Exit written(Exit exit) {
  if (std::cout.flush()) return exit;
  return safon::refuse(Exit::impossible, "the output could not be written",
                       "is there space, and somebody who reads it?");
}

}  // namespace

int main(int count, char** words) {
  const auto read = safon::read_command_line({words + 1, words + count});
  if (const auto* answer = std::get_if<safon::CommandLineAnswer>(&read)) {
    safon::set_up_messages({});
    if (count < 2) {
      std::cerr << answer->text;
      return int(Exit::usage);
    }
    if (answer->is_error) return int(safon::refuse(Exit::usage, answer->text, answer->hint));
    std::cout << answer->text;
    return int(written(Exit::good));
  }
  const auto& options = std::get<Options>(read);
  safon::set_up_messages(options);
  return int(written(jobs.at(options.verb)(options)));
}
