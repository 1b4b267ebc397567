#include "dsl/analyse_test/given_record.hpp"
#include "dsl/model/unquoted.hpp"

namespace safon::tests {

namespace {

using Kind = FieldFound::Kind;
using Written = syntax::Value::Kind;

std::string describe(const syntax::Value& value) {
  if (value.kind == Written::record) return "a record";
  if (value.kind == Written::list) return "a list";
  return value.expression.empty() ? "no value" : describe_literal(value.expression[0]);
}

class GivenCheck {
 public:
  GivenCheck(const Schema& schema, const RecordFields& fields, Diagnostics& diagnostics)
      : schema_(schema), fields_(fields), diagnostics_(diagnostics) {}

  void row(const syntax::RecordValue& record, const RecordPlace& place, model::TestRow& out) {
    std::map<std::string, Span> seen;
    for (const auto& [name, value] : record.fields) {
      const auto [first, fresh] = seen.try_emplace(name.text, name.span);
      if (!fresh) {
        report(DiagnosticKind::test_field_twice, name.span, {name.text})
            .notes.push_back({first->second, "first given here"});
        continue;
      }
      field(name, value, place, out);
    }
  }

 private:
  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments) {
    return diagnostics_.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
  }
  void field(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place, model::TestRow& out);
  void single(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place, const FieldFound& found,
              model::TestRow& out);
  void list(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place, const FieldFound& found,
            model::TestRow& out);
  void other_type(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place,
                  const FieldFound& found);

  const Schema& schema_;
  const RecordFields& fields_;
  Diagnostics& diagnostics_;
};

void GivenCheck::other_type(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place,
                            const FieldFound& found) {
  Diagnostic& d =
      report(DiagnosticKind::test_value_type, value.span, {name.text, fields_.describe(place, found), describe(value)});
  if (found.kind == Kind::value && value.kind == Written::expression && !value.expression.empty() &&
      value.expression[0].kind == syntax::ExprKind::text) {
    const ColumnInfo& column = fields_.column(place, found);
    const auto* codes = column.type == ColumnType::code ? &schema_.code_lists[column.code_list] : nullptr;
    if (const auto meant = model::unquoted(value.expression[0].text, column.type, codes)) {
      d.help = "did you mean `" + *meant + "`? Only texts stand in quotation marks";
      d.fix = Fix{value.span, *meant};
    }
  }
  if (found.kind == Kind::list) d.help = "rows stand in brackets: `" + name.text + ": [ { … } { … } ]`";
  if (found.kind == Kind::record) d.help = "its fields stand in braces: `" + name.text + ": { … }`";
}

void GivenCheck::field(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place,
                       model::TestRow& out) {
  const FieldFound found = fields_.find(place, name.text);
  switch (found.kind) {
    case Kind::passed_over:
      return;
    case Kind::none: {
      report(DiagnosticKind::test_unknown_field, name.span, {fields_.record_name(place), name.text});
      suggest(diagnostics_, name.text, [&] { return fields_.names(place); }, name.span);
      return;
    }
    case Kind::list:
      return list(name, value, place, found, out);
    case Kind::value:
      return single(name, value, place, found, out);
    case Kind::record:
      break;
  }
  if (value.kind == Written::unknown) {
    out.values.emplace_back(found.column, model::Expr{});
    return;
  }
  if (value.kind != Written::record || value.records.empty()) return other_type(name, value, place, found);
  model::Expr present;
  present.kind = model::ExprKind::boolean;
  present.type.kind = model::TypeKind::condition;
  present.boolean = true;
  present.span = value.span;
  out.values.emplace_back(found.column, std::move(present));
  row(value.records[0], {place.table, place.prefix + name.text + "."}, out);
}

void GivenCheck::single(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place,
                        const FieldFound& found, model::TestRow& out) {
  if (value.kind == Written::unknown) {
    out.values.emplace_back(found.column, model::Expr{});
    return;
  }
  if (value.kind != Written::expression || value.expression.empty()) return other_type(name, value, place, found);
  const ColumnInfo& column = fields_.column(place, found);
  const syntax::Expr& expr = value.expression[0];
  Literal literal = read_literal(expr, column, fields_);
  switch (literal.fault) {
    case Literal::Fault::none:
      out.values.emplace_back(found.column, std::move(literal.value));
      return;
    case Literal::Fault::reported:
      return;
    case Literal::Fault::other_type:
      return other_type(name, value, place, found);
    case Literal::Fault::unknown_code: {
      const std::string word = dotted(expr.path);
      report(DiagnosticKind::test_unknown_code, span_of(expr),
             {"`" + schema_.code_lists[column.code_list].name + "`", word});
      suggest(diagnostics_, word, [&] { return fields_.code_names(column.code_list); }, span_of(expr));
    }
  }
}

void GivenCheck::list(const syntax::Name& name, const syntax::Value& value, const RecordPlace& place,
                      const FieldFound& found, model::TestRow& out) {
  if (value.kind != Written::list && value.kind != Written::unknown) return other_type(name, value, place, found);
  model::TestRow::List rows{found.list, value.kind == Written::unknown, {}};
  for (const syntax::RecordValue& record : value.records) {
    model::TestRow& inner = rows.rows.emplace_back();
    inner.span = record.span;
    row(record, {found.list, ""}, inner);
  }
  out.lists.push_back(std::move(rows));
}

}  // namespace

model::TestRow check_given(const syntax::RecordValue& record, const Schema& schema, const RecordFields& fields,
                           Diagnostics& diagnostics) {
  model::TestRow out;
  out.span = record.span;
  GivenCheck(schema, fields, diagnostics).row(record, {}, out);
  return out;
}

}  // namespace safon::tests
