// Symbols by name, for those who find where they are named.
#pragma once
#include <map>
#include <span>
#include <string_view>

#include "dsl/names/names.hpp"

namespace safon::names {

class Lookup {
 public:
  /// Both outlive this; no symbol is added any more.
  Lookup(const Names& names, std::span<const syntax::Document> documents);

  /// The participants' record.
  [[nodiscard]] int root() const { return global(Kind::record, "participant"); }
  [[nodiscard]] int global(Kind kind, std::string_view name) const;
  /// By its name or its plural.
  [[nodiscard]] int record(std::string_view name) const;
  /// What a field's type names: codes, a record or a framework.
  [[nodiscard]] int type(std::string_view name) const;
  [[nodiscard]] int member(int owner, std::string_view name) const;
  /// A member of what a field or a `let` holds, or of anything else.
  [[nodiscard]] int within(int symbol, std::string_view name) const;
  /// A status, of `programme` rather than of others.
  [[nodiscard]] int status(std::string_view name, int programme = no_symbol) const;
  /// What a name in an expression means that is no field; `more`: a name of what it owns follows.
  [[nodiscard]] int value(std::string_view name, int programme, bool more) const;
  /// The only code of that name.
  [[nodiscard]] int code(std::string_view name) const;
  /// The record whose rows a `let` names, or of which it is one.
  [[nodiscard]] int rows_of(int let) const;

 private:
  void note_lets(std::span<const syntax::Document> documents);
  [[nodiscard]] const Symbol& at(int symbol) const { return names_.symbols[std::size_t(symbol)]; }

  const Names& names_;
  std::map<std::pair<int, std::string_view>, int> members_;  // by owner; globals by their kind, below zero
  std::map<std::string_view, int> records_, codes_;
  std::map<int, std::string_view> let_rows_;  // the name of the list that it chooses from
};

}  // namespace safon::names
