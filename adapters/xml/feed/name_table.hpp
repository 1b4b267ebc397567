// From a parser's interned names to the feed's numbers, by pointer.
#pragma once
#include <cstdint>
#include <vector>

#include "adapters/xml/feed/path.hpp"
#include "adapters/xml/text/events.hpp"

namespace safon::xml {

class NameTable {
 public:
  /// Interns the names known so far. Both must outlive the table.
  NameTable(EventParser& parser, Names& names);

  [[nodiscard]] NameId find(InternedName local, InternedName uri) const;

  /// The same, but a name that the feed does not speak of gets a number too, if its namespace is one of the feed's:
  /// XPath may ask for anything.
  [[nodiscard]] NameId find_or_add(InternedName local, InternedName uri, bool attribute);

 private:
  struct Slot {
    InternedName local = nullptr, uri = nullptr;
    NameId id = other_name;
  };
  Names& names_;
  std::vector<Slot> slots_;  // a power of two, at most half full
  std::size_t count_ = 0;
  std::vector<InternedName> namespaces_;  // of the feed; null where it means none

  [[nodiscard]] std::size_t slot_of(InternedName local, InternedName uri) const;
  void add(InternedName local, InternedName uri, NameId id);
};

}  // namespace safon::xml
