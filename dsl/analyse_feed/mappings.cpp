#include "dsl/analyse_feed/mappings.hpp"

#include <map>

namespace safon::feeds {

Span whole(const syntax::Mapping& mapping) {
  return mapping.sources.empty() ? mapping.field.span : join(mapping.field.span, mapping.sources.back().span);
}

namespace {

using Kind = FieldFound::Kind;

class LevelCheck {
 public:
  LevelCheck(FeedCheck& check, const RecordPlace& place, PathStart start)
      : check_(check), place_(place), start_(start) {}

  Level all(const std::vector<syntax::Mapping>& mappings);

 private:
  void one(const syntax::Mapping& mapping);
  bool fresh(const syntax::Name& name);
  void unknown(const syntax::Name& name);
  void value(const syntax::Mapping& mapping, const FieldFound& field);
  void record(const syntax::Mapping& mapping, const FieldFound& field);
  void list(const syntax::Mapping& mapping, const FieldFound& field);
  std::string group_path(const syntax::Mapping& mapping, const std::string& what);
  void refuse_value_words(const syntax::Mapping& mapping, const std::string& what);
  void needs_date(const syntax::Mapping& mapping, TableId table, const std::vector<model::FieldMapping>& fields);

  FeedCheck& check_;
  const RecordPlace& place_;
  PathStart start_;
  std::map<std::string, Span> seen_;
  Level level_;
};

Level LevelCheck::all(const std::vector<syntax::Mapping>& mappings) {
  for (const syntax::Mapping& mapping : mappings) one(mapping);
  return std::move(level_);
}

void LevelCheck::one(const syntax::Mapping& mapping) {
  if (!fresh(mapping.field)) return;
  const FieldFound field = check_.fields.find(place_, mapping.field.text);
  switch (field.kind) {
    case Kind::value:
      return value(mapping, field);
    case Kind::record:
      return record(mapping, field);
    case Kind::list:
      return list(mapping, field);
    case Kind::none:
      return unknown(mapping.field);
    case Kind::passed_over:
      return;
  }
}

bool LevelCheck::fresh(const syntax::Name& name) {
  const auto [place, is_new] = seen_.try_emplace(name.text, name.span);
  if (is_new) return true;
  Diagnostic& d = check_.report(DiagnosticKind::feed_mapped_twice, name.span, {name.text});
  d.notes.push_back({place->second, "first mapped here"});
  return false;
}

void LevelCheck::unknown(const syntax::Name& name) {
  check_.report(DiagnosticKind::feed_unknown_field, name.span, {check_.fields.record_name(place_), name.text});
  suggest(check_.diagnostics, name.text, [&] { return check_.fields.names(place_); }, name.span);
}

void LevelCheck::value(const syntax::Mapping& mapping, const FieldFound& field) {
  const std::string what = check_.fields.describe(place_, field);
  if (mapping.each) {
    Diagnostic& d = check_.report(DiagnosticKind::feed_each_on_single, mapping.field.span, {mapping.field.text, what});
    d.help = "leave out `each`";
  }
  if (mapping.has_block)
    check_.report(DiagnosticKind::feed_block_on_single, mapping.field.span, {mapping.field.text, what});
  const bool is_id = place_.table == root_table && place_.prefix.empty() && mapping.field.text == "id";
  if (is_id && mapping.from_file)
    check_.report(DiagnosticKind::feed_id_not_own, mapping.field.span, {"and this is the file's"});
  if (is_id && !mapping.default_value.empty())
    check_.report(DiagnosticKind::feed_id_not_own, span_of(mapping.default_value[0]), {"and this is the same for all"});
  level_.fields.push_back(check_field(check_, mapping, place_, field, start_));
}

// The one path of a list or record, and all that goes with single values only refused.
std::string LevelCheck::group_path(const syntax::Mapping& mapping, const std::string& what) {
  refuse_value_words(mapping, what);
  if (mapping.sources.size() > 1)
    check_.report(DiagnosticKind::feed_several_paths, mapping.sources[1].span, {mapping.field.text, what});
  if (!mapping.has_block) {
    Diagnostic& d = check_.report(DiagnosticKind::feed_block_missing, mapping.field.span, {mapping.field.text, what});
    d.help = "write `{ field from \"path\" … }` after its path";
  }
  if (mapping.sources.empty()) return {};
  if (!mapping.from_file) check_path(check_, mapping.sources[0], start_, PathEnd::element);
  return mapping.sources[0].value;
}

void LevelCheck::refuse_value_words(const syntax::Mapping& mapping, const std::string& what) {
  const auto refuse = [&](const char* word, Span span) {
    check_.report(DiagnosticKind::feed_not_for_groups, span, {mapping.field.text, what, word});
  };
  if (mapping.from_file) refuse("file", mapping.field.span);
  if (mapping.join) refuse("join", mapping.join->span);
  if (mapping.date_format) refuse("date", mapping.date_format->span);
  if (mapping.has_codes) refuse("codes", mapping.codes.empty() ? mapping.field.span : mapping.codes[0].from.span);
  if (!mapping.absent_when.empty()) refuse("absent when", mapping.absent_when[0].span);
  if (mapping.required) refuse("required", mapping.field.span);
  if (!mapping.default_value.empty()) refuse("default", span_of(mapping.default_value[0]));
}

void LevelCheck::record(const syntax::Mapping& mapping, const FieldFound& field) {
  const std::string what = check_.fields.describe(place_, field);
  if (mapping.each) {
    Diagnostic& d = check_.report(DiagnosticKind::feed_each_on_single, mapping.field.span, {mapping.field.text, what});
    d.help = "leave out `each`";
  }
  model::RecordMapping out{field.column, group_path(mapping, what), {}, {}, whole(mapping)};
  const RecordPlace inside{place_.table, place_.prefix + mapping.field.text + "."};
  Level level = check_level(check_, mapping.block, inside, PathStart::element);
  out.fields = std::move(level.fields);
  out.records = std::move(level.records);
  level_.records.push_back(std::move(out));
}

void LevelCheck::list(const syntax::Mapping& mapping, const FieldFound& field) {
  const std::string what = check_.fields.describe(place_, field);
  if (!mapping.each) {
    Diagnostic& d = check_.report(DiagnosticKind::feed_list_without_each, mapping.field.span, {mapping.field.text});
    if (!mapping.sources.empty()) {
      const Span at{mapping.sources[0].span.file, mapping.sources[0].span.begin, mapping.sources[0].span.begin};
      d.help = "write `each` before the path";
      d.fix = Fix{at, "each "};
    }
  }
  model::ListMapping out{field.list, group_path(mapping, what), {}, {}, {}, whole(mapping)};
  Level level = check_level(check_, mapping.block, {field.list, ""}, PathStart::element);
  if (mapping.has_block) needs_date(mapping, field.list, level.fields);
  out.fields = std::move(level.fields);
  out.records = std::move(level.records);
  out.lists = std::move(level.lists);
  level_.lists.push_back(std::move(out));
}

// A row without its date would never be seen: every item of this list would be rejected, or count for nothing.
void LevelCheck::needs_date(const syntax::Mapping& mapping, TableId table,
                            const std::vector<model::FieldMapping>& fields) {
  const TableInfo& info = check_.schema.tables[table];
  if (info.dated_by == none16) return;
  for (const model::FieldMapping& field : fields)
    if (field.column == info.dated_by) return;
  check_.report(DiagnosticKind::feed_row_undated, mapping.field.span,
                {mapping.field.text, info.columns[info.dated_by].name});
}

}  // namespace

Diagnostic& FeedCheck::report(DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
  return diagnostics.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
}

Level check_level(FeedCheck& check, const std::vector<syntax::Mapping>& mappings, const RecordPlace& place,
                  PathStart start) {
  return LevelCheck(check, place, start).all(mappings);
}

}  // namespace safon::feeds
