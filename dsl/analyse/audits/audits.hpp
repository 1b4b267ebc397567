// How many of a programme's automatic changes go to audit.
#pragma once
#include <optional>

#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// The first `audit` line of a programme whose transitions are read; none where it makes no sense. `damaged`: parts of
/// the programme could not be read.
[[nodiscard]] std::optional<model::Audit> analyse_audit(Analysis& analysis, const syntax::ProgrammeDecl& written,
                                                        const model::Programme& programme, bool damaged);

}  // namespace safon::analysis
