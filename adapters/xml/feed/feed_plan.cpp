#include "adapters/xml/feed/feed_plan.hpp"

#include <algorithm>

namespace safon::xml {
namespace {

/// What went wrong, thrown nowhere: the first fault ends the planning.
using Fault = std::optional<std::string>;

class Planner {
 public:
  Planner(const model::Policy& policy, const model::Feed& feed) : policy_(policy), feed_(feed) {
    plan_.feed = &feed;
    plan_.policy = &policy;
    plan_.names.namespaces = feed.namespaces;
  }

  std::expected<FeedPlan, ReturnError> plan() {
    Fault fault = record_path();
    if (!fault) fault = header();
    if (!fault) fault = row(plan_.row, root_table, feed_.fields, feed_.records, feed_.lists);
    if (fault)
      return std::unexpected(
          ReturnError{ReturnCode::feed_unusable, 0, 0, "the feed `" + feed_.name + "` cannot be used: " + *fault});
    return std::move(plan_);
  }

 private:
  Fault record_path() {
    auto path = plan_path(feed_.record_path, plan_.names);
    if (!path) return path.error();
    const auto plain = [](const Step& step) { return step.kind == StepKind::child; };
    if (path->xpath || path->steps.empty() || !std::ranges::all_of(path->steps, plain))
      return "`" + feed_.record_path + "` must go from the document's root to the participants by elements alone";
    for (const Step& step : path->steps)
      for (const Predicate& predicate : step.predicates)
        if (&step != &path->steps.back() || predicate.kind == PredicateKind::position)
          return "`" + feed_.record_path +
                 "` may have conditions only on the participants' own element, and no numbers";
    plan_.record_path = std::move(path->steps);
    return {};
  }

  Fault header() {
    for (const model::Feed::HeaderCheck& check : feed_.checks) {
      auto path = plan_path(check.path, plan_.names);
      if (!path) return path.error();
      plan_.xpath_in_header |= path->xpath;
      plan_.checks.push_back({&check, std::move(*path)});
    }
    if (!feed_.received) return {};
    FieldPlan received;
    received.mapping = &*feed_.received;
    received.name = "received";
    received.type = ColumnType::date;
    received.storage = Storage::i32;
    received.required = true;
    if (Fault fault = sources(received, *feed_.received, true)) return fault;
    plan_.received = std::move(received);
    return {};
  }

  // Paths, date format and default of a mapping.
  Fault sources(FieldPlan& field, const model::FieldMapping& mapping, bool from_file) {
    for (const std::string& text : mapping.paths) {
      auto path = plan_path(text, plan_.names);
      if (!path) return path.error();
      if (path->absolute && !from_file) return "`" + text + "` begins at the file's root; that needs `from file`";
      (from_file ? plan_.xpath_in_header : plan_.xpath_in_participant) |= path->xpath;
      note_inherited(*path);
      field.paths_text += (field.paths.empty() ? "`" : " and `") + text + "`";
      field.paths.push_back(std::move(*path));
    }
    if (field.paths.empty()) return "`" + field.name + "` has no path";
    if (field.type == ColumnType::date) {
      auto format = parse_date_format(field.date_text());
      if (!format) return "`" + field.date_text() + "` is not a date format: " + format.error().reason;
      field.date = std::move(*format);
      field.iso_date = mapping.date_format.empty();
    }
    if (mapping.default_value) field.fallback = literal(*mapping.default_value, field);
    return {};
  }

  static Cell literal(const model::Expr& expr, const FieldPlan& field) {
    switch (field.type) {
      case ColumnType::boolean:
      case ColumnType::presence:
        return {CellState::known, expr.boolean, {}};
      case ColumnType::code:
        return {CellState::known, expr.codes.empty() ? 0 : expr.codes[0], {}};
      case ColumnType::number:
      case ColumnType::percentage:
        return {CellState::known, expr.number.micros, {}};
      case ColumnType::date:
        return {CellState::known, expr.date.days, {}};
      case ColumnType::text:
        break;
    }
    return {CellState::known, 0, expr.text};
  }

  // What `..` may lead to: kept when it stands above a participant.
  void note_inherited(const Path& path) {
    bool climbed = false;
    for (const Step& step : path.steps) {
      climbed |= step.kind == StepKind::parent;
      if (!climbed || step.kind != StepKind::child) continue;
      if (plan_.inherited.size() <= step.name) plan_.inherited.resize(step.name + 1);
      plan_.inherited[step.name] = true;
    }
  }

  Fault add_field(std::vector<FieldPlan>& fields, std::vector<bool>& mapped, TableId table,
                  const model::FieldMapping& mapping) {
    const TableInfo& info = policy_.schema.tables[table];
    const ColumnInfo& column = info.columns[mapping.column];
    FieldPlan field;
    field.mapping = &mapping;
    field.name = table == root_table ? column.name : info.name + "." + column.name;
    field.column = mapping.column;
    field.type = column.type;
    field.storage = storage_of(policy_.schema, column);
    field.optional = column.optional;
    field.coded = column.type == ColumnType::code || !mapping.codes.empty();
    field.is_id = table == root_table && mapping.column == 0;
    field.names_somebody =
        field.is_id || (table == root_table && column.name == "council" && column.type == ColumnType::text);
    field.required = mapping.required;
    field.is_date_of_row = info.dated_by == mapping.column && table != root_table;
    if (mapped[mapping.column]) return "`" + field.name + "` is mapped twice";
    mapped[mapping.column] = true;
    if (Fault fault = sources(field, mapping, mapping.from_file)) return fault;
    if (mapping.from_file && field.is_id) return "a participant's `id` cannot come from the file's header";
    if (mapping.from_file) {
      field.header = plan_.headers.size();
      plan_.headers.push_back(field);
    }
    if (field.is_id)
      fields.insert(fields.begin(), std::move(field));
    else
      fields.push_back(std::move(field));
    return {};
  }

  Fault row(RowPlan& row, TableId table, const std::vector<model::FieldMapping>& fields,
            const std::vector<model::RecordMapping>& records, const std::vector<model::ListMapping>& lists) {
    const TableInfo& info = policy_.schema.tables[table];
    row.table = table;
    std::vector<bool> mapped(info.columns.size());
    for (const model::FieldMapping& mapping : fields)
      if (Fault fault = add_field(row.fields, mapped, table, mapping)) return fault;
    for (const model::RecordMapping& mapping : records)
      if (Fault fault = record(row.records, table, mapped, mapping)) return fault;
    if (table == root_table) {
      if (!mapped[0]) return "it does not say where a participant's `id` is";
    } else if (info.dated_by != none16 && !mapped[info.dated_by]) {
      return "`" + info.name + "` are dated by `" + info.columns[info.dated_by].name + "`, which it does not map";
    }
    for (std::size_t c = 0; c < mapped.size(); ++c)
      if (!mapped[c]) row.unmapped.push_back({ColumnId(c), storage_of(policy_.schema, info.columns[c])});
    for (std::size_t child = 1; child < policy_.schema.tables.size(); ++child) {
      if (policy_.schema.tables[child].parent != table) continue;
      row.children.push_back({TableId(child), {}});
      for (const model::ListMapping& mapping : lists)
        if (mapping.table == child)
          if (Fault fault = list(row.children.back().lists.emplace_back(), mapping)) return fault;
    }
    return {};
  }

  Fault list(ListPlan& list, const model::ListMapping& mapping) {
    auto path = plan_path(mapping.path, plan_.names);
    if (!path) return path.error();
    if (path->absolute) return "the list path `" + mapping.path + "` must begin at the participant";
    if (!path->xpath && (path->steps.empty() || path->steps.back().kind != StepKind::child))
      return "the list path `" + mapping.path + "` must lead to elements";
    plan_.xpath_in_participant |= path->xpath;
    note_inherited(*path);
    list.path = std::move(*path);
    return row(list.row, mapping.table, mapping.fields, mapping.records, mapping.lists);
  }

  Fault record(std::vector<RecordPlan>& records, TableId table, std::vector<bool>& mapped,
               const model::RecordMapping& mapping) {
    auto path = plan_path(mapping.path, plan_.names);
    if (!path) return path.error();
    if (path->absolute) return "the path `" + mapping.path + "` must begin at the participant";
    plan_.xpath_in_participant |= path->xpath;
    note_inherited(*path);
    RecordPlan plan;
    const ColumnInfo& presence = policy_.schema.tables[table].columns[mapping.presence];
    if (mapped[mapping.presence]) return "`" + presence.name + "` is mapped twice";
    mapped[mapping.presence] = true;
    plan.presence = mapping.presence;
    plan.optional = presence.optional;
    plan.name = presence.name;
    plan.path = std::move(*path);
    for (const model::FieldMapping& field : mapping.fields)
      if (Fault fault = add_field(plan.fields, mapped, table, field)) return fault;
    for (const model::RecordMapping& inner : mapping.records)
      if (Fault fault = record(plan.records, table, mapped, inner)) return fault;
    records.push_back(std::move(plan));
    return {};
  }

  const model::Policy& policy_;
  const model::Feed& feed_;
  FeedPlan plan_;
};

void set_codes(FieldPlan& field, const Schema& schema, const ColumnInfo* column, Date received) {
  field.codes = {};
  for (const model::CodeMapping& code : field.mapping->codes)
    if (code.valid_from <= received && received < code.valid_until) field.codes.add(code.from, code.to);
  if (!field.mapping->codes.empty() || field.type != ColumnType::code || !column) return;
  const std::vector<Code>& codes = schema.code_lists[column->code_list].codes;
  for (std::size_t c = 0; c < codes.size(); ++c) field.codes.add(codes[c].name, std::uint16_t(c));
}

void set_codes(RecordPlan& record, const Schema& schema, const std::vector<ColumnInfo>& columns, Date received) {
  for (FieldPlan& field : record.fields) set_codes(field, schema, &columns[field.column], received);
  for (RecordPlan& inner : record.records) set_codes(inner, schema, columns, received);
}

void set_codes(RowPlan& row, const Schema& schema, Date received) {
  const std::vector<ColumnInfo>& columns = schema.tables[row.table].columns;
  for (FieldPlan& field : row.fields) set_codes(field, schema, &columns[field.column], received);
  for (RecordPlan& record : row.records) set_codes(record, schema, columns, received);
  for (ChildPlan& child : row.children)
    for (ListPlan& list : child.lists) set_codes(list.row, schema, received);
}

// The fields of headers stand in different tables; each knows its code list by the field of the row that uses it.
void copy_codes(std::vector<FieldPlan>& headers, const std::vector<FieldPlan>& fields) {
  for (const FieldPlan& field : fields)
    if (field.header != no_header) headers[field.header].codes = field.codes;
}

void copy_codes(std::vector<FieldPlan>& headers, const RecordPlan& record) {
  copy_codes(headers, record.fields);
  for (const RecordPlan& inner : record.records) copy_codes(headers, inner);
}

void copy_codes(std::vector<FieldPlan>& headers, const RowPlan& row) {
  copy_codes(headers, row.fields);
  for (const RecordPlan& record : row.records) copy_codes(headers, record);
  for (const ChildPlan& child : row.children)
    for (const ListPlan& list : child.lists) copy_codes(headers, list.row);
}

}  // namespace

Storage storage_of(const Schema& schema, const ColumnInfo& column) {
  return Storage(make_column(schema, column).index());
}

std::expected<FeedPlan, ReturnError> plan_feed(const model::Policy& policy, const model::Feed& feed) {
  return Planner(policy, feed).plan();
}

void set_received(FeedPlan& plan, Date received) {
  set_codes(plan.row, plan.policy->schema, received);
  copy_codes(plan.headers, plan.row);
}

}  // namespace safon::xml
