// What was written, with spans: the parser's output, before any name is resolved. docs/grammar.md gives the grammar.
// Spans take no part in meaning. A declaration that could not be read keeps its name, so that references to it hold.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dsl/syntax/expression.hpp"
#include "dsl/syntax/feed.hpp"
#include "dsl/syntax/intake.hpp"
#include "dsl/syntax/matching.hpp"
#include "dsl/syntax/report.hpp"
#include "dsl/syntax/test.hpp"
#include "engine/plan/decided.hpp"

namespace safon::syntax {

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
/// A duration literal or the name of a duration parameter.
using DurationOrName = Expr;

/// `waivable by 2 officers for at most 12 months`, `adjustable by officer between 6 and 12 for at most 12 months`
struct Waivable {
  std::optional<Expr> approvers;  // a number
  Name by;
  std::vector<Expr> between;            // adjustable: the least and the greatest value
  std::vector<DurationOrName> at_most;  // none or one
  Span span;
};
struct Parameter {
  Name name;
  Label label;
  Name type;  // number, percentage, duration, date
  bool to_confirm = false;
  std::vector<Text> cites;
  std::vector<Waivable> adjustable;  // one; more is reported
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
  std::vector<Waivable> waivable;  // one; more is reported
  std::vector<Expr> applies;       // one; more is reported
  std::vector<Item> body;          // one; more is reported
  std::vector<Exception> exceptions;
};

struct StatusDecl {
  Name name;
  Label label;
  bool initial = false, final = false, setback = false, away = false;
  std::vector<DurationOrName> valid_for, renewable_from, grace;  // none or one
  bool from_previous_expiry = false;
  std::optional<Expr> until_day;    // `valid until 31 March`: a number
  std::optional<Name> until_month;  // and a month's name; `for at least` is valid_for then
  Span span;
};
/// `, then 10 working days later to director "Director"`
struct Escalation {
  std::vector<DurationOrName> later;  // none or one
  Name duty;
  Label label;
  Span span;
};
struct TransitionDecl {
  bool from_any = false;
  std::vector<Name> from;
  Name to;  // or `previous`
  Label label;
  bool before_others = false;     // `before all others`
  Decided decided = Decided::no;  // `when revoked by`, `when reinstated by`: there is no condition then
  Expr condition;
  std::optional<Name> certified_by;  // or revoked, or reinstated
  std::optional<Expr> certifiers;    // a number
  std::vector<DurationOrName> certify_within;
  std::vector<Escalation> escalations;
  Span span;
};
/// `audit 5 in 100 automatic changes for each council by seed 20260901`
struct Audit {
  Expr share;        // a number, or the name of a parameter
  Expr among, seed;  // numbers
  bool each_council = false;
  Span span;
};
struct ProgrammeDecl {
  Name name;
  Label label;
  Name record;
  std::vector<Text> cites;
  std::vector<Expr> begins_on;
  std::vector<Audit> audits;  // one; more is reported
  std::vector<StatusDecl> statuses;
  std::vector<TransitionDecl> transitions;
};
struct Always {
  Text text;
  Expr condition;
};

/// `each course counts once for a, b`
struct PoolLine {
  Name record;
  std::vector<Path> members;
  Span span;
};
struct PoolDecl {
  Name name;
  Label label;
  std::vector<Text> cites;
  std::vector<PoolLine> lines;  // one; more is reported
};

/// A declaration that could not be read: its keyword and name are kept.
struct Broken {
  std::string keyword;
  std::optional<Name> name;
};

struct Declaration {
  std::variant<Policy, Use, Codes, Record, Framework, CalendarDecl, Parameter, Let, Requirement, ProgrammeDecl, Always,
               ReportDecl, IntakeDecl, PoolDecl, MatchingDecl, Feed, Test, Broken>
      what;
  Span span;
};

struct Document {
  FileId file = 0;
  std::vector<Declaration> declarations;
};

}  // namespace safon::syntax
