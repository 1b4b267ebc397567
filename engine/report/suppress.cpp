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
      for (const auto& [kind, number] : table.cells[c].people) {
        auto [place, fresh] = by_kind_.try_emplace(kind, Counts(all_.size()));
        place->second[c] = number;
      }
    }
  }

  Suppressed run() {
    hide_cells();
    Suppressed result{.cells = hidden_, .measures = {}};
    for (std::size_t m = 0; m < report_.measures.size(); ++m) result.measures.push_back(hide_measure(m));
    return result;
  }

 private:
  [[nodiscard]] bool small(std::uint64_t count) const { return count > 0 && count < below_; }
  /// By how much a small count must be able to grow and to shrink. Where only 1 is small, 2 must be possible too: a
  /// number that cannot be any other is known.
  [[nodiscard]] std::uint64_t up(std::uint64_t count) const { return std::max<std::uint64_t>(below_, 3) - 1 - count; }
  [[nodiscard]] static std::uint64_t down(std::uint64_t count) { return count - 1; }

  /// What a measure makes of people that a reader can learn or work out: of a value, who has none is not shown.
  [[nodiscard]] std::vector<Made> published(std::size_t measure) const {
    switch (report_.measures[measure].kind) {
      case Measure::Kind::count:
        return {Made::counted, Made::not_counted, Made::unknown};
      case Measure::Kind::share:
        return {Made::counted, Made::other, Made::unknown};
      default:
        return {Made::counted, Made::unknown};
    }
  }

  // -- whole cells. People of one kind may be moved round hidden cells, whatever becomes of the others.
  void hide_cells() {
    for (std::size_t c = 0; c < all_.size(); ++c) hidden_[c] = small(all_[c]);
    const Counts unlimited(all_.size(), Circulation::unlimited);
    const auto enough = [&](std::size_t cell, const auto& belongs) {
      std::uint64_t count = 0, grow = 0, shrink = 0;
      for (const auto& [kind, counts] : by_kind_)
        if (belongs(kind)) count += counts[cell];
      if (!small(count)) return true;
      for (const auto& [kind, counts] : by_kind_) {
        if (!belongs(kind)) continue;
        if (grow < up(count)) grow += ways_.room(counts, unlimited, hidden_, cell, true, up(count) - grow);
        if (shrink < down(count)) shrink += ways_.room(counts, unlimited, hidden_, cell, false, down(count) - shrink);
      }
      return grow >= up(count) && shrink >= down(count);
    };
    hide_more(hidden_, {}, all_, [&](std::size_t cell) {
      if (!enough(cell, [](Kind) { return true; })) return false;
      for (std::size_t m = 0; m < report_.measures.size(); ++m)
        for (const auto made : published(m))
          if (!enough(cell, [&](Kind kind) { return made_by(kind, m) == made; })) return false;
      return true;
    });
  }

  // -- one measure, where the number of participants is shown: what it makes of two people may be exchanged.
  std::vector<bool> hide_measure(std::size_t measure) {
    std::vector<Counts> made(std::size(all_made), Counts(all_.size()));
    for (const auto& [kind, counts] : by_kind_)
      for (std::size_t c = 0; c < counts.size(); ++c) made[std::size_t(made_by(kind, measure))][c] += counts[c];
    const auto shown = published(measure);
    std::vector<bool> hidden(all_.size());
    for (std::size_t c = 0; c < all_.size(); ++c)
      hidden[c] =
          !hidden_[c] && std::ranges::any_of(shown, [&](Made each) { return small(made[std::size_t(each)][c]); });
    const auto enough = [&](std::size_t cell, std::size_t few) {
      const auto count = made[few][cell];
      if (!small(count)) return true;
      for (std::size_t other = 0; other < made.size(); ++other) {
        if (other == few) continue;
        Counts both(all_.size());
        for (std::size_t c = 0; c < both.size(); ++c) both[c] = made[few][c] + made[other][c];
        if (ways_.room(made[few], both, hidden, cell, true, up(count)) >= up(count) &&
            ways_.room(made[few], both, hidden, cell, false, down(count)) >= down(count))
          return true;
      }
      return false;
    };
    // What can be moved is what two of its answers have in common.
    Counts strength(all_.size());
    for (std::size_t c = 0; c < strength.size(); ++c) {
      std::vector<std::uint64_t> sorted;
      for (const auto& counts : made) sorted.push_back(counts[c]);
      std::ranges::sort(sorted, std::ranges::greater());
      strength[c] = sorted[1];
    }
    hide_more(hidden, hidden_, strength, [&](std::size_t cell) {
      return std::ranges::all_of(shown, [&](Made each) { return enough(cell, std::size_t(each)); });
    });
    for (std::size_t c = 0; c < hidden.size(); ++c) hidden[c] = hidden[c] || hidden_[c];
    return hidden;
  }

  /// Hides cells until every hidden one is `enough`: the cheapest way round it first, then whatever is nearest.
  template <class Enough>
  void hide_more(std::vector<bool>& hidden, const std::vector<bool>& taken, const Counts& strength,
                 const Enough& enough) const {
    const auto free = [&](std::size_t c) { return taken.empty() || !taken[c]; };
    const auto cost = [&](std::size_t c) -> std::uint64_t {
      const std::uint64_t weak = strength[c] + 1 < below_ ? for_a_weak_one : 0;
      if (!free(c)) return for_a_weak_one * at_most;
      if (hidden[c]) return weak / for_a_cell;
      return for_a_cell + std::min(all_[c], at_most) + (is_total(c) ? for_a_total : 0) + weak;
    };
    for (bool again = true; again;) {
      again = false;
      for (std::size_t cell = 0; cell < hidden.size(); ++cell)
        while (hidden[cell] && !enough(cell)) {
          bool more = false;
          for (const auto each : ways_.cheapest_round(cell, cost))
            if (free(each) && !hidden[each]) hidden[each] = more = true;
          if (!more) more = hide_nearest(hidden, free, cost, cell);
          if (!more) break;  // all of it is hidden
          again = true;
        }
    }
  }

  template <class Free, class Cost>
  bool hide_nearest(std::vector<bool>& hidden, const Free& free, const Cost& cost, std::size_t cell) const {
    std::size_t best = SIZE_MAX;
    const auto rank = [&](std::size_t c) {
      const bool near = c / table_.width() == cell / table_.width() || c % table_.width() == cell % table_.width();
      return std::pair(!near, cost(c));
    };
    for (std::size_t c = 0; c < hidden.size(); ++c)
      if (free(c) && !hidden[c] && (best == SIZE_MAX || rank(c) < rank(best))) best = c;
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
