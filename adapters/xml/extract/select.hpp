// What a path leads to in the part of the document that is in memory.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xml/extract/fragment.hpp"
#include "adapters/xml/feed/path.hpp"

namespace safon::xml {

/// A value with its place. `node`: the element that it is, or that it belongs to.
struct Found {
  NodeId node = no_node;
  std::string_view text;  // without white space around it; valid until the fragment changes
  TextPlace place;
  bool holds_elements = false, too_long = false;
};

class XPathDocument;

class Selector {
 public:
  Selector(const Fragment& fragment, const Names& names);
  ~Selector();

  /// Appends what `path` finds from `node`, in document order. `no_node` stands for the document above its root
  /// element.
  void values(const Path& path, NodeId node, std::vector<Found>& out);
  void elements(const Path& path, NodeId node, std::vector<NodeId>& out);
  [[nodiscard]] bool holds(const std::vector<Predicate>& predicates, NodeId node) const;  // none is a position

  /// To be called when the fragment has changed.
  void forget();

 private:
  const Fragment& fragment_;
  const Names& names_;
  std::vector<Found> scratch_;
  std::unique_ptr<XPathDocument> xpath_;  // made when an XPath is first asked for

  void walk(const Path& path, std::size_t step, NodeId node, std::vector<Found>& out) const;
  void walk_children(const Path& path, std::size_t step, NodeId node, std::vector<Found>& out) const;
  [[nodiscard]] bool holds(const Predicate& predicate, NodeId node) const;
  [[nodiscard]] Found found(NodeId node) const;
  XPathDocument& xpath();
};

}  // namespace safon::xml
