// The tool's own words in each language that it speaks: what a policy does not say itself.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace safon {

enum class Word : unsigned char {
  // how parts hang together
  all_of,
  any_of,
  none_of,
  at_least,
  at_most,
  exactly,
  unless,
  except,
  applies,         // of an exception
  does_not_apply,  // of an exception
  decided_by,      // {0} exceptions
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
  about,              // {0} number
  more_rows,          // {0} how many
  needs,              // {0} how many
  of_row,             // {0} "unknown", {1} row
  passed_over,        // {0} row, {1} what it lacks
  passed_over_later,  // {0} row
  adjusted,           // a parameter: {0} instead of {1}, until {2}, by {3}
  adjusted_open,      // not confirmed: to {0} instead of {1}, until {2}, by {3}
  fails,              // {0} row, {1} what it lacks
  fails_later,        // {0} row
  out_of_range,
  divided_by_zero,
  // tallies
  tally_of,           // {0} met, {1} of how many
  tally_at_most,      // {0} met, {1} at most how many
  tally_needed,       // {0} how many
  tally_unknown,      // {0} how many
  folded,             // {0} how many parts
  folded_exceptions,  // {0} how many
  folded_hint,
  // what is needed
  still_needed,
  nobody_told_us,
  adjustment_to_confirm,  // {0} which parameters
  no_longer,              // {0} what
  ceases,                 // {0} day
  some_more_of,           // {0} how many, {1} of what
  from_day,               // {0} day
  by_day,                 // {0} day
  by_day_past,            // {0} day
  certification,          // {0} people
  or_else,                // between ways
  or_instead,             // {0} of how many things
  or_instead_each,        // {0} of how many things
  lapses,                 // {0} day, {1} what
  // a participant
  is_status,          // {0} id, {1} status, {2} label, {3} since, {4} as of
  not_entered,        // {0} id, {1} as of
  not_entered_since,  // {0} id, {1} programme, {2} as of, {3} why
  begins_never,
  begins_unknown,
  begins_later,    // {0} day
  begins_outside,  // {0} day
  not_evaluated,
  stopped,
  case_waits,      // {0} status, {1} people still needed, {2} since
  case_due,        // {0} day
  case_overdue,    // {0} day
  case_deferred,   // {0} day
  case_escalated,  // {0} duties
  no_audit,
  is_corrected,     // {0} field, {1} was, {2} is, {3} day, {4} by whom, {5} source, {6} number
  in_audit,         // {0} number, {1} status, {2} day, {3} how it stands
  on_the_way,       // heading of the statuses held so far
  to_status,        // {0} status, {1} label
  from_another,     // {0} statuses
  held_before,      // {0} since when
  in_intake,        // {0} its name, {1} its label
  since_day,        // {0} day
  since_answer_by,  // {0} day, {1} the last day to answer
  ranked,           // {0} rank, {1} what ranked them, {2} cut-off
  restored,         // {0} since when it is held
  certified_by,     // {0} how many, {1} who
  people_decide,    // {0} who: by their decision alone
  taken_away,       // {0} status, {1} who, {2} day, {3} why
  given_back,       // the same
  other_ways,       // heading
  declined_on,      // {0} day
  // tables
  nobody,
  no_case_waits,
  no_case_overdue,
  no_case_escalated,
  nobody_moved,
  nobody_lacks,
  no_review,
  no_longer_reported,
  conflicting,
  total,
  // a matching
  matched_of,          // {0} how many are matched, {1} of how many, {2} with how many, {3} of how many
  matched_loads,       // heading of those who are matched with
  matched_without,     // heading
  matched_unknown,     // heading
  to_be_matched,       // what somebody may be
  to_be_matched_with,  // the same
  nobody_to_match,
  nobody_to_be_had,
  no_matchings,
  nobody_fits,     // {0} of how many, {1} why not
  is_the_same,     // {0} how many
  not_the_same,    // {0} how many, {1} in what
  not_different,   // {0} how many, {1} in what
  same_as,         // {0} in what
  different_from,  // {0} in what
  compete,         // {0} who, {1} for whom, {2} for how much room
};

/// In `language`, else in English.
[[nodiscard]] std::string_view say(Word word, std::string_view language);
/// `pattern` with {0}, {1} … filled in, {0} by the first of the values; any other bracket stays as it is.
[[nodiscard]] std::string filled_in(std::string_view pattern, std::initializer_list<std::string_view> values);
/// What `say` gives, so filled in.
[[nodiscard]] std::string say(Word word, std::string_view language, std::initializer_list<std::string_view> values);

/// A table's column, or an event's name, as people read it; `name` itself where the language has no other word.
[[nodiscard]] std::string heading(std::string_view name, std::string_view language);

/// A condition that has no name but what the rule says: `renewable` and `expired` have words of their own.
[[nodiscard]] std::string condition_text(const std::string& text, std::string_view language);

/// "2 officers": so many people of a role, which the policy names as its own number has it.
[[nodiscard]] std::string people(std::size_t count, const std::string& role, const std::string& language);

}  // namespace safon
