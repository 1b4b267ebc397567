#include "adapters/xml/extract/field_reader.hpp"

#include "adapters/xml/limits.hpp"
#include "adapters/xml/values/name.hpp"

namespace safon::xml {

std::optional<FieldFault> FieldReader::one_text(const Path& path, NodeId node, std::string_view& text) {
  found_.clear();
  selector_.values(path, node, found_);
  const Found* first = nullptr;
  for (const Found& one : found_) {
    if (one.holds_elements)
      return FieldFault{one.place, ReturnCode::not_a_plain_value,
                        "`" + path.text + "` holds other elements where a value is expected"};
    if (one.too_long)
      return FieldFault{one.place, ReturnCode::text_too_long,
                        "the text of `" + path.text + "` is longer than " + std::to_string(limits::value) + " bytes"};
    if (one.text.empty()) continue;
    if (!first) {
      first = &one;
    } else if (first->text != one.text) {
      return FieldFault{one.place, ReturnCode::several_values,
                        "`" + path.text + "` is given more than once, as " + shown(first->text) + " on line " +
                            std::to_string(first->place.line) + " and as " + shown(one.text)};
    }
  }
  if (first) {
    text = first->text;
    place_ = first->place;
  }
  return {};
}

// What is there, in the order of the paths; an id is whole or not there.
std::optional<FieldFault> FieldReader::joined_text(const FieldPlan& field, NodeId node, std::string_view& text) {
  joined_.clear();
  std::optional<TextPlace> begins;
  for (const Path& path : field.paths) {
    std::string_view part;
    if (auto fault = one_text(path, node, part)) return fault;
    if (part.empty()) {
      if (!field.is_id) continue;
      joined_.clear();
      return {};
    }
    if (begins)
      joined_ += field.mapping->join;
    else
      begins = place_;
    joined_ += part;
  }
  if (begins) place_ = *begins;
  text = joined_;
  return {};
}

std::optional<FieldFault> FieldReader::read(const FieldPlan& field, NodeId node, Cell& cell) {
  place_ = node == no_node ? TextPlace{} : fragment_[node].place;
  std::string_view text;
  missing_ = false;
  // The commonest mapping by far, an attribute of the element itself, goes the short way.
  const Path& path = field.paths.front();
  if (field.paths.size() == 1 && path.steps.size() == 1 && path.steps[0].kind == StepKind::attribute &&
      node != no_node) {
    const Node& element = fragment_[node];
    for (std::uint32_t a = element.first_attribute, end = a + element.attribute_count; a < end; ++a) {
      const NodeAttribute& attribute = fragment_.attribute(a);
      if (attribute.name != path.steps[0].name) continue;
      text = fragment_.text(attribute);
      place_ = attribute.place;
      break;
    }
  } else if (field.paths.size() == 1) {
    if (auto fault = one_text(path, node, text)) return fault;
  } else {
    if (auto fault = joined_text(field, node, text)) return fault;
  }
  if (stands_for_nothing(field, text)) {
    missing_ = true;
    if (text.empty() && node != no_node) place_ = fragment_[node].place;
    cell = missing_value(field);
    return {};
  }
  if (read_value(field, text, cell)) {
    if (!field.names_somebody) return {};
    // Two names that look the same would be two people, or two councils.
    auto why = why_no_name(text);
    if (!why) return {};
    return FieldFault{place_, ReturnCode::name_unusable, std::move(*why)};
  }
  ValueFault fault = why_not(field, text, received_);
  return FieldFault{place_, fault.code, std::move(fault.message)};
}

}  // namespace safon::xml
