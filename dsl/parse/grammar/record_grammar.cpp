// codes, record, framework
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct type_class;
const x3::rule<struct code_class, CodeDecl> code = "code";
const x3::rule<struct field_class, Field> field = "field";
const x3::rule<type_class, Type> type = "type";
const x3::rule<struct element_class, Element> element = "element";
const x3::rule<struct criterion_class, Criterion> criterion = "criterion";

const auto simple_type = [](auto& context) {
  const std::string& word = x3::_attr(context).text;
  Type& node = x3::_val(context);
  node.kind = word == "text"         ? Type::Kind::text
              : word == "number"     ? Type::Kind::number
              : word == "percentage" ? Type::Kind::percentage
              : word == "boolean"    ? Type::Kind::boolean
              : word == "date"       ? Type::Kind::date
                                     : Type::Kind::named;
  node.name = std::move(x3::_attr(context));
};

}  // namespace

const auto code_def = named<CodeDecl>("a code's name");

const auto type_def = spanned(
    -(maybe("optional") >> x3::eps[be<&Type::optional, true>]) >>
    ((words("list of") > name("the name of a record")[put<&Type::name>] > x3::eps[be<&Type::kind, Type::Kind::list>]) |
     (words("criterion of") > name("the framework's name")[put<&Type::name>] >
      x3::eps[be<&Type::kind, Type::Kind::criterion>]) |
     name("")[simple_type]));

const auto field_def =
    named<Field>("a field's name") > sign(":", "`:` and the field's type") >
    kept(called(
        "a type: `text`, `number`, `percentage`, `boolean`, `date`, `list of …`, or the name of codes or of a record",
        type))[put<&Field::type>];

const auto criterion_def = words("criterion") > named<Criterion>("the criterion's name");

constexpr auto passage = "the passage, in quotation marks";

const auto element_def = words("element") > named<Element>("the element's name") >
                         block("`criterion`, `cites` or `}`", (words("cites") > text(passage)[push<&Element::cites>]) |
                                                                  criterion[push<&Element::criteria>]);

BOOST_SPIRIT_DEFINE(code, type, field, criterion, element)

namespace {

const auto codes_rule = x3::rule<struct codes_class, Codes>("codes") =
    header(named<Codes>("the name of this list of codes")) > block("a code's name", code[push<&Codes::codes>]);

const auto record_rule = x3::rule<struct record_class, Record>("record") =
    header(name("the record's name")[put<&Record::name>] >>
           -(maybe("plural") > name("the name for several of them")[put<&Record::plural>]) >>
           -label[put<&Record::label>]) >
    block("a field, such as `held: date`",
          (words("dated by") > name("the name of a field that is a date")[push<&Record::dated_by>]) |
              field[push<&Record::fields>]);

const auto framework_rule = x3::rule<struct framework_class, Framework>("framework") =
    header(named<Framework>("the framework's name")) >
    block("`element`, `cites` or `}`",
          (words("cites") > text(passage)[push<&Framework::cites>]) | element[push<&Framework::elements>]);

}  // namespace

bool read_codes(State& state, Iterator& first, Codes& node) {
  return read(state, first, codes_rule, node);
}
bool read_record(State& state, Iterator& first, Record& node) {
  return read(state, first, record_rule, node);
}
bool read_framework(State& state, Iterator& first, Framework& node) {
  return read(state, first, framework_rule, node);
}

}  // namespace safon::parsing
