#include "policy.hpp"

#include "reading.hpp"

namespace safon::oracle {

// `r0` with the rows of a list and those in which they stand.
std::string Reading::rows_of(TableId table) const {
  if (table == root_table) return "r0";
  const TableId parent = policy_.schema.tables[table].parent;
  const std::string own = "r" + std::to_string(table);
  return rows_of(parent) + " JOIN " + own + " ON " + own + ".k = r0.k" +
         (parent == root_table ? "" : " AND " + own + ".parent = r" + std::to_string(parent) + ".row");
}

Value Reading::once(const Value& value, TableId table, int* number) {
  const std::string fact = std::to_string(made_.statements.size()),
                    row = table == root_table ? "0" : "r" + std::to_string(table) + ".row";
  if (number != nullptr) *number = int(made_.statements.size());
  made_.statements.push_back("INSERT INTO fact SELECT " + fact + ", r0.p, " + row + ", " + value.value + ", " +
                             value.denominator + ", " + value.absent + " FROM " + rows_of(table));
  const auto kept = [&](const char* what) {
    return std::string("(SELECT ") + what + " FROM fact WHERE f = " + fact +
           " AND fact.p = r0.p AND fact.row = " + row + ")";
  };
  return {kept("v"), value.absent == "0" ? "0" : kept("a"), value.denominator == "1" ? "1" : kept("d")};
}

SqlPolicy Reading::read() {
  for (const auto& requirement : policy_.requirements)
    for (const auto& item : requirement.body) find_parts(item);
  for (std::uint16_t r = 0; r < policy_.requirements.size(); ++r) {
    const Judged answer = requirement(r);
    auto& said = made_.requirements.emplace_back();
    said.name = policy_.requirements[r].name;
    static_cast<void>(once(answer.verdict, root_table, &said.verdict));
    static_cast<void>(once(answer.applicable, root_table, &said.applicable));
  }
  return std::move(made_);
}

SqlPolicy as_sql(const model::Policy& policy) {
  return Reading(policy).read();
}

}  // namespace safon::oracle
