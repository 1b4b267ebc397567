// feed: how a council's file is read into a record
#include "dsl/parse/declarations.hpp"
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

using namespace syntax;

struct mapping_class;
const x3::rule<mapping_class, Mapping> mapping = "mapping";
const x3::rule<struct code_map_class, CodeMap> code_map = "code";

/// `required from "…"` maps a field of that name; it is no modifier of the mapping before.
struct NotFrom : x3::parser<NotFrom> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C&, R&, A&) const {
    return !first->is("from");
  }
};
constexpr NotFrom not_from{};

constexpr auto a_date = "a date, such as 2026-11-01";
constexpr auto a_path = "a path in quotation marks, such as `\"post/start\"`";

const auto truth = [](auto& context) { x3::_val(context).to.push_back(std::move(x3::_attr(context))); };
const auto default_namespace = [](auto& context) {
  x3::_val(context).namespaces.emplace_back(std::nullopt, std::move(x3::_attr(context)));
};
const auto prefix = [](auto& context) {
  x3::_val(context).namespaces.emplace_back(std::move(x3::_attr(context)), Text{});
};
const auto prefixed_namespace = [](auto& context) {
  x3::_val(context).namespaces.back().second = std::move(x3::_attr(context));
};
const auto expectation = [](auto& context) {
  x3::_val(context).expectations.emplace_back(std::move(x3::_attr(context)), std::vector<Text>{});
};
const auto allowed = [](auto& context) {
  x3::_val(context).expectations.back().second.push_back(std::move(x3::_attr(context)));
};

/// `full return` or `partial return`, with its place.
struct Return : x3::parser<Return> {
  using attribute_type = std::pair<bool, Span>;
  static constexpr bool has_attribute = true;
  template <class C, class R>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, attribute_type& found) const {
    State& state = state_of(context);
    const Iterator start = first;
    const bool full = take_phrase(state, first, "full return", false);
    if (!full && !take_phrase(state, first, "partial return", false)) return false;
    found = {full, state.span(start, first)};
    return true;
  }
};

/// `true` and `false`, which are no names elsewhere.
bool take_truth(State&, Iterator& first, const char*, Name& word) {
  if (!first->is("true") && !first->is("false")) return false;
  word = {std::string(first->text), {}};
  ++first;
  return true;
}

}  // namespace

const auto code_map_def = text("the code in the file, in quotation marks")[put<&CodeMap::from>] >
                          sign("->", "`->` and the code that it stands for") >
                          called("the code that it stands for, or `absent`",
                                 Taken<Name, take_truth>("")[truth] | path[put<&CodeMap::to>]) >>
                          -(maybe("from") > date(a_date)[put<&CodeMap::valid_from>]) >>
                          -(maybe("until") > date(a_date)[put<&CodeMap::valid_until>]);

const auto mapping_def = spanned(
    name("a field's name")[put<&Mapping::field>] >> words("from") >
    +(-(maybe("file") >> x3::eps[be<&Mapping::from_file, true>]) >>
      -(maybe("each") >> x3::eps[be<&Mapping::each, true>]) >> text(a_path)[push<&Mapping::sources>]) >>
    *((maybe("join") >> text("what stands between the parts, in quotation marks")[put<&Mapping::join>]) |
      (maybe("date") >>
       text("the date's format in quotation marks, such as `\"dd/mm/yyyy\"`")[put<&Mapping::date_format>]) |
      (maybe("codes") >> x3::eps[be<&Mapping::has_codes, true>] >>
       block("a code in quotation marks and what it stands for, such as `\"TM\" -> manager`",
             code_map[push<&Mapping::codes>])) |
      (maybe("absent when") > sign("[", "`[` and the texts that mean nothing, such as `[\"\", \"n/a\"]`") >
       (text("a text in quotation marks")[push<&Mapping::absent_when>] % sign(",", "`,` or `]`")) >
       sign("]", "`,` or `]`")) |
      (maybe("required") >> not_from >> x3::eps[be<&Mapping::required, true>]) |
      (maybe("default") >> not_from >> sum[push<&Mapping::default_value>])) >>
    -(block("a field's name and `from`", mapping[push<&Mapping::block>]) >> x3::eps[be<&Mapping::has_block, true>]));

BOOST_SPIRIT_DEFINE(code_map, mapping)

namespace {

const auto feed_rule = x3::rule<struct feed_class, Feed>("feed") =
    header(named<Feed>("the feed's name") >> words("for") >
           name("the name of the record, such as `participant`")[put<&Feed::record>] > words("from xml") >
           text("the path of one participant, in quotation marks")[put<&Feed::path>]) >
    block("a field's name and `from`, `full return`, `partial return`, `namespace`, `expect` or `}`",
          Return{}[push<&Feed::returns>] |
              (words("namespace") >> text("the namespace, in quotation marks")[default_namespace]) |
              (words("namespace") >> not_from >> name("a prefix, or the namespace in quotation marks")[prefix] >
               text("the namespace, in quotation marks")[prefixed_namespace]) |
              (words("expect") >> text("the path of what is checked, in quotation marks")[expectation] > words("is") >
               (text("the value that is expected, in quotation marks")[allowed] % maybe("or"))) |
              mapping[push<&Feed::mappings>]);

}  // namespace

bool read_feed(State& state, Iterator& first, Feed& node) {
  return read(state, first, feed_rule, node);
}

}  // namespace safon::parsing
