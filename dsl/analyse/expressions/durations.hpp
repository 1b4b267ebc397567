// Durations, written out or named, and whether the policy says enough to add them to a date.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// A duration literal (sums of literals too) or a duration parameter. None: reported.
[[nodiscard]] std::optional<model::Dated<Duration>> analyse_duration(Analysis& analysis, const syntax::Expr& expr);

/// A literal's value: one duration, or a sum of them. None, and nothing reported, for other expressions.
[[nodiscard]] std::optional<Duration> literal_duration(Analysis& analysis, const syntax::Expr& expr);

/// Says when the policy lacks a rounding or a calendar that adding this to a date needs.
void check_addable(Analysis& analysis, const model::Dated<Duration>& duration, Span span);

/// A parameter by its name, for use in place of a literal; counts as used. None: reported, or not of that type.
[[nodiscard]] std::optional<std::uint16_t> parameter_named(Analysis& analysis, const syntax::Expr& expr,
                                                           std::string_view needed);

}  // namespace safon::analysis
