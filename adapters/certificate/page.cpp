#include "adapters/certificate/page.hpp"

#include <qrcodegen/qrcodegen.hpp>

#include "adapters/certificate/number.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/page.hpp"
#include "adapters/cli/page/wording.hpp"

namespace safon::certificate {
namespace {

std::string in(const ByLanguage& titles, const std::string& language) {
  const auto found = titles.find(language);
  return found == titles.end() ? std::string() : found->second;
}

std::string part(const Award& award, const std::string& language) {
  const Wording say{.language = language, .main = language};
  const auto line = [](const char* name, const std::string& html) {
    return std::string("<p class=\"") + name + "\">" + html + "</p>\n";
  };
  std::string html =
      "<section" + attribute("lang", language) + ">\n<h2>" + say("Certificate", "Tystysgrif") + "</h2>\n";
  html += line("says", say("This is to certify that", "Tystir drwy hyn fod"));
  html += line("holder", escaped(award.holder));
  html += line("says", say("has been awarded", "wedi ennill"));
  html += line("award", escaped(in(award.status_titles, language)));
  html += line("programme", escaped(in(award.programme_titles, language)));
  html += line(
      "days",
      say("since {0}", "ers {0}", {say.day(award.since)}) +
          (award.until ? say(", valid until {0}", ", yn ddilys tan {0}", {say.day(Date{award.until->days - 1})}) : ""));
  for (const auto& waived : award.waived)
    html +=
        line("waived", waived.to.empty()
                           ? say("Awarded while the requirement “{0}” was waived, until {1}",
                                 "Dyfarnwyd tra oedd y gofyniad “{0}” wedi'i hepgor, hyd {1}",
                                 {escaped(in(waived.titles, language)), say.day(waived.until)})
                           : say("Awarded while “{0}” was adjusted to {1}, until {2}",
                                 "Dyfarnwyd tra oedd “{0}” wedi'i addasu i {1}, hyd {2}",
                                 {escaped(in(waived.titles, language)), escaped(waived.to), say.day(waived.until)}));
  return html + line("issuer", say("Issued by {0}", "Cyhoeddwyd gan {0}", {escaped(award.issuer)})) + "</section>\n";
}

bool has(const Award& award, const std::string& language) {
  return award.status_titles.contains(language) && award.programme_titles.contains(language);
}

}  // namespace

const char* const certificate_style = R"(
.certificate { border: .3rem double #16202a; padding: 1.5rem; max-width: 60rem; margin: 1rem auto; text-align: center }
.certificate .parts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem 2rem }
.certificate h2 { font-size: 1.6rem; margin: .5rem 0 } .certificate p { margin: .35rem 0 } .certificate .holder { font-size: 1.5rem; font-weight: 700 }
.certificate .award { font-size: 1.25rem; font-weight: 700 } .certificate svg { width: 9rem; height: 9rem; margin: 1rem auto .5rem; display: block } .certificate svg path { fill: #000 }
.certificate .number { font-variant-numeric: tabular-nums; font-weight: 700; letter-spacing: .05em } .certificate .verify { overflow-wrap: anywhere }
@media print { @page { size: A4 landscape; margin: 12mm } .certificate { break-inside: avoid } .no-print { display: none } }
)";

std::string qr_svg(const std::string& text, std::string_view name) {
  using qrcodegen::QrCode;
  const auto code = QrCode::encodeText(text.c_str(), QrCode::Ecc::MEDIUM);
  constexpr int quiet = 4;  // modules around it that stay empty
  const auto size = std::to_string(code.getSize() + 2 * quiet);
  std::string path;
  for (int y = 0; y < code.getSize(); ++y)
    for (int x = 0; x < code.getSize(); ++x)
      if (code.getModule(x, y)) path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
  return "<svg role=\"img\" viewBox=\"0 0 " + size + " " + size + "\"" + attribute("aria-label", name) + "><path d=\"" +
         path + "\"/></svg>\n";
}

std::string certificate_html(const Award& award) {
  std::string parts;
  for (const char* language : {"en", "cy"})
    if (has(award, language)) parts += part(award, language);
  const auto address = verify_url(award.url, award.number);
  const bool welsh = has(award, "cy");
  return "<article class=\"certificate\">\n<div class=\"parts\">\n" + parts + "</div>\n" +
         qr_svg(address, "QR code: " + address) + "<p class=\"number\">" + (welsh ? "No. / Rhif " : "No. ") +
         escaped(in_groups(award.number)) + "</p>\n<p class=\"verify\">" +
         (welsh ? "Verify at / Gwirio yn " : "Verify at ") + "<a" + attribute("href", address) + ">" +
         escaped(address) + "</a></p>\n</article>\n";
}

std::string certificate_page(const Award& award) {
  return page_opening("en", "Certificate " + in_groups(award.number), certificate_style) + "<main>\n<h1>" +
         escaped(award.issuer) + "</h1>\n" + certificate_html(award) + "</main>\n" + page_end();
}

}  // namespace safon::certificate
