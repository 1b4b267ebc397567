#include "engine/report/suppress.hpp"

#include <algorithm>
#include <numeric>

#include "engine/report/circulation.hpp"

namespace safon {
namespace {

using Counts = std::vector<std::uint64_t>;  // by cell

/// What it costs to hide a cell: as few participants as can be, no total if there is another way, and nothing that
/// could not be moved enough to hide the other.
constexpr std::uint64_t for_a_cell = 1'000, for_a_total = 10'000'000, for_a_weak_one = 100'000'000, at_most = 1'000'000;

class Hiding {
 public:
  Hiding(const Report& report, const Tabulation& table)
      : report_(report),
        table_(table),
        below_(report.suppress_below),
        ways_(table.rows.size(), table.columns.size()),
        all_(table.cells.size()),
        hidden_(table.cells.size()) {
    for (std::size_t c = 0; c < all_.size(); ++c) {
      all_[c] = table.cells[c].all();
      for (const auto& [kind, number] : table.cells[c].people)
        by_kind_.try_emplace(told(kind), Counts(all_.size())).first->second[c] += number;
    }
  }

  Suppressed run() {
    hide_cells();
    Suppressed result{.cells = hidden_, .measures = {}};
    for (std::size_t m = 0; m < report_.measures.size(); ++m) {
      const auto alike = first_alike(m);
      result.measures.push_back(alike < m ? result.measures[alike] : hide_measures(m));
    }
    return result;
  }

 private:
  /// Only what a reader can learn of somebody makes a difference: counted, or left over. Of a share also neither.
  [[nodiscard]] Kind told(Kind kind) const {
    Kind made = 0;
    for (std::size_t m = 0; m < report_.measures.size(); ++m)
      if (made_by(kind, m) != Made::unknown) made |= Kind(made_by(kind, m)) << (2 * m);
    return made;
  }

  [[nodiscard]] bool small(std::uint64_t count) const { return count > 0 && count < below_; }
  /// By how much a small count must be able to grow and to shrink. Where only 1 is small, 2 must be possible too: a
  /// number that cannot be any other is known.
  [[nodiscard]] std::uint64_t up(std::uint64_t count) const { return std::max<std::uint64_t>(below_, 3) - 1 - count; }
  [[nodiscard]] static std::uint64_t down(std::uint64_t count) { return count - 1; }

  // -- whole cells. People of one kind may be moved round hidden cells, whatever becomes of the others.
  void hide_cells() {
    for (std::size_t c = 0; c < all_.size(); ++c) hidden_[c] = small(all_[c]);
    const Counts unlimited(all_.size(), Circulation::unlimited);
    hide_more(hidden_, all_, [&](std::size_t cell) {
      const auto count = all_[cell];
      if (!small(count)) return true;
      std::uint64_t grow = 0, shrink = 0;
      for (const auto& [kind, counts] : by_kind_) {
        if (grow < up(count)) grow += ways_.room(counts, unlimited, hidden_, cell, true, up(count) - grow);
        if (shrink < down(count)) shrink += ways_.room(counts, unlimited, hidden_, cell, false, down(count) - shrink);
      }
      return grow >= up(count) && shrink >= down(count);
    });
  }

  // -- measures of one condition, hidden in the same cells, since the one gives the other away. What they make of two
  // people may be exchanged: that changes no number of participants, and nothing of what other measures make of them.
  [[nodiscard]] bool alike(std::size_t a, std::size_t b) const {
    const auto& one = report_.measures[a];
    const auto& other = report_.measures[b];
    return one.value == no_reg && other.value == no_reg && one.where == other.where && one.among == other.among;
  }
  [[nodiscard]] std::size_t first_alike(std::size_t measure) const {
    std::size_t first = 0;
    while (first < measure && !alike(first, measure)) ++first;
    return first;
  }

  /// A count that is told, and what it grows and shrinks with.
  struct Told {
    const Counts& count;
    const Counts& moves;
  };

  std::vector<bool> hide_measures(std::size_t first) {
    const auto& measure = report_.measures[first];
    if (measure.where == no_reg && measure.value == no_reg) return hidden_;  // it counts everybody
    Counts counted(all_.size()), other(all_.size()), rest(all_.size()), both(all_.size()), strength(all_.size());
    bool counts = false, shares = false;
    for (std::size_t m = first; m < report_.measures.size(); ++m) {
      if (m != first && !alike(first, m)) continue;
      counts = counts || report_.measures[m].kind == Measure::Kind::count;
      shares = shares || report_.measures[m].kind == Measure::Kind::share;
      // Of those who are alike, a share knows who is not counted of whom that is known.
      for (std::size_t c = 0; c < all_.size(); ++c) {
        counted[c] = table_.cells[c].made(m, Made::counted);
        rest[c] = all_[c] - counted[c];
        if (shares) other[c] = std::max(other[c], table_.cells[c].made(m, Made::other));
      }
    }
    const Counts& left = shares ? other : rest;
    for (std::size_t c = 0; c < all_.size(); ++c) {
      both[c] = counted[c] + left[c];
      strength[c] = std::min(counted[c], left[c]);
    }
    // How many are left over can be worked out from a count, and from a share; not from an average.
    std::vector<Told> told{{counted, counted}};
    if (counts || shares) told.push_back({left, left});
    if (counts && shares) told.push_back({rest, left});
    auto hidden = hidden_;
    for (std::size_t c = 0; c < all_.size(); ++c)
      if (std::ranges::any_of(told, [&](const Told& each) { return small(each.count[c]); })) hidden[c] = true;
    hide_more(hidden, strength, [&](std::size_t cell) {
      return std::ranges::all_of(told, [&](const Told& each) {
        const auto count = each.count[cell];
        if (!small(count)) return true;
        const auto more = std::min(up(count), both[cell] - each.moves[cell]);
        return ways_.room(each.moves, both, hidden, cell, true, more) >= more &&
               ways_.room(each.moves, both, hidden, cell, false, down(count)) >= down(count);
      });
    });
    return hidden;
  }

  /// Hides cells until every hidden one is `enough`: the cheapest way round it first, then whatever is nearest.
  template <class Enough>
  void hide_more(std::vector<bool>& hidden, const Counts& strength, const Enough& enough) const {
    const auto cost = [&](std::size_t c) -> std::uint64_t {
      const std::uint64_t weak = strength[c] + 1 < below_ ? for_a_weak_one : 0;
      if (hidden[c]) return weak / for_a_cell;
      return for_a_cell + std::min(all_[c], at_most) + (is_total(c) ? for_a_total : 0) + weak;
    };
    for (bool again = true; again;) {
      again = false;
      for (std::size_t cell = 0; cell < hidden.size(); ++cell)
        while (hidden[cell] && !enough(cell)) {
          bool more = false;
          for (const auto each : ways_.cheapest_round(cell, cost))
            if (!hidden[each]) hidden[each] = more = true;
          if (!more) more = hide_nearest(hidden, cost, cell);
          if (!more) break;  // all of it is hidden
          again = true;
        }
    }
  }

  template <class Cost>
  bool hide_nearest(std::vector<bool>& hidden, const Cost& cost, std::size_t cell) const {
    std::size_t best = SIZE_MAX;
    const auto rank = [&](std::size_t c) {
      const bool near = c / table_.width() == cell / table_.width() || c % table_.width() == cell % table_.width();
      return std::pair(!near, cost(c));
    };
    for (std::size_t c = 0; c < hidden.size(); ++c)
      if (!hidden[c] && (best == SIZE_MAX || rank(c) < rank(best))) best = c;
    if (best == SIZE_MAX) return false;
    hidden[best] = true;
    return true;
  }

  [[nodiscard]] bool is_total(std::size_t cell) const {
    const bool row_total = !table_.columns.empty() && cell % table_.width() == table_.columns.size();
    return row_total || cell / table_.width() == table_.rows.size();
  }

  const Report& report_;
  const Tabulation& table_;
  std::uint64_t below_;
  Circulation ways_;
  Counts all_;
  std::map<Kind, Counts> by_kind_;
  std::vector<bool> hidden_;
};

}  // namespace

Suppressed suppress(const Report& report, const Tabulation& table) {
  const std::vector<bool> none(table.cells.size());
  if (report.suppress_below == 0) return {.cells = none, .measures = std::vector(report.measures.size(), none)};
  return Hiding(report, table).run();
}

}  // namespace safon
