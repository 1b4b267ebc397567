#include <algorithm>

#include "adapters/cli/draw/value_text.hpp"
#include "adapters/cli/simulation/simulated.hpp"

namespace safon {
namespace {

Cell number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}
Cell day(const std::optional<Date>& date) {
  return date && *date != never ? Cell{to_iso(*date)} : Cell{};
}
std::string change(std::uint64_t before, std::uint64_t after) {
  const auto difference = static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before);
  return difference == 0 ? "0" : (difference > 0 ? "+" : "") + std::to_string(difference);
}

/// A status by its place in counts: not entered first.
std::string status_label(const Wording& say, const SimulatedProgramme& programme, std::size_t place) {
  if (place == 0) return say("(not entered)", "(heb ymuno)");
  const auto& status = programme.statuses[place - 1];
  return say.plain(status.label, status.name);
}
std::string status_name(const SimulatedProgramme& programme, std::size_t place) {
  return place == 0 ? "" : programme.statuses[place - 1].name;
}
std::string place_name(const SimulatedProgramme& programme, const Whereabouts& at) {
  if (!at.status) return {};
  return programme.statuses[*at.status].name +
         (at.case_for ? " (case for " + programme.statuses[*at.case_for].name + ")" : "");
}

std::optional<std::int64_t> days_between(const Affected& each) {
  if (!each.reached_before || !each.reached_after) return std::nullopt;
  return each.reached_after->days - each.reached_before->days;
}

std::string why(const Affected& each, const SimulatedProgramme& programme) {
  std::string text;
  for (const auto reason : each.reasons) text += (text.empty() ? "" : "; ") + programme.reasons[reason].name;
  return text;
}

}  // namespace

std::string name_of_draft(const Simulated& from) {
  return from.draft.version == from.current.version ? from.say("draft of {0}", "drafft o {0}", {from.draft.version})
                                                    : from.draft.version;
}

std::vector<std::string> said_of(const Simulated& from) {
  const auto& sim = from.simulation;
  const auto& say = from.say;
  const auto people = std::to_string(sim.participants);
  std::vector<std::string> said{
      say("policy {0}: version {1} (before) and {2} (after), as of {3}, {4} participants",
          "polisi {0}: fersiwn {1} (cyn) a {2} (ar ôl), ar {3}, {4} o gyfranogwyr",
          {from.draft.name, from.current.version, name_of_draft(from), to_iso(sim.as_of), people})};
  said.push_back(from.from_start
                     ? say("as if each had always been in force; officers have decided nothing",
                           "fel petai pob un wedi bod mewn grym erioed; nid yw swyddogion wedi penderfynu dim")
                     : say("from what is recorded: the draft counts from the next day on, and nothing that is recorded "
                           "is rewritten",
                           "o'r hyn sydd wedi'i gofnodi: mae'r drafft yn cyfrif o'r diwrnod nesaf, ac ni newidir dim a "
                           "gofnodwyd"));
  if (from.draft.in_force_from > sim.as_of)
    said.push_back(say("the draft says that it is in force from {0}; it is read as if it were already",
                       "dywed y drafft ei fod mewn grym o {0}; fe'i darllenir fel petai felly eisoes",
                       {to_iso(from.draft.in_force_from)}));
  if (sim.until > sim.as_of)
    said.push_back(say("and on until {0}, if nothing new comes in", "ac ymlaen hyd {0}, os na ddaw dim newydd",
                       {to_iso(sim.until)}));
  if (!from.draft.intakes.empty() || !from.current.intakes.empty())
    said.push_back(say("no places in intakes are given out here: who would be offered one stays where they are",
                       "ni ddyrennir lleoedd yma: mae pwy bynnag a gâi gynnig un yn aros lle y mae"));
  for (const auto& programme : from.draft.programmes)
    if (const auto& audit = programme.audit)
      said.push_back(say(
          audit->each_council ? "of every {1} automatic changes of one kind in one council, an audit of {0} takes {2}"
                              : "of every {1} automatic changes of one kind, an audit of {0} takes {2}",
          audit->each_council
              ? "o bob {1} newid awtomatig o'r un math mewn un cyngor, mae archwiliad o {0} yn cymryd {2}"
              : "o bob {1} newid awtomatig o'r un math, mae archwiliad o {0} yn cymryd {2}",
          {programme.name, std::to_string(audit->among),
           std::to_string(count_on(audit->share, std::max(sim.as_of, from.draft.in_force_from)))}));
  for (const auto& [what, adjusts, count] : from.to_confirm) {
    const auto how_many = std::to_string(count);
    if (adjusts)
      said.push_back(say(count == 1 ? "{0} adjustment of {1} would wait to be confirmed again, since the draft has "
                                      "another text there"
                                    : "{0} adjustments of {1} would wait to be confirmed again, since the draft has "
                                      "another text there",
                         count == 1 ? "byddai {0} addasiad o {1} yn aros i'w gadarnhau eto, gan fod testun arall yn y "
                                      "drafft"
                                    : "byddai {0} addasiad o {1} yn aros i'w cadarnhau eto, gan fod testun arall yn y "
                                      "drafft",
                         {how_many, what}));
    else
      said.push_back(say(count == 1 ? "{0} waiver of {1} would wait to be confirmed again, since the draft has "
                                      "another text there"
                                    : "{0} waivers of {1} would wait to be confirmed again, since the draft has "
                                      "another text there",
                         count == 1 ? "byddai {0} hepgoriad o {1} yn aros i'w gadarnhau eto, gan fod testun arall yn y "
                                      "drafft"
                                    : "byddai {0} hepgoriad o {1} yn aros i'w cadarnhau eto, gan fod testun arall yn y "
                                      "drafft",
                         {how_many, what}));
  }
  return said;
}

std::string effect_words(const Wording& say, Effect effect) {
  switch (effect) {
    case Effect::gains:
      return say("gains", "yn ennill");
    case Effect::sooner:
      return say("gets there sooner", "yn cyrraedd yn gynt");
    case Effect::later:
      return say("waits longer", "yn aros yn hirach");
    case Effect::loses:
      return say("loses", "yn colli");
    case Effect::otherwise:
      return say("stands elsewhere", "yn sefyll mewn lle arall");
  }
  return {};
}

std::string reason_words(const Wording& say, const Reason& reason) {
  switch (reason.kind) {
    case Reason::Kind::differs:
      return say("{0}, with the draft {1}", "{0}, gyda'r drafft {1}",
                 {answer_text(reason.before, say.language), answer_text(reason.after, say.language)});
    case Reason::Kind::added:
      return say("only the draft asks it: {0}", "y drafft yn unig sy'n ei ofyn: {0}",
                 {answer_text(reason.after, say.language)});
    case Reason::Kind::removed:
      return say("the draft does not ask it any more: {0}", "nid yw'r drafft yn ei ofyn mwyach: {0}",
                 {answer_text(reason.before, say.language)});
    case Reason::Kind::way:
      return say("the way itself, a deadline or a validity", "y ffordd ei hun, terfyn amser neu ddilysrwydd");
  }
  return {};
}

Table status_table(const Simulated& from, const SimulatedProgramme& programme) {
  Table table{
      .columns = {"label", "status", "before", "after", "change"}, .language = from.say.language, .figures_from = 2};
  for (std::size_t place = 0; place <= programme.statuses.size(); ++place) {
    std::uint64_t before = 0, after = 0;
    for (const auto& [council, counts] : programme.councils)
      before += counts[place].before, after += counts[place].after;
    if (place == 0 && before == 0 && after == 0) continue;
    table.rows.push_back({status_label(from.say, programme, place), status_name(programme, place), number(before),
                          number(after), change(before, after)});
  }
  const auto& cases = programme.cases;
  if (cases.before + cases.after > 0)
    table.rows.push_back({from.say("with a case that waits for officers", "ag achos sy'n aros am swyddogion"),
                          std::string(), number(cases.before), number(cases.after), change(cases.before, cases.after)});
  if (programme.left_alone > 0)
    table.rows.push_back({from.say("of them left alone: they entered before {0}",
                                   "ohonynt heb eu cynnwys: ymunasant cyn {0}", {to_iso(from.draft.applies_from)}),
                          std::string(), number(programme.left_alone), number(programme.left_alone), std::string("0")});
  const auto& stopped = programme.stopped;
  if (stopped.before + stopped.after > 0)
    table.rows.push_back({from.say("stopped by a conflict", "wedi'u hatal gan wrthdaro"), std::string(),
                          number(stopped.before), number(stopped.after), change(stopped.before, stopped.after)});
  return table;
}

Table council_table(const Simulated& from, const SimulatedProgramme& programme, bool changed_only) {
  Table table{.columns = {"council", "status", "label", "before", "after", "change"},
              .language = from.say.language,
              .figures_from = 3};
  for (const auto& [council, counts] : programme.councils)
    for (std::size_t place = 0; place < counts.size(); ++place) {
      const auto [before, after] = counts[place];
      if (before == after && (changed_only || before == 0)) continue;
      table.rows.push_back({council, status_name(programme, place), status_label(from.say, programme, place),
                            number(before), number(after), change(before, after)});
    }
  return table;
}

Table effect_table(const Simulated& from, const SimulatedProgramme& programme) {
  Table table{
      .columns = {"effect", "participants"},
      .when_empty =
          from.from_start
              ? from.say("nobody is touched", "ni chyffyrddir â neb")
              : from.say(
                    "nobody is touched; --from-start asks how it would be had the draft always been in force",
                    "ni chyffyrddir â neb; mae --from-start yn gofyn sut y byddai petai'r drafft mewn grym erioed"),
      .language = from.say.language,
      .figures_from = 1};
  for (std::size_t e = 0; e < effects; ++e)
    if (programme.effects_of[e] > 0)
      table.rows.push_back({effect_words(from.say, Effect(e)), number(programme.effects_of[e])});
  return table;
}

Table reason_table(const Simulated& from, const SimulatedProgramme& programme) {
  Table table{.columns = {"effect", "participants", "requirement", "label", "why"}, .language = from.say.language};
  for (std::size_t e = 0; e < effects; ++e) {
    std::vector<std::size_t> order;
    for (std::size_t r = 0; r < programme.reasons.size(); ++r)
      if (programme.reason_counts[r][e] > 0) order.push_back(r);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t r) { return programme.reason_counts[r][e]; });
    for (const auto r : order) {
      const auto& reason = programme.reasons[r];
      table.rows.push_back({effect_words(from.say, Effect(e)), number(programme.reason_counts[r][e]), reason.name,
                            reason.label.texts.empty() ? std::string() : from.say.plain(reason.label, reason.name),
                            reason_words(from.say, reason)});
    }
  }
  return table;
}

Table sample_table(const Simulated& from, const SimulatedProgramme& programme) {
  Table table{.columns = {"id", "council", "effect", "status", "before", "after", "reached_before", "reached_after",
                          "days", "why"},
              .language = from.say.language};
  for (const auto& samples : programme.samples)
    for (const auto& each : samples) {
      const auto days = days_between(each);
      table.rows.push_back({each.id, each.council, effect_words(from.say, each.effect),
                            programme.statuses[each.status].name, place_name(programme, each.before),
                            place_name(programme, each.after), day(each.reached_before), day(each.reached_after),
                            days ? Cell{*days} : Cell{}, why(each, programme)});
    }
  return table;
}

Table requirement_table(const Simulated& from, bool changed_only) {
  Table table{.columns = {"requirement", "label", "met_before", "met_after", "newly_met", "no_longer_met",
                          "otherwise_changed", "note"},
              .language = from.say.language};
  constexpr auto met = std::size_t(Answer::met);
  for (const auto& each : from.simulation.requirements) {
    const auto changed = each.changed();
    if (changed == 0 && (changed_only || each.is_part)) continue;
    std::uint64_t newly = 0, no_longer = 0;
    for (std::size_t other = 0; other < each.answers.size(); ++other) {
      if (other == met) continue;
      newly += each.answers[other][met];
      no_longer += each.answers[met][other];
    }
    const bool in_both = each.before && each.after;
    const auto where_asked = [&](bool asked, std::uint64_t count) { return asked ? number(count) : Cell{}; };
    table.rows.push_back({each.name, from.say.plain(each.label, each.name),
                          where_asked(each.before, each.count(false, Answer::met)),
                          where_asked(each.after, each.count(true, Answer::met)), where_asked(in_both, newly),
                          where_asked(in_both, no_longer), where_asked(in_both, changed - newly - no_longer),
                          !each.before  ? from.say("only in the draft", "yn y drafft yn unig")
                          : !each.after ? from.say("not in the draft", "nid yn y drafft")
                                        : std::string()});
  }
  return table;
}

std::vector<Cell> affected_heads() {
  std::vector<Cell> heads;
  for (const char* head : {"id", "council", "programme", "effect", "status", "before", "before_since", "after",
                           "after_since", "reached_before", "reached_after", "days", "why"})
    heads.emplace_back(std::string(head));
  return heads;
}

std::vector<Cell> affected_line(const Affected& each, const SimulatedProgramme& programme) {
  const auto days = days_between(each);
  return {each.id,
          each.council,
          programme.name,
          std::string(effect_name(each.effect)),
          programme.statuses[each.status].name,
          place_name(programme, each.before),
          day(each.before.since),
          place_name(programme, each.after),
          day(each.after.since),
          day(each.reached_before),
          day(each.reached_after),
          days ? Cell{*days} : Cell{},
          why(each, programme)};
}

}  // namespace safon
