#include "dsl/analyse_feed/record_fields.hpp"

#include <algorithm>

namespace safon {

namespace {

using Kind = FieldFound::Kind;

// The declaration's name, for those whose parts feeds and tests name.
const syntax::Name* name_of(const syntax::Declaration& declaration) {
  if (const auto* codes = std::get_if<syntax::Codes>(&declaration.what)) return &codes->name;
  if (const auto* record = std::get_if<syntax::Record>(&declaration.what)) return &record->name;
  if (const auto* framework = std::get_if<syntax::Framework>(&declaration.what)) return &framework->name;
  const auto* broken = std::get_if<syntax::Broken>(&declaration.what);
  return broken && broken->name ? &*broken->name : nullptr;
}

std::string_view name_of(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return "a boolean";
    case ColumnType::code:
      return "a code";
    case ColumnType::number:
      return "a number";
    case ColumnType::percentage:
      return "a percentage";
    case ColumnType::date:
      return "a date";
    case ColumnType::text:
      return "a text";
    case ColumnType::presence:
      return "a record";
  }
  return {};
}

}  // namespace

RecordFields::RecordFields(std::span<const syntax::Document> documents, const model::Policy& policy,
                           const Mistakes& mistakes)
    : schema_(policy.schema) {
  for (TableId t = 0; t < schema_.tables.size(); ++t) {
    const TableInfo& table = schema_.tables[t];
    for (ColumnId c = 0; c < table.columns.size(); ++c) {
      const Kind kind = table.columns[c].type == ColumnType::presence ? Kind::record : Kind::value;
      fields_.try_emplace({t, table.columns[c].name}, FieldFound{kind, c, none16});
    }
    if (table.parent != none16) fields_.try_emplace({table.parent, table.name}, FieldFound{Kind::list, none16, t});
  }
  for (const CodeList& list : schema_.code_lists) {
    auto& codes = codes_.emplace_back();
    for (std::size_t i = 0; i < list.codes.size(); ++i)
      codes.try_emplace(list.codes[i].name, static_cast<std::uint16_t>(i));
  }
  for (const syntax::Document& document : documents)
    for (const syntax::Declaration& declaration : document.declarations) {
      const syntax::Name* name = name_of(declaration);
      if (!name) continue;
      if (const auto* record = std::get_if<syntax::Record>(&declaration.what)) records_.try_emplace(name->text, record);
      if (std::holds_alternative<syntax::Broken>(declaration.what) || mistakes.in(declaration.span))
        distrusted_.insert(name->text);
    }
}

std::string RecordFields::record_name(const RecordPlace& place) const {
  std::string record = schema_.tables[place.table].singular;
  for (std::size_t begin = 0; begin < place.prefix.size();) {
    const std::size_t dot = place.prefix.find('.', begin);
    const std::string field = place.prefix.substr(begin, dot - begin);
    const auto found = records_.find(record);
    if (found == records_.end()) return field;
    for (const syntax::Field& f : found->second->fields)
      if (f.name.text == field) record = f.type.name.text;
    begin = dot + 1;
  }
  return record;
}

FieldFound RecordFields::find(const RecordPlace& place, const std::string& name) const {
  const auto known = fields_.find({place.table, place.prefix + name});
  if (known != fields_.end()) return known->second;
  const std::string record = record_name(place);
  const auto written = records_.find(record);
  const bool declared =
      written != records_.end() &&
      std::ranges::any_of(written->second->fields, [&](const syntax::Field& f) { return f.name.text == name; });
  return {declared || distrusted_.contains(record) ? Kind::passed_over : Kind::none};
}

std::vector<std::string> RecordFields::names(const RecordPlace& place) const {
  std::vector<std::string> out;
  for (const ColumnInfo& column : schema_.tables[place.table].columns) {
    if (!column.name.starts_with(place.prefix)) continue;
    const std::string rest = column.name.substr(place.prefix.size());
    if (!rest.contains('.')) out.push_back(rest);
  }
  if (place.prefix.empty())
    for (TableId t = 1; t < schema_.tables.size(); ++t)
      if (schema_.tables[t].parent == place.table) out.push_back(schema_.tables[t].name);
  return out;
}

const ColumnInfo& RecordFields::column(const RecordPlace& place, const FieldFound& field) const {
  return schema_.tables[place.table].columns[field.column];
}

std::string RecordFields::describe(const RecordPlace& place, const FieldFound& field) const {
  if (field.kind == Kind::list) return "a list of `" + schema_.tables[field.list].singular + "`";
  const ColumnInfo& info = column(place, field);
  if (info.type == ColumnType::code) return "a code of `" + schema_.code_lists[info.code_list].name + "`";
  return std::string(name_of(info.type));
}

std::uint16_t RecordFields::code(std::uint16_t list, std::string_view name) const {
  const auto found = codes_[list].find(name);
  return found == codes_[list].end() ? none16 : found->second;
}

std::vector<std::string> RecordFields::code_names(std::uint16_t list) const {
  std::vector<std::string> out;
  for (const Code& code : schema_.code_lists[list].codes) out.push_back(code.name);
  return out;
}

bool RecordFields::distrusted(std::uint16_t list) const {
  return distrusted_.contains(schema_.code_lists[list].name);
}

Span span_of(const syntax::Expr& literal) {
  return literal.path.empty() ? literal.span : join(literal.path.front().span, literal.path.back().span);
}

std::string dotted(const syntax::Path& path) {
  std::string out;
  for (const syntax::Name& name : path) out += (out.empty() ? "" : ".") + name.text;
  return out;
}

}  // namespace safon
