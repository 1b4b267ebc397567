// What was written, with spans: the parser's output, before any name is resolved. docs/grammar.md gives the grammar.
// Spans take no part in meaning. A declaration that could not be read keeps its name, so that references to it hold.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/source/source_text.hpp"
#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"
#include "engine/value/duration.hpp"

namespace safon::syntax {

struct Name {
  std::string text;
  Span span;
};
struct Text {
  std::string value;  // escapes resolved
  Span span;
};
struct Label {
  std::vector<std::pair<Name, Text>> texts;  // the first has an empty language name when no `@` was written
};
struct DateLiteral {
  Date date;
  Span span;
};
using Path = std::vector<Name>;

// ---------------------------------------------------------------------------------------------------- expressions
enum class ExprKind : std::uint8_t {
  number,
  percentage,
  text,
  date,
  duration,
  boolean,
  today,  // literals
  path,   // names in `path`
  add,
  subtract,
  multiply,
  divide,
  negate,
  and_,
  or_,
  implies,
  not_,         // children; and_/or_: two or more
  parentheses,  // one child; kept so that mixed and/or can be told from grouped ones
  relation,     // children[0] `relation` children[1…]
  quantifier,   // `quantity` of `sets[0]`; `every … has`: children[0] is the condition; count in children.back() where
                // one is needed
  selection,    // earliest/latest of sets[0]
  aggregate,    // count/sum/average/smallest/largest; `path` is the field
  coverage,     // framework in `path` (`element f.e`: two names); share or count in children[0]; `sets[0]`
  previously,   // path
  expired,
  renewable,
  broken,  // could not be read; already reported, so whatever rests on it is passed over in silence
};
enum class RelationKind : std::uint8_t {
  is,
  is_not,
  in,
  not_in,
  at_least,
  at_most,
  more_than,
  less_than,
  between,
  after,
  before,
  on,
  on_or_after,
  on_or_before,
  within_last,
  within_next,  // children[1]: duration or parameter
  within_of,
  within_after,
  within_before,  // children[1]: duration, children[2]: date
  exists,
  missing,
  refused,  // `=`, `&&` …: text in `refused_word`; children[1] when one could be read
};
enum class Quantity : std::uint8_t { some, no, every, at_least, at_most, exactly };
enum class Selection : std::uint8_t { earliest, latest };
enum class Aggregate : std::uint8_t { count, sum, average, smallest, largest };

struct Expr;
/// `after`, `within last` … of a set: a relation whose left side is the record's dating field.
struct SetBound {
  RelationKind kind;
  std::vector<Expr> operands;
  Span span;
};
struct Set {
  Name name;
  std::vector<Expr> where;  // none or one
  std::vector<SetBound> bounds;
  Span span;
};
struct Expr {
  ExprKind kind{};
  Span span;
  std::vector<Expr> children;
  Path path;
  std::vector<Set> sets;
  RelationKind relation{};
  Quantity quantity{};
  Selection selection{};
  Aggregate aggregate{};
  Span operator_span;  // of the relation's or operator's words
  Decimal number;      // number; percentage: 80 % is 0.8
  Date date;
  Duration duration;
  bool boolean = false;
  std::string text;  // text literal; the word of a refused relation
};

// ---------------------------------------------------------------------------------------------------- declarations
struct Policy {
  Name name;
  Label label;
  std::optional<Text> version;
  std::optional<DateLiteral> from, to;
  enum class Applies : std::uint8_t { unstated, everyone, entered_on_or_after } applies{};
  std::optional<DateLiteral> entered_from;
  MonthEnd month_end = MonthEnd::undeclared;
  std::optional<Name> calendar;
  std::vector<Name> languages;
  std::vector<Name> repeated;  // header lines written twice: their first word
};
struct Use {
  Text path;
};
struct CodeDecl {
  Name name;
  Label label;
};
struct Codes {
  Name name;
  Label label;
  std::vector<CodeDecl> codes;
};
struct Type {
  enum class Kind : std::uint8_t {
    text,
    number,
    percentage,
    boolean,
    date,
    list,
    criterion,
    named,
    broken
  } kind{};  // broken: already reported
  bool optional = false;
  Name name;  // list of NAME, criterion of NAME, NAME
  Span span;
};
struct Field {
  Name name;
  Label label;
  Type type;
};
struct Record {
  Name name;
  std::optional<Name> plural;
  Label label;
  std::vector<Field> fields;
  std::vector<Name> dated_by;  // one; more is reported
};
struct Criterion {
  Name name;
  Label label;
};
struct Element {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<Criterion> criteria;
};
struct Framework {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<Element> elements;
};
struct CalendarDecl {
  Name name;
  Label label;
  std::optional<DateLiteral> first, last;
  std::optional<std::pair<Name, Name>> working;  // weekdays
  std::vector<std::pair<DateLiteral, Label>> closed;
};
struct Parameter {
  Name name;
  Label label;
  Name type;  // number, percentage, duration, date
  bool to_confirm = false;
  std::vector<Text> cites;
  std::vector<std::pair<DateLiteral, Expr>> values;
};
struct Let {
  Name name;
  Label label;
  Expr value;
};

enum class GroupKind : std::uint8_t { all, any, none, at_least, at_most, exactly };
struct Exception {
  bool except = false;  // `except` rather than `unless`
  Name name;
  Label label;
  Expr condition;
  enum class Outcome : std::uint8_t { unstated, met, not_met, not_applicable } outcome{};
  std::vector<Text> cites;
  std::vector<Exception> exceptions;
  Span span;
};
struct Item;
struct Group {
  GroupKind kind{};
  std::vector<Expr> count;  // none or one
  std::vector<Text> cites;
  std::vector<Item> items;
  Span span;
};
struct Item {
  std::optional<Name> name;
  Label label;
  std::variant<Expr, Group> body;
  std::vector<Exception> exceptions;
  Span span;
};
struct Requirement {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<Expr> applies;  // one; more is reported
  std::vector<Item> body;     // one; more is reported
  std::vector<Exception> exceptions;
};

/// A duration literal or the name of a duration parameter.
using DurationOrName = Expr;
struct StatusDecl {
  Name name;
  Label label;
  bool initial = false, final = false;
  std::vector<DurationOrName> valid_for, renewable_from;  // none or one
  Span span;
};
struct TransitionDecl {
  bool from_any = false;
  std::vector<Name> from;
  Name to;
  Label label;
  Expr condition;
  std::optional<Name> certified_by;
  std::optional<Expr> certifiers;  // a number
  std::vector<DurationOrName> certify_within;
  Span span;
};
struct ProgrammeDecl {
  Name name;
  Label label;
  Name record;
  std::vector<Text> cites;
  std::vector<Expr> begins_on;
  std::vector<StatusDecl> statuses;
  std::vector<TransitionDecl> transitions;
};
struct Always {
  Text text;
  Expr condition;
};

// ---------------------------------------------------------------------------------------------------- feeds
struct CodeMap {
  Text from;
  Path to;  // one name, or element.criterion; `true`, `false`, `absent` as names
  std::optional<DateLiteral> valid_from, valid_until;
};
struct Mapping {
  Name field;
  bool from_file = false, each = false;
  std::vector<Text> sources;  // paths
  std::optional<Text> join;
  std::optional<Text> date_format;
  bool has_codes = false;
  std::vector<CodeMap> codes;
  std::vector<Text> absent_when;
  bool required = false;
  std::vector<Expr> default_value;  // none or one
  bool has_block = false;
  std::vector<Mapping> block;
  Span span;
};
struct Feed {
  Name name;
  Label label;
  Name record;
  Text path;
  std::vector<std::pair<std::optional<Name>, Text>> namespaces;  // no name: the default namespace
  std::vector<std::pair<Text, std::vector<Text>>> expectations;  // path, allowed values
  std::vector<std::pair<bool, Span>> returns;                    // true: full; one; more is reported
  std::vector<Mapping> mappings;
};

// ---------------------------------------------------------------------------------------------------- tests
struct FieldValue;
struct RecordValue {
  std::vector<FieldValue> fields;
  Span span;
};
struct Value {
  enum class Kind : std::uint8_t { expression, record, list, unknown } kind{};
  std::vector<Expr> expression;      // one
  std::vector<RecordValue> records;  // record: one; list: any number
  Span span;
};
struct FieldValue {
  Name name;
  Value value;
};
struct Expectation {
  enum class Kind : std::uint8_t { status, case_for, no_case, next_date, review, verdict } kind{};
  Name status;                      // status, case_for
  std::optional<DateLiteral> date;  // since, next date
  Path requirement;                 // verdict
  enum class Answer : std::uint8_t { met, not_met, unknown, not_applicable } answer{};
  std::vector<Path> because;
  Span span;
};
struct Test {
  Text title;
  std::optional<DateLiteral> as_of;
  std::vector<std::pair<Name, RecordValue>> given;  // one; more is reported
  std::optional<std::pair<Name, DateLiteral>> given_status;
  struct Certified {
    Name status;
    DateLiteral on;
    std::vector<Text> by;
  };
  std::vector<Certified> certified;
  std::vector<Expectation> expectations;
};

/// A declaration that could not be read: its keyword and name are kept.
struct Broken {
  std::string keyword;
  std::optional<Name> name;
};

struct Declaration {
  std::variant<Policy, Use, Codes, Record, Framework, CalendarDecl, Parameter, Let, Requirement, ProgrammeDecl, Always,
               Feed, Test, Broken>
      what;
  Span span;
};

struct Document {
  FileId file = 0;
  std::vector<Declaration> declarations;
};

}  // namespace safon::syntax
