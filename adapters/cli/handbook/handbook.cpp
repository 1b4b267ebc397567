#include "adapters/cli/handbook/handbook.hpp"

#include <algorithm>

#include "adapters/cli/handbook/book.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/page.hpp"
#include "adapters/cli/page/status_diagram.hpp"

namespace safon {
namespace {

// Text on its ground is 6:1 or more, lines and borders 4:1: WCAG 2.2 AA asks for 4.5:1 and 3:1.
constexpr const char* style = R"(
html { scroll-padding-top: 1rem }
h2 { margin-top: 3rem; border-bottom: 2px solid #1f5f8b } h3 { margin-top: 2rem }
.skip { position: absolute; left: -999rem } .skip:focus { position: static }
h3 code, dt code, th code, .source { font-size: .85rem; font-weight: 400; color: #555 }
table { width: 100%; margin: 1rem 0 }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #767676; overflow-wrap: break-word }
dt { font-weight: 600; margin-top: .6rem } dd { margin-left: 1.5rem }
p { margin: .5rem 0 } .plain { list-style: none; margin: 0; padding: 0 }
.exceptions { border-left: .25rem solid #1f5f8b } .example, .requirement { margin: 1.5rem 0 }
@media print {
  body { font-size: 10.5pt } nav, .skip { display: none } a { color: inherit; text-decoration: none }
  h2 { break-before: page } .example, dt { break-inside: avoid } dt { break-after: avoid }
}
)";

struct Part {
  const char *id, *en, *cy;
  std::string html;
};

std::string contents(const Book& book, const std::vector<Part>& parts) {
  auto html = "<nav" + attribute("aria-label", book.say("Contents", "Cynnwys")) + "><ul>\n";
  for (const auto& part : parts) html += "<li>" + link_to(part.id, book.say(part.en, part.cy)) + "</li>\n";
  return html + "</ul></nav>\n";
}

std::string facts(const Book& book) {
  const auto& policy = book.policy;
  const auto& say = book.say;
  auto html = "<p>" + say("Version {0}, in force from {1}", "Fersiwn {0}, mewn grym o {1}",
                          {escaped(policy.version), say.day(policy.in_force_from)});
  if (policy.in_force_to != never) html += say(" until {0}", " hyd {0}", {say.day(policy.in_force_to)});
  html += ". ";
  html += policy.applies == model::Applies::everyone
              ? say("It applies to everyone.", "Mae'n berthnasol i bawb.")
              : say("It applies to those who entered on or after {0}.",
                    "Mae'n berthnasol i'r rhai a ddechreuodd ar neu ar ôl {0}.", {say.day(policy.applies_from)});
  return html + "</p>\n";
}

}  // namespace

std::vector<std::string> handbook_languages(const model::Policy& policy) {
  return policy.languages.empty() ? std::vector<std::string>{"en"} : policy.languages;
}

std::string handbook(const LoadedPolicy& policy, const std::string& language, const std::vector<OtherPage>& others) {
  Book book(*policy.model, policy.sources, language);
  const auto& say = book.say;
  auto examples = examples_part(book);  // the requirements say which examples speak of them
  std::vector<Part> parts{
      {"programmes", "Programmes", "Rhaglenni", programmes_part(book)},
      {"requirements", "Requirements", "Gofynion", requirements_part(book)},
      {"definitions", "Definitions", "Diffiniadau", definitions_part(book)},
      {"standards", "Standards and their criteria", "Safonau a'u meini prawf", standards_part(book)},
      {"parameters", "Parameters", "Paramedrau", parameters_part(book)},
      {"pools", "What counts once", "Yr hyn sy'n cyfrif unwaith", pools_part(book)},
      {"intakes", "Intakes", "Derbyniadau", intakes_part(book)},
      {"matchings", "Matchings", "Paru", matchings_part(book)},
      {"reports", "Published tables", "Tablau a gyhoeddir", reports_part(book)},
      {"always", "What always holds", "Yr hyn sydd bob amser yn wir", always_part(book)},
      {"examples", "Examples", "Enghreifftiau", std::move(examples)},
      {"citations", "Passages cited", "Darnau a ddyfynnir", citations_part(book)}};
  std::erase_if(parts, [](const Part& part) { return part.html.empty(); });

  auto html =
      page_opening(language, say.plain(book.policy.label, book.policy.name), std::string(style) + diagram_style) +
      "<a class=\"skip\" href=\"#main\">" + say("To the content", "I'r cynnwys") + "</a>\n<header>\n<h1>" +
      say.named(book.policy.label, book.policy.name) + "</h1>\n" + facts(book);
  for (const auto& other : others)
    html += "<p><a" + attribute("href", other.url) + attribute("hreflang", other.language) +
            attribute("lang", other.language) + ">" +
            (other.language == "cy"   ? "Cymraeg"
             : other.language == "en" ? "English"
                                      : escaped(other.language)) +
            "</a></p>\n";
  html += "</header>\n" + contents(book, parts) + "<main id=\"main\">\n";
  for (const auto& part : parts)
    html += "<section" + attribute("aria-labelledby", part.id) + ">\n<h2" + attribute("id", part.id) + ">" +
            say(part.en, part.cy) + "</h2>\n" + part.html + "</section>\n";
  return html + "</main>\n<footer><p>" +
         say("Made from the rule files of policy {0}, version {1}; they decide.",
             "Gwnaed o ffeiliau rheolau polisi {0}, fersiwn {1}; nhw sy'n penderfynu.",
             {escaped(book.policy.name), escaped(book.policy.version)}) +
         "</p></footer>\n" + page_end();
}

}  // namespace safon
