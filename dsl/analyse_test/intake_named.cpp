#include "dsl/analyse_test/intake_named.hpp"

#include <algorithm>

#include "dsl/model/intake_year.hpp"

namespace safon::tests {

std::optional<std::uint16_t> intake_named(const syntax::Name& name, const model::Policy& policy, const TestNames& names,
                                          Diagnostics& diagnostics) {
  const auto& all = policy.intakes;
  if (const auto found = std::ranges::find(all, name.text, &model::Intake::name); found != all.end())
    return static_cast<std::uint16_t>(found - all.begin());
  const auto report = [&](DiagnosticKind kind, std::vector<std::string> arguments, std::string help) {
    diagnostics.emplace_back(Diagnostic{kind, name.span, std::move(arguments), {}, {}, {}}).help = std::move(help);
    return std::nullopt;
  };
  const auto [stem, year] = model::stem_and_year(name.text);
  const std::string intake(stem);
  const auto years = std::ranges::find(all, intake, &model::Intake::series);
  if (years != all.end()) {
    const auto last = std::ranges::find_if(years, all.end(), [&](const auto& each) { return each.series != intake; });
    if (year == 0) return report(DiagnosticKind::which_year, {intake}, "say which, as in `" + years->name + "`");
    const auto of = [](const model::Intake& each) { return std::to_string(model::stem_and_year(each.name).second); };
    return report(DiagnosticKind::no_such_year, {intake, std::to_string(year)},
                  "its years are " + of(*years) + " to " + of(*std::prev(last)));
  }
  if (year != 0 && std::ranges::find(all, intake, &model::Intake::name) != all.end())
    return report(DiagnosticKind::not_each_year, {intake}, "leave out the year: `" + intake + "`");
  static_cast<void>(report(DiagnosticKind::unknown_intake, {name.text}, ""));
  suggest(diagnostics, name.text, [&] { return names.intake_names(); }, name.span);
  return std::nullopt;
}

}  // namespace safon::tests
