#include "adapters/cli/publish/published.hpp"

#include <algorithm>

#include "adapters/cli/publish/words.hpp"

namespace safon {
namespace {

/// To so many places, halves outwards.
std::string rounded(Decimal value, int places) {
  std::int64_t unit = micros_per_unit;
  for (int i = 0; i < places; ++i) unit /= 10;
  const std::int64_t half = value.micros < 0 ? -unit / 2 : unit / 2;
  return to_text(Decimal{(value.micros + half) / unit * unit});
}

std::string text_of(const Measure& measure, Decimal value) {
  const bool percent = measure.kind == Measure::Kind::share || measure.percentage;
  if (percent) value.micros *= 100;
  if (percent) return rounded(value, 1);
  return measure.kind == Measure::Kind::average ? rounded(value, 2) : to_text(value);
}

std::string heading_of(const Grouping& grouping, const std::string& language) {
  const std::string label(grouping.label.in(language, grouping.name));
  return grouping.kind == Grouping::Kind::year ? say(Said::of_year, language, {label}) : label;
}

std::vector<PublishedGroup> groups_of(const Grouping& grouping, const std::vector<Group>& groups,
                                      const std::string& language) {
  std::vector<PublishedGroup> made;
  for (const auto group : groups) made.push_back(group_of(grouping, group, language));
  return made;
}

/// The values that a table could have and that nobody has.
std::string nobody_in(const Grouping& grouping, const std::vector<Group>& groups, const std::string& language) {
  std::string names;
  for (Group g = 0; g < Group(grouping.values.size()); ++g)
    if (!std::ranges::binary_search(groups, g))
      names += (names.empty() ? "" : ", ") + group_of(grouping, g, language).label;
  return names;
}

class Publishing {
 public:
  Publishing(const CompiledPolicy& policy, const Report& report, const Tabulation& table, const Origin& origin,
             const std::string& language)
      : policy_(policy), report_(report), table_(table), origin_(origin), hidden_(suppress(report, table)) {
    out_.language = !language.empty() ? language : policy.languages.empty() ? "en" : policy.languages.front();
  }

  Published run() {
    out_.name = report_.name;
    out_.title = report_.label.in(out_.language, report_.name);
    out_.cites = report_.cites;
    say_facts();
    out_.row_heading = heading_of(report_.rows, out_.language);
    out_.rows = groups_of(report_.rows, table_.rows, out_.language);
    if (report_.columns) {
      out_.column_heading = heading_of(*report_.columns, out_.language);
      out_.columns = groups_of(*report_.columns, table_.columns, out_.language);
    }
    const PublishedGroup total{"all", say(Said::total, out_.language)};
    out_.rows.push_back(total);
    out_.columns.push_back(total);
    for (std::size_t m = 0; m < report_.measures.size(); ++m) out_.measures.push_back(measure(m));
    say_notes();
    return std::move(out_);
  }

 private:
  void say_facts() {
    const auto& language = out_.language;
    const auto fact = [&](const char* name, Said said, const std::string& value, const std::string& wording) {
      out_.facts.emplace_back(name, value);
      out_.said_facts.emplace_back(say(said, language), wording);
    };
    const auto day = to_iso(origin_.as_of), event = std::to_string(origin_.event);
    fact("as_of", Said::as_of, day, day);
    out_.facts.emplace_back("policy", policy_.name);
    out_.facts.emplace_back("policy_version", policy_.version);
    out_.said_facts.emplace_back(
        say(Said::policy, language),
        say(Said::policy_is, language, {policy_.label.in(language, policy_.name), policy_.version}));
    if (!report_.cites.empty()) fact("source", Said::source, report_.cites, report_.cites);
    out_.facts.emplace_back("register_event", event);
    out_.facts.emplace_back("register_head", origin_.head);
    out_.said_facts.emplace_back(say(Said::register_, language),
                                 say(Said::register_is, language, {event, origin_.head}));
    if (report_.suppress_below > 0) out_.facts.emplace_back("suppressed_below", std::to_string(report_.suppress_below));
  }

  PublishedMeasure measure(std::size_t index) {
    const auto& measure = report_.measures[index];
    PublishedMeasure made{.name = measure.name,
                          .label = std::string(measure.label.in(out_.language, measure.name)),
                          .percent = measure.kind == Measure::Kind::share || measure.percentage};
    for (std::size_t c = 0; c < table_.cells.size(); ++c) {
      PublishedFigure figure;
      const auto& tally = table_.cells[c];
      if (hidden_.hides(c, index)) {
        figure.state = PublishedFigure::State::hidden;
        any_hidden_ = true;
      } else {
        if (report_.suppress_below == 0) figure.unknown = tally.made(index, Made::unknown);
        if (const auto value = value_of(measure, index, tally))
          figure.text = text_of(measure, *value);
        else
          figure.state = PublishedFigure::State::nobody, any_nobody_ = true;
      }
      made.unknowns = made.unknowns || (report_.suppress_below == 0 && tally.made(index, Made::unknown) > 0);
      made.figures.push_back(std::move(figure));
    }
    return made;
  }

  void say_notes() {
    const auto& language = out_.language;
    const auto below = std::to_string(report_.suppress_below);
    if (any_hidden_) out_.notes.push_back(say(Said::not_shown, language, {below}));
    if (any_nobody_) out_.notes.push_back(say(Said::nobody_counts, language));
    const auto number = [&](std::uint64_t count) {
      return count < report_.suppress_below ? say(Said::fewer_than, language, {below}) : std::to_string(count);
    };
    if (table_.undecided > 0) out_.notes.push_back(say(Said::undecided, language, {number(table_.undecided)}));
    // Where small numbers are suppressed, only the whole table tells of how many something is not known.
    for (std::size_t m = 0; m < report_.measures.size() && report_.suppress_below > 0; ++m)
      if (const auto unknown = table_.cells.back().made(m, Made::unknown); unknown > 0)
        out_.notes.push_back(say(Said::not_known_of, language, {out_.measures[m].label, number(unknown)}));
    const auto nobody = [&](const Grouping& grouping, const std::vector<Group>& groups) {
      if (const auto names = nobody_in(grouping, groups, language); !names.empty())
        out_.notes.push_back(say(Said::nobody_in, language, {names}));
    };
    nobody(report_.rows, table_.rows);
    if (report_.columns) nobody(*report_.columns, table_.columns);
  }

  const CompiledPolicy& policy_;
  const Report& report_;
  const Tabulation& table_;
  const Origin& origin_;
  Suppressed hidden_;
  Published out_;
  bool any_hidden_ = false, any_nobody_ = false;
};

}  // namespace

PublishedGroup group_of(const Grouping& grouping, Group group, const std::string& language) {
  if (group == unknown_group) return {"unknown", say(Said::not_known, language)};
  if (group == no_group)
    return {"none", say(grouping.kind == Grouping::Kind::status ? Said::not_entered : Said::none_given, language)};
  switch (grouping.kind) {
    case Grouping::Kind::year:
      return {std::to_string(group), std::to_string(group)};
    case Grouping::Kind::condition:
      if (group == met_group) return {"met", say(Said::met, language)};
      if (group == not_met_group) return {"not_met", say(Said::not_met, language)};
      return {"not_applicable", say(Said::not_applicable, language)};
    default:
      break;
  }
  const auto& value = grouping.values[std::size_t(group)];
  return {value.name, std::string(value.label.in(language, value.name))};
}

Published published(const CompiledPolicy& policy, const Report& report, const Tabulation& table, const Origin& origin,
                    const std::string& language) {
  return Publishing(policy, report, table, origin, language).run();
}

}  // namespace safon
