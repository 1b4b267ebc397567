#include <algorithm>

#include "dsl/compare/differences/others.hpp"
#include "dsl/compare/meaning.hpp"
#include "dsl/compare/search/search.hpp"

namespace safon::comparison {
namespace {

using Of = PolicyDifference::Of;
using Change = PolicyDifference::Change;

std::string counts(const std::vector<DatedCount>& all, Date from) {
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + 1 < all.size() && all[i + 1].from <= from) continue;  // replaced before the comparison begins
    out += (out.empty() ? "" : ", ") + std::to_string(all[i].count) +
           (all[i].from <= from ? "" : " from " + to_iso(all[i].from));
  }
  return out.empty() ? "none" : out;
}

std::string lengths(const std::vector<DatedDuration>& all) {
  return all.empty() ? "an offer is a place at once" : to_text(all.front().duration);
}

/// "07-15"
std::string day_of_year(Date day) {
  constexpr std::size_t year_and_dash = 5;
  return to_iso(day).substr(year_and_dash);
}

class Intakes {
 public:
  Intakes(Versions& versions, const Renamed& renamed, std::string_view language)
      : versions_(versions), language_(language) {
    for (const auto side : both_sides) {
      const auto& policy = versions.policy(side);
      own_[side] = meanings(policy, named_requirements(policy, side, renamed));
    }
  }

  std::vector<PolicyDifference> compare() {
    const auto &old_all = versions_.policy(old_side).intakes, &new_all = versions_.policy(new_side).intakes;
    for (const auto& each : old_all)
      if (std::ranges::find(new_all, each.name, &Intake::name) == new_all.end()) add(Change::removed, each.name, "");
    for (const auto& each : new_all) {
      const auto found = std::ranges::find(old_all, each.name, &Intake::name);
      if (found == old_all.end())
        add(Change::added, each.name, "");
      else
        compare(*found, each);
    }
    const auto found = search(versions_, subjects_);
    for (std::size_t s = 0; s < subjects_.size(); ++s)
      for (const auto& example : found[s]) out_[differences_[s]].examples.push_back(shown(subjects_[s], example));
    return std::move(out_);
  }

 private:
  Meaning own(Side side, Reg reg) const { return reg == no_reg ? 0 : own_[side][reg]; }

  /// False where it is said of the year before already: "directors 2012" becomes "directors 2012 to 2013".
  bool add(Change change, const std::string& name, const std::string& detail) {
    const auto blank = name.find(' ');
    if (blank != std::string::npos && !out_.empty()) {
      PolicyDifference& last = out_.back();
      if (last.change == change && last.detail == detail && last.name.starts_with(name.substr(0, blank + 1))) {
        constexpr std::size_t digits = 4;
        last.name = last.name.substr(0, blank + 1 + digits) + " to " + name.substr(blank + 1);
        return false;
      }
    }
    out_.push_back({.of = Of::intake, .change = change, .name = name, .detail = detail});
    return true;
  }

  void compare(const Intake& before, const Intake& after) {
    std::string text;
    const auto say = [&](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
    const auto tell = [&](const std::string& what, const std::string& old_text, const std::string& new_text) {
      if (old_text != new_text) say(what + " " + old_text + " becomes " + new_text);
    };
    const auto many = [&](const std::vector<DatedCount>& all) { return counts(all, versions_.from); };
    if (after.name.contains(' '))
      tell("allocated each", day_of_year(before.allocated_on), day_of_year(after.allocated_on));
    else
      tell("allocated on", to_iso(before.allocated_on), to_iso(after.allocated_on));
    tell("capacity", many(before.capacity), many(after.capacity));
    tell("waiting list", many(before.waiting), many(after.waiting));
    tell("offers open for", lengths(before.open_for), lengths(after.open_for));
    const auto groups = [&](const Intake& intake, Side side) {
      Mix mix;
      for (const auto& group : intake.groups) mix.add(std::uint64_t(group.kind)).add(own(side, group.who));
      return mix.value();
    };
    if (groups(before, old_side) != groups(after, new_side)) {
      say("other reserved places or limits");
    } else {
      for (std::size_t g = 0; g < before.groups.size(); ++g)
        tell("places for " + after.groups[g].text, many(before.groups[g].places), many(after.groups[g].places));
    }
    const auto ranking = [&](const Intake& intake, Side side) {
      Mix mix;
      for (const auto& key : intake.ranking) mix.add(key.greatest_first).add(own(side, key.value));
      return mix.value();
    };
    if (ranking(before, old_side) != ranking(after, new_side)) say("another order of rank");
    if (before.seed != after.seed) say("another order of those who rank alike");
    const bool others = own(old_side, before.eligible) != own(new_side, after.eligible);
    if (others) say("open to others");
    if (text.empty() || !add(Change::changed, after.name, text) || !others) return;
    subjects_.push_back({.name = after.name, .node = {before.node, after.node}});
    differences_.push_back(out_.size() - 1);
  }

  /// No test block asks who may be given a place: the answers are those of the conditions themselves.
  ComparedExample shown(const Subject& subject, const Example& example) {
    ComparedExample out{.as_of = example.candidate.as_of};
    Trial trial(versions_);
    trial.run({&example.candidate, 1});
    for (const auto side : both_sides) {
      out.given[side] =
          given_text(versions_.joint, versions_.texts, side, versions_.policy(side), example.candidate, "  ");
      out.found[side] = std::string(answer_name(example.answer[side])) + ": the condition for a place";
      auto why = reasons(trial.why(side, subject, 0, language_));
      while (!why.children.empty()) why = Explanation(why.children.front());
      out.why[side] = std::move(why);
    }
    return out;
  }

  Versions& versions_;
  const std::string_view language_;
  std::array<std::vector<Meaning>, 2> own_;
  std::vector<PolicyDifference> out_;
  std::vector<Subject> subjects_;
  std::vector<std::size_t> differences_;  // by subject
};

}  // namespace

std::vector<PolicyDifference> compare_intakes(Versions& versions, const Renamed& renamed, std::string_view language) {
  return Intakes(versions, renamed, language).compare();
}

}  // namespace safon::comparison
