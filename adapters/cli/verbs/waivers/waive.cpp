// safon waive, adjust, waiver: one person proposes that somebody may go on without a requirement, or with another value
// of a parameter; others approve.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/cli/verbs/waivers/policies_under.hpp"
#include "adapters/cli/verbs/waivers/waiver_table.hpp"
#include "adapters/office/waivers/rule_texts.hpp"

namespace safon {
namespace {

using Kind = WaiverEventKind;

Kind kind_of(const std::string& action) {
  if (action == "approve") return Kind::approved;
  if (action == "refuse") return Kind::refused;
  return action == "withdraw" ? Kind::withdrawn : Kind::confirmed;
}

/// "waiver 3 of `hygiene`", "an adjustment of `score_needed` to 50"
std::string about(const WaiverEvent& proposal) {
  const std::string kind = proposal.value ? "adjustment" : "waiver";
  const auto one =
      proposal.waiver != 0 ? kind + " " + std::to_string(proposal.waiver) : (proposal.value ? "an " : "a ") + kind;
  return one + " of `" + proposal.what + "`" + (proposal.value ? " to " + to_text(*proposal.value) : "");
}

/// What it comes to, for people.
void say_outcome(const office::WaiverOutcome& outcome, bool dry_run) {
  const WaiverEvent& event = outcome.event;
  const WaiverEvent& proposal = outcome.before ? outcome.before->proposal : event;
  const char* is = dry_run ? " would be " : " is ";
  std::cout << event.id << ": " << about(proposal) << is << waiver_event_name(event.kind) << " by " << event.by << '\n';
  const std::string of =
      proposal.value ? "`" + event.what + "` is " + to_text(*proposal.value) : "the requirement counts as met";
  const Date until = event.until ? *event.until : *outcome.before->proposal.until;
  const auto& role = outcome.before ? outcome.before->proposal.role : event.role;
  switch (event.kind) {
    case Kind::proposed:
    case Kind::approved:
    case Kind::confirmed:
      if (outcome.left > 0)
        std::cout << "still to " << (event.kind == Kind::confirmed ? "confirm" : "approve")
                  << " it before it counts: " << people(outcome.left, role, "") << ", other than "
                  << (event.kind == Kind::proposed ? event.by : outcome.before->proposal.by) << '\n';
      else
        std::cout << of << " until " << to_iso(until) << ", from the next evaluation on\n";
      return;
    case Kind::refused:
    case Kind::withdrawn:
      if (outcome.changes)
        std::cout << (proposal.value ? "`" + event.what + "` is what the policy says again"
                                     : "the requirement counts by the record again")
                  << ", from the next evaluation on\n";
      else
        std::cout << "nothing changes for the participant\n";
      return;
  }
}

void outcome_json(const office::WaiverOutcome& outcome, bool dry_run) {
  const WaiverEvent& event = outcome.event;
  boost::json::object out{{"event", waiver_event_name(event.kind)},
                          {"id", event.id},
                          {"on", to_iso(event.on)},
                          {"by", event.by},
                          {"role", event.role},
                          {"reason", event.reason},
                          {"needs", outcome.left},
                          {"changes", outcome.changes},
                          {"dry_run", dry_run}};
  const WaiverEvent& proposal = outcome.before ? outcome.before->proposal : event;
  out[proposal.value ? "parameter" : "requirement"] = event.what;
  if (proposal.value) out["value"] = to_text(*proposal.value);
  if (event.waiver != 0) out["waiver"] = event.waiver;
  if (event.until) out["until"] = to_iso(*event.until);
  if (!event.evidence.empty()) out["evidence"] = event.evidence;
  if (event.known_from) out["known_from"] = to_iso(*event.known_from);
  std::cout << boost::json::serialize(out) << '\n';
}

Exit say(const Options& options, const std::expected<office::WaiverOutcome, office::Refusal>& outcome) {
  if (!outcome) return refuse(outcome.error());
  if (options.format == Format::json)
    outcome_json(*outcome, options.dry_run);
  else
    say_outcome(*outcome, options.dry_run);
  return Exit::good;
}

/// By the version that the waiver's participant is under.
Exit answer(RegisterFile& in, const CompiledPolicy& policy, const Options& options) {
  const auto events = office::events_of_waiver(in, policy, options.number);
  if (!events) return refuse(events.error());
  auto theirs = options;
  theirs.id = events->front().id;
  auto own = policy_for_participant(theirs, in);
  if (!own) return own.error();
  const office::WaiverAnswer answer{.number = options.number,
                                    .kind = kind_of(options.action),
                                    .by = options.by,
                                    .role = options.role,
                                    .reason = options.reason,
                                    .on = options.on};
  const auto& under = *own->compiled;
  return say(options, options.dry_run ? office::foresee_answer(in, under, answer, today())
                                      : office::answer_waiver(in, under, answer, today()));
}

std::string indented(const std::string& text) {
  std::istringstream lines(text);
  std::string all;
  for (std::string line; std::getline(lines, line);) all += "    " + line + "\n";
  return all;
}

/// The rule as it was and as it is, for who is asked to confirm the waiver again.
Exit compare(RegisterFile& in, const CompiledPolicy& policy, const Waiver& waiver, const Options& options) {
  const auto under = policies_under(options, in);
  std::expected<office::SharedPolicy, office::Refusal> own = nullptr;
  if (under) own = under(waiver.proposal.participant);
  if (!own) return refuse(own.error());
  office::StoredPolicies held;
  const auto texts = office::rule_texts(in, *own ? *(*own)->compiled : policy, waiver,
                                        [&](std::int64_t key) { return held.with_key(in, key, "of the waiver"); });
  if (!texts) return refuse(texts.error());
  std::cout << "  it was\n" << indented(texts->before) << "  it is\n" << indented(texts->now);
  return Exit::good;
}

Exit show(RegisterFile& in, const CompiledPolicy& policy, const Options& options) {
  auto listed = office::list_waivers(in, policy, today(), policies_under(options, in));
  if (!listed) return refuse(listed.error());
  const auto found = std::ranges::find(*listed, options.number, [](const auto& each) { return each.waiver.number(); });
  if (found == listed->end())
    return refuse(Exit::usage, "there is no waiver " + std::to_string(options.number) + " under `" + policy.name + "`",
                  "`safon waiver list --all` shows those that there are");
  if (options.format == Format::json)
    std::cout << boost::json::serialize(waiver_json(*found)) << '\n';
  else
    draw_waiver(std::cout, *found, options);
  if (options.format == Format::text && found->waits == office::ListedWaiver::Waits::confirmation)
    return compare(in, policy, found->waiver, options);
  return Exit::good;
}

Exit list(RegisterFile& in, const CompiledPolicy& policy, const Options& options) {
  const auto listed = office::list_waivers(in, policy, today(), policies_under(options, in));
  if (!listed) return refuse(listed.error());
  draw(std::cout, waiver_table(*listed, options, today()), options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

std::string as_typed(const Options& options) {
  return "`safon waiver " + options.action + "`";
}

}  // namespace

Exit waive(const Options& options) {
  auto in = RegisterFile::open(options.register_path, options.dry_run ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  auto loaded = policy_for_participant(options, *in);
  if (!loaded) return loaded.error();
  const bool adjusts = options.verb == "adjust";
  const office::WaiverAsked asked{.id = options.id,
                                  .what = adjusts ? options.parameter : options.requirement,
                                  .until = *options.until,
                                  .by = options.by,
                                  .role = options.role,
                                  .reason = options.reason,
                                  .evidence = options.evidence,
                                  .to = adjusts ? std::optional(options.to) : std::nullopt,
                                  .on = options.on};
  const auto& policy = *loaded->compiled;
  return say(options, options.dry_run ? office::foresee_waiver(*in, policy, asked, today())
                                      : office::propose_waiver(*in, policy, asked, today()));
}

Exit waiver(const Options& options) {
  const bool lists = options.action == "list", shows = options.action == "show";
  const bool writes = !lists && !shows && !options.dry_run;
  if (!lists && options.number == 0)
    return refuse(Exit::usage, as_typed(options) + " needs the number of a waiver", "`safon waiver list` shows them");
  if (!lists && !shows && options.by.empty())
    return refuse(Exit::usage, as_typed(options) + " needs --by NAME: who does it", "give --by, or set SAFON_OFFICER");
  auto in = RegisterFile::open(options.register_path, writes ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  auto loaded = policy_for(options, &*in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  check_language(policy, options);
  if (lists) return list(*in, policy, options);
  if (shows) return show(*in, policy, options);
  return answer(*in, policy, options);
}

}  // namespace safon
