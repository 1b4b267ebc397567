#include "adapters/web/pages/bulk/chosen.hpp"

#include <sstream>

#include "adapters/web/page/fields.hpp"

namespace safon::web {

office::DecisionAsked Chosen::asked(const Visit& visit, const Subject& subject) const {
  return {.certify = certify(),
          .id = subject.name.id,
          .status = status,
          .programme = programme,
          .by = visit.person->name,
          .reason = reason,
          .defer_until = decision == "defer" ? parse_iso_date(until) : std::nullopt,
          .on = {},
          .seen = seen};
}

std::string case_value(ParticipantKey key, const std::string& programme, const std::string& status) {
  return std::to_string(key) + " " + programme + " " + status;
}

std::vector<Chosen> chosen_in(const Visit& visit) {
  std::vector<Chosen> all;
  for (std::size_t n = 0; n < cases_at_once; ++n) {
    const auto number = std::to_string(n);
    Chosen each{.number = n,
                .decision = visit.field("decision-" + number),
                .reason = visit.field("reason-" + number),
                .until = visit.field("until-" + number)};
    if (each.decision.empty() || each.decision == "leave") continue;
    std::istringstream words(visit.field("case-" + number));
    if (!(words >> each.key >> each.programme >> each.status)) continue;
    if (const auto seen = number_in(visit.field("seen-" + number), -1); seen >= 0) each.seen = std::uint64_t(seen);
    all.push_back(std::move(each));
  }
  return all;
}

}  // namespace safon::web
