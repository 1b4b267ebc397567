// A programme as a drawing: boxes for statuses, arrows for transitions, numbers that the table beneath explains.
#pragma once
#include <string>
#include <vector>

#include "adapters/cli/page/wording.hpp"
#include "dsl/model/policy.hpp"

namespace safon {

/// As the policy writes them: one that leads back to what was held before is one, whatever that may be.
[[nodiscard]] std::vector<const model::Transition*> ways_of(const model::Programme& programme);

/// The statuses and what leads from one to the next; transitions are numbered as ways_of() has them, from 1. `beneath`:
/// what each box says under its name, such as how many hold it; empty where no box says more.
[[nodiscard]] std::string status_diagram(const Wording& say, const model::Programme& programme,
                                         const std::vector<std::string>& beneath = {});

/// How the drawing looks, and what its lines and borders mean.
extern const char* const diagram_style;
[[nodiscard]] std::string diagram_legend(const Wording& say);

}  // namespace safon
