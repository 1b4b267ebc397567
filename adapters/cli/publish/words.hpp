// What a published table says of itself, in each language that the tool speaks.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace safon {

enum class Said : unsigned char {
  total,
  not_known,       // a row or column
  none_given,      // a row or column
  not_entered,     // a row or column, of a status
  met,             // a row or column, of a condition
  not_met,         // the same
  not_applicable,  // the same
  of_not_known,    // {0} measure
  not_known_of,    // {0} measure, {1} how many
  of_year,         // {0} date
  as_of,
  policy,         // heading
  policy_is,      // {0} name, {1} version
  source,         // heading
  register_,      // heading
  register_is,    // {0} number of the event, {1} head
  nobody_in,      // {0} rows or columns
  not_shown,      // {0} how many
  nobody_counts,  // beneath a table
  undecided,      // {0} how many
  fewer_than,     // {0} how many
  no_reports,
};

/// In `language`, else in English, with {0} and {1} filled in.
[[nodiscard]] std::string say(Said said, std::string_view language,
                              std::initializer_list<std::string_view> values = {});

}  // namespace safon
