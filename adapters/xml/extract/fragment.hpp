// The part of a document that is in memory: the elements above a participant, header values, and one participant, all
// in three arrays that are cut back to where they were when an element is done with.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xml/feed/path.hpp"
#include "adapters/xml/text/events.hpp"
#include "adapters/xml/text/scan/characters.hpp"

namespace safon::xml {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

struct Node {
  NameId name;
  NodeId parent, first_child, last_child, previous, next;
  std::uint32_t first_attribute, attribute_count;
  std::uint32_t text_begin, text_size;
  TextPlace place;
  bool has_elements;  // kept or not: its text is not a plain value
  bool text_too_long;
};

struct NodeAttribute {
  NameId name;
  std::uint32_t text_begin, text_size;
  TextPlace place;
};

/// Without white space around it.
inline std::string_view trimmed(std::string_view value) {
  while (!value.empty() && blank(value.front())) value.remove_prefix(1);
  while (!value.empty() && blank(value.back())) value.remove_suffix(1);
  return value;
}

class Fragment {
 public:
  /// Sizes to cut back to.
  struct Mark {
    std::size_t nodes, attributes, text;
  };

  NodeId open(NodeId parent, NameId name, TextPlace place);
  void add_attribute(NameId name, std::string_view value, TextPlace place);  // to the node opened last
  void add_text(NodeId node, std::string_view piece);

  [[nodiscard]] Mark mark() const { return {nodes_.size(), attributes_.size(), text_.size()}; }
  /// Forgets `node` and all that was opened after it. `mark` was taken just before it was opened.
  void cut(NodeId node, const Mark& mark);
  [[nodiscard]] std::size_t bytes() const {
    return nodes_.size() * sizeof(Node) + attributes_.size() * sizeof(NodeAttribute) + text_.size();
  }

  [[nodiscard]] Node& operator[](NodeId node) { return nodes_[node]; }
  [[nodiscard]] const Node& operator[](NodeId node) const { return nodes_[node]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const NodeAttribute& attribute(std::size_t index) const { return attributes_[index]; }

  /// The element's own text, or an attribute's, without white space around it.
  [[nodiscard]] std::string_view text(const Node& node) const {
    return trimmed(std::string_view(text_).substr(node.text_begin, node.text_size));
  }
  [[nodiscard]] std::string_view text(const NodeAttribute& attribute) const {
    return trimmed(std::string_view(text_).substr(attribute.text_begin, attribute.text_size));
  }

 private:
  std::vector<Node> nodes_;
  std::vector<NodeAttribute> attributes_;
  std::string text_;
};

}  // namespace safon::xml
