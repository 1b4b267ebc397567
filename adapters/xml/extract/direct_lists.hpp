// Lists whose items say all that is asked of them in attributes of their own. Such an item goes into its columns as
// its tag is read and is not held in memory. One with a fault is held, like any other element, so that the mapper finds
// its faults where they come in the order of faults.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xml/extract/fragment.hpp"
#include "adapters/xml/extract/unread.hpp"
#include "adapters/xml/feed/columns.hpp"
#include "adapters/xml/header.hpp"

namespace safon::xml {

class DirectLists {
 public:
  /// Finds those of the plan and numbers them there. All must outlive this.
  DirectLists(FeedPlan& plan, EventParser& parser, const Fragment& fragment, const Header& header, Columns& columns,
              Unread& unread);

  static constexpr std::size_t none = no_direct_list;
  /// The list that an element of this name in `parent` is an item of, or `none`.
  [[nodiscard]] std::size_t find(NameId name, NodeId parent, NodeId participant) const;

  /// A participant begins.
  void begin();
  /// False: the item has a fault, and is to be held. After limits::rows items no more are stored.
  [[nodiscard]] bool add(std::size_t list, const StartTag& item);

  /// Of all items of this participant, but of one more than limits::rows at most.
  [[nodiscard]] const std::vector<TextPlace>& places(std::size_t list) const { return lists_[list].places; }

 private:
  struct Source {
    InternedName local, uri;
    std::size_t index;  // among its item's attributes, the last time
    bool first;         // that reads this attribute
  };
  struct Field {
    const FieldPlan* plan;
    ColumnData* column;
    bool from_header, always_something;  // nothing that is written stands for nothing
    std::vector<Source> sources;
  };
  struct List {
    const ListPlan* plan;
    std::vector<Field> fields;
    std::vector<TextPlace> places;
  };

  const Fragment& fragment_;
  const Header& header_;
  Columns& columns_;
  std::vector<List> lists_;
  std::vector<std::size_t> by_name_;  // NameId to list
  Unread& unread_;
  std::string joined_;
  std::size_t found_ = 0;  // attributes of the item that some field reads

  void consider(FeedPlan& plan, ChildPlan& child, EventParser& parser);
  [[nodiscard]] bool read(Field& field, const StartTag& item, Cell& cell);
  [[nodiscard]] std::string_view value_of(Source& source, const StartTag& item);
  [[nodiscard]] static bool reads(const List& list, InternedName local, InternedName uri);
  void note_unread(const List& list, const StartTag& item);
  [[nodiscard]] std::string_view joined(Field& field, const StartTag& item);
};

}  // namespace safon::xml
