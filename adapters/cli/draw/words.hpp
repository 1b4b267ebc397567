// The tool's own words in each language that it speaks: what a policy does not say itself.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace safon {

enum class Word : unsigned char {
  // answers
  met,
  not_met,
  unknown,
  not_applicable,
  in_conflict,
  // how parts hang together
  all_of,
  any_of,
  none_of,
  at_least,
  at_most,
  exactly,
  unless,
  applies_when,
  parts,
  // beside a node or a value
  since,
  may_change,
  source,
  received,
  none,
  yes,
  no,
  // what is needed
  still_needed,
  nobody_told_us,
  by,
  // a participant
  is_status,    // {0} id, {1} status, {2} label, {3} since, {4} as of
  not_entered,  // {0} id
  not_evaluated,
  stopped,
  case_waits,    // {0} status, {1} people still needed, {2} since
  case_due,      // {0} day
  case_overdue,  // {0} day
  on_the_way,    // heading of the statuses held so far
  to_status,     // {0} status, {1} label
  from_another,  // {0} statuses
  certified_by,  // {0} how many, {1} who
  other_ways,    // heading
  // tables
  nobody,
  no_case_waits,
  no_case_overdue,
  nobody_moved,
  nobody_lacks,
  no_review,
  no_longer_reported,
  conflicting,
  total,
};

/// In `language`, else in English.
[[nodiscard]] std::string_view say(Word word, std::string_view language);
/// The same with {0}, {1} … filled in.
[[nodiscard]] std::string say(Word word, std::string_view language, std::initializer_list<std::string_view> values);

/// A table's column, or an event's name, as people read it; `name` itself where the language has no other word.
[[nodiscard]] std::string heading(std::string_view name, std::string_view language);

/// "2 of 3; 1 more unknown", "yes", "none", "and 7 more": what the engine says in its own few words.
[[nodiscard]] std::string translated_tally(std::string text, std::string_view language);
[[nodiscard]] std::string translated_value(std::string text, std::string_view language);

}  // namespace safon
