// Statuses of programmes, as conditions: the present one, one ever held, expired, renewable.
#pragma once
#include "dsl/analyse/expressions/expressions.hpp"

namespace safon::analysis {

/// Reads the statuses of all programmes, so that conditions may speak of them.
void gather_statuses(Analysis& analysis);

/// None when no status is called so. Says when several programmes have one.
[[nodiscard]] std::optional<model::Expr> status_condition(Analysis& analysis, model::ExprKind kind,
                                                          const syntax::Name& name, const Scope& scope);

/// The same of `PROGRAMME.STATUS`. None when the first is no programme. Says when it has no such status.
[[nodiscard]] std::optional<model::Expr> status_condition(Analysis& analysis, model::ExprKind kind,
                                                          const syntax::Path& path, Span span);

/// The status's number in the programme; none16 when there is no such status.
[[nodiscard]] std::uint16_t find_status(const model::Programme& programme, std::string_view name);

}  // namespace safon::analysis
