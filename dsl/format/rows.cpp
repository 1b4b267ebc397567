#include "dsl/format/rows.hpp"

#include <algorithm>
#include <array>

namespace safon::formatting {

namespace {

struct Named {
  std::string_view keyword;
  Context context;
};
constexpr auto declarations = std::to_array<Named>({
    {"policy", Context::policy},
    {"codes", Context::codes},
    {"record", Context::record},
    {"framework", Context::framework},
    {"calendar", Context::calendar},
    {"parameter", Context::parameter},
    {"requirement", Context::requirement},
    {"programme", Context::programme},
    {"report", Context::report},
    {"intake", Context::intake},
    {"pool", Context::pool},
    {"matching", Context::matching},
    {"feed", Context::feed},
    {"test", Context::test},
});

/// The words with which a line begins that is neither an item nor anything else that the tree has a span for.
struct LineWord {
  Context context;
  std::string_view word;
};
constexpr auto line_words = std::to_array<LineWord>({
    {Context::policy, "version"},
    {Context::policy, "in"},
    {Context::policy, "applies"},
    {Context::policy, "month"},
    {Context::policy, "working"},
    {Context::policy, "languages"},
    {Context::record, "dated"},
    {Context::framework, "element"},
    {Context::framework, "cites"},
    {Context::element, "cites"},
    {Context::calendar, "covers"},
    {Context::calendar, "working"},
    {Context::parameter, "adjustable"},
    {Context::parameter, "from"},
    {Context::requirement, "cites"},
    {Context::requirement, "applies"},
    {Context::requirement, "waivable"},
    {Context::programme, "cites"},
    {Context::programme, "begins"},
    {Context::programme, "audit"},
    {Context::report, "cites"},
    {Context::report, "of"},
    {Context::report, "suppress"},
    {Context::intake, "cites"},
    {Context::intake, "allocated"},
    {Context::intake, "capacity"},
    {Context::intake, "from"},
    {Context::intake, "reserve"},
    {Context::intake, "at"},
    {Context::intake, "rank"},
    {Context::intake, "ties"},
    {Context::intake, "waiting"},
    {Context::intake, "offers"},
    {Context::pool, "cites"},
    {Context::pool, "each"},
    {Context::matching, "cites"},
    {Context::matching, "match"},
    {Context::matching, "with"},
    {Context::matching, "same"},
    {Context::matching, "different"},
    {Context::matching, "prefer"},
    {Context::matching, "each"},
    {Context::feed, "namespace"},
    {Context::feed, "expect"},
    {Context::feed, "full"},
    {Context::feed, "partial"},
    {Context::test, "as"},
    {Context::test, "given"},
    {Context::test, "certified"},
    {Context::test, "revoked"},
    {Context::test, "reinstated"},
    {Context::test, "expect"},
    {Context::test, "follows"},
    {Context::test, "for"},
});

class Rows {
 public:
  explicit Rows(Pieces& pieces) : pieces_(pieces) {}

  void run() {
    for (int i = 0; i < int(pieces_.size()); ++i) {
      Piece& piece = at(i);
      if (piece.start == Start::declaration || piece.start == Start::let) keyword_ = piece.text;
      if (piece.opens()) piece.context = context(i);
      if (piece.start == Start::none && !piece.comment) piece.start = found(i);
      if (piece.start == Start::group && piece.breaks == 0) piece.start = Start::none;
      if (piece.closes() && piece.partner != no_piece) row_ = at(piece.partner).row;
      if (piece.start != Start::none) row_ = i;
      piece.row = row_;
    }
  }

 private:
  Piece& at(int index) { return pieces_[std::size_t(index)]; }
  [[nodiscard]] bool is(int index, std::string_view what) {
    return index >= 0 && index < int(pieces_.size()) && at(index).is(what);
  }
  [[nodiscard]] Context around(int index) {
    return at(index).parent == no_piece ? Context::none : at(at(index).parent).context;
  }

  Context context(int i) {
    if (at(i).parent == no_piece) {
      if (!at(i).is("{")) return Context::inside;
      const auto* found = std::ranges::find(declarations, keyword_, &Named::keyword);
      return found == declarations.end() ? Context::inside : found->context;
    }
    const bool brace = at(i).is("{");
    switch (around(i)) {
      case Context::framework:
        return Context::element;
      case Context::requirement:
        return brace ? Context::requirement : Context::inside;
      case Context::feed:
        if (!brace) return Context::inside;
        return is(before(pieces_, i), "codes") ? Context::code_map : Context::feed;
      case Context::test:
        if (brace && is(row_, "for")) return Context::cases;
        [[fallthrough]];
      case Context::cases:
      case Context::record_value:
      case Context::value_list:
        return brace ? Context::record_value : at(i).is("[") ? Context::value_list : Context::inside;
      default:
        return Context::inside;
    }
  }

  /// What begins here by the words alone.
  Start found(int i) {
    const Piece& piece = at(i);
    const Context in = around(i);
    const int last = before(pieces_, i), next = after(pieces_, i);
    const bool begins_line = piece.breaks > 0 || (last != no_piece && last == piece.parent);
    switch (in) {
      case Context::codes:
        return piece.is_word() && !is(last, "@") ? Start::code : Start::none;
      case Context::record:
        if (piece.is("dated") && is(next, "by")) return Start::plain;
        if (!piece.is_word() || is(last, "@") || next == no_piece) return Start::none;
        return at(next).is(":") || at(next).is("@") || at(next).is_text() ? Start::field : Start::none;
      case Context::element:
        if (begins_line && piece.is("criterion")) return Start::criterion;
        break;
      case Context::calendar:
        if (begins_line && piece.is("closed")) return Start::closed;
        break;
      case Context::report:
        if (begins_line && (piece.is("rows") || piece.is("columns")) && is(next, "by")) return Start::grouping;
        break;
      case Context::code_map:
        return piece.is_text() && begins_line ? Start::code_mapped : Start::none;
      case Context::value_list:
        return piece.is("{") ? Start::given_record : Start::none;
      case Context::record_value:
        if (piece.breaks == 0 && at(piece.parent).start == Start::given_record) return Start::none;
        return piece.is_word() && begins_line && is(next, ":") ? given(next) : Start::none;
      default:
        break;
    }
    if (!begins_line || !piece.is_word()) return Start::none;
    const auto same = [&](const LineWord& line) { return line.context == in && line.word == piece.text; };
    return std::ranges::any_of(line_words, same) ? Start::plain : Start::none;
  }
  Start given(int colon) {
    const int value = after(pieces_, colon);
    return value != no_piece && at(value).opens() ? Start::given_value : Start::plain;
  }

  Pieces& pieces_;
  std::string_view keyword_;
  int row_ = no_piece;
};

/// Whether a block is a list of things of which each has a line, once it has more than one line.
bool one_a_line(Context context) {
  switch (context) {
    case Context::none:
    case Context::code_map:
    case Context::parameter:
    case Context::record_value:
    case Context::value_list:
    case Context::inside:
      return false;
    default:
      return true;
  }
}

/// Whether it may never share a line with what stands before it.
bool wants_a_line(Start start) {
  switch (start) {
    case Start::code:
    case Start::field:
    case Start::status:
    case Start::transition:
    case Start::item:
    case Start::exception:
    case Start::measure:
    case Start::mapping:
    case Start::test_case:
      return true;
    default:
      return false;
  }
}

bool is_declaration(const Piece& piece) {
  return piece.start == Start::declaration || piece.start == Start::let;
}

bool has_several_lines(const Pieces& pieces, int from, int to) {
  for (int i = from + 1; i <= to; ++i)
    if (pieces[std::size_t(i)].breaks > 0) return true;
  return false;
}

/// A declaration of several lines stands apart from its neighbours, with the comments above it.
void part_declarations(Pieces& pieces) {
  int last = no_piece;  // the declaration before
  for (int i = 0; i < int(pieces.size()); ++i) {
    if (!is_declaration(pieces[std::size_t(i)])) continue;
    if (last != no_piece) {
      int end = i + 1, top = i;
      while (end < int(pieces.size()) && !is_declaration(pieces[std::size_t(end)])) ++end;
      while (pieces[std::size_t(top - 1)].comment && pieces[std::size_t(top - 1)].breaks > 0 &&
             pieces[std::size_t(top)].breaks == 1)
        --top;
      while (pieces[std::size_t(end - 1)].comment) --end;
      if (has_several_lines(pieces, last, before(pieces, i)) || has_several_lines(pieces, i, end - 1))
        pieces[std::size_t(top)].breaks = 2;
    }
    last = i;
  }
}

}  // namespace

void find_rows(Pieces& pieces) {
  Rows(pieces).run();
}

void settle_breaks(Pieces& pieces) {
  const auto at = [&](int index) -> Piece& { return pieces[std::size_t(index)]; };
  for (int i = 0; i < int(pieces.size()); ++i) {
    Piece& piece = at(i);
    if (is_declaration(piece)) piece.breaks = std::max(piece.breaks, 1);
    if (i == 0) piece.breaks = 0;
    if (!piece.is("{") || piece.partner == no_piece || !one_a_line(piece.context)) continue;
    if (!has_several_lines(pieces, i, piece.partner)) continue;
    for (int inner = i + 1; inner < piece.partner; ++inner)
      if (at(inner).parent == i && wants_a_line(at(inner).start)) at(inner).breaks = std::max(at(inner).breaks, 1);
    Piece& first = at(i + 1);
    if (!first.comment) first.breaks = std::max(first.breaks, 1);
    at(piece.partner).breaks = 1;
  }
  for (int i = 1; i < int(pieces.size()); ++i) {
    Piece& piece = at(i);
    const bool first_in_block =
        at(i - 1).opens() || (at(i - 1).comment && at(i - 1).breaks == 0 && i > 1 && at(i - 2).opens());
    if (piece.closes() || first_in_block) piece.breaks = std::min(piece.breaks, 1);
  }
  part_declarations(pieces);
}

}  // namespace safon::formatting
