#include <algorithm>

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/handbook/book.hpp"
#include "adapters/cli/page/chart.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/cli/page/status_diagram.hpp"

namespace safon {
namespace {

std::string validity(const Book& book, const model::Status& status) {
  const auto& say = book.say;
  std::vector<std::string> said;
  if (status.initial) said.push_back(say("where everybody begins", "lle mae pawb yn dechrau"));
  if (status.final) said.push_back(say("nothing leads on from here", "nid oes dim yn arwain ymlaen o'r fan hon"));
  if (status.away)
    said.push_back(say("a stay away: it takes nothing from what was held before",
                       "cyfnod i ffwrdd: nid yw'n cymryd dim oddi ar yr hyn a ddaliwyd o'r blaen"));
  if (status.setback) said.push_back(say("a setback", "cam yn ôl"));
  if (status.month != 0) {
    const auto day = std::to_string(status.day) + "/" + std::to_string(status.month);
    said.push_back(status.valid_for
                       ? say("valid until the next {0} (day/month) that leaves at least {1}",
                             "yn ddilys tan y {0} nesaf (dydd/mis) sy'n gadael o leiaf {1}",
                             {day, book.prose.time(*status.valid_for)})
                       : say("valid until the next {0} (day/month)", "yn ddilys tan y {0} nesaf (dydd/mis)", {day}));
  } else if (status.valid_for) {
    const auto time = book.prose.time(*status.valid_for);
    said.push_back(status.validity == Validity::from_previous_expiry
                       ? say("valid for {0}, a renewal from where the time before it ends",
                             "yn ddilys am {0}, adnewyddiad o ddiwedd y cyfnod blaenorol", {time})
                       : say("valid for {0}", "yn ddilys am {0}", {time}));
  }
  if (status.renewable_before)
    said.push_back(say("may be renewed from {0} before it ends", "gellir ei adnewyddu o {0} cyn ei ddiwedd",
                       {book.prose.time(*status.renewable_before)}));
  if (status.grace) said.push_back(say("with {0} of grace", "gyda {0} o ras", {book.prose.time(*status.grace)}));
  std::string text;
  for (const auto& each : said) text += (text.empty() ? "" : "; ") + each;
  return text;
}

std::string who_decides(const Book& book, const model::Transition& way) {
  const auto& say = book.say;
  if (way.certifiers == 0)
    return way.before_others ? say("by itself, before all others", "ohono'i hun, cyn pob un arall")
                             : say("by itself", "ohono'i hun");
  const auto who = escaped(people(way.certifiers, way.certified_by, say.language));
  if (way.decided == Decided::revoked) return say("{0}, who revoke it", "{0}, sy'n ei ddiddymu", {who});
  if (way.decided == Decided::reinstated) return say("{0}, who reinstate it", "{0}, sy'n ei adfer", {who});
  auto text = say("certified by {0}", "ardystir gan {0}", {who});
  if (way.certify_within) text += say(" within {0}", " o fewn {0}", {book.prose.time(*way.certify_within)});
  for (const auto& each : way.escalations) {
    const auto& duty = book.policy.duties[each.duty];
    const auto to = say.named(duty.label, duty.name);
    text += each.later ? say(", {0} later escalated to {1}", ", {0} yn ddiweddarach wedi'i uwchgyfeirio at {1}",
                             {book.prose.time(*each.later), to})
                       : say(", then escalated to {0}", ", yna wedi'i uwchgyfeirio at {0}", {to});
  }
  return text;
}

/// `any` leaves out what people have revoked; of those who are reinstated it is nothing else.
std::string from_where(const Book& book, const model::Programme& programme, const model::Transition& way) {
  const auto& say = book.say;
  const auto named = [&](std::size_t s) { return say.named(programme.statuses[s].label, programme.statuses[s].name); };
  std::vector<std::string> from, left_out;
  for (const auto status : way.from) from.push_back(named(status));
  if (!way.from_any || way.decided == Decided::reinstated) return say.listed(from, false);
  for (std::size_t s = 0; s < programme.statuses.size(); ++s) {
    const auto& status = programme.statuses[s];
    const bool meant = !status.final && s != way.to && (!way.restores || status.away);
    if (meant && std::ranges::find(way.from, s) == way.from.end()) left_out.push_back(named(s));
  }
  if (left_out.empty()) return say("any status", "unrhyw statws");
  return say("any status but {0}", "unrhyw statws heblaw {0}", {say.listed(left_out, false)});
}

std::string ways_table(const Book& book, const model::Programme& programme) {
  const auto& say = book.say;
  std::vector<std::vector<std::string>> rows;
  for (const auto* each : ways_of(programme)) {
    const auto& way = *each;
    const auto& to = programme.statuses[way.to];
    auto when = way.decided == Decided::no ? book.prose.condition(way.condition)
                                           : say("they decide so, with a reason", "penderfynant hynny, gyda rheswm");
    if (!way.label.texts.empty()) when = say.named(way.label, "") + ": " + when;
    rows.push_back(
        {std::to_string(rows.size() + 1), from_where(book, programme, way),
         way.restores ? say("what was held before", "yr hyn a ddaliwyd o'r blaen") : say.named(to.label, to.name), when,
         who_decides(book, way)});
  }
  return html_table(say("The ways between the statuses of {0}", "Y ffyrdd rhwng statysau {0}",
                        {say.plain(programme.label, programme.name)}),
                    {say("number", "rhif"), say("from", "o"), say("to", "i"), say("when", "pan"),
                     say("who decides", "pwy sy'n penderfynu")},
                    rows);
}

/// Which automatic changes people look at again; nothing where none.
std::string audit_sentence(const Book& book, const model::Programme& programme) {
  if (!programme.audit) return {};
  const auto& say = book.say;
  const auto& audit = *programme.audit;
  const auto share = book.prose.count(audit.share);
  const auto among = std::to_string(audit.among);
  return "<p>" +
         (audit.each_council
              ? say("Of every {1} changes of one kind in one council that nobody certifies, the lot chooses {0} for an "
                    "auditor to look at again.",
                    "O bob {1} newid o'r un math mewn un cyngor nad oes neb yn ei ardystio, dewisir {0} ar hap ar "
                    "gyfer "
                    "archwiliad.",
                    {share, among})
              : say("Of every {1} changes of one kind that nobody certifies, the lot chooses {0} for an auditor to "
                    "look "
                    "at again.",
                    "O bob {1} newid o'r un math nad oes neb yn ei ardystio, dewisir {0} ar hap ar gyfer archwiliad.",
                    {share, among})) +
         "</p>\n";
}

}  // namespace

std::string programmes_part(Book& book) {
  const auto& say = book.say;
  std::string html;
  for (const auto& programme : book.policy.programmes) {
    const auto anchor = "programme-" + programme.name;
    html += heading_of(book, anchor, programme.label, programme.name, programme.cites);
    html += "<p>" +
            (programme.begins_on.empty() ? say("It begins on the day on which the first record is received.",
                                               "Mae'n dechrau ar y diwrnod y derbynnir y cofnod cyntaf.")
                                         : say("It begins on this day: {0}.", "Mae'n dechrau ar y diwrnod hwn: {0}.",
                                               {book.prose.value(programme.begins_on.front())})) +
            "</p>\n";
    html += audit_sentence(book, programme);
    html += "<div class=\"scroll\" role=\"region\" tabindex=\"0\"" +
            attribute("aria-label", say("Drawing of {0}", "Llun o {0}", {say.plain(programme.label, programme.name)})) +
            ">\n" + status_diagram(say, programme) + "</div>\n<p class=\"legend\">" + diagram_legend(say) + "</p>\n";
    std::vector<std::vector<std::string>> rows;
    for (const auto& status : programme.statuses)
      rows.push_back({say.named(status.label, status.name),
                      "<code translate=\"no\" lang=\"en\">" + escaped(status.name) + "</code>",
                      validity(book, status)});
    html += ways_table(book, programme) +
            html_table(say("The statuses of {0}", "Statysau {0}", {say.plain(programme.label, programme.name)}),
                       {say("status", "statws"), say("in the rules", "yn y rheolau"), say("what it is", "beth ydyw")},
                       rows);
  }
  return html;
}

}  // namespace safon
