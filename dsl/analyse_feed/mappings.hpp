// The mappings of one feed, level by level: the participant, lists in it, records embedded in either.
// Internal to dsl/analyse_feed.
#pragma once
#include <set>

#include "dsl/analyse_feed/path/path.hpp"
#include "dsl/analyse_feed/record_fields.hpp"

namespace safon::feeds {

/// What the checks of one feed share.
struct FeedCheck {
  const Sources& sources;
  const Schema& schema;
  const RecordFields& fields;
  Diagnostics& diagnostics;
  std::set<std::string, std::less<>> prefixes;  // declared in this feed

  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments);
};

enum class PathStart : std::uint8_t { file, participant, element };  // element: of a list's item or an embedded record
enum class PathEnd : std::uint8_t { value, element };

/// From the field's name to its last path.
[[nodiscard]] Span whole(const syntax::Mapping& mapping);

/// Reports what is wrong with a path; the place of a mistake within the text is shown exactly.
void check_path(FeedCheck& check, const syntax::Text& text, PathStart start, PathEnd end);

/// The path of the participants: names from the root on, with a condition at the last at most.
void check_record_path(FeedCheck& check, const syntax::Text& text);

/// A mapping of a single value; `column` is none for the feed's own `received`.
[[nodiscard]] model::FieldMapping check_field(FeedCheck& check, const syntax::Mapping& mapping,
                                              const RecordPlace& place, const FieldFound& field, PathStart start);

/// What one level maps, in the order of the text.
struct Level {
  std::vector<model::FieldMapping> fields;
  std::vector<model::RecordMapping> records;
  std::vector<model::ListMapping> lists;
};
[[nodiscard]] Level check_level(FeedCheck& check, const std::vector<syntax::Mapping>& mappings,
                                const RecordPlace& place, PathStart start);

}  // namespace safon::feeds
