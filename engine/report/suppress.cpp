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
    for (std::size_t m = 0; m < report_.measures.size(); ++m) result.measures.push_back(hide_measure(m));
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

  // -- one measure. What it makes of two people may be exchanged: that changes no number of participants, and nothing
  // of what another measure makes of them.
  std::vector<bool> hide_measure(std::size_t measure) {
    const auto kind = report_.measures[measure].kind;
    Counts counted(all_.size()), left(all_.size()), both(all_.size()), strength(all_.size());
    auto hidden = hidden_;
    // How many are left over can be worked out from a count, and from a share; not from an average.
    const bool tells_left = kind == Measure::Kind::count || kind == Measure::Kind::share;
    for (std::size_t c = 0; c < all_.size(); ++c) {
      counted[c] = table_.cells[c].made(measure, Made::counted);
      left[c] = kind == Measure::Kind::share ? table_.cells[c].made(measure, Made::other) : all_[c] - counted[c];
      both[c] = counted[c] + left[c];
      strength[c] = std::min(counted[c], left[c]);
      if (small(counted[c]) || (tells_left && small(left[c]))) hidden[c] = true;
    }
    const auto enough = [&](const Counts& few, std::size_t cell) {
      const auto count = few[cell];
      if (!small(count)) return true;
      const auto more = std::min(up(count), both[cell] - count);
      return ways_.room(few, both, hidden, cell, true, more) >= more &&
             ways_.room(few, both, hidden, cell, false, down(count)) >= down(count);
    };
    hide_more(hidden, strength,
              [&](std::size_t cell) { return enough(counted, cell) && (!tells_left || enough(left, cell)); });
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
