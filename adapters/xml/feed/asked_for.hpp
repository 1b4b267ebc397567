// Which names a feed's paths ask for inside a participant, by the element in which they ask for them.
#pragma once
#include <vector>

#include "adapters/xml/feed/feed_plan.hpp"

namespace safon::xml {

enum class NameOf : std::uint8_t { element, attribute };

class AskedFor {
 public:
  explicit AskedFor(const FeedPlan& plan);

  /// In no order; empty where nothing is asked for, or of elements above participants, which `..` may lead to.
  [[nodiscard]] const std::vector<NameId>& in(NameId element, NameOf kind) const;

 private:
  struct Inside {
    std::vector<NameId> elements, attributes;
  };
  std::vector<Inside> inside_;  // by NameId

  void ask(NameId element, NameOf kind, NameId name);
  /// Where the path leads; other_name: above the element that it starts from, or out of what is followed here.
  NameId ask(NameId from, const Path& path);
  void ask(NameId from, const FieldPlan& field);
  void ask(NameId from, const RecordPlan& record);
  void ask(NameId from, const RowPlan& row);
};

}  // namespace safon::xml
