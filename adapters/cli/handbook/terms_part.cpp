// What the rules rest on: definitions, standards, and the parameters with the days from which they hold.
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/handbook/book.hpp"
#include "adapters/cli/page/chart.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {

namespace {

std::string adjustable(const Book& book, const model::Parameter& parameter) {
  const auto& [by, least, most] = *parameter.adjustable;
  auto text =
      book.say("for one participant between {1} and {2}, when {0} approve, other than the person who proposes it",
               "i un cyfranogwr rhwng {1} a {2}, pan fydd {0} yn cymeradwyo, heblaw'r sawl sy'n ei gynnig",
               {escaped(people(by.approvers, by.approved_by, book.say.language)),
                book.prose.set_value(parameter, least), book.prose.set_value(parameter, most)});
  if (by.at_most) text += book.say(", for at most {0}", ", am {0} ar y mwyaf", {book.prose.time(*by.at_most)});
  return text;
}

}  // namespace

std::string definitions_part(Book& book) {
  if (book.policy.lets.empty()) return {};
  std::string html = "<dl>\n";
  for (const auto& let : book.policy.lets)
    html += "<dt" + attribute("id", "definition-" + let.name) + ">" + book.say.named(let.label, let.name) +
            " <code translate=\"no\" lang=\"en\">" + escaped(let.name) + "</code></dt><dd>" +
            sentence(let.value.type.kind == model::TypeKind::condition ? book.prose.condition(let.value)
                                                                       : book.prose.value(let.value)) +
            "</dd>\n";
  return html + "</dl>\n";
}

std::string standards_part(Book& book) {
  std::string html;
  for (const auto& standard : book.policy.frameworks) {
    const auto anchor = "standard-" + standard.name;
    const auto title = book.say.named(standard.label, standard.name);
    html += heading_of(book, anchor, standard.label, standard.name, standard.cites) + "<ul>\n";
    for (const auto& element : standard.elements) {
      html += "<li><strong>" + book.say.named(element.label, element.name) + "</strong>\n" +
              book.cite(element.cites, anchor, title) + "<ol>\n";
      for (const auto& criterion : element.criteria)
        html += "<li>" + book.say.named(criterion.label, criterion.name) + "</li>\n";
      html += "</ol></li>\n";
    }
    html += "</ul>\n";
  }
  return html;
}

std::string parameters_part(Book& book) {
  if (book.policy.parameters.empty()) return {};
  const auto& say = book.say;
  std::vector<std::vector<std::string>> rows;
  for (const auto& parameter : book.policy.parameters) {
    const auto anchor = "parameter-" + parameter.name;
    const auto title = say.named(parameter.label, parameter.name);
    std::string values = "<ul class=\"plain\">";
    for (const auto& value : parameter.values)
      values += "<li>" +
                say("from {0}: {1}", "o {0}: {1}",
                    {say.day(value.from), "<b>" + book.prose.set_value(parameter, value) + "</b>"}) +
                "</li>";
    if (parameter.adjustable) values += "<li>" + adjustable(book, parameter) + "</li>";
    book.cite(parameter.cites, anchor, title);
    rows.push_back({"<span" + attribute("id", anchor) + ">" + title + "</span> <code translate=\"no\" lang=\"en\">" +
                        escaped(parameter.name) + "</code>",
                    values + "</ul>",
                    parameter.to_confirm
                        ? say("to be confirmed: not from the source", "i'w gadarnhau: nid o'r ffynhonnell")
                        : say.in_main(parameter.cites)});
  }
  return html_table(
      say("Parameters, and the days from which they hold", "Paramedrau, a'r dyddiau y maent mewn grym ohonynt"),
      {say("parameter", "paramedr"), say("value", "gwerth"), say("source", "ffynhonnell")}, rows);
}

std::string citations_part(Book& book) {
  if (book.citations.empty()) return {};
  std::string html = "<dl>\n";
  for (const auto& [passage, places] : book.citations) {
    html += "<dt>" + book.say.in_main(passage) + "</dt><dd>";
    for (std::size_t i = 0; i < places.size(); ++i)
      html += (i > 0 ? "; " : "") + link_to(places[i].first, places[i].second);
    html += "</dd>\n";
  }
  return html + "</dl>\n";
}

}  // namespace safon
