// Gwynedd's return: prefixed names, one byte a letter, and the department given once, around the people who work in it.
#include "rules/wales_cpd/samples/returns.hpp"
#include "rules/wales_cpd/samples/xml_text.hpp"

namespace samples {
namespace {

struct Department {
  std::string_view code, name;  // in ISO-8859-1; a letter that it lacks (ŵ, ŷ) is written as a reference
};
constexpr Department departments[] = {
    {"A", "Addysg a Dysgu \xD4l-16"},                // Ôl
    {"P", "Gwasanaethau Plant (T&#375; D&#373;r)"},  // Tŷ Dŵr
    {"I", "T\xEEm Plant ac Ieuenctid Integredig"},   // Tîm
};
constexpr std::string_view grades[] = {"rheolwr", "uwch-reolwr", "prif-swyddog"};
constexpr std::string_view kinds[] = {"e-ddysgu",  "preswyl", "cyngor",    "cenedlaethol", "myfyrio",
                                      "cyfeiriad", "set",     "ysgol-haf", "gweithdy",     "hyfforddi",
                                      "mentora",   "briffio", "cyfnewid",  "secondiad",    "tramor"};
constexpr std::string_view outcomes[] = {"pasio", "presennol", "methu", "absennol"};
constexpr std::string_view partners[] = {"", "gogledd", "gorllewin", "de"};
constexpr std::string_view settings[] = {
    "", "masnach", "busnes", "diwydiant", "celfyddydau", "awdurdod arall", "gwasanaeth arall", "yma"};
constexpr std::string_view sectors[] = {"llywodraeth leol", "gwasanaeth cyhoeddus", "preifat"};
constexpr std::string_view sides[] = {"rheolwr", "cyfoed", "t\xEEm", "partner"};

/// A day as the system writes it: with the hour at which it was typed in, and the zone of that day.
std::string stamp(Day date) {
  const std::chrono::year_month_day d(date);
  const bool summer = unsigned(d.month()) > 3 && unsigned(d.month()) < 11;
  return iso(date) + (summer ? "T09:30:00+01:00" : "T09:30:00Z");
}
std::string date(std::string_view name, const std::optional<Day>& value) {
  return value ? attribute(name, stamp(*value)) : "";
}

std::string criterion(int number) {
  if (number < 3) return "1." + std::to_string(number + 1);
  if (number < 23) return "2." + std::to_string(number - 2);
  return "3." + std::to_string(number - 22);
}

void write_development(const Person& person, std::string& out) {
  out += "   <g:datblygiad>\n";
  for (const auto& activity : person.activities) {
    out += "    <g:eitem" + attribute("g:math", kinds[int(activity.kind)]) +
           attribute("g:prifysgol", partners[int(activity.partner)]) +
           attribute("g:lle", settings[int(activity.setting)]) + ">";
    if (activity.held) out += element("g:pryd", stamp(*activity.held));
    if (activity.outcome) out += element("g:sut", outcomes[int(*activity.outcome)]);
    if (activity.half_hours) out += element("g:oriau", hours(activity.half_hours));
    out += "</g:eitem>\n";
  }
  for (const auto& review : person.reviews) {
    out += "    <g:adolygiad" + attribute("g:pryd", stamp(review.held)) +
           attribute("g:cynllun", review.own_scheme ? "lleol" : "pecyn") +
           attribute("g:cyswllt", review.linked ? "ydy" : "nac ydy") + ">";
    for (auto side : review.contributions) out += "<g:barn>" + element("g:ochr", sides[int(side)]) + "</g:barn>";
    out += "</g:adolygiad>\n";
  }
  out += "   </g:datblygiad>\n";
  if (person.assessments.empty()) return;
  out += "   <g:safon>\n";
  for (const auto& assessment : person.assessments)
    out += "    <g:maen" + attribute("g:rhif", criterion(assessment.criterion)) +
           attribute("g:pryd", stamp(assessment.held)) + attribute("g:bodlon", assessment.shown ? "ydy" : "nac ydy") +
           "/>\n";
  out += "   </g:safon>\n";
}

void write(const Person& person, std::string& out) {
  out += "  <g:unigolyn" + attribute("g:cyf", person.id) + date("g:penodwyd", person.appointed) +
         date("g:gadawodd", person.left) + ">\n";
  for (const auto& post : person.posts)
    out += "   <g:swydd" + attribute("g:gradd", grades[int(post.role)]) + attribute("g:dechrau", stamp(post.started)) +
           "/>\n";
  for (const auto& transfer : person.transfers)
    out += "   <g:symud" + attribute("g:o", std::to_string(transfer.council)) +
           attribute("g:pryd", stamp(transfer.moved)) + date("g:sefydlwyd", transfer.inducted) + "/>\n";
  if (person.scheme_from) out += "   " + element("g:mentora-ers", stamp(*person.scheme_from)) + "\n";
  if (person.induction_extended_to) out += "   " + element("g:estyniad", stamp(*person.induction_extended_to)) + "\n";
  if (person.potential) out += "   " + element("g:potensial", *person.potential ? "oes" : "nac oes") + "\n";
  write_development(person, out);
  for (const auto& award : person.awards)
    out += "   <g:achrediad" + attribute("g:pryd", stamp(award.granted)) +
           attribute("g:gan", partners[int(award.partner)]) + "/>\n";
  if (person.portfolio)
    out += "   <g:portffolio" + attribute("g:ffurf", person.portfolio->council_form ? "cyngor" : "csc") +
           date("g:nodau", person.portfolio->goals) + date("g:twf", person.portfolio->growth) +
           date("g:cyflawniad", person.portfolio->achievement) +
           attribute("g:cyfrifol", person.portfolio->own_work ? "ydy" : "nac ydy") + "/>\n";
  for (const auto& pairing : person.pairings)
    out += "   <g:par" + attribute("g:ochr", pairing.mentor ? "mentor" : "mentorai") +
           attribute("g:gyda", pairing.other) + attribute("g:sector", sectors[int(pairing.sector)]) +
           attribute("g:gradd", grades[int(pairing.level)]) +
           attribute("g:cytunwyd", pairing.agreed ? "ydy" : "nac ydy") + attribute("g:dechrau", stamp(pairing.began)) +
           date("g:diwedd", pairing.ended) + "/>\n";
  out += "  </g:unigolyn>\n";
}

}  // namespace

std::string gwynedd_return(std::span<const Person> people, Day extracted, std::string_view extra) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<g:dychweliad xmlns:g=\"urn:example:gwynedd:dpp:3\"" +
      attribute("g:awdurdod", "661") + attribute("g:amser", stamp(extracted)) + ">\n";
  for (int d = 0; d < 3; ++d) {
    out += " <g:adran" + attribute("g:cod", departments[d].code) + attribute("g:enw", departments[d].name) + ">\n";
    for (const auto& person : people)
      if (int(person.service) == d) write(person, out);
    if (d == 2) out += extra;
    out += " </g:adran>\n";
  }
  return out + "</g:dychweliad>\n";
}

}  // namespace samples
