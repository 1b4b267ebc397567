#include "dsl/analyse/records/schema.hpp"

#include <algorithm>

#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/limits.hpp"
#include "dsl/analyse/records/field_types.hpp"
#include "dsl/analyse/records/participant.hpp"

namespace safon::analysis {
namespace {

class SchemaMaker {
 public:
  explicit SchemaMaker(Analysis& analysis) : analysis_(analysis), schema_(analysis.policy.schema) {}

  void make() {
    const std::uint16_t root = find_participant(analysis_);
    if (root == none16) {
      analysis_.broken_record = true;
      check_unplaced();
      return;
    }
    analysis_.record_used[root] = true;
    TableInfo table;
    table.name = "participant";
    table.singular = analysis_.records[root].syntax->name.text;
    table.label = label_once(root);
    ColumnInfo id;
    id.name = "id";
    id.type = ColumnType::text;
    table.columns.push_back(std::move(id));
    add_table(std::move(table), root);
    // Children are added while their parents are read, so a plain count is the queue.
    for (std::size_t next = 0; next < pending_.size() && !full_; ++next) {
      auto [parent, record] = pending_[next];
      path_.assign(pending_paths_[next].begin(), pending_paths_[next].end());
      add_fields(parent, record, "", false);
    }
    check_unplaced();
  }

 private:
  void add_table(TableInfo table, std::uint16_t record) {
    auto id = static_cast<TableId>(schema_.tables.size());
    schema_.tables.push_back(std::move(table));
    analysis_.tables.emplace_back();
    pending_.emplace_back(id, record);
    auto path = path_;
    path.push_back(record);
    pending_paths_.push_back(std::move(path));
  }

  /// A record met twice (embedded in two places) has its labels checked once.
  Label label_once(std::uint16_t record) {
    Label label;
    for (const auto& [name, text] : analysis_.records[record].syntax->label.texts)
      label.texts.emplace_back(name.text, text.value);
    return label;
  }

  bool too_large(Span span) {
    if (full_) return true;
    std::size_t columns = 0;
    for (const auto& table : schema_.tables) columns += table.columns.size();
    std::string what;
    std::size_t count = 0, most = 0;
    if (columns >= limits::columns) what = "fields", count = columns + 1, most = limits::columns;
    if (schema_.tables.size() >= limits::tables)
      what = "lists", count = schema_.tables.size() + 1, most = limits::tables;
    if (path_.size() > limits::table_depth) {
      what = "levels of records", count = path_.size(), most = limits::table_depth;
    }
    if (what.empty()) return false;
    full_ = true;
    analysis_.report(DiagnosticKind::too_many, span, {std::to_string(count), what, std::to_string(most)});
    return true;
  }

  void add_fields(TableId table, std::uint16_t record, const std::string& prefix, bool embedded) {
    const auto& [syntax, span, damaged] = analysis_.records[record];
    if (damaged) analysis_.tables[table].damaged = true;
    const bool first_time = !fields_checked_.contains(record);
    fields_checked_.insert(record);
    std::map<std::string, Span> seen;
    for (const auto& field : syntax->fields) {
      if (too_large(field.name.span)) return;
      auto [place, fresh] = seen.try_emplace(field.name.text, field.name.span);
      if (!fresh) {
        if (first_time) {
          auto& diagnostic = analysis_.report(DiagnosticKind::duplicate_name, field.name.span, {field.name.text});
          diagnostic.notes.push_back({place->second, "first declared here"});
        }
        continue;
      }
      add_field(table, record, field, prefix, embedded, first_time);
    }
    if (!embedded) date_table(table, record, first_time);
  }

  void add_field(TableId table, std::uint16_t record, const syntax::Field& field, const std::string& prefix,
                 bool embedded, bool first_time) {
    using Kind = syntax::Type::Kind;
    ColumnInfo column;
    column.name = prefix + field.name.text;
    column.label = first_time ? make_label(analysis_, field.label) : Label{};
    if (!first_time)
      for (const auto& [name, text] : field.label.texts) column.label.texts.emplace_back(name.text, text.value);
    column.optional = field.type.optional;
    if (table == root_table && prefix.empty() && field.name.text == "id") {
      if (field.type.kind != Kind::text || field.type.optional)
        analysis_.report(DiagnosticKind::id_not_text, field.type.span);
      schema_.tables[root_table].columns.front().label = column.label;
      return;
    }
    switch (field.type.kind) {
      case Kind::text:
        column.type = ColumnType::text;
        break;
      case Kind::number:
        column.type = ColumnType::number;
        break;
      case Kind::percentage:
        column.type = ColumnType::percentage;
        break;
      case Kind::boolean:
        column.type = ColumnType::boolean;
        break;
      case Kind::date:
        column.type = ColumnType::date;
        break;
      case Kind::broken:
        return accept_silently(table, column.name);
      case Kind::list:
        return add_list(table, record, field, prefix, embedded, first_time);
      case Kind::criterion: {
        column.code_list = framework_codes(analysis_, field.type.name, first_time);
        if (column.code_list == none16) return accept_silently(table, column.name);
        column.type = ColumnType::code;
        break;
      }
      case Kind::named: {
        Symbol* symbol = analysis_.find(field.type.name.text);
        if (symbol != nullptr) symbol->used = true;
        if (symbol != nullptr && symbol->kind == SymbolKind::codes) {
          column.type = ColumnType::code;
          column.code_list = analysis_.code_list_of_codes[symbol->index];
          break;
        }
        if (symbol != nullptr && symbol->kind == SymbolKind::record)
          return embed(table, symbol->index, field, std::move(column));
        if (first_time) report_type(analysis_, field.type, symbol);
        return accept_silently(table, column.name);
      }
    }
    schema_.tables[table].columns.push_back(std::move(column));
  }

  void accept_silently(TableId table, const std::string& name) { analysis_.tables[table].broken.insert(name); }

  bool closes_circle(std::uint16_t record, const syntax::Name& name) {
    auto begin = std::ranges::find(path_, record);
    if (begin == path_.end()) return false;
    if (circles_.insert(record).second) {
      std::string way;
      for (auto step = begin; step != path_.end(); ++step)
        way += "`" + analysis_.records[*step].syntax->name.text + "` → ";
      way += "`" + analysis_.records[record].syntax->name.text + "`";
      analysis_.report(DiagnosticKind::record_circle, name.span, {analysis_.records[record].syntax->name.text, way});
    }
    return true;
  }

  void add_list(TableId table, std::uint16_t record, const syntax::Field& field, const std::string& prefix,
                bool embedded, bool first_time) {
    const syntax::Name& name = field.type.name;
    if (first_time && field.type.optional) {
      auto& diagnostic = analysis_.report(DiagnosticKind::optional_list, field.type.span, {field.name.text});
      diagnostic.help = "leave out `optional`: a list may be empty, or not given at all";
    }
    Symbol* symbol = analysis_.find(name.text);
    if (symbol != nullptr) symbol->used = true;
    if (symbol == nullptr || symbol->kind != SymbolKind::record) {
      if (first_time) {
        if (symbol == nullptr) {
          auto& diagnostic = analysis_.report(DiagnosticKind::unknown_type, name.span, {name.text});
          analysis_.suggest(diagnostic, name.text, names_of(analysis_, {SymbolKind::record}), name.span);
        } else if (symbol->kind != SymbolKind::broken) {
          analysis_.report(DiagnosticKind::list_of_codes, name.span, {name.text, std::string(describe(symbol->kind))});
        }
      }
      accept_silently(table, prefix + field.name.text);
      // The list may have been meant to hold any record: what is asked of such a list is not held against the author.
      if (symbol == nullptr || symbol->kind == SymbolKind::broken) analysis_.tables[table].lists_unknown = true;
      return;
    }
    analysis_.record_used[symbol->index] = true;
    if (closes_circle(symbol->index, name)) return accept_silently(table, prefix + field.name.text);
    if (embedded) {
      if (first_time) {
        auto& diagnostic = analysis_.report(DiagnosticKind::list_in_embedded_record, field.name.span,
                                            {analysis_.records[record].syntax->name.text, field.name.text});
        diagnostic.help = "put the list into the record that holds this one";
      }
      return accept_silently(table, prefix + field.name.text);
    }
    TableInfo child;
    child.name = field.name.text;
    child.singular = name.text;
    child.label = first_time ? make_label(analysis_, field.label) : Label{};
    if (child.label.texts.empty()) child.label = label_once(symbol->index);
    child.parent = table;
    add_table(std::move(child), symbol->index);
  }

  void embed(TableId table, std::uint16_t record, const syntax::Field& field, ColumnInfo column) {
    analysis_.record_used[record] = true;
    if (closes_circle(record, field.type.name)) return accept_silently(table, column.name);
    std::string prefix = column.name + ".";
    analysis_.tables[table].embedded.insert(column.name);
    column.type = ColumnType::presence;
    schema_.tables[table].columns.push_back(std::move(column));
    path_.push_back(record);
    add_fields(table, record, prefix, true);
    path_.pop_back();
  }

  void date_table(TableId table, std::uint16_t record, bool first_time) {
    const syntax::Record& syntax = *analysis_.records[record].syntax;
    if (syntax.dated_by.empty()) return;
    if (first_time && syntax.dated_by.size() > 1)
      analysis_.report(DiagnosticKind::dated_twice, syntax.dated_by[1].span, {syntax.name.text});
    const syntax::Name& name = syntax.dated_by.front();
    ColumnId column = find_column(analysis_, table, name.text);
    if (column == none16) {
      analysis_.tables[table].broken.insert("");  // a row has some date, we cannot say which
      if (!first_time || analysis_.records[record].damaged || analysis_.tables[table].broken.contains(name.text))
        return;
      auto& diagnostic = analysis_.report(DiagnosticKind::unknown_field, name.span, {syntax.name.text, name.text});
      std::vector<std::string> fields;
      for (const auto& field : syntax.fields) fields.push_back(field.name.text);
      analysis_.suggest(diagnostic, name.text, fields, name.span);
      return;
    }
    const ColumnInfo& info = schema_.tables[table].columns[column];
    if (info.type != ColumnType::date || info.optional) {
      analysis_.tables[table].broken.insert("");
      if (first_time)
        analysis_.report(DiagnosticKind::dating_field_not_a_date, name.span, {name.text, syntax.name.text});
      return;
    }
    schema_.tables[table].dated_by = column;
  }

  /// Records that nothing holds are looked through all the same, so that their mistakes do not hide.
  void check_unplaced() {
    for (std::size_t i = 0; i < analysis_.records.size(); ++i) {
      const syntax::Record& record = *analysis_.records[i].syntax;
      const bool placed = fields_checked_.contains(static_cast<std::uint16_t>(i));
      if (!placed) check_fields(analysis_, record);
      (void)make_label(analysis_, record.label);
    }
  }

  Analysis& analysis_;
  Schema& schema_;
  std::vector<std::uint16_t> path_;  // records that hold one another, from the participant down
  std::vector<std::pair<TableId, std::uint16_t>> pending_;
  std::vector<std::vector<std::uint16_t>> pending_paths_;
  std::set<std::uint16_t> fields_checked_, circles_;
  bool full_ = false;
};

}  // namespace

void analyse_schema(Analysis& analysis) {
  SchemaMaker(analysis).make();
}

ColumnId find_column(const Analysis& analysis, TableId table, std::string_view name) {
  const auto& columns = analysis.policy.schema.tables[table].columns;
  auto found = std::ranges::find(columns, name, &ColumnInfo::name);
  return found == columns.end() ? none16 : static_cast<ColumnId>(found - columns.begin());
}

int depth_of(const Analysis& analysis, TableId table) {
  int depth = 0;
  for (TableId at = table; at != root_table && at < analysis.policy.schema.tables.size();
       at = analysis.policy.schema.tables[at].parent)
    ++depth;
  return depth;
}

}  // namespace safon::analysis
