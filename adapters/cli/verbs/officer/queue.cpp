// safon queue: the cases that wait for an officer.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/queries/queries.hpp"

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

}  // namespace

Exit queue(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto policy = policy_if_any(options, *in);
  if (!policy) return policy.error();
  if (*policy) check_language(*(*policy)->compiled, options);
  auto rows = open_cases(*in);
  if (!rows) return refuse(rows.error());
  Table table{.columns = {"id", "council", "status", "label", "since", "opened", "due", "certified", "needs"},
              .when_empty = std::string(say(Word::no_case_waits, options.language)),
              .language = options.language};
  for (const auto& row : *rows) {
    if (!options.council.empty() && row.council != options.council) continue;
    const Programme* programme = nullptr;
    const auto* transition = *policy ? find_transition(*(*policy)->compiled, row, programme) : nullptr;
    std::string by;
    for (const auto& name : row.certified_by) by += (by.empty() ? "" : ", ") + name;
    const auto* to = transition ? &programme->statuses[transition->to] : nullptr;
    table.rows.push_back({row.id, row.council, to ? to->name : row.transition,
                          to ? std::string(to->label.in(options.language, to->name)) : "", to_iso(row.since),
                          to_iso(row.opened), row.due ? Cell{to_iso(*row.due)} : Cell{}, by,
                          transition ? Cell{std::int64_t(transition->certifiers - row.certified_by.size())} : Cell{}});
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
