#include "dsl/names/declared.hpp"

namespace safon::names {

namespace {

using namespace syntax;

std::string label_text(const Label& label) {
  std::string text;
  for (const auto& [language, words] : label.texts)
    text += text.empty() ? words.value : " (" + language.text + ": " + words.value + ")";
  return text;
}

std::string type_text(const Type& type) {
  static constexpr std::string_view words[] = {"text",     "number",        "percentage", "boolean", "date",
                                               "list of ", "criterion of ", "",           "?"};
  const bool named = type.kind >= Type::Kind::list && type.kind != Type::Kind::broken;
  return (type.optional ? "optional " : "") + std::string(words[std::size_t(type.kind)]) +
         (named ? type.name.text : "");
}

struct Declaring {
  Names& names;
  Span whole;

  int add(Kind kind, const Name& name, const Label& label, int owner = no_symbol, Span all = {}) {
    Symbol symbol;
    symbol.kind = kind;
    symbol.name = name.text;
    symbol.owner = owner;
    symbol.label = label_text(label);
    symbol.at = name.span;
    symbol.whole = all.end != 0 ? all : owner == no_symbol ? whole : name.span;
    names.symbols.push_back(std::move(symbol));
    names.references.push_back({name.span, int(names.symbols.size()) - 1});
    return int(names.symbols.size()) - 1;
  }
  Symbol& at(int index) { return names.symbols[std::size_t(index)]; }
  void cite(int index, const std::vector<Text>& cites) {
    for (const Text& text : cites) at(index).cites += (at(index).cites.empty() ? "" : "; ") + text.value;
  }

  void operator()(const Policy& policy) { add(Kind::policy, policy.name, policy.label); }
  void operator()(const Codes& codes) {
    const int list = add(Kind::codes, codes.name, codes.label);
    for (const CodeDecl& code : codes.codes) add(Kind::code, code.name, code.label, list);
  }
  void operator()(const Record& record) {
    const int owner = add(Kind::record, record.name, record.label);
    if (record.plural) {
      at(owner).of = record.plural->text;
      names.references.push_back({record.plural->span, owner});
    }
    for (const Field& field : record.fields) {
      const int each = add(Kind::field, field.name, field.label, owner, join(field.name.span, field.type.span));
      at(each).type = type_text(field.type);
      at(each).list = field.type.kind == Type::Kind::list;
      at(each).of = field.type.name.text;
    }
  }
  void operator()(const Framework& framework) {
    const int owner = add(Kind::framework, framework.name, framework.label);
    cite(owner, framework.cites);
    for (const Element& element : framework.elements) {
      const int each = add(Kind::element, element.name, element.label, owner);
      cite(each, element.cites);
      for (const Criterion& criterion : element.criteria) add(Kind::criterion, criterion.name, criterion.label, each);
    }
  }
  void operator()(const CalendarDecl& calendar) { add(Kind::calendar, calendar.name, calendar.label); }
  void operator()(const Parameter& parameter) {
    const int each = add(Kind::parameter, parameter.name, parameter.label);
    at(each).type = parameter.type.text;
    cite(each, parameter.cites);
  }
  void operator()(const Let& let) { add(Kind::let, let.name, let.label); }

  void exceptions(const std::vector<Exception>& list, int owner) {
    for (const Exception& exception : list) {
      const int each = add(Kind::item, exception.name, exception.label, owner, exception.span);
      cite(each, exception.cites);
      exceptions(exception.exceptions, each);
    }
  }
  void items(const std::vector<Item>& list, int owner) {
    for (const Item& item : list) {
      const int each = item.name ? add(Kind::item, *item.name, item.label, owner, item.span) : owner;
      if (const auto* group = std::get_if<Group>(&item.body)) items(group->items, each);
      exceptions(item.exceptions, each);
    }
  }
  void operator()(const Requirement& requirement) {
    const int owner = add(Kind::requirement, requirement.name, requirement.label);
    cite(owner, requirement.cites);
    items(requirement.body, owner);
    exceptions(requirement.exceptions, owner);
  }
  void operator()(const ProgrammeDecl& programme) {
    const int owner = add(Kind::programme, programme.name, programme.label);
    cite(owner, programme.cites);
    for (const StatusDecl& status : programme.statuses)
      add(Kind::status, status.name, status.label, owner, status.span);
  }
  void operator()(const IntakeDecl& intake) { cite(add(Kind::intake, intake.name, intake.label), intake.cites); }
  void operator()(const ReportDecl& report) {
    const int owner = add(Kind::report, report.name, report.label);
    cite(owner, report.cites);
    for (const Measure& measure : report.measures) add(Kind::measure, measure.name, measure.label, owner, measure.span);
  }
  void operator()(const PoolDecl& pool) { cite(add(Kind::pool, pool.name, pool.label), pool.cites); }
  void operator()(const MatchingDecl& matching) {
    cite(add(Kind::matching, matching.name, matching.label), matching.cites);
  }
  void operator()(const Feed& feed) { add(Kind::feed, feed.name, feed.label); }
  void operator()(const Test& test) { add(Kind::test, {test.title.value, test.title.span}, {}); }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void declare(Names& names, const Declaration& declaration) {
  std::visit(Declaring{names, declaration.span}, declaration.what);
}

}  // namespace safon::names
