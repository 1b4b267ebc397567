// The fall-back for paths that are not simple: the part of the document that is in memory as pugixml's tree, with
// places kept. Slower; made only for feeds that need it.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "adapters/xml/extract/fragment.hpp"
#include "adapters/xml/extract/select.hpp"
#include "adapters/xml/feed/path.hpp"

namespace safon::xml {

class XPathDocument {
 public:
  XPathDocument(const Fragment& fragment, const Names& names);

  /// `query` has been found to be XPath by plan_path.
  void values(const std::string& query, NodeId context, std::vector<Found>& out);

 private:
  const Fragment& fragment_;
  pugi::xml_document document_;
  std::vector<pugi::xml_node> nodes_;  // by NodeId
  std::unordered_map<const void*, NodeId> ids_;
  std::unordered_map<const void*, std::size_t> attributes_;
  std::deque<std::string> made_;  // texts that no part of the document is
};

}  // namespace safon::xml
