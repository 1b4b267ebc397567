// Abertawe's return: a system of another maker, with groups inside groups and every code as a pair of type and value.
#include "rules/wales_cpd/samples/returns.hpp"
#include "rules/wales_cpd/samples/xml_text.hpp"

namespace samples {
namespace {

constexpr std::string_view services[] = {"Education", "Children", "Integrated"};
constexpr std::string_view grades[] = {"M", "SM", "CO"};
constexpr std::string_view outcomes[] = {"1", "2", "8", "9"};
constexpr std::string_view partners[] = {"", "PN", "PW", "PS"};
constexpr std::string_view settings[] = {"", "C", "B", "I", "A", "LA", "PS", "OWN"};
constexpr std::string_view sectors[] = {"LG", "PUB", "PRI"};
constexpr std::string_view sides[] = {"MGR", "PEER", "TEAM", "EXT"};

std::string date(std::string_view name, const std::optional<Day>& value) {
  return value ? element(name, british(*value)) : "<" + std::string(name) + "/>";
}

std::string pair(std::string_view type, std::string_view value) {
  return value.empty() ? "" : "<Code>" + element("Type", type) + element("Value", value) + "</Code>";
}

void write_cpd(const Person& person, std::string& out) {
  out += "   <CPD>\n";
  for (const auto& activity : person.activities) {
    out += "    <Course>" + pair("KIND", digits(unsigned(activity.kind) + 1, 2));
    if (activity.outcome) out += pair("RESULT", outcomes[int(*activity.outcome)]);
    out += pair("PARTNER", partners[int(activity.partner)]);
    out += pair("SETTING", settings[int(activity.setting)]);
    if (activity.held) out += element("On", british(*activity.held));
    if (activity.half_hours) out += element("Hours", hours(activity.half_hours));
    out += "</Course>\n";
  }
  out += "   </CPD>\n   <Appraisal>\n";
  for (const auto& review : person.reviews) {
    out += "    <Review>" + element("On", british(review.held)) +
           element("Scheme", review.own_scheme ? "LOCAL" : "PDA") + element("Linked", review.linked ? "Y" : "N") +
           "<Respondents>";
    for (auto side : review.contributions) out += element("Side", sides[int(side)]);
    out += "</Respondents></Review>\n";
  }
  out += "   </Appraisal>\n";
}

void write_standard(const Person& person, std::string& out) {
  if (!person.assessments.empty()) {
    out += "   <Standard>\n";
    for (const auto& assessment : person.assessments)
      out += "    <Item>" + element("No", std::to_string(assessment.criterion + 1)) +
             element("On", british(assessment.held)) + element("Met", assessment.shown ? "Y" : "N") + "</Item>\n";
    out += "   </Standard>\n";
  }
  for (const auto& award : person.awards)
    out += "   <Award>" + element("On", british(award.granted)) + element("By", partners[int(award.partner)]) +
           "</Award>\n";
}

void write(const Person& person, std::string& out) {
  out += " <Person>\n  " + (person.id.empty() ? "<Ref/>" : element("Ref", person.id)) +
         element("Service", services[int(person.service)]) + "\n";
  out += "  <Career>\n   " + date("Appointed", person.appointed) + date("Left", person.left) + "\n";
  for (const auto& post : person.posts)
    out +=
        "   <Post>" + element("Grade", grades[int(post.role)]) + element("From", british(post.started)) + "</Post>\n";
  for (const auto& transfer : person.transfers) {
    out += "   <Transfer>" + element("Authority", std::to_string(transfer.council)) +
           element("On", british(transfer.moved));
    if (transfer.inducted) out += element("Inducted", british(*transfer.inducted));
    out += "</Transfer>\n";
  }
  for (const auto& absence : person.absences)
    out += "   <Absence>" + element("Type", absence.family ? "FAM" : "SICK") + element("From", british(absence.began)) +
           date("To", absence.ended) + "</Absence>\n";
  write_cpd(person, out);
  write_standard(person, out);
  out += "  </Career>\n  <Markers>";
  if (person.scheme_from) out += pair("COACHING", british(*person.scheme_from));
  if (person.induction_extended_to) out += pair("EXTENSION", british(*person.induction_extended_to));
  if (person.potential) out += pair("POTENTIAL", *person.potential ? "Y" : "N");
  out += "</Markers>\n";
  if (person.portfolio)
    out += "  <Portfolio>" + element("Form", person.portfolio->council_form ? "CORPORATE" : "VSC") +
           date("Goals", person.portfolio->goals) + date("Growth", person.portfolio->growth) +
           date("Achievement", person.portfolio->achievement) + element("Own", person.portfolio->own_work ? "Y" : "N") +
           "</Portfolio>\n";
  if (!person.pairings.empty()) {
    out += "  <Mentoring>\n";
    for (const auto& pairing : person.pairings)
      out += "   <Pair>" + element("Side", pairing.mentor ? "MENTOR" : "MENTEE") + "<Other>" +
             element("Ref", pairing.other) + pair("SECTOR", sectors[int(pairing.sector)]) +
             pair("GRADE", grades[int(pairing.level)]) + "</Other>" + element("Agreed", pairing.agreed ? "Y" : "N") +
             element("From", british(pairing.began)) + date("To", pairing.ended) + "</Pair>\n";
    out += "  </Mentoring>\n";
  }
  if (!person.link_reports.empty()) {
    out += "  <LinkOfficer>\n";
    for (const auto& report : person.link_reports)
      out += "   <Report>" + element("On", british(report.reported)) + element("Reviews", report.reviews ? "Y" : "N") +
             element("Support", report.support ? "Y" : "N") + element("Standard", report.standard ? "Y" : "N") +
             "</Report>\n";
    out += "  </LinkOfficer>\n";
  }
  out += " </Person>\n";
}

}  // namespace

std::string abertawe_return(std::span<const Person> people, Day extracted, std::string_view extra) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Return xmlns=\"urn:example:abertawe:cpd:2026\">\n <Header>" +
      element("Authority", "670") + element("Collection", "CPD") + element("Extracted", british(extracted)) +
      "</Header>\n <People>\n";
  for (const auto& person : people) write(person, out);
  return out + std::string(extra) + " </People>\n</Return>\n";
}

}  // namespace samples
