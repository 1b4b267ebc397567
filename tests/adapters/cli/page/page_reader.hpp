// Reads a page strictly, as XML would have it, and keeps what a reader of the page depends on.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace safon::test {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;    // of its own, between its children
  std::size_t parent;  // index; its own for the first

  [[nodiscard]] std::string get(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? "" : found->second;
  }
};

struct Page {
  std::vector<Element> elements;  // in the order of the document
  std::string fault;              // empty: well-formed
};

[[nodiscard]] Page read_page(std::string_view html);

}  // namespace safon::test
