// A stable text of a model, for tests and `safon check --print model`.
#pragma once
#include <string>

#include "dsl/model/policy.hpp"

namespace safon {
[[nodiscard]] std::string print_model(const model::Policy& policy);
}
