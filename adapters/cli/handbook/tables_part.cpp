// What the policy does with many participants at once: intakes, pools, matchings and published tables.
#include "adapters/cli/handbook/book.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

std::string line(const std::string& name, const std::string& what) {
  return what.empty() ? "" : "<dt>" + name + "</dt><dd>" + sentence(what) + "</dd>\n";
}

std::string listed_items(const std::vector<std::string>& items, const char* element = "ul") {
  if (items.empty()) return {};
  std::string html = std::string("<") + element + ">";
  for (const auto& each : items) html += "<li>" + each + "</li>";
  return html + "</" + element + ">";
}

std::string grouping(const Book& book, const model::Grouping& by) {
  if (!by.label.texts.empty()) return book.say.named(by.label, by.name);
  if (by.kind == model::Grouping::Kind::status) {
    const auto& programme = book.policy.programmes[by.programme];
    return book.say("status in {0}", "statws yn {0}", {book.say.quoted(programme.label, programme.name)});
  }
  const auto value = by.value.empty() ? book.say.named({}, by.name) : book.prose.value(by.value.front());
  return by.kind == model::Grouping::Kind::year ? book.say("year of {0}", "blwyddyn {0}", {value}) : value;
}

std::string measured(const Book& book, const model::Measure& measure) {
  using Kind = model::Measure::Kind;
  const auto& say = book.say;
  const auto value = measure.value.empty() ? std::string() : book.prose.value(measure.value.front());
  const auto where = measure.where.empty() ? std::string() : book.prose.condition(measure.where.front());
  std::string text;
  switch (measure.kind) {
    case Kind::count:
      text = say("how many", "faint");
      break;
    case Kind::sum:
      text = say("total of {0}", "cyfanswm {0}", {value});
      break;
    case Kind::average:
      text = say("average of {0}", "cyfartaledd {0}", {value});
      break;
    case Kind::smallest:
      text = say("smallest {0}", "y lleiaf o ran {0}", {value});
      break;
    case Kind::largest:
      text = say("largest {0}", "y mwyaf o ran {0}", {value});
      break;
    case Kind::share:
      text = say("share", "cyfran");
      break;
  }
  if (!where.empty()) text += say(", where {0}", ", lle {0}", {where});
  if (!measure.among.empty())
    text += say(", among those of whom {0}", ", ymhlith y rhai y mae hyn yn wir amdanynt: {0}",
                {book.prose.condition(measure.among.front())});
  return "<strong>" + say.named(measure.label, measure.name) + "</strong>: " + text;
}

std::string share(const Book& book, const model::IntakeGroup& group) {
  using Kind = model::IntakeGroup::Kind;
  const auto& say = book.say;
  const auto places = book.prose.count(group.places);
  if (group.kind == Kind::limit_each)
    return say("at most {0} for each value of {1}", "dim mwy na {0} ar gyfer pob gwerth o {1}",
               {places, group.who.empty() ? say("the council that reports them", "y cyngor sy'n eu hadrodd")
                                          : book.prose.value(group.who.front())});
  const auto who = group.who.empty() ? std::string() : book.prose.condition(group.who.front());
  return group.kind == Kind::reserve ? say("{0} kept for those of whom {1}",
                                           "{0} wedi'u cadw i'r rhai y mae hyn yn wir amdanynt: {1}", {places, who})
                                     : say("at most {0} for those of whom {1}",
                                           "dim mwy na {0} i'r rhai y mae hyn yn wir amdanynt: {1}", {places, who});
}

std::string likeness(const Book& book, const model::Likeness& each) {
  const auto value = book.prose.value(each.value);
  return each.same ? book.say("the same: {0}", "yr un: {0}", {value})
                   : book.say("different: {0}", "gwahanol: {0}", {value});
}

}  // namespace

/// The day on which places are given out, or the first and the last of them.
std::string days(const Book& book, const model::Intake& intake) {
  const auto first = book.say.day(intake.allocated_on);
  if (intake.series.empty()) return first;
  Date last = intake.allocated_on;
  for (const auto& each : book.policy.intakes)
    if (each.series == intake.series) last = each.allocated_on;
  return book.say("each year, from {0} to {1}", "bob blwyddyn, o {0} i {1}", {first, book.say.day(last)});
}

std::string intakes_part(Book& book) {
  const auto& say = book.say;
  std::string html;
  std::string shown;
  for (const auto& intake : book.policy.intakes) {
    if (!intake.series.empty() && intake.series == shown) continue;  // another year of the same
    shown = intake.series;
    const auto& name = shown.empty() ? intake.name : shown;
    const auto anchor = "intake-" + name;
    html += heading_of(book, anchor, intake.label, name, intake.cites);
    std::vector<std::string> shares, ranking;
    for (const auto& group : intake.groups) shares.push_back(share(book, group));
    for (const auto& key : intake.ranking)
      ranking.push_back(book.prose.value(key.value) +
                        (key.greatest_first
                             ? say(": greatest or latest first", ": y mwyaf neu'r diweddaraf yn gyntaf")
                             : say(": smallest or earliest first", ": y lleiaf neu'r cynharaf yn gyntaf")));
    if (!intake.ranking.empty())
      ranking.push_back(
          intake.seed ? say("those who are still alike: by lot, seed {0}",
                            "y rhai sy'n dal yn gyfartal: drwy goelbren, hedyn {0}", {std::to_string(*intake.seed)})
                      : say("those who are still alike: by reference", "y rhai sy'n dal yn gyfartal: yn ôl cyfeirnod"));
    html += "<dl>\n" + line(say("Given out on", "Dyrennir ar"), days(book, intake)) +
            line(say("Places", "Lleoedd"), book.prose.count(intake.capacity)) +
            line(say("Who may have one", "Pwy a gaiff un"),
                 intake.from.empty() ? "" : book.prose.condition(intake.from.front())) +
            line(say("Shares", "Cyfrannau"), listed_items(shares)) +
            line(say("Who comes first", "Pwy ddaw gyntaf"), listed_items(ranking, "ol")) +
            line(say("Waiting list", "Rhestr aros"), intake.waiting ? book.prose.count(*intake.waiting) : "") +
            line(say("An offer is open for", "Mae cynnig ar agor am"),
                 intake.open_for ? book.prose.time(*intake.open_for) : "") +
            "</dl>\n";
  }
  return html;
}

std::string pools_part(Book& book) {
  std::string html;
  for (const auto& pool : book.policy.pools) {
    const auto anchor = "pool-" + pool.name;
    html += heading_of(book, anchor, pool.label, pool.name, pool.cites) + "<p>" +
            book.say("Each of {0} counts once, for the first of these that needs it:",
                     "Mae pob un o {0} yn cyfrif unwaith, i'r cyntaf o'r rhain sydd ei angen:",
                     {book.prose.table(pool.table)}) +
            "</p>\n";
    std::vector<std::string> members;
    for (const auto& member : pool.members) members.push_back(book.prose.part(member.name));
    html += listed_items(members, "ol") + "\n";
  }
  return html;
}

std::string matchings_part(Book& book) {
  const auto& say = book.say;
  std::string html;
  for (const auto& matching : book.policy.matchings) {
    const auto anchor = "matching-" + matching.name;
    html += heading_of(book, anchor, matching.label, matching.name, matching.cites);
    std::vector<std::string> constraints, wishes;
    for (const auto& each : matching.constraints) constraints.push_back(likeness(book, each));
    for (const auto& each : matching.wishes) wishes.push_back(likeness(book, each));
    html += "<dl>\n" +
            line(say("Who is matched", "Pwy sy'n cael eu paru"), book.prose.condition(matching.match.front())) +
            line(say("With whom", "Gyda phwy"), book.prose.condition(matching.with.front())) +
            line(say("Each takes at most", "Mae pob un yn cymryd hyd at"), book.prose.count(matching.takes)) +
            line(say("Those it has already", "Y rhai sydd ganddo eisoes"),
                 matching.counting.empty() ? "" : book.prose.value(matching.counting.front())) +
            line(say("Must be", "Rhaid bod"), listed_items(constraints)) +
            line(say("Wished", "Dymunir"), listed_items(wishes)) + "</dl>\n";
  }
  return html;
}

std::string reports_part(Book& book) {
  const auto& say = book.say;
  std::string html;
  for (const auto& report : book.policy.reports) {
    const auto anchor = "report-" + report.name;
    html += heading_of(book, anchor, report.label, report.name, report.cites);
    std::vector<std::string> measures;
    for (const auto& measure : report.measures) measures.push_back(measured(book, measure));
    html += "<dl>\n" +
            line(say("About those of whom", "Am y rhai y mae hyn yn wir amdanynt"),
                 report.where.empty() ? "" : book.prose.condition(report.where.front())) +
            line(say("Rows", "Rhesi"), grouping(book, report.rows)) +
            line(say("Columns", "Colofnau"), report.columns ? grouping(book, *report.columns) : "") +
            line(say("What is shown", "Beth a ddangosir"), listed_items(measures)) +
            line(say("Not shown", "Ni ddangosir"),
                 report.suppress_below == 0
                     ? ""
                     : say("numbers about fewer than {0} participants", "rhifau am lai na {0} o gyfranogwyr",
                           {std::to_string(report.suppress_below)})) +
            "</dl>\n";
  }
  return html;
}

}  // namespace safon
