#include "dsl/names/lookup.hpp"

namespace safon::names {

namespace {

constexpr int several = -2;
/// `let`s that rest on one another, more than any policy has.
constexpr int most_lets = 32;

int key_of(Kind kind) {
  return -2 - int(kind);
}

}  // namespace

Lookup::Lookup(const Names& names, std::span<const syntax::Document> documents) : names_(names) {
  for (int i = 0; i < int(names.symbols.size()); ++i) {
    const Symbol& symbol = at(i);
    members_.try_emplace({symbol.owner == no_symbol ? key_of(symbol.kind) : symbol.owner, symbol.name}, i);
    if (symbol.kind == Kind::record) {
      records_.try_emplace(symbol.name, i);
      if (!symbol.of.empty()) records_.try_emplace(symbol.of, i);
    }
    if (symbol.kind == Kind::code)
      if (const auto [known, added] = codes_.try_emplace(symbol.name, i); !added) known->second = several;
  }
  note_lets(documents);
}

void Lookup::note_lets(std::span<const syntax::Document> documents) {
  for (const auto& document : documents)
    for (const auto& declaration : document.declarations)
      if (const auto* let = std::get_if<syntax::Let>(&declaration.what); let && !let->value.sets.empty()) {
        const bool rows = let->value.kind == syntax::ExprKind::selection || let->value.kind == syntax::ExprKind::rows;
        if (rows) let_rows_[global(Kind::let, let->name.text)] = let->value.sets.front().name.text;
      }
}

int Lookup::global(Kind kind, std::string_view name) const {
  return member(key_of(kind), name);
}

int Lookup::member(int owner, std::string_view name) const {
  if (owner == no_symbol) return no_symbol;
  const auto found = members_.find({owner, name});
  return found == members_.end() ? no_symbol : found->second;
}

int Lookup::record(std::string_view name) const {
  const auto found = records_.find(name);
  return found == records_.end() ? no_symbol : found->second;
}

int Lookup::type(std::string_view name) const {
  if (name.empty()) return no_symbol;
  for (const Kind kind : {Kind::codes, Kind::record, Kind::framework})
    if (const int found = global(kind, name); found != no_symbol) return found;
  return no_symbol;
}

int Lookup::within(int symbol, std::string_view name) const {
  if (symbol == no_symbol) return no_symbol;
  switch (at(symbol).kind) {
    case Kind::field:
      return member(type(at(symbol).of), name);
    case Kind::let:
      return member(rows_of(symbol), name);
    default:
      return member(symbol, name);
  }
}

int Lookup::status(std::string_view name, int programme) const {
  if (const int own = member(programme, name); own != no_symbol) return own;
  for (int i = 0; i < int(names_.symbols.size()); ++i)
    if (at(i).kind == Kind::status && at(i).name == name) return i;
  return no_symbol;
}

int Lookup::value(std::string_view name, int programme, bool more) const {
  for (const Kind kind : {Kind::let, Kind::requirement, Kind::parameter})
    if (const int found = global(kind, name); found != no_symbol) return found;
  if (more) return global(Kind::programme, name);
  return status(name, programme);
}

int Lookup::code(std::string_view name) const {
  const auto found = codes_.find(name);
  return found == codes_.end() || found->second == several ? no_symbol : found->second;
}

int Lookup::rows_of(int let) const {
  for (int turns = 0; turns < most_lets; ++turns) {
    const auto found = let_rows_.find(let);
    if (found == let_rows_.end()) return no_symbol;
    if (const int field = member(root(), found->second); field != no_symbol && at(field).list)
      return global(Kind::record, at(field).of);
    if (const int of = record(found->second); of != no_symbol) return of;
    let = global(Kind::let, found->second);
  }
  return no_symbol;
}

}  // namespace safon::names
