// One field's value out of the document: its paths, what they find joined, converted, and what is wrong with it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "adapters/xml/extract/select.hpp"
#include "adapters/xml/values/value.hpp"

namespace safon::xml {

struct FieldFault {
  TextPlace place;
  ReturnCode code;
  std::string message;
};

class FieldReader {
 public:
  FieldReader(const Fragment& fragment, Selector& selector) : fragment_(fragment), selector_(selector) {}

  void set_received(Date received) { received_ = received; }

  /// The text in `cell` is valid until the next call, or until the fragment changes. `node`: what paths start from.
  /// None: no fault. A value that is missing and required is one; the caller words it by what is required.
  [[nodiscard]] std::optional<FieldFault> read(const FieldPlan& field, NodeId node, Cell& cell);

  /// Whether the last value read was not there, so that `cell` is a default, absent or unknown.
  [[nodiscard]] bool was_missing() const { return missing_; }
  [[nodiscard]] TextPlace place() const { return place_; }  // of the last value read; the element's own when missing

 private:
  const Fragment& fragment_;
  Selector& selector_;
  Date received_{};
  std::vector<Found> found_;
  std::string joined_;
  bool missing_ = false;
  TextPlace place_;

  std::optional<FieldFault> one_text(const Path& path, NodeId node, std::string_view& text);
  std::optional<FieldFault> joined_text(const FieldPlan& field, NodeId node, std::string_view& text);
};

}  // namespace safon::xml
