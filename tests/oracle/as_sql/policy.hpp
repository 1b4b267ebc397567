// A policy read as SQL: another kind of reader beside the compiler and the evaluator, made from what the language's
// pages say a sentence means. SQL's three-valued logic is Kleene's: met is 1, not met 0, unknown NULL. What is absent
// has a flag of its own beside its value.
//
// The tables that it asks are those of tests/oracle/record_tables.hpp. Its answers go into `fact`, by the number of
// what was asked.
#pragma once
#include <string>
#include <vector>

#include "dsl/model/policy.hpp"

namespace safon::oracle {

struct SqlPolicy {
  std::vector<std::string> statements;  // each fills one number of `fact`, in this order
  struct Requirement {
    std::string name;
    int verdict = 0, applicable = 0;  // numbers in `fact`
  };
  std::vector<Requirement> requirements;  // as in the policy
};

[[nodiscard]] SqlPolicy as_sql(const model::Policy& policy);

}  // namespace safon::oracle
