// Elements and attributes of participants that no path of the feed asks for. Most are none of its business; one that
// looks like a name that is asked for in the same place is most likely misspelt, and what it says is not in the record.
#pragma once
#include <string>
#include <vector>

#include "adapters/xml/feed/asked_for.hpp"
#include "adapters/xml/text/event_receiver.hpp"

namespace safon::xml {

struct UnreadName {
  std::string name;    // "`<practise>`", "`@hour`"
  std::string within;  // "`<person>`"
  std::string meant;   // "`<practice>`", which the feed asks for there; empty when nothing there is like it
  std::size_t times = 0;
  TextPlace first;
};

class Unread {
 public:
  Unread(const FeedPlan& plan) : names_(plan.names), asked_for_(plan) {}

  /// Of names in more than limits::unread kinds and places no more are told. `within`: the element around it.
  void note(NameOf kind, NameId within, InternedName local, InternedName uri, TextPlace place);

  /// In the order in which they were first seen.
  [[nodiscard]] std::vector<UnreadName> names() const;

 private:
  struct Noted {
    NameOf kind;
    NameId within;
    InternedName local, uri;
    std::size_t times;
    TextPlace first;
  };
  const Names& names_;
  AskedFor asked_for_;
  std::vector<Noted> noted_;
  std::size_t next_ = 0;  // participants are alike: what comes is often what came after this the last time

  [[nodiscard]] std::string shown(const Noted& noted) const;
  [[nodiscard]] std::string meant(const Noted& noted) const;
};

}  // namespace safon::xml
