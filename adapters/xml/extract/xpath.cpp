#include "adapters/xml/extract/xpath.hpp"

#include <algorithm>

namespace safon::xml {
namespace {

// Names as the feed writes them: pugixml knows no namespaces.
std::string written(const QualifiedName& name, const Names& names, bool attribute) {
  if (name.uri.empty()) return name.local;
  for (const auto& [prefix, uri] : names.namespaces)
    if (uri == name.uri && !(attribute && prefix.empty()))
      return prefix.empty() ? name.local : prefix + ':' + name.local;
  return name.local;
}

}  // namespace

XPathDocument::XPathDocument(const Fragment& fragment, const Names& names) : fragment_(fragment) {
  nodes_.reserve(fragment.size());
  for (NodeId id = 0; id < fragment.size(); ++id) {
    const Node& node = fragment[id];
    pugi::xml_node above = node.parent == no_node ? pugi::xml_node(document_) : nodes_[node.parent];
    pugi::xml_node made = above.append_child(written(names.known[node.name - 1], names, false).c_str());
    nodes_.push_back(made);
    ids_.emplace(made.internal_object(), id);
    for (std::uint32_t a = 0; a < node.attribute_count; ++a) {
      const NodeAttribute& attribute = fragment.attribute(node.first_attribute + a);
      pugi::xml_attribute to = made.append_attribute(written(names.known[attribute.name - 1], names, true).c_str());
      to.set_value(std::string(fragment.text(attribute)).c_str());
      attributes_.emplace(to.internal_object(), node.first_attribute + a);
    }
    if (node.text_size > 0) made.append_child(pugi::node_pcdata).set_value(std::string(fragment.text(node)).c_str());
  }
}

void XPathDocument::values(const std::string& text, NodeId context, std::vector<Found>& out) {
  const pugi::xpath_query query(text.c_str());
  const pugi::xml_node from = context == no_node ? pugi::xml_node(document_) : nodes_[context];
  if (query.return_type() != pugi::xpath_type_node_set) {
    made_.push_back(query.evaluate_string(from));
    const TextPlace place = context == no_node ? TextPlace{} : fragment_[context].place;
    out.push_back({context, made_.back(), place});
    return;
  }
  pugi::xpath_node_set set = query.evaluate_node_set(from);
  set.sort();
  for (const pugi::xpath_node& one : set) {
    if (one.attribute()) {
      const NodeAttribute& attribute = fragment_.attribute(attributes_.at(one.attribute().internal_object()));
      out.push_back({ids_.at(one.parent().internal_object()), fragment_.text(attribute), attribute.place});
      continue;
    }
    pugi::xml_node node = one.node();
    if (node.type() == pugi::node_pcdata) node = node.parent();
    if (node.type() != pugi::node_element) continue;
    const NodeId id = ids_.at(node.internal_object());
    const Node& found = fragment_[id];
    out.push_back({id, fragment_.text(found), found.place, found.has_elements, found.text_too_long});
  }
}

}  // namespace safon::xml
