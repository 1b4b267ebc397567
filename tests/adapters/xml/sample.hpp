// A small policy and feed for the tests of reading returns, and what a return turned into as text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/xml/read_return.hpp"

namespace safon::xml::sample {

// Columns of the participants' table, in this order.
inline constexpr ColumnId id = 0, role = 1, appointed = 2, council = 3, name = 4, score = 5, active = 6, portfolio = 7,
                          portfolio_opened = 8, portfolio_goals = 9;
// Tables: activities of a participant, sessions of an activity, marks of a session.
inline constexpr TableId activities = 1, sessions = 2, marks = 3;
inline constexpr ColumnId kind = 0, held = 1, hours = 2, outcome = 3;             // of activities
inline constexpr ColumnId session_held = 0, session_hours = 1, session_room = 2;  // of sessions
inline constexpr ColumnId mark_value = 0, mark_by = 1;                            // of marks

[[nodiscard]] model::Policy policy();

[[nodiscard]] model::FieldMapping field(ColumnId column, std::vector<std::string> paths);
[[nodiscard]] model::FieldMapping from_file(ColumnId column, std::string path);
[[nodiscard]] model::ListMapping list(TableId table, std::string path, std::vector<model::FieldMapping> fields);

/// Looks at "/return/participants/participant"; the date received is at "/return/header/@extracted"; id and role are
/// attributes, appointed is "post/start" as dd/mm/yyyy; activities are "cpd/event" with attributes.
[[nodiscard]] model::Feed feed();
/// Participants' ids alone, at "/r/p"; the date received is given by the operator.
[[nodiscard]] model::Feed ids_only();
/// The same with these fields beside the ids.
[[nodiscard]] model::Feed with(std::vector<model::FieldMapping> fields);

/// What came of a return, for comparing.
struct Outcome {
  std::string records;                  // a line for each row, "P1@4 role=manager …"; "?" unknown, "-" absent
  std::vector<std::string> rejections;  // "4:7 X207 P1 role: …"
  std::string error;                    // "4:7 X005 …", empty when it was read
  ReturnSummary summary;
};
[[nodiscard]] Outcome read(std::string_view xml, const model::Feed& feed,
                           const model::Policy& policy = sample::policy());
[[nodiscard]] Outcome read(const InputSource& input, const model::Feed& feed, const model::Policy& policy);

/// A return of `feed()` around the participants given.
[[nodiscard]] std::string with_header(std::string_view participants);

}  // namespace safon::xml::sample
