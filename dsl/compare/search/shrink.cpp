#include "dsl/compare/search/shrink.hpp"

#include <algorithm>

namespace safon::comparison {
namespace {

/// Calls `offer` with the record changed in one place, and changes it back.
void less_of(Row& row, const std::function<void()>& offer) {
  for (auto& list : row.lists) {
    if (list.rows.size() > 1) {
      auto half = std::vector<Row>(list.rows.begin(), list.rows.begin() + std::ptrdiff_t(list.rows.size() / 2));
      std::swap(list.rows, half);
      offer();
      std::swap(list.rows, half);
    }
    for (std::size_t r = 0; r < list.rows.size(); ++r) {
      const Row away = list.rows[r];
      list.rows.erase(list.rows.begin() + std::ptrdiff_t(r));
      offer();
      list.rows.insert(list.rows.begin() + std::ptrdiff_t(r), away);
    }
    if (list.unknown) {
      list.unknown = false;
      offer();
      list.unknown = true;
    }
    for (auto& each : list.rows) less_of(each, offer);
  }
  for (auto& cell : row.cells) {
    if (cell.is == Cell::Is::unwritten) continue;
    Cell away{};
    std::swap(cell, away);
    offer();
    std::swap(cell, away);
  }
}

}  // namespace

std::vector<Candidate> smaller(const Candidate& candidate) {
  std::vector<Candidate> out;
  Candidate work = candidate;
  const auto offer = [&] { out.push_back(work); };
  for (std::size_t s = 0; s < candidate.statuses.size(); ++s) {
    work.statuses.erase(work.statuses.begin() + std::ptrdiff_t(s));
    offer();
    work.statuses = candidate.statuses;
  }
  for (std::size_t p = 0; p < candidate.placed.size(); ++p) {
    work.placed.erase(work.placed.begin() + std::ptrdiff_t(p));
    offer();
    work.placed = candidate.placed;
  }
  less_of(work.root, offer);
  return out;
}

Candidate shrink(Candidate candidate, const std::function<std::vector<bool>(std::span<const Candidate>)>& still) {
  while (true) {
    const auto all = smaller(candidate);
    if (all.empty()) return candidate;
    const auto holds = still(all);
    const auto first = std::ranges::find(holds, true);
    if (first == holds.end()) return candidate;
    candidate = all[std::size_t(first - holds.begin())];
  }
}

Example shrink(Trial& trial, const Subject& subject, Example example) {
  const auto still = [&](std::span<const Candidate> all) {
    trial.run(all);
    std::vector<bool> holds;
    for (std::size_t i = 0; i < all.size(); ++i)
      holds.push_back(trial.answer(old_side, subject, i) == example.answer[0] &&
                      trial.answer(new_side, subject, i) == example.answer[1]);
    return holds;
  };
  example.candidate = shrink(std::move(example.candidate), still);
  return example;
}

}  // namespace safon::comparison
