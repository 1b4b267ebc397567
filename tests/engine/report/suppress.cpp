// Who knows everything that is shown tries every table that it may come from.
#include "engine/report/suppress.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace safon;

namespace {

constexpr std::size_t answers = 2;  // of a count: counted, left over
using Cell = std::array<std::int64_t, answers>;

/// A table by hand: people of each answer in each inner cell, row by row. `columns` 0: a list.
struct Counted {
  std::size_t rows, columns;
  std::vector<Cell> cells;
};

Tabulation tabulation(const Counted& made) {
  Tabulation table;
  for (std::size_t r = 0; r < made.rows; ++r) table.rows.push_back(Group(r));
  for (std::size_t c = 0; c < made.columns; ++c) table.columns.push_back(Group(c));
  table.cells.resize((made.rows + 1) * table.width());
  const std::size_t inner = std::max<std::size_t>(made.columns, 1);
  for (std::size_t r = 0; r < made.rows; ++r)
    for (std::size_t c = 0; c < inner; ++c) {
      CellTally tally;
      static constexpr Kind kinds[] = {Kind(Made::counted), Kind(Made::not_counted)};
      for (std::size_t a = 0; a < answers; ++a)
        if (const auto count = made.cells[r * inner + c][a]; count > 0) tally.people[kinds[a]] = std::uint64_t(count);
      table.cells[table.cell(r, made.columns)].add(tally);
      table.cells[table.cell(made.rows, made.columns)].add(tally);
      if (made.columns == 0) continue;
      table.cells[table.cell(r, c)].add(tally);
      table.cells[table.cell(made.rows, c)].add(tally);
    }
  return table;
}

Report report(std::uint32_t below, bool asks) {
  Report made;
  made.suppress_below = below;
  made.measures.push_back({.kind = Measure::Kind::count, .name = "people"});
  if (asks) made.measures.front().where = 0;
  return made;
}

/// What is shown of some inner cells together.
struct Shown {
  std::vector<std::size_t> cells;  // inner
  bool all = false, answers = false;
  Cell truth{};
};

class Reader {
 public:
  Reader(const Counted& made, const Tabulation& table, const Suppressed& hidden, bool asks) : made_(made) {
    for (const auto& truth : made.cells) near_.push_back(nearest_first(truth, asks));
    const std::size_t inner = std::max<std::size_t>(made.columns, 1);
    for (std::size_t r = 0; r <= made.rows; ++r)
      for (std::size_t c = 0; c < table.width(); ++c) {
        Shown shown;
        for (std::size_t i = 0; i < made.cells.size(); ++i)
          if ((r == made.rows || i / inner == r) && (c == made.columns || i % inner == c)) shown.cells.push_back(i);
        for (const auto i : shown.cells)
          for (std::size_t a = 0; a < answers; ++a) shown.truth[a] += made.cells[i][a];
        const auto cell = table.cell(r, c);
        shown.all = !hidden.cells[cell];
        shown.answers = !hidden.hides(cell, 0);
        shown_.push_back(shown);
      }
  }

  /// Whether a table without negative counts agrees with all that is shown, and has `value` there. `answer`: of these;
  /// `answers` for all of them.
  bool possible(std::size_t cell, std::size_t answer, std::int64_t value) {
    wanted_ = cell, answer_ = answer, value_ = value;
    trial_.assign(made_.cells.size(), Cell{});
    steps_ = 0;
    return go_on(0);
  }

 private:
  static constexpr std::int64_t most = 9;

  /// What a cell may hold; what is near the truth is tried first, so that it is found soon, if it is there.
  static std::vector<Cell> nearest_first(const Cell& truth, bool asks) {
    std::vector<Cell> all;
    const std::int64_t others = asks ? most : 0;
    for (std::int64_t a = 0; a <= most; ++a)
      for (std::int64_t b = 0; b <= others; ++b) all.push_back({a, b});
    std::ranges::stable_sort(
        all, {}, [&](const Cell& cell) { return std::abs(cell[0] - truth[0]) + std::abs(cell[1] - truth[1]); });
    return all;
  }

  bool go_on(std::size_t i) {
    if (i == trial_.size()) return true;
    if (++steps_ > 3'000'000) return true;  // too many to try: not the table to find a mistake in
    for (const auto& each : near_[i]) {
      trial_[i] = each;
      if (fits(i) && go_on(i + 1)) return true;
    }
    trial_[i] = {};
    return false;
  }

  bool fits(std::size_t last) const {
    for (std::size_t s = 0; s < shown_.size(); ++s) {
      const auto& shown = shown_[s];
      if (!shown.all && s != wanted_) continue;
      const bool whole = shown.cells.back() <= last;
      Cell sum{};
      for (const auto i : shown.cells)
        if (i <= last)
          for (std::size_t a = 0; a < answers; ++a) sum[a] += trial_[i][a];
      const auto agrees = [&](std::int64_t is, std::int64_t should) { return whole ? is == should : is <= should; };
      const auto all = [](const Cell& cell) { return cell[0] + cell[1]; };
      if (shown.all && !agrees(all(sum), all(shown.truth))) return false;
      for (std::size_t a = 0; a < answers && shown.answers; ++a)
        if (!agrees(sum[a], shown.truth[a])) return false;
      if (s == wanted_ && !agrees(answer_ == answers ? all(sum) : sum[answer_], value_)) return false;
    }
    return true;
  }

  const Counted& made_;
  std::vector<Shown> shown_;
  std::vector<std::vector<Cell>> near_;  // by inner cell
  std::vector<Cell> trial_;
  std::size_t wanted_ = 0, answer_ = 0, steps_ = 0;
  std::int64_t value_ = 0;
};

/// No small count is shown, and none can be narrowed.
void check_all(const Counted& made, std::uint32_t below, bool asks) {
  const auto table = tabulation(made);
  const auto hidden = suppress(report(below, asks), table);
  Reader reader(made, table, hidden, asks);
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
    const auto& tally = table.cells[cell];
    const std::uint64_t counts[] = {tally.made(0, Made::counted), tally.made(0, Made::not_counted), tally.all()};
    for (std::size_t answer = 0; answer <= answers; ++answer) {
      if (counts[answer] == 0 || counts[answer] >= below) continue;
      const bool not_shown = answer == answers ? bool(hidden.cells[cell]) : hidden.hides(cell, 0);
      RC_ASSERT(not_shown);
      for (std::uint32_t value = 1; value < std::max(below, 3U) && (answer == answers || value <= tally.all());
           ++value) {
        const bool possible = reader.possible(cell, answer, value);
        if (!possible) RC_LOG() << "cell " << cell << " answer " << answer << " cannot be " << value << '\n';
        RC_ASSERT(possible);
      }
    }
  }
}

Counted drawn(std::size_t rows, std::size_t columns, bool asks) {
  Counted made{rows, columns, std::vector<Cell>(rows * std::max<std::size_t>(columns, 1))};
  for (auto& cell : made.cells) {
    cell[0] = *rc::gen::inRange(0, 7);
    if (asks) cell[1] = *rc::gen::inRange(0, 7);
  }
  return made;
}

std::string drawing(const Tabulation& table, const std::vector<bool>& hidden) {
  std::string text;
  for (std::size_t c = 0; c < hidden.size(); ++c)
    text += (c > 0 && c % table.width() == 0 ? "/" : "") + std::string(hidden[c] ? "x" : ".");
  return text;
}

}  // namespace

TEST_CASE("small counts are hidden, and what they could be worked out from") {
  const auto hidden = [](const Counted& made, std::uint32_t below, bool asks = false) {
    const auto table = tabulation(made);
    const auto result = suppress(report(below, asks), table);
    if (!asks) CHECK(result.measures[0] == result.cells);  // it counts everybody
    return drawing(table, result.measures[0]);
  };
  const auto people = [](std::initializer_list<int> counts) {
    std::vector<Cell> cells;
    for (const int count : counts) cells.push_back({count, 0});
    return cells;
  };
  CHECK(hidden({2, 2, people({3, 20, 30, 40})}, 0) == ".../.../...");
  CHECK(hidden({2, 2, people({6, 20, 30, 40})}, 5) == ".../.../...");
  CHECK(hidden({2, 2, people({3, 20, 30, 40})}, 5) == "xx./xx./...");
  // Of three rows and columns, those with the fewest people.
  CHECK(hidden({3, 3, people({3, 20, 90, 30, 40, 90, 70, 80, 90})}, 5) == "xx../xx../..../....");
  CHECK(hidden({3, 0, people({3, 20, 10})}, 5) == "x/./x/.");
  CHECK(hidden({1, 0, people({3})}, 5) == "x/x");  // a total is hidden where nothing else is left
  CHECK(hidden({2, 0, people({0, 30})}, 5) == "././.");
  // Two small ones that only have each other: 4 and 4 give 8, and neither can be more than 4 by that.
  CHECK(hidden({3, 0, people({1, 1, 30})}, 5) == "x/x/x/.");
  // Of 50, all but 2 are counted: the 2 are hidden, the 50 are not.
  CHECK(hidden({2, 0, {{48, 2}, {30, 20}}}, 5, true) == "x/x/.");
}

TEST_CASE("of a share, what is left over is hidden too; of a value, few behind it") {
  Report made = report(5, false);
  made.measures = {{.kind = Measure::Kind::share, .name = "share", .where = 0},
                   {.kind = Measure::Kind::average, .name = "mean", .value = 0}};
  Tabulation table{.rows = {0, 1, 2}, .columns = {}, .cells = std::vector<CellTally>(4)};
  const auto add = [&](std::size_t row, Made share, Made value, std::uint64_t count) {
    const Kind kind = Kind(share) | Kind(value) << 2U;
    table.cells[row].people[kind] += count;
    table.cells[3].people[kind] += count;
  };
  using enum Made;
  add(0, counted, counted, 40), add(0, other, counted, 2);
  add(1, counted, counted, 30), add(1, other, not_counted, 30);
  add(2, counted, not_counted, 50), add(2, other, counted, 3), add(2, other, not_counted, 40);
  const auto hidden = suppress(made, table);
  CHECK(drawing(table, hidden.cells) == "./././.");
  CHECK(hidden.hides(0, 0));
  CHECK(hidden.hides(2, 1));
  for (std::size_t m = 0; m < 2; ++m) CHECK(std::ranges::count(hidden.measures[m], true) >= 2);
}

TEST_CASE("a count and a share of one condition are hidden in the same cells") {
  Report made = report(5, false);
  made.measures = {{.kind = Measure::Kind::share, .name = "share", .where = 7},
                   {.kind = Measure::Kind::count, .name = "people"},
                   {.kind = Measure::Kind::count, .name = "number", .where = 7},
                   {.kind = Measure::Kind::count, .name = "another", .where = 8}};
  Tabulation table{.rows = {0, 1, 2}, .columns = {}, .cells = std::vector<CellTally>(4)};
  const auto add = [&](std::size_t row, Made share, Made count, Made another, std::uint64_t people) {
    const Kind kind = Kind(share) | Kind(Made::counted) << 2U | Kind(count) << 4U | Kind(another) << 6U;
    table.cells[row].people[kind] += people;
    table.cells[3].people[kind] += people;
  };
  using enum Made;
  add(0, counted, counted, counted, 30), add(0, other, not_counted, not_counted, 3),
      add(0, unknown, unknown, unknown, 9);
  add(1, counted, counted, counted, 20), add(1, other, not_counted, not_counted, 20);
  add(2, counted, counted, counted, 50), add(2, other, not_counted, not_counted, 60),
      add(2, unknown, unknown, unknown, 2);
  const auto hidden = suppress(made, table);
  CHECK(drawing(table, hidden.measures[0]) == "x/x/./.");
  CHECK(hidden.measures[0] == hidden.measures[2]);
  // On its own, 12 of 42 are left over: nothing is small.
  CHECK(drawing(table, hidden.measures[3]) == "./././.");
  CHECK(drawing(table, hidden.measures[1]) == "./././.");
}

TEST_CASE("nobody who knows what is shown can narrow what is hidden") {
  CHECK(rc::check("participants in rows", [] { check_all(drawn(*rc::gen::inRange(1, 6), 0, false), 3, false); }));
  CHECK(rc::check("where only one is few",
                  [] { check_all(drawn(*rc::gen::inRange(1, 4), *rc::gen::inRange(0, 3), false), 2, false); }));
  CHECK(rc::check("participants in rows and columns",
                  [] { check_all(drawn(*rc::gen::inRange(1, 4), *rc::gen::inRange(1, 4), false), 3, false); }));
  CHECK(rc::check("what is counted, in rows", [] { check_all(drawn(*rc::gen::inRange(1, 4), 0, true), 3, true); }));
  CHECK(rc::check("what is counted, in rows and columns", [] { check_all(drawn(2, 2, true), 3, true); }));
}
