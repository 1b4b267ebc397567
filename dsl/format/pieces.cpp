#include "dsl/format/pieces.hpp"

#include <algorithm>

namespace safon::formatting {

namespace {

int columns(std::string_view text) {
  return int(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view without_trailing_blanks(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\r");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// The comments that stand between two tokens; returns the line ends after the last of them.
int cut_comments(std::string_view text, std::uint32_t begin, std::uint32_t end, Pieces& pieces) {
  int breaks = 0;
  for (std::uint32_t at = begin; at < end; ++at) {
    if (text[at] == '\n') ++breaks;
    if (text[at] != '#') continue;
    Piece comment;
    const auto stop = std::min<std::size_t>(text.find('\n', at), text.size());
    comment.text = without_trailing_blanks(text.substr(at, stop - at));
    comment.begin = at;
    comment.width = columns(comment.text);
    comment.comment = true;
    comment.breaks = std::min(breaks, 2);
    pieces.push_back(comment);
    breaks = 0;
    at = std::uint32_t(stop) - 1;
  }
  return std::min(breaks, 2);
}

void find_partners(Pieces& pieces) {
  std::vector<int> open;
  for (int i = 0; i < int(pieces.size()); ++i) {
    Piece& piece = pieces[std::size_t(i)];
    if (piece.closes() && !open.empty()) {
      piece.partner = open.back();
      pieces[std::size_t(open.back())].partner = i;
      open.pop_back();
    }
    piece.parent = open.empty() ? no_piece : open.back();
    if (piece.opens()) open.push_back(i);
  }
}

}  // namespace

Pieces cut(std::string_view text, const parsing::Tokens& tokens) {
  Pieces pieces;
  std::uint32_t at = 0;
  for (const auto& token : tokens) {
    const int breaks = cut_comments(text, at, token.begin, pieces);
    if (token.kind == parsing::Token::Kind::end) break;
    Piece piece;
    piece.text = text.substr(token.begin, token.end - token.begin);
    piece.begin = token.begin;
    piece.width = columns(piece.text);
    piece.kind = token.kind;
    piece.breaks = breaks;
    pieces.push_back(piece);
    at = token.end;
  }
  find_partners(pieces);
  return pieces;
}

int piece_at(const Pieces& pieces, std::uint32_t offset) {
  return int(std::ranges::lower_bound(pieces, offset, {}, &Piece::begin) - pieces.begin());
}

int before(const Pieces& pieces, int at) {
  do --at;
  while (at >= 0 && pieces[std::size_t(at)].comment);
  return at;
}

int after(const Pieces& pieces, int at) {
  do ++at;
  while (at < int(pieces.size()) && pieces[std::size_t(at)].comment);
  return at < int(pieces.size()) ? at : no_piece;
}

}  // namespace safon::formatting
