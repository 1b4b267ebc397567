#include "dsl/syntax/print/declarations.hpp"

namespace safon::syntax {

namespace {

void print(Lines& out, const Likeness& node, std::string_view word) {
  out.begin(word.empty() ? (node.same ? "same" : "different") : word);
  if (!word.empty()) out << (node.same ? "same" : "different");
  out << node.value;
}

}  // namespace

void print(Lines& out, const PoolDecl& node) {
  out.begin("pool") << node.name << node.label;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const PoolLine& line : node.lines) {
    out.begin("each") << line.record << "counts once for";
    for (const Path& member : line.members) out << member;
  }
}

void print(Lines& out, const MatchingDecl& node) {
  out.begin("matching") << node.name << node.label;
  const Lines::Indent indent(out);
  cites(out, node.cites);
  for (const Expr& match : node.match) out.begin("match participants where") << match;
  for (const Expr& with : node.with) out.begin("with participants where") << with;
  for (const Likeness& constraint : node.constraints) print(out, constraint, "");
  for (const Takes& takes : node.takes) {
    out.begin("each takes at most") << takes.most;
    for (const Expr& counting : takes.counting) out << ", counting" << counting;
  }
  for (const Likeness& wish : node.wishes) print(out, wish, "prefer");
}

}  // namespace safon::syntax
