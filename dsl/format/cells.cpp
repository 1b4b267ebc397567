// The cells of rows: what stands in a column with what stands in the rows above and below.
#include <algorithm>

#include "dsl/format/rows.hpp"

namespace safon::formatting {

namespace {

class Cells {
 public:
  explicit Cells(Pieces& pieces) : pieces_(pieces) {}

  void run() {
    for (int i = 0; i < int(pieces_.size()); ++i) row(i);
  }

 private:
  Piece& at(int index) { return pieces_[std::size_t(index)]; }
  void cell(int index, int order, std::uint64_t cells = 0) {
    if (index == no_piece || at(index).order != 0) return;
    at(index).order = order;
    at(index).cells = cells;
  }

  /// The pieces after `from` that stand in the same bracket, up to where another row begins.
  template <class Visit>
  void each_beside(int from, const Visit& visit) {
    for (int i = from + 1; i < int(pieces_.size()); ++i) {
      if (at(i).parent != at(from).parent) {
        if (at(i).closes() && at(i).partner == at(from).parent) return;
        continue;
      }
      if (at(i).comment) continue;
      if (at(i).start != Start::none || !visit(i)) return;
    }
  }

  /// The cells of `name "label" @cy "label"`; returns what follows, or none.
  int labels(int name) {
    int i = after(pieces_, name), languages = 0;
    if (i != no_piece && at(i).is_text()) {
      cell(i, label_cell);
      i = after(pieces_, i);
    }
    while (i != no_piece && at(i).is("@")) {
      cell(i, std::min(language_cell + languages++, body_cell - 1));
      i = after(pieces_, after(pieces_, i));
      if (i != no_piece) i = after(pieces_, i);
    }
    return i;
  }
  void labelled(int name) {
    const int colon = labels(name);
    if (colon != no_piece && at(colon).is(":")) cell(after(pieces_, colon), body_cell);
  }

  void row(int i) {
    switch (at(i).start) {
      case Start::code:
        labels(i);
        break;
      case Start::criterion:
      case Start::closed:
        labels(after(pieces_, i));
        break;
      case Start::field:
      case Start::item:
        labelled(i);
        break;
      case Start::measure:
        labelled(after(pieces_, i));
        break;
      case Start::let:
        if (const int sign = labels(after(pieces_, i)); sign != no_piece && at(sign).is("=")) cell(sign, body_cell);
        break;
      case Start::status:
        if (const int rest = labels(after(pieces_, i)); rest != no_piece && at(rest).row == i && at(rest).is_word())
          cell(rest, body_cell);
        break;
      case Start::transition:
        transition(i);
        break;
      case Start::grouping:
        cell(after(pieces_, i), label_cell);
        break;
      case Start::mapping:
        mapping(i);
        break;
      case Start::code_mapped:
        arrow(i);
        break;
      case Start::given_record:
        given_fields(i);
        break;
      case Start::given_value:
        cell(after(pieces_, after(pieces_, i)), label_cell);
        break;
      default:
        break;
    }
  }

  void transition(int from) {
    int found = 0;
    each_beside(from, [&](int i) {
      if (found == 0 && at(i).is("to")) cell(i, found = label_cell);
      if (found == label_cell && at(i).is_text()) cell(i, found = language_cell);
      if (found < body_cell && (at(i).is("before") || at(i).is("when"))) cell(i, found = body_cell);
      if (at(i).is("certified")) cell(i, certified_cell);
      return true;
    });
  }
  void mapping(int name) {
    bool block = false;
    each_beside(name, [&](int i) {
      if (at(i).is("{") && !at(before(pieces_, i)).is("codes")) block = true;
      return true;
    });
    if (block) return;
    int found = 0;
    each_beside(name, [&](int i) {
      if (found == 0 && at(i).is("from")) cell(i, found = label_cell);
      if (found == label_cell && at(i).is_word() && at(before(pieces_, i)).is_text()) cell(i, found = body_cell);
      return found < body_cell;
    });
  }
  /// Only where each pair has a line.
  void arrow(int value) {
    int arrows = 0;
    each_beside(value, [&](int i) { return arrows += at(i).is("->") ? 1 : 0, true; });
    if (arrows == 1) cell(after(pieces_, value), label_cell);
  }
  /// Records with the same fields so far are aligned in the next; nothing is where two of them share a line.
  void given_fields(int brace) {
    std::uint64_t fields = 0xCBF29CE484222325U;
    int order = 0;
    for (int i = brace + 1; i < at(brace).partner; ++i) {
      const int next = after(pieces_, i);
      if (at(i).parent != brace || !at(i).is_word() || next == no_piece || !at(next).is(":")) continue;
      for (const char c : at(i).text) fields = (fields ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
      if (order > 0) cell(i, order, fields);
      ++order;
    }
  }

  Pieces& pieces_;
};

}  // namespace

void find_cells(Pieces& pieces) {
  Cells(pieces).run();
}

}  // namespace safon::formatting
