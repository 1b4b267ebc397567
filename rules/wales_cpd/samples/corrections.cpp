// The national form for corrections: a participant's whole record once more, in the policy's own words.
#include "rules/wales_cpd/samples/returns.hpp"
#include "rules/wales_cpd/samples/xml_text.hpp"

namespace samples {
namespace {

constexpr std::string_view services[] = {"education", "childrens_services", "integrated"};
constexpr std::string_view roles[] = {"manager", "senior_manager", "chief_officer"};
constexpr std::string_view kinds[] = {"e_learning",        "induction_residential",
                                      "council_induction", "national_context",
                                      "module_reflection", "module_direction",
                                      "learning_set",      "summer_school",
                                      "officers_workshop", "coaching",
                                      "mentoring",         "briefing",
                                      "exchange",          "secondment",
                                      "visit_abroad"};
constexpr std::string_view outcomes[] = {"passed", "attended", "failed", "did_not_attend"};
constexpr std::string_view partners[] = {"", "partner_north", "partner_west", "partner_south"};
constexpr std::string_view settings[] = {
    "", "commerce", "business", "industry", "creative_arts", "other_authority", "other_public_service", "own_council"};
constexpr std::string_view sectors[] = {"local_government", "other_public_service", "private_sector"};
constexpr std::string_view sides[] = {"line_manager", "peer", "team_member", "outside_partner"};

std::string date(std::string_view name, const std::optional<Day>& value) {
  return value ? attribute(name, iso(*value)) : "";
}
std::string yes_or_no(bool value) {
  return value ? "yes" : "no";
}

void write(const Person& person, std::string& out) {
  out += " <participant" + attribute("id", person.id) + attribute("service", services[int(person.service)]) +
         date("appointed", person.appointed) + date("left", person.left) + date("scheme_from", person.scheme_from);
  if (person.potential) out += attribute("potential", yes_or_no(*person.potential));
  out += ">\n";
  for (const auto& post : person.posts)
    out += "  <post" + attribute("role", roles[int(post.role)]) + attribute("started", iso(post.started)) + "/>\n";
  for (const auto& activity : person.activities)
    out += "  <activity" + attribute("kind", kinds[int(activity.kind)]) + date("held", activity.held) +
           attribute("outcome", activity.outcome ? outcomes[int(*activity.outcome)] : "") +
           attribute("hours", hours(activity.half_hours)) + attribute("partner", partners[int(activity.partner)]) +
           attribute("setting", settings[int(activity.setting)]) + "/>\n";
  for (const auto& review : person.reviews) {
    out += "  <review" + attribute("held", iso(review.held)) +
           attribute("scheme", review.own_scheme ? "council_scheme" : "analysis_pack") +
           attribute("linked", yes_or_no(review.linked)) + ">";
    for (auto side : review.contributions) out += "<contribution" + attribute("side", sides[int(side)]) + "/>";
    out += "</review>\n";
  }
  if (person.portfolio)
    out += "  <portfolio" + attribute("form", person.portfolio->council_form ? "council_form" : "national_form") +
           date("goals", person.portfolio->goals) + date("growth", person.portfolio->growth) +
           date("achievement", person.portfolio->achievement) +
           attribute("own_work", yes_or_no(person.portfolio->own_work)) + "/>\n";
  for (const auto& pairing : person.pairings)
    out += "  <pair" + attribute("side", pairing.mentor ? "mentor" : "mentored") + attribute("other", pairing.other) +
           attribute("sector", sectors[int(pairing.sector)]) + attribute("level", roles[int(pairing.level)]) +
           attribute("agreed", yes_or_no(pairing.agreed)) + attribute("began", iso(pairing.began)) +
           date("ended", pairing.ended) + "/>\n";
  for (const auto& report : person.link_reports)
    out += "  <link_report" + attribute("reported", iso(report.reported)) +
           attribute("reviews", yes_or_no(report.reviews)) + attribute("support", yes_or_no(report.support)) +
           attribute("standard", yes_or_no(report.standard)) + "/>\n";
  out += " </participant>\n";
}

/// UTF-16 with its low byte first and a byte order mark. The form's text is ASCII but for its title.
std::string utf16(std::u16string_view title, std::string_view rest, std::string_view before) {
  std::string out = "\xFF\xFE";
  auto put = [&](char16_t unit) {
    out += char(unit & 0xFF);
    out += char(unit >> 8);
  };
  for (char c : before) put(char16_t(c));
  for (char16_t c : title) put(c);
  for (char c : rest) put(char16_t(c));
  return out;
}

}  // namespace

std::string corrections(std::span<const Person> people, Day extracted) {
  const std::string before = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<corrections" + attribute("council", "681") +
                             attribute("sent", iso(extracted)) + " title=\"";
  std::string rest = "\">\n";
  for (const auto& person : people) write(person, rest);
  rest += "</corrections>\n";
  return utf16(u"Cywiriadau i'r ffurflen \u2013 T\u0177 D\u0175r, Caerdydd", rest, before);
}

}  // namespace samples
