// Columns: cells of the same order, in the rows of one bracket, stand under one another. A cell that is far to the
// right of all others stays out.
#include <algorithm>
#include <map>
#include <set>

#include "dsl/format/spacing.hpp"

namespace safon::formatting {

namespace {

/// Blanks between columns.
constexpr int between_columns = 2;
/// A column is no further to the right of the next nearest than this.
constexpr int step = 30;

/// A row's first line.
struct Row {
  int first, end;
};

class Aligning {
 public:
  explicit Aligning(Pieces& pieces) : pieces_(pieces) {}

  Columns run() {
    for (int i = 0; i < int(pieces_.size()); ++i) {
      const Start start = at(i).start;
      if (start == Start::none || start == Start::plain) continue;
      if (!alone(i)) continue;
      runs_[key(i)].push_back({i, line_end(i)});
    }
    for (auto& [key, rows] : runs_) {
      if (rows.size() < 2) continue;
      std::set<int> orders;
      for (const Row& row : rows)
        for (int i = row.first; i < row.end; ++i)
          if (at(i).order != 0 && at(i).row == row.first) orders.insert(at(i).order);
      for (const int order : orders) column(rows, order);
    }
    return std::move(columns_);
  }

 private:
  using Key = std::tuple<int, Start, int>;

  Piece& at(int index) { return pieces_[std::size_t(index)]; }

  [[nodiscard]] int line_end(int i) {
    int end = i + 1;
    while (end < int(pieces_.size()) && at(end).breaks == 0) ++end;
    return end;
  }
  /// Whether no other row of its kind stands on its line.
  [[nodiscard]] bool alone(int i) {
    for (int before = i; at(before).breaks == 0 && before > 0;)
      if (--before; at(before).start == at(i).start && at(before).parent == at(i).parent) return false;
    for (int next = i + 1; next < line_end(i); ++next)
      if (at(next).start == at(i).start && at(next).parent == at(i).parent) return false;
    return true;
  }
  /// Declarations are neighbours while nothing else comes between them; other rows are in the same bracket.
  Key key(int i) {
    if (at(i).start != Start::let) return {at(i).parent, at(i).start, 0};
    const bool apart = last_let_ == no_piece || at(i).breaks == 2 || at(i - 1).row != last_let_ ||
                       (at(i - 1).comment && at(i - 1).breaks > 0);
    if (apart) group_ = i;
    last_let_ = i;
    return {no_piece, Start::let, group_};
  }

  /// From the row's beginning to the end of the piece before `stop`.
  [[nodiscard]] int width(const Row& row, int stop) {
    int sum = at(row.first).width;
    for (int i = row.first + 1; i < stop; ++i) sum += at(i).gap + at(i).width;
    return sum;
  }

  [[nodiscard]] int least_gap(int i) {
    switch (at(at(i).row).start) {
      case Start::grouping:
      case Start::given_value:
      case Start::code_mapped:
        return at(i).gap;
      default:
        return std::max(between_columns, at(i).gap);
    }
  }

  void column(const std::vector<Row>& rows, int order) {
    struct Cell {
      const Row* row;
      int piece, least;  // where it must stand at least
    };
    std::map<std::uint64_t, std::vector<Cell>> columns;
    for (const Row& row : rows)
      for (int i = row.first + 1; i < row.end; ++i)
        if (at(i).order == order && at(i).row == row.first)
          columns[at(i).cells].push_back({&row, i, width(row, i) + least_gap(i)});
    for (auto& [cells, all] : columns) {
      if (all.size() < 2) continue;
      std::ranges::sort(all, {}, &Cell::least);
      std::size_t chosen = 0;
      while (chosen + 1 < all.size() && all[chosen + 1].least - all[chosen].least <= step) ++chosen;
      for (std::size_t i = 0; i <= chosen; ++i)
        at(all[i].piece).gap = all[chosen].least - (all[i].least - least_gap(all[i].piece));
      if (cells == 0)
        columns_[{at(rows.front().first).parent, at(rows.front().first).start, order}] = all[chosen].least;
    }
  }

  Pieces& pieces_;
  std::map<Key, std::vector<Row>> runs_;
  Columns columns_;
  int last_let_ = no_piece, group_ = 0;
};

}  // namespace

Columns align(Pieces& pieces) {
  return Aligning(pieces).run();
}

}  // namespace safon::formatting
