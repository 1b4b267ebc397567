#include "dsl/format/place.hpp"

#include <algorithm>

namespace safon::formatting {

namespace {

constexpr int indent = 2;
constexpr int hanging = 4;
/// Comments at the ends of neighbouring lines stand under one another unless one of them would be moved further.
constexpr int comment_step = 30;

class Placing {
 public:
  Placing(Pieces& pieces, const Columns& columns) : pieces_(pieces), columns_(columns) {}

  void run() {
    for (int i = 0; i < int(pieces_.size()); ++i) {
      if (i > 0 && at(i).breaks == 0)
        at(i).column = std::max(at(i - 1).column + at(i - 1).width + at(i).gap, further(i));
      else if (!at(i).comment)
        begin_line(i);
    }
    comments();
  }

 private:
  Piece& at(int index) { return pieces_[std::size_t(index)]; }

  /// On a row's further lines too, cells stand in their columns.
  int further(int i) {
    const Piece& piece = at(i);
    if (piece.order == 0 || piece.cells != 0 || piece.row == no_piece) return 0;
    for (int first = i; first > piece.row; --first)
      if (at(first).breaks > 0) return column_of(i);
    return 0;
  }

  /// Comments above stand where the line does that they speak of.
  void begin_line(int i) {
    at(i).column = line_column(i);
    const bool closes = at(i).closes() && at(i).partner != no_piece;
    const int above = closes ? within(at(i).partner) : at(i).column;
    for (int comment = i - 1; comment >= 0 && at(comment).comment && (at(comment).breaks > 0 || comment == 0);
         --comment)
      at(comment).column = above;
  }

  int line_column(int i) {
    const Piece& piece = at(i);
    if (piece.closes() && piece.partner != no_piece) return closing(piece.partner);
    switch (piece.start) {
      case Start::none:
        break;
      case Start::group:
        return body(piece.row == i ? row_before(i) : piece.row);
      case Start::item_exception:
        return under_label(row_of_item(i));
      default:
        return within(piece.parent);
    }
    if (piece.row == no_piece) return 0;
    return continued(i);
  }

  /// Where what a bracket holds begins.
  int within(int bracket) {
    if (bracket == no_piece) return 0;
    if (ends_line(bracket)) return base(bracket) + indent;
    return at(bracket + 1).column;
  }
  int closing(int bracket) { return ends_line(bracket) ? base(bracket) : at(bracket).column; }
  [[nodiscard]] bool ends_line(int i) {
    return i + 1 == int(pieces_.size()) || at(i + 1).comment || at(i + 1).breaks > 0;
  }
  /// The column of the row that a bracket belongs to, or of its line where that is a value's own.
  int base(int bracket) {
    if (at(bracket).breaks > 0) return at(bracket).column;
    return at(bracket).row == no_piece ? 0 : at(at(bracket).row).column;
  }

  /// The row that the row at `i` stands in.
  int row_before(int i) {
    const int last = before(pieces_, i);
    if (last == no_piece) return no_piece;
    return at(last).row;
  }
  /// The item of an exception: its row, past other exceptions of it.
  int row_of_item(int i) {
    int row = row_before(i);
    while (row != no_piece && (at(row).start == Start::item_exception || at(row).start == Start::group))
      row = row_before(row);
    return row;
  }

  /// The piece of a row that begins its label.
  int label_of(int row) {
    const bool keyword = at(row).start != Start::item && at(row).start != Start::code && at(row).start != Start::field;
    const int name = keyword && !at(after(pieces_, row)).is_text() ? after(pieces_, row) : row;
    const int label = name == no_piece ? no_piece : after(pieces_, name);
    return label != no_piece && at(label).is_text() && at(label).row == row ? label : no_piece;
  }
  int under_label(int row) {
    if (row == no_piece) return 0;
    const int label = label_of(row);
    return label == no_piece ? at(row).column + indent : at(label).column;
  }
  /// What a row says of what it names, on a line of its own.
  int body(int row) {
    if (row == no_piece) return 0;
    switch (at(row).start) {
      case Start::item:
      case Start::field:
      case Start::measure:
      case Start::status:
        return under_label(row);
      case Start::exception:
      case Start::item_exception:
        return at(after(pieces_, row)).column;
      default:
        return at(row).column + indent;
    }
  }

  int continued(int i) {
    const Piece& piece = at(i);
    const int row = piece.row;
    if (piece.is("{")) return at(row).column;
    if (piece.anchor != no_piece) return at(piece.anchor).column + piece.beside;
    const int last = before(pieces_, i);
    if (piece.parent != at(row).parent && piece.parent > row) return within(piece.parent);
    if (piece.is("@")) return is_loose(row) ? at(row).column + indent : language(row, i);
    if (last != no_piece && at(last).is(":")) return body(row);
    if (piece.order == body_cell && at(row).start != Start::transition) return body(row);
    if (piece.order != 0) return column_of(i);
    if (is_loose(row)) return at(row).column + indent;
    return at(row).column + hanging;
  }
  /// Declarations whose further lines are all indented alike.
  bool is_loose(int row) {
    return at(row).is("policy") || at(row).is("parameter") || at(row).is("let") || at(row).is("always");
  }
  int language(int row, int i) {
    const int label = label_of(row);
    if (label != no_piece && label < i) return at(label).column;
    return at(row).column + hanging;
  }
  /// Where the other rows of the bracket have their cells of this order.
  int column_of(int i) {
    const int row = at(i).row;
    const auto found = columns_.find({at(row).parent, at(row).start, at(i).order});
    return at(row).column + (found == columns_.end() ? hanging : found->second);
  }

  void comments() {
    std::vector<int> run;
    int last_line = no_piece;  // first piece of the line of the last comment
    int line = 0;
    const auto finish = [&] {
      int furthest = 0;
      for (const int comment : run) furthest = std::max(furthest, at(comment).column);
      for (const int comment : run)
        if (furthest - at(comment).column <= comment_step) at(comment).column = furthest;
      run.clear();
    };
    for (int i = 0; i < int(pieces_.size()); ++i) {
      if (at(i).breaks > 0) {
        if (at(i).breaks == 2 || (!run.empty() && last_line != line)) finish();
        line = i;
      }
      if (!at(i).comment || i == line) continue;
      run.push_back(i);
      last_line = i;
      last_line = line;
    }
    finish();
  }

  Pieces& pieces_;
  const Columns& columns_;
};

}  // namespace

void place(Pieces& pieces, const Columns& columns) {
  Placing(pieces, columns).run();
}

std::string write(const Pieces& pieces) {
  std::string out;
  int column = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (i > 0 && piece.breaks > 0) {
      out.append(std::size_t(piece.breaks), '\n');
      column = 0;
    }
    out.append(std::size_t(std::max(piece.column - column, 0)), ' ');
    out += piece.text;
    column = std::max(piece.column, column) + piece.width;
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace safon::formatting
