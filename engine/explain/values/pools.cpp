// Rows of which none counts twice: which count for a member, or who else needs them.
#include "engine/explain/values/values.hpp"
#include "engine/pool/fill.hpp"

namespace safon {

void ValueReader::read_pool(std::uint16_t number, std::size_t member, Answer answer,
                            std::vector<ExplainedValue>& out) const {
  const Pool& pool = policy_.outline.pools[number];
  if (!list_given(pool.table)) return;  // as the member's own condition says
  std::vector<std::uint16_t> needs;
  for (const auto& each : pool.members) {
    const auto in_force = each.needs_in_force == no_reg ? std::nullopt : whole_number(each.needs_in_force);
    needs.push_back(std::uint16_t(in_force.value_or(each.needs)));
  }
  const auto [first, last] = run_.rows_of(pool.table, participant_);
  const auto rows_that = [&](auto may_count) {
    std::vector<pool::Members> rows;
    for (auto row = first; row < last; ++row) {
      unsigned members = 0;
      for (std::size_t m = 0; m < pool.members.size(); ++m)
        members |= unsigned(may_count(run_.verdict(pool.members[m].rows, row))) << m;
      rows.push_back(pool::Members(members));
    }
    return rows;
  };
  const auto certain = rows_that([](Verdict verdict) { return verdict == Verdict::met; });
  const auto show = [&](const std::string& name, std::size_t at) {
    out.push_back(row_value(name, pool.table, first + at));
  };
  if (answer == Answer::met) {
    const auto given = pool::assign(certain, needs);
    for (std::size_t at = 0; at < given.size(); ++at)
      if (given[at] == member) show(pool.members[member].name, at);
    return;
  }
  const auto possible = rows_that([](Verdict verdict) { return verdict != Verdict::not_met; });
  const auto& rows = answer == Answer::unknown ? certain : possible;
  pool::Supply supply{};
  for (const pool::Members row : rows) ++supply[row];
  const pool::Members who = pool::competing(supply, needs, member);
  for (std::size_t m = 0; m < pool.members.size(); ++m)
    if (who >> m & 1)
      out.push_back({.name = pool.members[m].name, .says = ExplainedValue::Says::needs, .count = needs[m]});
  const auto& name = schema_.tables[pool.table].singular;
  for (std::size_t at = 0; at < rows.size(); ++at)
    if (rows[at] & who) show(name, at);
  for (std::size_t m = 0; m < pool.members.size(); ++m)
    for (std::size_t at = 0; at < rows.size(); ++at)
      if ((who >> m & 1) && run_.verdict(pool.members[m].rows, first + at) == Verdict::unknown)
        read_unknown_row({.name = name, .reg = pool.members[m].rows, .table = pool.table}, first + at, out);
}

}  // namespace safon
