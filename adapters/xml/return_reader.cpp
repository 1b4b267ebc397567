#include "adapters/xml/return_reader.hpp"

#include <algorithm>
#include <utility>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/values/slip.hpp"

namespace safon::xml {
namespace {

std::string in_words(const std::string& uri) {
  return uri.empty() ? "no namespace" : "the namespace `" + uri + "`";
}

// Too short for any value that is too long.
bool is_short(const StartTag& tag) {
  return tag.begin && std::size_t(tag.end - tag.begin) <= limits::value;
}

}  // namespace

ReturnReader::ReturnReader(FeedPlan plan, const ReturnOptions& options, const ReturnSink& sink)
    : plan_(std::move(plan)),
      options_(options),
      sink_(sink),
      parser_(*this),
      names_(parser_, plan_.names),
      selector_(fragment_, plan_.names),
      field_reader_(fragment_, selector_),
      batch_(plan_.policy->schema),
      columns_(batch_),
      unread_(plan_),
      direct_(plan_, parser_, fragment_, header_, columns_, unread_),
      mapper_(plan_, fragment_, selector_, field_reader_, header_, direct_, columns_, options_.file),
      spoken_of_(plan_.names.known.size()) {
  summary_.full_return = plan_.feed->full_return;
}

void ReturnReader::start(const StartTag& tag) {
  if (skipping_ > 0) {
    ++skipping_;
  } else if (participant_ != no_node) {
    start_inside(tag);
  } else {
    start_outside(tag);
  }
}

bool ReturnReader::values_fit(const StartTag& tag) {
  for (std::size_t a = 0; a < tag.attribute_count; ++a) {
    if (tag.value(a).size() <= limits::value) continue;
    const TextPlace at = tag.place_of_value(a);
    stop({ReturnCode::value_too_long, at.line, at.column,
          "the attribute `" + std::string(tag.attribute(a).local) + "` is longer than " +
              std::to_string(limits::value) + " bytes"});
    return false;
  }
  return true;
}

// Copies a tag with those of its attributes that the feed speaks of.
void ReturnReader::keep(const StartTag& tag, NameId name, bool everything) {
  current_ = fragment_.open(current_, name, tag.place);
  if (!is_short(tag) && !values_fit(tag)) return;
  for (std::size_t a = 0; a < tag.attribute_count; ++a) {
    const Attribute attribute = tag.attribute(a);
    const NameId id = everything ? names_.find_or_add(attribute.local, attribute.uri, true)
                                 : names_.find(attribute.local, attribute.uri);
    if (id != other_name)
      fragment_.add_attribute(id, attribute.value, tag.place_of_value(a));
    else if (header_read_ && !everything)
      unread_.note(NameOf::attribute, name, attribute.local, attribute.uri, tag.place);
  }
}

void ReturnReader::start_inside(const StartTag& tag) {
  const bool everything = plan_.xpath_in_participant;
  const NameId name = everything ? names_.find_or_add(tag.local, tag.uri, false) : names_.find(tag.local, tag.uri);
  if (fragment_.bytes() > limits::participant) too_large_ = true;
  if (name == other_name || too_large_) {
    if (name == other_name && !everything)
      unread_.note(NameOf::element, fragment_[current_].name, tag.local, tag.uri, tag.place);
    fragment_[current_].has_elements = true;
    skipping_ = 1;
    return;
  }
  if (const std::size_t list = direct_.find(name, current_, participant_);
      list != DirectLists::none && (is_short(tag) || values_fit(tag)) && direct_.add(list, tag)) {
    fragment_[current_].has_elements = true;
    skipping_ = 1;
    return;
  }
  keep(tag, name, everything);
}

bool ReturnReader::leads_to_header(NameId name) const {
  if (plan_.xpath_in_header) return true;
  // The element is the n-th step of a path from the file, or stands directly in such a one (a predicate may ask for
  // it).
  if (!outside_.empty() && outside_.back().towards_header) return true;
  const auto first_step = [&](const Path& path) { return !path.steps.empty() && path.steps[0].name == name; };
  if (!outside_.empty()) return false;
  for (const HeaderCheckPlan& check : plan_.checks)
    if (first_step(check.path)) return true;
  for (const FieldPlan& field : plan_.headers)
    for (const Path& path : field.paths)
      if (first_step(path)) return true;
  if (plan_.received)
    for (const Path& path : plan_.received->paths)
      if (first_step(path)) return true;
  return false;
}

void ReturnReader::note_namespace(const StartTag& tag, const Step& step) {
  const QualifiedName& expected = plan_.names.known[step.name - 1];
  if (other_namespace_ || expected.local != tag.local) return;
  other_namespace_ = {tag.place, expected.local, tag.uri ? tag.uri : "", expected.uri};
}

// The participants' name, or that of a group of them, in another namespace or with a slip of the pen. What the feed
// speaks of is meant, and what is merely something else, a header or a signature, is none of its business.
bool ReturnReader::looks_like(const StartTag& tag, NameId name, const Step& step) const {
  if (name != other_name && name <= spoken_of_) return false;
  const QualifiedName& expected = plan_.names.known[step.name - 1];
  return one_slip_at_most(tag.local, expected.local);
}

void ReturnReader::reject_unread(const StartTag& tag, const Step& step) {
  const QualifiedName& expected = plan_.names.known[step.name - 1];
  const std::string found = tag.uri ? tag.uri : "", local = tag.local;
  std::string message = "`<" + local + ">`";
  if (found != expected.uri) message += " in " + in_words(found);
  message += " stands where the feed looks for `<" + expected.local + ">`";
  if (found != expected.uri) message += " in " + in_words(expected.uri);
  ++summary_.rejected;
  ++summary_.faults;
  sink_.rejection(
      {tag.place.line, tag.place.column, "", "", ReturnCode::not_read, message + ": nothing of it was read"});
}

void ReturnReader::start_outside(const StartTag& tag) {
  if (outside_.empty()) {
    root_name_ = tag.local;
    root_place_ = tag.place;
  }
  const bool everything = plan_.xpath_in_header || plan_.xpath_in_participant;
  const NameId name = everything ? names_.find_or_add(tag.local, tag.uri, false) : names_.find(tag.local, tag.uri);
  const std::size_t depth = outside_.size();
  const bool above_on_path = outside_.empty() || outside_.back().on_path;
  bool on_path = false;
  if (above_on_path && depth < plan_.record_path.size()) {
    on_path = name == plan_.record_path[depth].name;
    if (!on_path) note_namespace(tag, plan_.record_path[depth]);
    if (!on_path && depth > 0 && looks_like(tag, name, plan_.record_path[depth]))
      reject_unread(tag, plan_.record_path[depth]);
  }
  if (on_path) deepest_ = std::max(deepest_, depth + 1);
  if (on_path && depth + 1 == plan_.record_path.size()) return start_participant(tag, name);

  const bool inherited =
      above_on_path && (plan_.xpath_in_participant || (name < plan_.inherited.size() && plan_.inherited[name]));
  const bool towards_header = name != other_name && leads_to_header(name);
  if (name == other_name || (!on_path && !inherited && !towards_header)) {
    if (current_ != no_node) fragment_[current_].has_elements = true;
    skipping_ = 1;
    return;
  }
  outside_.push_back({NodeId(fragment_.size()), fragment_.mark(), on_path, towards_header, false});
  keep(tag, name, everything);
  if (fragment_.bytes() > limits::header)
    stop({ReturnCode::header_too_large, tag.place.line, tag.place.column,
          "what stands outside participants takes more than " + std::to_string(limits::header) + " bytes of memory"});
}

void ReturnReader::start_participant(const StartTag& tag, NameId name) {
  if (!header_read_) {
    selector_.forget();
    header_read_ = true;
    const auto read = header_.read(plan_, selector_, field_reader_, options_.received, tag.place);
    if (!read) return stop(read.error());
    summary_.received = header_.received();
  }
  for (Outside& above : outside_) above.has_participants = true;
  participant_mark_ = fragment_.mark();
  too_large_ = false;
  columns_.mark();
  direct_.begin();
  keep(tag, name, plan_.xpath_in_participant);
  participant_ = current_;
}

void ReturnReader::text(std::string_view piece) {
  if (skipping_ > 0 || current_ == no_node) return;
  Node& node = fragment_[current_];
  fragment_.add_text(current_, piece);
  if (participant_ != no_node) {
    if (!too_large_ && fragment_.bytes() > limits::participant) too_large_ = true;
  } else if (node.text_too_long || fragment_.bytes() > limits::header) {
    stop({ReturnCode::value_too_long, node.place.line, node.place.column,
          "this element's text is longer than " + std::to_string(limits::value) + " bytes"});
  }
}

void ReturnReader::end(TextPlace) {
  if (skipping_ > 0) {
    --skipping_;
  } else if (participant_ == no_node) {
    end_outside();
  } else if (current_ == participant_) {
    end_participant();
  } else {
    current_ = fragment_[current_].parent;
  }
}

void ReturnReader::end_participant() {
  selector_.forget();
  const bool selected = selector_.holds(plan_.record_path.back().predicates, participant_);
  if (selected && too_large_)
    mapper_.refuse_too_large(participant_, faults_);
  else if (selected)
    mapper_.map(participant_, batch_, faults_);
  if (!selected || !faults_.empty()) columns_.take_back();
  if (selected) count_participant();
  const NodeId participant = std::exchange(participant_, no_node);
  current_ = fragment_[participant].parent;
  fragment_.cut(participant, participant_mark_);
}

void ReturnReader::count_participant() {
  ++participants_;
  if (faults_.empty()) {
    ++summary_.mapped;
  } else {
    ++summary_.rejected;
    summary_.faults += faults_.size();
    for (Rejection& fault : faults_) {
      fault.same_record = &fault != faults_.data();
      sink_.rejection(fault);
    }
  }
  // The first goes alone: whoever takes them in learns from it whose return this is.
  if (batch_.size == limits::batch || (batch_.size == 1 && summary_.mapped == 1)) hand_over();
  if (summary_.mapped == 0 && participants_ == limits::hopeless)
    stop({ReturnCode::all_rejected, fragment_[participant_].place.line, fragment_[participant_].place.column,
          "the first " + std::to_string(participants_) + " participants are all rejected: the feed `" +
              plan_.feed->name + "` does not fit this file"});
}

void ReturnReader::end_outside() {
  const Outside closing = outside_.back();
  if (closing.has_participants) {
    selector_.forget();
    if (auto late = header_.nothing_late(selector_); !late) return stop(late.error());
  }
  outside_.pop_back();
  current_ = fragment_[closing.node].parent;
  // What stays: header values, and single values beside participants' groups that they inherit.
  const bool inheritable = !closing.on_path && !fragment_[closing.node].has_elements;
  if (closing.has_participants || !(closing.towards_header || inheritable)) fragment_.cut(closing.node, closing.mark);
}

void ReturnReader::hand_over() {
  for (std::size_t t = 1; t < batch_.tables.size(); ++t) summary_.rows += batch_.rows(TableId(t));
  sink_.batch(batch_);
  batch_.clear();
}

ReturnError ReturnReader::maps_nothing() const {
  if (other_namespace_) {
    return {ReturnCode::other_namespace, other_namespace_->place.line, other_namespace_->place.column,
            "`<" + other_namespace_->local + ">` is in " + in_words(other_namespace_->found) + "; the feed `" +
                plan_.feed->name + "` expects it in " + in_words(other_namespace_->expected) +
                ", so nothing was found"};
  }
  const auto tag = [&](std::size_t step) {
    return "`<" + plan_.names.known[plan_.record_path[step].name - 1].local + ">`";
  };
  std::string message = "nothing was found at `" + plan_.feed->record_path + "`: ";
  if (deepest_ == 0)
    message += "the outermost element is `<" + root_name_ + ">`, not " + tag(0);
  else if (deepest_ < plan_.record_path.size())
    message += "there is no " + tag(deepest_) + " in " + tag(deepest_ - 1);
  else
    message += "no " + tag(deepest_ - 1) + " meets the path's conditions";
  return {ReturnCode::maps_nothing, root_place_.line, root_place_.column, std::move(message)};
}

std::expected<ReturnSummary, ReturnError> ReturnReader::finish() {
  if (participants_ == 0) return std::unexpected(maps_nothing());
  if (batch_.size > 0) hand_over();
  summary_.unread = unread_.names();
  return summary_;
}

}  // namespace safon::xml
