#include "adapters/xml/feed/name_table.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace safon::xml {

NameTable::NameTable(EventParser& parser, Names& names) : names_(names), slots_(64) {
  bool has_default = false;
  for (const auto& [prefix, uri] : names.namespaces) {
    namespaces_.push_back(uri.empty() ? nullptr : parser.intern(uri));
    has_default |= prefix.empty();
  }
  if (!has_default) namespaces_.push_back(nullptr);
  for (std::size_t i = 0; i < names.known.size(); ++i) {
    const QualifiedName& name = names.known[i];
    add(parser.intern(name.local), name.uri.empty() ? nullptr : parser.intern(name.uri), NameId(i) + 1);
  }
}

std::size_t NameTable::slot_of(InternedName local, InternedName uri) const {
  const auto bits = std::bit_cast<std::uintptr_t>(local) * 31 + std::bit_cast<std::uintptr_t>(uri);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (std::uint64_t(bits) * 0x9E3779B97F4A7C15ULL >> 32) & mask;
  while (slots_[at].local && (slots_[at].local != local || slots_[at].uri != uri)) at = (at + 1) & mask;
  return at;
}

void NameTable::add(InternedName local, InternedName uri, NameId id) {
  if ((count_ + 1) * 2 > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old)
      if (slot.local) slots_[slot_of(slot.local, slot.uri)] = slot;
  }
  slots_[slot_of(local, uri)] = {local, uri, id};
  ++count_;
}

NameId NameTable::find(InternedName local, InternedName uri) const {
  return slots_[slot_of(local, uri)].id;
}

NameId NameTable::find_or_add(InternedName local, InternedName uri, bool attribute) {
  if (const NameId known = find(local, uri)) return known;
  const bool ours = (attribute && !uri) || std::ranges::find(namespaces_, uri) != namespaces_.end();
  if (!ours) return other_name;
  const NameId id = names_.number({local, uri ? uri : ""});
  add(local, uri, id);
  return id;
}

}  // namespace safon::xml
