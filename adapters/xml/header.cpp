#include "adapters/xml/header.hpp"

#include <algorithm>

namespace safon::xml {
namespace {

using std::unexpected;

std::string either(const std::vector<std::string>& allowed) {
  std::string list;
  for (const std::string& one : allowed) list += (list.empty() ? "" : " or ") + shown(one);
  return list;
}

}  // namespace

std::expected<Cell, ReturnError> Header::read_field(const FieldPlan& field, FieldReader& reader) {
  Cell cell;
  if (auto fault = reader.read(field, no_node, cell))
    return unexpected(ReturnError{ReturnCode::header_faulty, fault->place.line, fault->place.column,
                                  "the file's `" + field.name + "`: " + fault->message});
  if (reader.was_missing()) {
    if (field.required && !field.fallback)
      return unexpected(ReturnError{ReturnCode::header_missing, first_participant_.line, first_participant_.column,
                                    "there is no " + field.paths_text + " (`" + field.name +
                                        "`) before the first participant; header values must come before it"});
    for (const Path& path : field.paths) missing_.push_back(&path);
  }
  texts_.emplace_back(cell.text);
  cell.text = texts_.back();
  return cell;
}

std::expected<void, ReturnError> Header::check(const FeedPlan& plan, Selector& selector) {
  std::vector<Found> found;
  for (const HeaderCheckPlan& check : plan.checks) {
    found.clear();
    selector.values(check.path, no_node, found);
    if (found.empty() || found.front().text.empty())
      return unexpected(ReturnError{ReturnCode::header_missing, first_participant_.line, first_participant_.column,
                                    "there is no `" + check.path.text +
                                        "` before the first participant; the feed expects " +
                                        either(check.check->allowed)});
    for (const Found& one : found)
      if (std::ranges::find(check.check->allowed, one.text) == check.check->allowed.end())
        return unexpected(ReturnError{
            ReturnCode::check_failed, one.place.line, one.place.column,
            "`" + check.path.text + "` is " + shown(one.text) + "; the feed expects " + either(check.check->allowed)});
  }
  return {};
}

std::expected<void, ReturnError> Header::read(FeedPlan& plan, Selector& selector, FieldReader& reader,
                                              std::optional<Date> received, TextPlace first_participant) {
  first_participant_ = first_participant;
  // The date received comes first: it settles which codes are in force for the others.
  if (plan.received) {
    const auto cell = read_field(*plan.received, reader);
    if (!cell) return unexpected(cell.error());
    received = Date{std::int32_t(cell->value)};
  }
  if (!received)
    return unexpected(ReturnError{ReturnCode::received_unknown, 0, 0,
                                  "the feed does not say when a file was received, so it must be said at the import"});
  received_ = *received;
  set_received(plan, received_);
  reader.set_received(received_);
  if (auto checked = check(plan, selector); !checked) return checked;
  for (const FieldPlan& field : plan.headers) {
    const auto cell = read_field(field, reader);
    if (!cell) return unexpected(cell.error());
    cells_.push_back(*cell);
  }
  return {};
}

std::expected<void, ReturnError> Header::nothing_late(Selector& selector) const {
  std::vector<Found> found;
  for (const Path* path : missing_) {
    found.clear();
    selector.values(*path, no_node, found);
    for (const Found& one : found)
      if (!one.text.empty())
        return unexpected(ReturnError{ReturnCode::header_late, one.place.line, one.place.column,
                                      "`" + path->text + "` comes after the first participant, on line " +
                                          std::to_string(first_participant_.line) +
                                          "; header values must come before it"});
  }
  return {};
}

}  // namespace safon::xml
