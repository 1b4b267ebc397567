#include "adapters/xml/extract/fragment.hpp"

#include "adapters/xml/limits.hpp"
#include "adapters/xml/text/scan/characters.hpp"

namespace safon::xml {

NodeId Fragment::open(NodeId parent, NameId name, TextPlace place) {
  const NodeId id = NodeId(nodes_.size());
  NodeId previous = no_node;
  if (parent != no_node) {
    Node& above = nodes_[parent];
    above.has_elements = true;
    previous = above.last_child;
    above.last_child = id;
    if (previous == no_node)
      above.first_child = id;
    else
      nodes_[previous].next = id;
  }
  nodes_.push_back({.name = name,
                    .parent = parent,
                    .first_child = no_node,
                    .last_child = no_node,
                    .previous = previous,
                    .next = no_node,
                    .first_attribute = std::uint32_t(attributes_.size()),
                    .attribute_count = 0,
                    .text_begin = 0,
                    .text_size = 0,
                    .place = place,
                    .has_elements = false,
                    .text_too_long = false});
  return id;
}

void Fragment::add_attribute(NameId name, std::string_view value, TextPlace place) {
  attributes_.push_back({name, std::uint32_t(text_.size()), std::uint32_t(value.size()), place});
  text_ += value;
  ++nodes_.back().attribute_count;
}

// Only elements without elements inside have a value, so their text lies together at the end of `text_`.
void Fragment::add_text(NodeId id, std::string_view piece) {
  Node& node = nodes_[id];
  if (node.has_elements) return;
  if (node.text_size == 0) {
    while (!piece.empty() && blank(piece.front())) piece.remove_prefix(1);
    if (piece.empty()) return;
    node.text_begin = std::uint32_t(text_.size());
  }
  if (node.text_size + piece.size() > limits::value) {
    node.text_too_long = true;
    return;
  }
  text_ += piece;
  node.text_size += std::uint32_t(piece.size());
}

void Fragment::cut(NodeId id, const Mark& mark) {
  const NodeId parent = nodes_[id].parent, previous = nodes_[id].previous;
  if (parent != no_node) {
    nodes_[parent].last_child = previous;
    if (previous == no_node)
      nodes_[parent].first_child = no_node;
    else
      nodes_[previous].next = no_node;
  }
  nodes_.resize(mark.nodes);
  attributes_.resize(mark.attributes);
  text_.resize(mark.text);
}

}  // namespace safon::xml
