// Two measures of one table, held against each other: what the one shows must not narrow what the other hides.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "engine/report/suppress.hpp"

using namespace safon;

namespace {

constexpr std::uint32_t below = 3;
constexpr std::int64_t most = 6;  // of a kind that a reader thinks of
constexpr std::size_t kinds = 4;  // counted by both measures, by the first, by the second, by neither
using Row = std::array<std::int64_t, kinds>;

Kind kind_of(std::size_t index) {
  const Kind first = index < 2, second = index % 2 == 0;
  return first | second << 2U;
}

/// How many there are (0), the first measure counts (1) and leaves (2), the second counts (3) and leaves (4).
constexpr std::size_t questions = 5;
std::int64_t answer(const Row& row, std::size_t question) {
  switch (question) {
    case 0:
      return row[0] + row[1] + row[2] + row[3];
    case 1:
      return row[0] + row[1];
    case 2:
      return row[2] + row[3];
    case 3:
      return row[0] + row[2];
    default:
      return row[1] + row[3];
  }
}

Report two_measures() {
  Report report;
  report.suppress_below = below;
  report.measures = {{.kind = Measure::Kind::count, .name = "first", .where = 0},
                     {.kind = Measure::Kind::count, .name = "second", .where = 1}};
  return report;
}

Row sum_of(const std::vector<Row>& rows) {
  Row sum{};
  for (const auto& row : rows)
    for (std::size_t k = 0; k < kinds; ++k) sum[k] += row[k];
  return sum;
}

class Reader {
 public:
  Reader(const std::vector<Row>& truth, const Suppressed& hidden)
      : truth_(truth), hidden_(hidden), trial_(truth.size()) {
    for (const auto& row : truth) {
      std::vector<Row> all;
      for (std::int64_t a = 0; a <= most; ++a)
        for (std::int64_t b = 0; b <= most; ++b)
          for (std::int64_t c = 0; c <= most; ++c)
            for (std::int64_t d = 0; d <= most; ++d) all.push_back({a, b, c, d});
      std::ranges::stable_sort(all, {}, [&](const Row& each) {
        std::int64_t away = 0;
        for (std::size_t k = 0; k < kinds; ++k) away += std::abs(each[k] - row[k]);
        return away;
      });
      near_.push_back(std::move(all));
    }
  }

  /// `cell`: a row, or the total.
  bool possible(std::size_t cell, std::size_t question, std::int64_t value) {
    cell_ = cell, question_ = question, value_ = value, steps_ = 0;
    return go_on(0);
  }

 private:
  bool shown(std::size_t cell, std::size_t question) const {
    return question == 0 ? !hidden_.cells[cell] : !hidden_.hides(cell, (question - 1) / 2);
  }
  bool fits(std::size_t cell, const Row& trial, const Row& truth) const {
    for (std::size_t q = 0; q < questions; ++q) {
      if (shown(cell, q) && answer(trial, q) != answer(truth, q)) return false;
      if (cell == cell_ && q == question_ && answer(trial, q) != value_) return false;
    }
    return true;
  }
  bool go_on(std::size_t row) {
    if (row == truth_.size()) return fits(row, sum_of(trial_), sum_of(truth_));
    if (++steps_ > 20'000) return true;  // too many to try: not the table to find a mistake in
    for (const auto& each : near_[row]) {
      trial_[row] = each;
      if (fits(row, each, truth_[row]) && go_on(row + 1)) return true;
    }
    return false;
  }

  const std::vector<Row>& truth_;
  const Suppressed& hidden_;
  std::vector<Row> trial_;
  std::vector<std::vector<Row>> near_;
  std::size_t cell_ = 0, question_ = 0, steps_ = 0;
  std::int64_t value_ = 0;
};

Tabulation tabulation(const std::vector<Row>& rows) {
  Tabulation table;
  table.cells.resize(rows.size() + 1);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    table.rows.push_back(Group(r));
    for (std::size_t k = 0; k < kinds; ++k)
      if (rows[r][k] > 0) table.cells[r].people[kind_of(k)] = std::uint64_t(rows[r][k]);
    table.cells.back().add(table.cells[r]);
  }
  return table;
}

}  // namespace

namespace {

void check_drawn(const Report& report) {
  std::vector<Row> rows(std::size_t(*rc::gen::inRange(1, 4)));
  for (auto& row : rows)
    for (auto& count : row) count = *rc::gen::weightedElement<int>({{6, 0}, {2, 1}, {1, 2}, {1, 3}, {2, 5}});
  const auto hidden = suppress(report, tabulation(rows));
  Reader reader(rows, hidden);
  const auto total = sum_of(rows);
  for (std::size_t cell = 0; cell <= rows.size(); ++cell)
    for (std::size_t q = 0; q < questions; ++q) {
      const auto count = answer(cell < rows.size() ? rows[cell] : total, q);
      if (count == 0 || count >= below) continue;
      const auto people = answer(cell < rows.size() ? rows[cell] : total, 0);
      const auto highest = q == 0 ? below - 1 : std::min<std::int64_t>(below - 1, people);
      for (std::int64_t value = 1; value <= highest; ++value) RC_ASSERT(reader.possible(cell, q, value));
    }
}

}  // namespace

TEST_CASE("what one measure shows does not narrow what another hides") {
  const Report report = two_measures();
  CHECK(rc::check([&] {
    for (int i = 0; i < 10; ++i) check_drawn(report);
  }));
}
