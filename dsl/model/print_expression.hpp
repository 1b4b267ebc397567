// Expressions of a model as text: every name qualified, every shorthand written out.
#pragma once
#include <string>

#include "dsl/model/policy.hpp"

namespace safon::model {

[[nodiscard]] std::string print(const Policy& policy, const Expr& expr);
[[nodiscard]] std::string print(const Policy& policy, const Dated<Duration>& duration);
[[nodiscard]] std::string print(const Policy& policy, const Dated<std::int64_t>& count);

[[nodiscard]] std::string print_percentage(Decimal share);  // 0.8 is "80%"

}  // namespace safon::model
