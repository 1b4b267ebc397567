// Looks for participants whose history differs: statuses since other days, or cases that one version alone opens.
#include <algorithm>
#include <map>

#include "dsl/compare/differences/programmes.hpp"
#include "dsl/compare/people/lives.hpp"
#include "dsl/compare/search/search.hpp"
#include "dsl/compare/search/shrink.hpp"
#include "dsl/compare/search/vary.hpp"
#include "dsl/run_tests/run_tests.hpp"

namespace safon::comparison {
namespace {

constexpr std::size_t candidates_a_round = 160, days_a_round = 8;
constexpr std::size_t most_rounds = 24;
constexpr std::size_t paths_kept = 200;

struct Pair {
  std::array<Life, 2> life;
};

bool takes_part(const Life& life, const InBoth& programme, Side side, std::uint16_t transition) {
  const auto& state = life.in[programme[side]];
  const auto is = [&](const auto& each) { return each.transition == transition; };
  return std::ranges::any_of(state.history, is) || std::ranges::any_of(state.cases, is);
}

class Histories {
 public:
  Histories(Versions& versions, std::span<const Changed> changed)
      : versions_(versions), changed_(changed), best_(changed.size()) {}

  std::vector<std::optional<ComparedExample>> search() {
    const auto subjects = transitions();
    auto around = boundaries(versions_, subjects);
    add_lengths(around);
    Chance chance(20270901);
    Vary vary(versions_, around, chance);
    auto candidates = first_candidates(versions_, around, vary);
    for (std::size_t round = 0; round < most_rounds; ++round) {
      look_at(candidates);
      if (round >= 4 && std::ranges::all_of(best_, [](const auto& best) { return best.has_value(); })) break;
      next(candidates, around, vary, chance);
    }
    std::vector<std::optional<ComparedExample>> out;
    for (std::size_t c = 0; c < changed_.size(); ++c)
      out.push_back(best_[c] ? shown(changed_[c], smallest(changed_[c], *best_[c])) : std::nullopt);
    return out;
  }

 private:
  const Programme& programme(Side side, const Changed& changed) const {
    return versions_.policy(side).programmes[changed.programme[side]];
  }

  /// All that the histories of the changed programmes rest on.
  std::vector<Subject> transitions() const {
    std::vector<Subject> subjects;
    for (const auto& changed : changed_)
      for (const auto side : both_sides)
        for (const auto& transition : programme(side, changed).transitions) {
          Subject subject{.name = transition.name};
          subject.node[side] = transition.node;
          subjects.push_back(subject);
        }
    return subjects;
  }

  /// Days that come up only in time: how long statuses are valid and cases wait.
  void add_lengths(Boundaries& around) const {
    const auto add = [&](const Duration& duration) {
      if (std::ranges::find(around.durations, duration) == around.durations.end()) around.durations.push_back(duration);
    };
    for (const auto& changed : changed_) {
      if (std::ranges::find(around.programmes, changed.programme) == around.programmes.end())
        around.programmes.push_back(changed.programme);
      for (const auto side : both_sides) {
        for (const auto& status : programme(side, changed).statuses)
          for (const auto& length : status.valid_for) add(length.duration);
        for (const auto& transition : programme(side, changed).transitions) {
          for (const auto& length : transition.certify_within) add(length.duration);
          for (const auto& escalation : transition.escalations)
            for (const auto& length : escalation.later) add(length.duration);
        }
        add_entry(around, side, programme(side, changed));
      }
    }
  }

  /// The day of entry is a field like those that conditions read.
  void add_entry(Boundaries& around, Side side, const Programme& of) const {
    if (of.begins_on == no_reg) return;
    for (const auto& step : versions_.policy(side).plan.steps) {
      if (step.out != of.begins_on || step.op != Op::load) continue;
      const auto table = versions_.joint.table_of[side][step.table];
      const auto column = versions_.joint.column_of[side][step.table][step.column];
      auto& columns = around.columns[table];
      if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
      around.of[table][column].push_back({.at = Anchor::At::today});
    }
  }

  bool shows(const Changed& changed, const Pair& pair) const {
    const auto [o, n] = changed.transition;
    const bool whole = o == none16 && n == none16;
    if (!whole && !(o != none16 && takes_part(pair.life[0], changed.programme, old_side, o)) &&
        !(n != none16 && takes_part(pair.life[1], changed.programme, new_side, n)))
      return false;
    return life_text(programme(old_side, changed), pair.life[0], changed.programme[0]) !=
           life_text(programme(new_side, changed), pair.life[1], changed.programme[1]);
  }

  std::vector<Pair> live(std::span<const Candidate> candidates) const {
    std::vector<Pair> out(candidates.size());
    for (const auto side : both_sides) {
      auto lived = lives(versions_, side, versions_.policy(side), candidates);
      for (std::size_t i = 0; i < lived.size(); ++i) out[i].life[side] = std::move(lived[i]);
    }
    return out;
  }

  std::string shape(const Changed& changed, const Pair& pair) const {
    return shape_of(programme(old_side, changed), pair.life[0], changed.programme[0]) + "|" +
           shape_of(programme(new_side, changed), pair.life[1], changed.programme[1]);
  }

  void look_at(const std::vector<Candidate>& candidates) {
    const auto pairs = live(candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      for (std::size_t c = 0; c < changed_.size(); ++c) {
        const auto size = size_of(candidates[i]);
        if (auto& kept = paths_[std::pair(changed_[c].programme, shape(changed_[c], pairs[i]))];
            kept.root.cells.empty() || size < size_of(kept))
          if (paths_.size() <= paths_kept || !kept.root.cells.empty()) kept = candidates[i];
        if (shows(changed_[c], pairs[i]) && (!best_[c] || size < size_of(*best_[c]))) best_[c] = candidates[i];
      }
    std::erase_if(paths_, [](const auto& path) { return path.second.root.cells.empty(); });
  }

  /// Of each way through the statuses somebody is known who went it: the next ones go on from these.
  void next(std::vector<Candidate>& candidates, const Boundaries& around, Vary& vary, Chance& chance) const {
    std::vector<const Candidate*> known;
    for (const auto& [_, candidate] : paths_) known.push_back(&candidate);
    candidates.clear();
    std::vector<Date> days;
    for (std::size_t i = 0; i < candidates_a_round; ++i) {
      Candidate made = *chance.of(known);
      vary(made, *chance.of(known));
      if (chance.one_in(4) && !around.durations.empty())
        made.as_of = std::min(
            Date{add(made.as_of, civil(chance.of(around.durations)), MonthEnd::down, nullptr).days + 1}, last_date);
      if (days.size() < days_a_round)
        days.push_back(made.as_of);
      else if (made.statuses.empty() && made.placed.empty())
        made.as_of = chance.of(days);  // who goes through time together is cheaper to follow
      candidates.push_back(std::move(made));
    }
  }

  static Duration civil(Duration duration) {
    duration.days += duration.working_days * 2;
    duration.working_days = 0;
    return duration;
  }

  Candidate smallest(const Changed& changed, const Candidate& candidate) const {
    const auto wanted = shape(changed, live({&candidate, 1}).front());
    return shrink(candidate, [&](std::span<const Candidate> all) {
      std::vector<bool> still;
      for (const auto& pair : live(all)) still.push_back(shows(changed, pair) && shape(changed, pair) == wanted);
      return still;
    });
  }

  /// As the versions themselves have it, each in force from its own day on.
  std::optional<ComparedExample> shown(const Changed& changed, const Candidate& candidate) const {
    ComparedExample out{.as_of = candidate.as_of};
    for (const auto side : both_sides) {
      const auto& policy = *versions_.of[side]->loaded->compiled;
      const auto p = changed.programme[side];
      const auto life = std::move(lives(versions_, side, policy, {&candidate, 1}).front());
      out.given[side] = given_text(versions_.joint, versions_.texts, side, policy, candidate, "  ");
      out.found[side] = life_text(policy.programmes[p], life, p);
      for (const auto& expected : expectations_of(life, policy.programmes[p], p))
        out.expectations[side].push_back(
            std::string(expected.kind == model::Expectation::Kind::status ? "status " : "case for ") +
            (policy.programmes.size() == 1 ? "" : policy.programmes[p].name + ".") +
            policy.programmes[p].statuses[expected.status].name + " since " + to_iso(*expected.date));
    }
    if (out.found[0] == out.found[1]) return std::nullopt;
    return out;
  }

  Versions& versions_;
  std::span<const Changed> changed_;
  std::vector<std::optional<Candidate>> best_;
  std::map<std::pair<InBoth, std::string>, Candidate> paths_;
};

}  // namespace

std::vector<std::optional<ComparedExample>> search_histories(Versions& versions, std::span<const Changed> changed) {
  if (changed.empty()) return {};
  return Histories(versions, changed).search();
}

}  // namespace safon::comparison
