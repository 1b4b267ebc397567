// Ways that only people lead: `when revoked by 2 officers`, `when reinstated by officer`.
#pragma once
#include <vector>

#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// By index: somebody may be put into that status by revoking another.
[[nodiscard]] std::vector<bool> revoked_statuses(const model::Programme& programme,
                                                 const syntax::ProgrammeDecl& written);

/// Whether `any` stands for a status that is not final: what was revoked is left by ways that name it, and by revoking;
/// only from there is anybody reinstated.
[[nodiscard]] bool is_of_any(const std::vector<bool>& revoked, Decided decided, std::size_t status);

/// The condition of a way that has none.
[[nodiscard]] model::Expr decided_condition(Span span);

/// Says where such a way leads nowhere, or where another would give back what people have taken away. False: it cannot
/// be used. `to`: none16 for `previous`.
[[nodiscard]] bool check_decided(Analysis& analysis, const model::Programme& programme,
                                 const std::vector<bool>& revoked, const syntax::TransitionDecl& written,
                                 const model::Transition& made, std::uint16_t to);

}  // namespace safon::analysis
