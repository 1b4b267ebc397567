// Caerdydd's return: one element a fact, everything in attributes, a few letters for each code.
#include "rules/wales_cpd/samples/returns.hpp"
#include "rules/wales_cpd/samples/xml_text.hpp"

namespace samples {
namespace {

constexpr std::string_view services[] = {"ADD", "GP", "INT"};
constexpr std::string_view roles[] = {"RH", "UR", "PS"};
constexpr std::string_view kinds[] = {"ED", "PR", "CY", "CC", "MM", "MC", "SD", "YH",
                                      "GW", "HY", "ME", "BR", "CF", "SE", "TR"};
constexpr std::string_view outcomes[] = {"P", "M", "F", "A"};
constexpr std::string_view partners[] = {"", "GOG", "GOR", "DDN"};
constexpr std::string_view sides[] = {"RL", "CW", "TM", "PA"};
constexpr std::string_view settings[] = {"", "MAS", "BUS", "DIW", "CEL", "ALA", "GCA", "CEH"};
constexpr std::string_view sectors[] = {"LL", "GC", "PR"};

std::string date(std::string_view name, const std::optional<Day>& value) {
  return value ? attribute(name, iso(*value)) : "";
}

std::string criterion(int number) {
  if (number < 3) return "GS" + std::to_string(number + 1);
  if (number < 23) return "RG" + std::to_string(number - 2);
  return "NP" + std::to_string(number - 22);
}

void write(const Person& person, std::string& out) {
  out += " <cyfranogwr" + attribute("cyf", person.id) + attribute("gwasanaeth", services[int(person.service)]) +
         date("penodwyd", person.appointed) + date("gadawodd", person.left) + date("cynllun", person.scheme_from) +
         date("estyniad", person.induction_extended_to);
  if (person.potential) out += attribute("potensial", *person.potential ? "1" : "0");
  out += ">\n";
  for (const auto& post : person.posts)
    out += "  <swydd" + attribute("rol", roles[int(post.role)]) + attribute("o", iso(post.started)) + "/>\n";
  for (const auto& transfer : person.transfers)
    out += "  <symud" + attribute("cyngor", std::to_string(transfer.council)) +
           attribute("dyddiad", iso(transfer.moved)) + date("sefydlwyd", transfer.inducted) + "/>\n";
  for (const auto& activity : person.activities)
    out += "  <gweithgaredd" + attribute("math", kinds[int(activity.kind)]) + date("dyddiad", activity.held) +
           attribute("canlyniad", activity.outcome ? outcomes[int(*activity.outcome)] : "") +
           attribute("oriau", hours(activity.half_hours)) + attribute("partner", partners[int(activity.partner)]) +
           attribute("lleoliad", settings[int(activity.setting)]) + "/>\n";
  for (const auto& review : person.reviews) {
    out += "  <adolygiad" + attribute("dyddiad", iso(review.held)) +
           attribute("cynllun", review.own_scheme ? "C" : "P") + attribute("targedau", review.linked ? "1" : "0") + ">";
    for (auto side : review.contributions) out += "<barn" + attribute("gan", sides[int(side)]) + "/>";
    out += "</adolygiad>\n";
  }
  for (const auto& assessment : person.assessments)
    out += "  <asesiad" + attribute("maen", criterion(assessment.criterion)) +
           attribute("dyddiad", iso(assessment.held)) + attribute("canlyniad", assessment.shown ? "B" : "N") + "/>\n";
  for (const auto& award : person.awards)
    out += "  <achrediad" + attribute("dyddiad", iso(award.granted)) +
           attribute("partner", partners[int(award.partner)]) + "/>\n";
  if (person.portfolio)
    out += "  <portffolio" + attribute("ffurf", person.portfolio->council_form ? "C" : "V") +
           date("nodau", person.portfolio->goals) + date("twf", person.portfolio->growth) +
           date("cyflawniad", person.portfolio->achievement) +
           attribute("cyfrifol", person.portfolio->own_work ? "1" : "0") + "/>\n";
  for (const auto& absence : person.absences)
    out += "  <absenoldeb" + attribute("math", absence.family ? "T" : "S") + attribute("o", iso(absence.began)) +
           date("hyd", absence.ended) + "/>\n";
  for (const auto& pairing : person.pairings)
    out += "  <par" + attribute("ochr", pairing.mentor ? "ME" : "YM") + attribute("arall", pairing.other) +
           attribute("sector", sectors[int(pairing.sector)]) + attribute("rol", roles[int(pairing.level)]) +
           attribute("cytuno", pairing.agreed ? "1" : "0") + attribute("o", iso(pairing.began)) +
           date("hyd", pairing.ended) + "/>\n";
  for (const auto& report : person.link_reports)
    out += "  <adroddiad-cyswllt" + attribute("dyddiad", iso(report.reported)) +
           attribute("adolygu", report.reviews ? "1" : "0") + attribute("cymorth", report.support ? "1" : "0") +
           attribute("safon", report.standard ? "1" : "0") + "/>\n";
  out += " </cyfranogwr>\n";
}

}  // namespace

std::string caerdydd_return(std::span<const Person> people, Day extracted, std::string_view extra) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ffurflen" + attribute("cyngor", "681") +
                    attribute("echdynnwyd", iso(extracted)) + attribute("fersiwn", "3") + ">\n";
  for (const auto& person : people) write(person, out);
  return out + std::string(extra) + "</ffurflen>\n";
}

}  // namespace samples
