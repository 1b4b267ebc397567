#include "dsl/compare/search/search.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "dsl/compare/search/archive.hpp"
#include "dsl/compare/search/shrink.hpp"
#include "dsl/compare/search/vary.hpp"

namespace safon::comparison {
namespace {

constexpr std::size_t candidates_a_round = 600;
constexpr std::size_t most_rounds = 60;
constexpr std::size_t rounds_after_the_first = 6;  // for the other direction, and for a clearer example

/// The tests of a version are people whom somebody thought of: the best to begin with.
void add_tests(Versions& versions, Side side, std::vector<Candidate>& out) {
  const auto& policy = *versions.of[side]->loaded->model;
  const auto other = Side(1 - side);
  for (const auto& test : policy.tests) {
    Candidate candidate{.as_of = test.as_of,
                        .root = test.given ? row_of(versions.joint, versions.texts, side, *test.given)
                                           : empty_row(versions.joint, root_table)};
    for (const auto& given : test.given_statuses) {
      GivenStatus status{.since = given.since};
      status.programme[side] = given.programme;
      status.status[side] = given.status;
      const auto& programmes = versions.policy(other).programmes;
      const auto& own = versions.policy(side).programmes[given.programme];
      const auto found = std::ranges::find(programmes, own.name, &Programme::name);
      if (found != programmes.end()) {
        status.programme[other] = std::uint16_t(found - programmes.begin());
        const auto there = std::ranges::find(found->statuses, own.statuses[given.status].name, &Status::name);
        if (there != found->statuses.end()) status.status[other] = std::uint16_t(there - found->statuses.begin());
      }
      candidate.statuses.push_back(status);
    }
    if (candidate.as_of < versions.from) continue;
    out.push_back(std::move(candidate));
  }
}

/// An example is the better the surer both answers are, then the smaller.
std::pair<int, std::size_t> cost(const Example& example) {
  int unsure = 0;
  for (const auto answer : example.answer)
    unsure += answer == Answer::unknown ? 2 : answer == Answer::not_applicable || answer == Answer::conflict;
  return {unsure, size_of(example.candidate)};
}

struct Finds {
  std::array<std::optional<Example>, 3> best;  // by direction
  std::size_t first_round = most_rounds;

  void offer(Example example, std::size_t round) {
    auto& place = best[std::size_t(direction(example.answer[0], example.answer[1]))];
    if (place && cost(*place) <= cost(example)) return;
    place = std::move(example);
    first_round = std::min(first_round, round);
  }
};

}  // namespace

std::vector<Candidate> first_candidates(Versions& versions, const Boundaries& boundaries, Vary& vary) {
  if (versions.texts.empty()) versions.texts = {"a", "b"};
  std::vector<Candidate> all;
  for (const auto side : both_sides) add_tests(versions, side, all);
  for (std::size_t d = 0; d < std::min<std::size_t>(boundaries.days.size(), 50); ++d)
    all.push_back({.as_of = boundaries.days[d], .root = empty_row(versions.joint, root_table)});
  const auto seeds = all.size();
  for (std::size_t i = 0; i < candidates_a_round / 2; ++i) {
    Candidate next = all[i % seeds];
    for (int changes = 0; changes < 4; ++changes) vary(next, all[(i * 7 + 3) % seeds]);
    all.push_back(std::move(next));
  }
  return all;
}

Direction direction(Answer old_answer, Answer new_answer) {
  // What does not apply holds nobody back; what is unknown advances nobody.
  const auto grants = [](Answer answer) {
    switch (answer) {
      case Answer::met:
      case Answer::not_applicable:
        return 2;
      case Answer::unknown:
        return 1;
      default:
        return 0;
    }
  };
  const int before = grants(old_answer), after = grants(new_answer);
  return before > after ? Direction::tightened : before < after ? Direction::loosened : Direction::otherwise;
}

std::vector<std::vector<Example>> search(Versions& versions, std::span<const Subject> subjects) {
  std::vector<Finds> finds(subjects.size());
  if (subjects.empty()) return {};
  const auto around = boundaries(versions, subjects);
  Chance chance(20260901);
  Vary vary(versions, around, chance);
  Trial trial(versions);
  Archive archive(versions, subjects);
  auto candidates = first_candidates(versions, around, vary);
  for (std::size_t round = 0; round < most_rounds; ++round) {
    trial.run(candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      archive.offer(trial, i, candidates[i]);
      for (std::size_t s = 0; s < subjects.size(); ++s) {
        const std::array answers{trial.answer(old_side, subjects[s], i), trial.answer(new_side, subjects[s], i)};
        if (answers[0] != answers[1]) finds[s].offer({candidates[i], answers}, round);
      }
    }
    bool open = false;
    for (std::size_t s = 0; s < subjects.size(); ++s) {
      const bool settled = round >= finds[s].first_round + rounds_after_the_first;
      archive.settle(s, settled);
      open |= !settled;
    }
    if (!open) break;
    candidates.clear();
    for (std::size_t i = 0; i < candidates_a_round; ++i) {
      candidates.push_back(archive.pick(chance));
      vary(candidates.back(), archive.pick(chance));
    }
  }
  std::vector<std::vector<Example>> out(subjects.size());
  for (std::size_t s = 0; s < subjects.size(); ++s) {
    const auto plain = [](const std::optional<Example>& best) { return best && cost(*best).first == 0; };
    const bool any_plain = std::ranges::any_of(finds[s].best, plain);
    for (auto& best : finds[s].best)
      if (best && (!any_plain || plain(best))) out[s].push_back(shrink(trial, subjects[s], std::move(*best)));
  }
  return out;
}

}  // namespace safon::comparison
