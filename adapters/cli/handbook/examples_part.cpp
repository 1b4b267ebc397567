// The policy's own tests as examples: as of a day, given a record, so this follows.
#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/handbook/book.hpp"
#include "adapters/cli/page/markup.hpp"
#include "dsl/model/intake_year.hpp"

namespace safon {
namespace {

using Expected = model::Expectation;

class ExampleText {
 public:
  explicit ExampleText(const Book& book) : book_(book), say_(book.say) {}

  std::string given(const model::Test& test) const {
    std::vector<std::string> lines;
    for (const auto& [programme, status, since] : test.given_statuses)
      lines.push_back(say_("{0} since {1}", "{0} ers {1}", {book_.prose.status(programme, status), say_.day(since)}));
    for (const auto& [intake, since] : test.given_placed) {
      const auto& place = book_.policy.intakes[intake];
      lines.push_back(say_("a place in {0} since {1}", "lle yn {0} ers {1}",
                           {say_.quoted(model::label_of(place), place.name), say_.day(since)}));
    }
    for (const auto& waived : test.given_waived) {
      const auto& all = book_.policy.requirements;
      const auto of = std::ranges::find(all, waived.requirement, &model::Requirement::name);
      lines.push_back(say_("a waiver of {0} from {1} until {2}", "hepgoriad o {0} o {1} hyd {2}",
                           {say_.quoted(of == all.end() ? Label{} : of->label, waived.requirement),
                            say_.day(waived.from), say_.day(waived.until)}));
    }
    for (const auto& [parameter, to, from, until] : test.given_adjusted) {
      const auto& all = book_.policy.parameters;
      const auto of = std::ranges::find(all, parameter, &model::Parameter::name);
      lines.push_back(say_("{0} adjusted to {1} from {2} until {3}", "{0} wedi'i addasu i {1} o {2} hyd {3}",
                           {say_.quoted(of == all.end() ? Label{} : of->label, parameter), to_text(to), say_.day(from),
                            say_.day(until)}));
    }
    if (test.given) add_row(*test.given, root_table, lines);
    for (const auto& decision : test.certified)
      lines.push_back(say_("certified for {0} on {1}", "ardystiwyd ar gyfer {0} ar {1}",
                           {book_.prose.status(decision.programme, decision.status), say_.day(decision.on)}));
    return items(lines);
  }

  std::string expected(const model::Test& test) const {
    std::vector<std::string> lines;
    for (const auto& each : test.expectations) lines.push_back(one(each));
    return items(lines);
  }

 private:
  static std::string items(const std::vector<std::string>& lines) {
    std::string html = "<ul>";
    for (const auto& each : lines) html += "<li>" + each + "</li>";
    return html + "</ul>\n";
  }

  std::string shown(TableId table, ColumnId column, const model::Expr& value) const {
    const auto& info = book_.policy.schema.tables[table].columns[column];
    if (value.kind == model::ExprKind::broken) return say_("not known", "anhysbys");
    if (value.kind == model::ExprKind::boolean)
      return std::string(say(value.boolean ? Word::yes : Word::no, say_.language));
    if (info.type == ColumnType::code && value.codes.size() == 1) {
      const auto& code = book_.policy.schema.code_lists[info.code_list].codes[value.codes.front()];
      return say_.named(code.label, code.name);
    }
    return book_.prose.value(value);
  }

  void add_row(const model::TestRow& row, TableId table, std::vector<std::string>& lines) const {
    const auto& columns = book_.policy.schema.tables[table].columns;
    for (const auto& [column, value] : row.values) {
      if (columns[column].type == ColumnType::presence) continue;
      lines.push_back(say_.named(columns[column].label, columns[column].name) + ": " + shown(table, column, value));
    }
    for (const auto& list : row.lists) {
      const auto& info = book_.policy.schema.tables[list.table];
      auto text = say_.named(info.label, info.name) + ": ";
      if (list.unknown)
        text += say_("not known", "anhysbys");
      else if (list.rows.empty())
        text += say_("none", "dim");
      std::string rows;
      for (const auto& each : list.rows) {
        std::vector<std::string> parts;
        add_row(each, list.table, parts);
        std::string joined;
        for (const auto& part : parts) joined += (joined.empty() ? "" : "; ") + part;
        rows += "<li>" + joined + "</li>";
      }
      if (!rows.empty()) text += "<ul>" + rows + "</ul>";
      lines.push_back(std::move(text));
    }
  }

  std::string since(const std::optional<Date>& day) const {
    return day ? say_(" since {0}", " ers {0}", {say_.day(*day)}) : "";
  }

  /// A short name stands for the part of the requirement that is asked about.
  std::string about(const std::string& name, const std::string& requirement = {}) const {
    const auto whole = requirement + "." + name;
    return book_.prose.part(book_.prose.is_part(whole) ? whole : name);
  }

  std::string duty(const std::string& name) const {
    const auto found = std::ranges::find(book_.policy.duties, name, &model::Duty::name);
    return found == book_.policy.duties.end() ? escaped(name) : say_.named(found->label, name);
  }

  std::string one(const Expected& each) const {
    switch (each.kind) {
      case Expected::Kind::status:
        return say_("the status is {0}", "y statws yw {0}", {book_.prose.status(each.programme, each.status)}) +
               since(each.date);
      case Expected::Kind::case_for:
        return say_("a case for {0} waits for officers", "mae achos ar gyfer {0} yn aros am swyddogion",
                    {book_.prose.status(each.programme, each.status)}) +
               since(each.date) +
               (each.due ? say_(", to be decided by {0}", ", i'w benderfynu erbyn {0}", {say_.day(*each.due)}) : "") +
               (each.escalated_to.empty()
                    ? ""
                    : say_(", escalated to {0}", ", wedi'i uwchgyfeirio at {0}", {duty(each.escalated_to)}));
      case Expected::Kind::no_case:
        return say_("no case waits for officers", "nid oes achos yn aros am swyddogion");
      case Expected::Kind::next_date:
      case Expected::Kind::no_next_date:
        return each.date ? say_("the next day on which something may change is {0}",
                                "y diwrnod nesaf y gall rhywbeth newid yw {0}", {say_.day(*each.date)})
                         : say_("nothing changes by itself", "nid oes dim yn newid ohono'i hun");
      case Expected::Kind::broken:
        return say_("what must always hold does not: {0}",
                    "nid yw'r hyn y mae'n rhaid iddo fod yn wir bob amser yn wir: {0}",
                    {escaped(book_.policy.properties[each.property].text)});
      case Expected::Kind::review:
        return say_("a review of the status is open", "mae adolygiad o'r statws ar agor");
      case Expected::Kind::verdict:
        break;
    }
    auto text = about(each.requirement) + ": " + answer(each.answer) + since(each.date);
    std::vector<std::string> reasons;
    for (const auto& name : each.because) reasons.push_back(about(name, each.requirement));
    if (!reasons.empty()) text += say_(", because of {0}", ", oherwydd {0}", {say_.listed(reasons, true)});
    return text;
  }

  std::string answer(Expected::Answer answer) const {
    switch (answer) {
      case Expected::Answer::met:
        return heading("met", say_.language);
      case Expected::Answer::not_met:
        return heading("not met", say_.language);
      case Expected::Answer::unknown:
        return heading("unknown", say_.language);
      case Expected::Answer::not_applicable:
        return heading("not applicable", say_.language);
      case Expected::Answer::conflict:
        return heading("in conflict", say_.language);
    }
    return {};
  }

  const Book& book_;
  const Wording& say_;
};

}  // namespace

std::string examples_part(Book& book) {
  std::string html;
  const ExampleText text(book);
  for (std::size_t t = 0; t < book.policy.tests.size(); ++t) {
    const auto& test = book.policy.tests[t];
    const auto anchor = "example-" + std::to_string(t + 1), title = book.say.in_main(test.title);
    html += "<section class=\"example\">\n<h3" + attribute("id", anchor) + ">" + title + "</h3>\n<p>" +
            book.say("As of {0}; given:", "Ar {0}; o gael:", {book.say.day(test.as_of)}) + "</p>\n" + text.given(test) +
            "<p>" + book.say("so:", "felly:") + "</p>\n" + text.expected(test) + "</section>\n";
    for (const auto& each : test.expectations) {
      if (each.kind != Expected::Kind::verdict) continue;
      auto& of = book.examples[each.requirement.substr(0, each.requirement.find('.'))];
      if (of.empty() || of.back().first != anchor) of.emplace_back(anchor, title);
    }
  }
  return html;
}

}  // namespace safon
