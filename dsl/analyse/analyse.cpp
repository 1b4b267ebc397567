#include "dsl/analyse/analyse.hpp"

#include <algorithm>

#include "dsl/analyse/analysis.hpp"
#include "dsl/analyse/declarations/calendars.hpp"
#include "dsl/analyse/declarations/circles.hpp"
#include "dsl/analyse/declarations/codes.hpp"
#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/declarations/lets.hpp"
#include "dsl/analyse/declarations/names.hpp"
#include "dsl/analyse/declarations/parameters.hpp"
#include "dsl/analyse/intakes/intakes.hpp"
#include "dsl/analyse/intakes/years.hpp"
#include "dsl/analyse/matchings/matchings.hpp"
#include "dsl/analyse/programmes/pools.hpp"
#include "dsl/analyse/programmes/programmes.hpp"
#include "dsl/analyse/programmes/requirements.hpp"
#include "dsl/analyse/programmes/statuses.hpp"
#include "dsl/analyse/records/schema.hpp"
#include "dsl/analyse/reports/reports.hpp"
#include "dsl/analyse/warnings/warnings.hpp"
#include "dsl/analyse_feed/analyse_feed.hpp"
#include "dsl/analyse_test/analyse_test.hpp"

namespace safon {
namespace {

/// Whether every field's type is known: else feeds and tests would call names unknown that are only broken.
bool schema_is_whole(const analysis::Analysis& analysis) {
  if (analysis.broken_record || analysis.policy.schema.tables.empty()) return false;
  return std::ranges::none_of(analysis.tables,
                              [](const auto& notes) { return notes.damaged || !notes.broken.empty(); });
}

/// Whether every requirement and status that was written has its name.
bool names_are_whole(const analysis::Analysis& analysis) {
  auto damaged = [](const auto& declared) { return declared.damaged; };
  return !analysis.broken_programme && !analysis.broken_intake &&
         std::ranges::none_of(analysis.requirements, damaged) &&
         std::ranges::none_of(analysis.symbols,
                              [](const auto& symbol) { return symbol.second.kind == analysis::SymbolKind::broken; });
}

}  // namespace

std::optional<model::Policy> analyse(std::span<const syntax::Document> documents, const Sources& sources,
                                     Diagnostics& diagnostics) {
  analysis::Analysis analysis{.documents = documents, .sources = sources, .diagnostics = diagnostics};
  if (!analysis::gather_declarations(analysis)) return std::nullopt;
  // What conditions may speak of comes before the conditions.
  analysis::analyse_header(analysis);
  analysis::analyse_calendars(analysis);
  analysis::analyse_codes(analysis);
  analysis::analyse_frameworks(analysis);
  analysis::analyse_schema(analysis);
  analysis::analyse_parameters(analysis);
  analysis::gather_statuses(analysis);
  analysis::gather_parts(analysis);
  analysis::number_intakes(analysis);
  analysis::analyse_lets(analysis);
  analysis::analyse_requirements(analysis);
  analysis::analyse_programmes(analysis);
  analysis::analyse_pools(analysis);
  analysis::analyse_properties(analysis);
  analysis::analyse_reports(analysis);
  analysis::analyse_intakes(analysis);
  analysis::analyse_matchings(analysis);
  analysis::check_circles(analysis);
  analysis::order_programmes(analysis);
  if (schema_is_whole(analysis)) {
    analyse_feeds(documents, sources, analysis.policy, diagnostics);
    if (names_are_whole(analysis)) analyse_tests(documents, sources, analysis.policy, diagnostics);
  }
  analysis::warn_of_certainties(analysis);
  analysis::warn_of_dead_ends(analysis);
  analysis::warn_of_unused(analysis);
  if (has_errors(diagnostics) || !schema_is_whole(analysis)) return std::nullopt;
  return std::move(analysis.policy);
}

}  // namespace safon
