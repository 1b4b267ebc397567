// safon correct, safon correction: an officer puts a value of a record right, and takes that back.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/corrections/correction_table.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace safon {
namespace {

using Kind = CorrectionEventKind;

std::string called(const CorrectionEvent& event) {
  return event.correction == 0 ? "a correction" : "correction " + std::to_string(event.correction);
}

/// What it comes to, for people.
void say_outcome(const office::CorrectionOutcome& outcome, bool dry_run) {
  const CorrectionEvent& event = outcome.event;
  const bool withdrawn = event.kind == Kind::withdrawn;
  std::cout << event.id << ": " << called(event) << (dry_run ? " would be " : " is ")
            << (withdrawn ? "withdrawn" : "recorded") << " by " << event.by << '\n'
            << event.field << ": " << outcome.recorded << " → " << outcome.becomes << '\n';
  if (outcome.replaces) std::cout << "in place of correction " << *outcome.replaces << '\n';
  if (outcome.known_from)
    std::cout << "evaluations from " << to_iso(*outcome.known_from) << " on go by it\n";
  else
    std::cout << "the next evaluation would go by it\n";
}

void outcome_json(const office::CorrectionOutcome& outcome, bool dry_run) {
  const CorrectionEvent& event = outcome.event;
  boost::json::object out{{"event", correction_event_name(event.kind)},
                          {"id", event.id},
                          {"field", event.field},
                          {"sent", event.was},
                          {"recorded", outcome.recorded},
                          {"becomes", outcome.becomes},
                          {"on", to_iso(event.on)},
                          {"by", event.by},
                          {"role", event.role},
                          {"reason", event.reason},
                          {"dry_run", dry_run}};
  if (event.correction != 0) out["correction"] = event.correction;
  if (!event.source.empty()) out["source"] = event.source;
  if (outcome.replaces) out["replaces"] = *outcome.replaces;
  if (outcome.known_from) {
    out["version"] = event.version;
    out["known_from"] = to_iso(*outcome.known_from);
  }
  std::cout << boost::json::serialize(out) << '\n';
}

Exit say(const Options& options, const std::expected<office::CorrectionOutcome, office::Refusal>& outcome) {
  if (!outcome) return refuse(outcome.error());
  if (options.format == Format::json)
    outcome_json(*outcome, options.dry_run);
  else
    say_outcome(*outcome, options.dry_run);
  return Exit::good;
}

Exit withdraw(RegisterFile& in, const Options& options) {
  const auto found = office::find_correction(in, options.number);
  if (!found) return refuse(found.error());
  auto about = options;
  about.id = found->made.id;
  const auto policy = policy_for_participant(about, in);
  if (!policy) return policy.error();
  const office::WithdrawalAsked asked{
      .number = options.number, .by = options.by, .role = options.role, .reason = options.reason, .on = options.on};
  return say(options, options.dry_run ? office::foresee_withdrawal(in, asked, today())
                                      : office::withdraw_correction(in, *policy->compiled, asked, today()));
}

Exit list(RegisterFile& in, const Options& options) {
  const auto listed = office::list_corrections(in, options.id);
  if (!listed) return refuse(listed.error());
  draw(std::cout, correction_table(*listed, options), options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

Exit show(RegisterFile& in, const Options& options) {
  const auto found = office::find_correction(in, options.number);
  if (!found) return refuse(found.error());
  if (options.format == Format::json)
    std::cout << boost::json::serialize(correction_json(*found)) << '\n';
  else
    draw_correction(std::cout, *found);
  return Exit::good;
}

}  // namespace

Exit correct(const Options& options) {
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  const auto policy = policy_for_participant(options, *in);
  if (!policy) return policy.error();
  const office::CorrectionAsked asked{.id = options.id,
                                      .field = options.field,
                                      .value = options.value,
                                      .source = options.source,
                                      .reason = options.reason,
                                      .by = options.by,
                                      .role = options.role,
                                      .on = options.on,
                                      .seen = std::nullopt};
  return say(options, options.dry_run ? office::foresee_correction(*in, asked, today())
                                      : office::correct_record(*in, *policy->compiled, asked, today()));
}

Exit correction(const Options& options) {
  const std::string about = "`safon correction " + options.action + "`";
  const bool lists = options.action == "list", writes = options.action == "withdraw";
  if (!lists && options.number == 0)
    return refuse(Exit::usage, about + " needs the number of a correction", "`safon correction list` shows them");
  if (writes && options.by.empty())
    return refuse(Exit::usage, about + " needs --by NAME: who does it", "give --by, or set SAFON_OFFICER");
  if (writes && options.reason.empty())
    return refuse(Exit::usage, about + " needs --reason TEXT: why", "`safon help correction` shows an example");
  auto in = RegisterFile::open(options.register_path, writes && !options.dry_run ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  if (lists) return list(*in, options);
  return writes ? withdraw(*in, options) : show(*in, options);
}

}  // namespace safon
