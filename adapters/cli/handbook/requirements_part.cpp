#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/handbook/book.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

class RequirementText {
 public:
  explicit RequirementText(Book& book) : book_(book), say_(book.say) {}

  std::string whole(const model::Requirement& requirement) {
    anchor_ = "requirement-" + requirement.name;
    title_ = say_.named(requirement.label, requirement.name);
    auto html = "<section class=\"requirement\">\n" +
                heading_of(book_, anchor_, requirement.label, requirement.name, requirement.cites);
    if (!requirement.applies.empty())
      html += "<p>" +
              say_("It applies only when {0}.", "Dim ond pan fydd hyn yn wir y mae'n berthnasol: {0}.",
                   {book_.prose.condition(requirement.applies.front())}) +
              "</p>\n";
    if (requirement.body.empty())
      html += "<p>" +
              say_("It is met, unless an exception says otherwise.",
                   "Mae wedi'i fodloni, oni bai bod eithriad yn dweud yn wahanol.") +
              "</p>\n";
    else if (const auto& only = requirement.body.front(); only.name.empty())
      html += body(only);
    else
      html += "<div" + attribute("id", "requirement-" + only.name) + ">\n" + body(only) + "</div>\n";
    html += exceptions(requirement.exceptions);
    if (requirement.waivable) html += "<p>" + waivable(*requirement.waivable) + "</p>\n";
    if (const auto found = book_.examples.find(requirement.name); found != book_.examples.end()) {
      html += "<p>" + say_("Examples:", "Enghreifftiau:") + "</p>\n<ul class=\"examples\">";
      for (const auto& [anchor, title] : found->second) html += "<li>" + link_to(anchor, title) + "</li>\n";
      html += "</ul>\n";
    }
    const auto& source = book_.sources.files[requirement.span.file];
    const auto file = source.name.substr(source.name.rfind('/') + 1);
    return html + "<p class=\"source\">" +
           say_("Rule file: {0}, line {1}", "Ffeil rheolau: {0}, llinell {1}",
                {"<code>" + escaped(file) + "</code>",
                 std::to_string(line_column(source.text, requirement.span.begin).line)}) +
           "</p>\n</section>\n";
  }

 private:
  std::string waivable(const model::Waivable& written) const {
    const auto who = escaped(people(written.approvers, written.approved_by, say_.language));
    auto text = say_("It may be waived for somebody when {0} approve, other than the person who proposes it",
                     "Gellir ei hepgor i rywun pan fydd {0} yn cymeradwyo, heblaw'r sawl sy'n ei gynnig", {who});
    if (written.at_most) text += say_(", for at most {0}", ", am {0} ar y mwyaf", {book_.prose.time(*written.at_most)});
    return text + ".";
  }

  std::string group_heading(const model::Group& group) const {
    const auto count = book_.prose.count(group.count);
    switch (group.kind) {
      case model::GroupKind::all_of:
        return say_("All of these:", "Pob un o'r rhain:");
      case model::GroupKind::any_of:
        return say_("Any of these:", "Unrhyw un o'r rhain:");
      case model::GroupKind::none_of:
        return say_("None of these:", "Dim un o'r rhain:");
      case model::GroupKind::at_least:
        return say_("At least {0} of these:", "O leiaf {0} o'r rhain:", {count});
      case model::GroupKind::at_most:
        return say_("At most {0} of these:", "Dim mwy na {0} o'r rhain:", {count});
      case model::GroupKind::exactly:
        return say_("Exactly {0} of these:", "Union {0} o'r rhain:", {count});
    }
    return {};
  }

  std::string group_text(const model::Group& group) {
    auto html = "<p>" + group_heading(group) + "</p>\n" + book_.cite(group.cites, anchor_, title_) + "<ul>\n";
    for (const auto& item : group.items) {
      html += "<li";
      if (!item.name.empty()) html += attribute("id", "requirement-" + item.name);
      html += ">" + body(item) + "</li>\n";
    }
    return html + "</ul>\n";
  }

  std::string body(const model::Item& item) {
    std::string html;
    const bool is_labelled = !item.label.texts.empty();
    if (is_labelled) html += "<strong>" + say_.named(item.label, item.name) + "</strong>";
    if (const auto* condition = std::get_if<model::Expr>(&item.body))
      html = "<p>" +
             (is_labelled ? html + ": " + book_.prose.condition(*condition)
                          : sentence(book_.prose.condition(*condition))) +
             ".</p>\n";
    else
      html = (is_labelled ? "<p>" + html + "</p>\n" : "") + group_text(std::get<model::Group>(item.body));
    return html + exceptions(item.exceptions);
  }

  std::string exceptions(const std::vector<model::Exception>& all) {
    if (all.empty()) return {};
    std::string html = "<ul class=\"exceptions\">\n";
    for (const auto& each : all) {
      html += "<li" + (each.name.empty() ? "" : attribute("id", "requirement-" + each.name)) + "><p><em>" +
              (each.except ? say_("Except", "Ac eithrio") : say_("Unless", "Oni bai")) + "</em> ";
      if (!each.label.texts.empty()) html += "<strong>" + say_.named(each.label, each.name) + "</strong>: ";
      html += book_.prose.condition(each.condition) + " — " + outcome(each.outcome) + "</p>\n" +
              book_.cite(each.cites, anchor_, title_) + exceptions(each.exceptions) + "</li>\n";
    }
    return html + "</ul>\n";
  }

  std::string outcome(model::Outcome outcome) const {
    switch (outcome) {
      case model::Outcome::met:
        return say_("then it counts as met.", "yna mae'n cyfrif fel petai wedi'i fodloni.");
      case model::Outcome::not_met:
        return say_("then it counts as not met.", "yna mae'n cyfrif fel petai heb ei fodloni.");
      case model::Outcome::not_applicable:
        return say_("then it does not apply.", "yna nid yw'n berthnasol.");
    }
    return {};
  }

  Book& book_;
  const Wording& say_;
  std::string anchor_, title_;
};

}  // namespace

std::string requirements_part(Book& book) {
  std::string html;
  for (const auto& requirement : book.policy.requirements) html += RequirementText(book).whole(requirement);
  return html;
}

std::string always_part(Book& book) {
  if (book.policy.properties.empty()) return {};
  std::string html = "<ul>\n";
  for (const auto& property : book.policy.properties)
    html += "<li><strong>" + book.say.in_main(property.text) +
            "</strong>: " + book.prose.condition(property.condition) + ".</li>\n";
  return html + "</ul>\n";
}

}  // namespace safon
