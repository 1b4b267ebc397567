#include "adapters/cli/verbs/officer/cases.hpp"

#include <algorithm>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/verbs/waivers/policies_under.hpp"
#include "adapters/cli/verbs/waivers/waiver_table.hpp"
#include "adapters/office/audits/audits.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

const Transition* find_transition(const CompiledPolicy& policy, const CaseRow& row, const Programme*& programme) {
  for (const auto& each : policy.programmes)
    for (const auto& transition : each.transitions)
      if (each.name == row.programme && transition.name == row.transition) {
        programme = &each;
        return &transition;
      }
  return nullptr;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

Cell date_cell(const std::optional<Date>& date) {
  return date ? Cell{to_iso(*date)} : Cell{};
}

bool is_told(const CaseRow& row, const std::string& duty) {
  return std::ranges::find(row.escalated_to, duty) != row.escalated_to.end();
}

/// A duty that is misspelt has no cases, and should not look as if all were well.
std::expected<void, Exit> is_duty(const std::string& duty, const CompiledPolicy& policy,
                                  const std::vector<CaseRow>& rows) {
  std::vector<std::string> known;
  for (const auto& each : policy.duties) known.push_back(each.name);
  for (const auto& row : rows) known.insert(known.end(), row.escalated_to.begin(), row.escalated_to.end());
  if (std::ranges::find(known, duty) != known.end()) return {};
  const auto near = nearest(duty, known);
  return std::unexpected(refuse(Exit::usage, "no case is ever escalated to `" + duty + "`",
                                near ? "did you mean `" + *near + "`?" : "`safon people duties` lists the duties"));
}

/// What people have proposed by themselves waits to be confirmed; all else, to be certified.
Cell confirmation_cell(const Transition& transition) {
  if (transition.decided == Decided::no) return {};
  return transition.decided == Decided::revoked ? std::string("confirmation of a revocation")
                                                : std::string("confirmation of a reinstatement");
}

/// Waivers that wait for people stand beneath the cases.
std::expected<void, Exit> add_waivers(RegisterFile& in, const CompiledPolicy& policy, const Options& options,
                                      Table& table) {
  auto waivers = office::list_waivers(in, policy, today(), policies_under(options, in));
  if (!waivers) return std::unexpected(refuse(waivers.error()));
  for (const auto& listed : *waivers) {
    if (listed.waits == office::ListedWaiver::Waits::nobody) continue;
    if (!options.council.empty() && listed.council != options.council) continue;
    const WaiverEvent& proposal = listed.waiver.proposal;
    const auto by = joined(listed.approved_by);
    const char* of = proposal.value ? " of an adjustment" : " of a waiver";
    table.rows.push_back({proposal.id, listed.council, proposal.what,
                          std::string(listed.label.in(options.language, proposal.what)), to_iso(proposal.on),
                          to_iso(proposal.on), Cell{}, Cell{}, by, std::int64_t{listed.left}, Cell{},
                          listed.waiver.number(), Cell{}, waits_for(listed) + of, Cell{}});
  }
  return {};
}

/// So do audited changes that are disputed.
std::expected<void, Exit> add_disputes(RegisterFile& in, const Options& options, Table& table) {
  const auto audits = office::list_audits(in, false);
  if (!audits) return std::unexpected(refuse(audits.error()));
  for (const AuditedChange& each : *audits) {
    if (each.state() != AuditState::disputed) continue;
    if (!options.council.empty() && each.council != options.council) continue;
    table.rows.push_back({each.id, each.council, each.to, "", to_iso(each.effective), to_iso(each.answers.back().on),
                          Cell{}, Cell{}, "", Cell{}, Cell{}, Cell{}, each.number, "answer to a disputed audit",
                          Cell{}});
  }
  return {};
}

}  // namespace

std::expected<Table, Exit> cases_table(RegisterFile& in, const CompiledPolicy* policy, const Options& options,
                                       Cases which) {
  auto rows = open_cases(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  if (policy && !options.escalated_to.empty())
    if (auto is = is_duty(options.escalated_to, *policy, *rows); !is) return std::unexpected(is.error());
  const bool overdue = which == Cases::overdue || options.overdue;
  const bool cases_only = overdue || !options.escalated_to.empty();
  const auto when_empty = !options.escalated_to.empty() ? Word::no_case_escalated
                          : overdue                     ? Word::no_case_overdue
                                                        : Word::no_case_waits;
  Table table{.columns = {"id", "council", "status", "label", "since", "opened", "due", "overdue_since", "certified",
                          "needs", "deferred_until", "waiver", "audit", "waits_for", "escalated_to"},
              .when_empty = std::string(say(when_empty, options.language)),
              .language = options.language};
  for (const auto& row : *rows) {
    if (!options.council.empty() && row.council != options.council) continue;
    if (overdue && !row.overdue) continue;
    if (!options.escalated_to.empty() && !is_told(row, options.escalated_to)) continue;
    const Programme* programme = nullptr;
    const auto* transition = policy ? find_transition(*policy, row, programme) : nullptr;
    const auto by = joined(row.certified_by);
    const auto* to = transition ? &programme->statuses[transition->to] : nullptr;
    table.rows.push_back({row.id, row.council, to ? to->name : row.transition,
                          to ? std::string(to->label.in(options.language, to->name)) : "", to_iso(row.since),
                          to_iso(row.opened), date_cell(row.due), date_cell(row.overdue), by,
                          transition ? Cell{std::int64_t(transition->certifiers - row.certified_by.size())} : Cell{},
                          date_cell(row.deferred_until), Cell{}, Cell{},
                          transition ? confirmation_cell(*transition) : Cell{}, joined(row.escalated_to)});
  }
  if (cases_only) return table;
  if (auto added = add_disputes(in, options, table); !added) return std::unexpected(added.error());
  if (policy)
    if (auto added = add_waivers(in, *policy, options, table); !added) return std::unexpected(added.error());
  return table;
}

}  // namespace safon
