// safon audit: the automatic changes that were drawn for people to look at again, and what they say of them.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/page/wording.hpp"
#include "adapters/cli/verbs/audits/audit_table.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/audits/why_changed.hpp"
#include "adapters/office/policies/stored.hpp"

namespace safon {
namespace {

using Kind = AuditAnswerKind;

/// Those that wait for somebody; with --all, the others too.
Exit list(RegisterFile& in, const Options& options) {
  const auto all = office::list_audits(in, options.all, options.id);
  if (!all) return refuse(all.error());
  std::vector<const AuditedChange*> shown;
  for (const AuditedChange& each : *all) {
    if (!options.council.empty() && each.council != options.council) continue;
    shown.push_back(&each);
  }
  draw(std::cout, audit_table(shown, options.format == Format::text ? options.language : ""), options.format,
       terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

Exit show(RegisterFile& in, const Options& options) {
  const auto change = office::find_audit(in, options.number);
  if (!change) return refuse(change.error());
  const auto policy = office::stored_policy(in, change->rests_on, change->stratum.policy);
  if (!policy) return refuse(policy.error());
  const auto why = office::why_changed(in, *policy->compiled, *change, options.language);
  if (!why) return refuse(why.error());
  if (options.format == Format::json) {
    auto json = audit_json(*change);
    json["why"] = explanation_json(*why);
    std::cout << boost::json::serialize(json) << '\n';
    return Exit::good;
  }
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  draw_audit(std::cout, *change, options.language);
  const Wording say{.language = options.language, .main = options.language};
  std::cout << '\n'
            << say("as of {0}, by the record that was known on {1}", "ar {0}, yn ôl y cofnod a oedd yn hysbys ar {1}",
                   {to_iso(change->effective), to_iso(change->on)})
            << '\n';
  static_cast<void>(draw_explanation(std::cout, *why, {screen, options.language, ""}));
  return Exit::good;
}

Exit answer(RegisterFile& in, Kind kind, const Options& options) {
  auto outcome = office::foresee_audit(in,
                                       {.number = options.number,
                                        .kind = kind,
                                        .by = options.by,
                                        .role = options.role,
                                        .reason = options.reason,
                                        .on = options.on,
                                        .seen = std::nullopt},
                                       today());
  if (!outcome) return refuse(outcome.error());
  if (!options.dry_run)
    if (auto recorded = office::record_audit(in, *outcome); !recorded) return refuse(recorded.error());
  auto& [change, said] = *outcome;
  change.answers.push_back(said);
  if (options.format == Format::json) {
    auto json = audit_json(change);
    json["dry_run"] = options.dry_run;
    std::cout << boost::json::serialize(json) << '\n';
    return Exit::good;
  }
  std::cout << change.id << ": audit " << change.number << (options.dry_run ? " would be " : " is ")
            << audit_answer_name(kind) << " by " << said.by << '\n';
  if (kind == Kind::disputed)
    std::cout << "no status changes by it: it stands in the officers' queue until one of them answers\n";
  return Exit::good;
}

}  // namespace

Exit audit(const Options& options) {
  const bool lists = options.action == "list", shows = options.action == "show";
  const auto about = "`safon audit " + options.action + "`";
  if (!lists && options.number == 0)
    return refuse(Exit::usage, about + " needs the number of an audit", "`safon audit list` shows them");
  if (!lists && !shows && options.by.empty())
    return refuse(Exit::usage, about + " needs --by NAME: who does it", "give --by, or set SAFON_OFFICER");
  const bool writes = !lists && !shows && !options.dry_run;
  auto in = RegisterFile::open(options.register_path, writes ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  if (lists) return list(*in, options);
  if (shows) return show(*in, options);
  return answer(*in,
                options.action == "agree"     ? Kind::agreed
                : options.action == "dispute" ? Kind::disputed
                                              : Kind::answered,
                options);
}

}  // namespace safon
