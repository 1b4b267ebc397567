// A policy that makes sense: names resolved, types known, dates whole. Made by dsl/analyse.
#pragma once
#include <map>
#include <variant>

#include "dsl/model/expression.hpp"
#include "dsl/model/matching.hpp"
#include "dsl/model/pool.hpp"
#include "dsl/model/report.hpp"
#include "engine/plan/adjustable.hpp"
#include "engine/plan/decided.hpp"
#include "engine/plan/validity.hpp"
#include "engine/record/schema.hpp"
#include "engine/value/label.hpp"

namespace safon::model {

struct Criterion {
  std::string name;
  Label label;
};
struct Element {
  std::string name;
  Label label;
  std::string cites;
  std::uint16_t first = 0;  // its criteria are the codes [first, first + criteria.size()) of the framework's code list
  std::vector<Criterion> criteria;
};
struct Framework {
  std::string name;
  Label label;
  std::string cites;
  std::uint16_t code_list = none16;  // codes are named "element.criterion"
  std::vector<Element> elements;
  Span span;
};

/// Who may waive a requirement, or adjust a parameter, and for how long.
struct Waivable {
  std::uint8_t approvers = 1;  // besides the person who proposes it
  std::string approved_by;     // role, "officer"
  std::optional<Dated<Duration>> at_most;
  Span span;
};

struct Parameter {
  std::string name;
  Label label;
  Type type;                // number, percentage, duration, date
  bool to_confirm = false;  // ours, not the source's
  std::string cites;
  struct Value {
    Date from;
    Decimal number;
    Duration duration;
    Date date;
  };
  struct Adjustable {
    Waivable by;
    Value least, most;  // both included
  };
  std::vector<Value> values;             // by date, no two alike
  std::optional<Adjustable> adjustable;  // number, percentage or date: for one participant
  Span span, declared;                   // its name; all of it
};

struct Let {
  std::string name;
  Label label;
  Expr value;
  Span span;
};

enum class GroupKind : std::uint8_t { all_of, any_of, none_of, at_least, at_most, exactly };
enum class Outcome : std::uint8_t { met, not_met, not_applicable };

struct Exception {
  std::string name;  // stable path, "induction.transferred"
  Label label;
  std::string cites;
  bool except = false;
  Outcome outcome = Outcome::met;
  Expr condition;
  std::vector<Exception> exceptions;
  Span span;
};
struct Item;
struct Group {
  GroupKind kind = GroupKind::all_of;
  Dated<std::int64_t> count;
  std::string cites;
  std::vector<Item> items;
  Span span;
};
struct Item {
  std::string name;  // stable path, "reflection.coaching"; empty when unnamed
  Label label;
  std::uint16_t part = none16;  // its number in Policy::parts, when named
  std::variant<Expr, Group> body;
  std::vector<Exception> exceptions;
  Span span;
};
struct Requirement {
  std::string name;
  Label label;
  std::string cites;
  std::optional<Waivable> waivable;
  std::vector<Expr> applies;  // none or one
  std::vector<Item> body;     // none or one; none: met unless an exception says otherwise
  std::vector<Exception> exceptions;
  Span span, name_span;
};

struct Status {
  std::string name;
  Label label;
  bool initial = false, final = false, setback = false, away = false;
  Validity validity = Validity::from_status;
  std::uint8_t month = 0, day = 0;           // valid through that day of the year; 0: none
  std::optional<Dated<Duration>> valid_for;  // to a day of the year: the least time that it leaves
  std::optional<Dated<Duration>> renewable_before, grace;
  [[nodiscard]] bool expires() const { return valid_for || month != 0; }
  Span span;
};
struct Escalation {
  std::uint16_t duty = 0;                // index in Policy::duties
  std::optional<Dated<Duration>> later;  // none: as soon as the time before it is over
};
struct Transition {
  std::vector<std::uint8_t> from;
  bool from_any = false;
  std::uint8_t to = 0;
  bool restores = false;  // `to previous`: one for each status that it may lead back to
  Label label;
  Expr condition;                 // self-transitions: `renewable` is added by lower, not here
  bool before_others = false;     // automatic
  Decided decided = Decided::no;  // else `certifiers` people do it by themselves, and the condition is `true`
  std::uint8_t certifiers = 0;
  std::string certified_by;
  std::optional<Dated<Duration>> certify_within;
  std::vector<Escalation> escalations;
  Span span;
};
/// A duty that people hold, such as "head_of_accreditation".
struct Duty {
  std::string name;
  Label label;
  Span span;  // of the label; without one, where it is first named
};
struct Audit {
  Dated<std::int64_t> share;  // of every `among`
  std::int64_t among = 1;
  bool each_council = false;
  std::int64_t seed = 0;
  Span span;
};
struct Programme {
  std::string name;
  Label label;
  std::string cites;
  std::vector<Expr> begins_on;  // none or one: date at the root
  std::optional<Audit> audit;
  std::vector<Status> statuses;
  std::vector<Transition> transitions;
  std::vector<std::uint16_t> asks;  // other programmes on whose statuses it rests, sorted
  Span span;
};
struct IntakeGroup {
  enum class Kind : std::uint8_t { reserve, limit, limit_each } kind{};
  Dated<std::int64_t> places;
  std::vector<Expr> who;  // a condition; limit_each: a code, text or condition, or none: the council of the return
  Span span;
};
struct IntakeKey {
  Expr value;  // a date, number or percentage at the root
  bool greatest_first = false;
  Span span;
};
struct Intake {
  std::string name;    // "directors 2013", where it is one year of an intake that gives out places each year
  std::string series;  // that intake, "directors"; empty: it gives out its places once
  Label label;
  std::string cites;
  Date allocated_on;
  Dated<std::int64_t> capacity;
  std::vector<Expr> from;  // none (broken) or one condition at the root
  std::vector<IntakeGroup> groups;
  std::vector<IntakeKey> ranking;
  std::optional<std::int64_t> seed;
  std::optional<Dated<std::int64_t>> waiting;
  std::optional<Dated<Duration>> open_for;  // none: an offer is a place at once
  Span span;
};
struct Property {
  std::string text;
  Expr condition;
  std::uint16_t programme = 0;  // whose statuses it speaks of; of several, the last in Policy::order
  Span span;
};

// ---------------------------------------------------------------------------------------------------- feeds
struct CodeMapping {
  std::string from;
  std::uint16_t to = 0;                             // index of the code; boolean: 0/1; `absent_code` for absent
  Date valid_from{first_date}, valid_until{never};  // of the return's received date; until is exclusive
};
inline constexpr std::uint16_t absent_code = 0xFFFE;

/// One field of the record from one or more paths of the file.
struct FieldMapping {
  ColumnId column = none16;
  bool from_file = false;          // path starts at the document's root: a header value
  std::vector<std::string> paths;  // relative to the participant's element, or to the list item's
  std::vector<Span> path_spans;
  std::string join;                // between several paths
  std::string date_format;         // empty: "yyyy-mm-dd"
  std::vector<CodeMapping> codes;  // empty for code fields: the code's own name is expected
  std::vector<std::string> absent_when;
  bool required = false;
  std::optional<Expr> default_value;  // literal
  Span span;
};
struct RecordMapping {  // an embedded record: present when its path is
  ColumnId presence = none16;
  std::string path;  // its element; the paths of what it holds begin there
  std::vector<FieldMapping> fields;
  std::vector<RecordMapping> records;  // embedded in this one
  Span span;
};
struct ListMapping {
  TableId table = none16;
  std::string path;  // repeated element
  std::vector<FieldMapping> fields;
  std::vector<RecordMapping> records;
  std::vector<ListMapping> lists;
  Span span;
};
struct Feed {
  std::string name;
  Label label;
  std::string record_path;                                      // "/return/participants/participant"
  std::vector<std::pair<std::string, std::string>> namespaces;  // prefix ("" default), URI
  struct HeaderCheck {
    std::string path;
    std::vector<std::string> allowed;
    Span span;
  };
  std::vector<HeaderCheck> checks;
  bool full_return = true;
  std::optional<FieldMapping> received;  // date, from_file; the operator gives it otherwise
  std::vector<FieldMapping> fields;
  std::vector<RecordMapping> records;
  std::vector<ListMapping> lists;
  Span span;
};

// ---------------------------------------------------------------------------------------------------- tests
/// A record written in a test: unmapped scalars are unknown (optional ones absent), lists not written are empty...
/// `unknown` makes a field or a list unknown. `e_learning: unknown` etc.
struct TestRow {
  std::vector<std::pair<ColumnId, Expr>> values;  // literals; ExprKind::broken stands for `unknown`
  struct List {
    TableId table;
    bool unknown = false;
    std::vector<TestRow> rows;
  };
  std::vector<List> lists;
  Span span;
};
struct Expectation {
  enum class Kind : std::uint8_t { status, case_for, no_case, next_date, review, verdict, no_next_date, broken } kind{};
  std::uint16_t programme = 0;  // status, case_for
  std::uint8_t status = 0;
  std::optional<Date> date;    // since, next date
  std::optional<Date> due;     // case_for
  std::string escalated_to;    // case_for: a duty; empty: not asked
  std::uint16_t property = 0;  // broken: index into Policy::properties
  std::string requirement;     // stable path
  enum class Answer : std::uint8_t { met, not_met, unknown, not_applicable, conflict } answer{};
  std::vector<std::string> because;
  Span span;
};
struct Test {
  std::string title;  // of one row of a table: "the test's own: the row's"
  std::string table;  // the test's own title, where it is one of several rows
  Date as_of;
  std::uint16_t programme = 0;  // the one that is followed: whose statuses are named without it
  std::optional<TestRow> given;
  struct GivenStatus {
    std::uint16_t programme;
    std::uint8_t status;
    Date since;
  };
  std::vector<GivenStatus> given_statuses;                   // by programme, one each
  std::vector<std::pair<std::uint16_t, Date>> given_placed;  // index into Policy::intakes
  struct GivenWaived {
    std::string requirement;
    Date from, until;
  };
  std::vector<GivenWaived> given_waived;
  struct GivenAdjusted {
    std::string parameter;
    ParameterValue to;
    Date from, until;
  };
  std::vector<GivenAdjusted> given_adjusted;
  struct Certified {
    std::uint16_t programme;
    std::uint8_t status;  // that the case is for; of `decided`, that is taken away or given back
    Date on;
    std::vector<std::string> by;
    Decided decided = Decided::no;
    std::optional<std::uint8_t> to;  // revoked: where it leads; none: wherever the first way does
  };
  std::vector<Certified> certified;
  std::vector<Expectation> expectations;
  Span span;
};

/// Several people, and what the intake gives them on its day.
struct IntakeTest {
  std::string title;
  std::uint16_t intake = 0;
  struct People {
    std::string name;
    std::uint32_t number = 1;
    TestRow row;
    std::vector<std::pair<std::uint16_t, Date>> placed;  // in other intakes, since
  };
  std::vector<People> people;
  struct Expected {
    enum class Kind : std::uint8_t { placed, offered, waiting, not_placed, not_ranked, not_eligible, last_rank } kind{};
    std::uint16_t people = 0;             // index into `people`; last_rank: none
    std::optional<std::uint32_t> number;  // of them; none: all
    std::optional<std::uint32_t> place, rank;
    std::string because;  // part of the reason; empty: not asked
    Span span;
  };
  std::vector<Expected> expectations;
  Span span;
};

enum class Applies : std::uint8_t { everyone, entered_on_or_after };

struct Policy {
  std::string name;
  Label label;
  std::string version;
  Date in_force_from{first_date}, in_force_to{never};
  Applies applies = Applies::everyone;
  Date applies_from{first_date};
  MonthEnd month_end = MonthEnd::undeclared;
  std::uint16_t calendar = none16;  // the one that `working days` means
  std::vector<std::string> languages;
  std::vector<Calendar> calendars;
  Schema schema;
  std::vector<Framework> frameworks;
  std::vector<Parameter> parameters;
  std::vector<Let> lets;                  // each after those that it uses
  std::vector<Requirement> requirements;  // in the order of the text; references never form a circle
  std::vector<std::string> parts;         // stable paths of named items, "reflection.coaching"
  std::vector<Programme> programmes;
  std::vector<Duty> duties;          // that cases are escalated to, in the order of the text
  std::vector<std::uint16_t> order;  // of the programmes: each after those that it asks
  std::vector<Property> properties;
  std::vector<Report> reports;
  std::vector<Intake> intakes;
  std::vector<Pool> pools;
  std::vector<Matching> matchings;
  std::vector<Feed> feeds;
  std::vector<Test> tests;
  std::vector<IntakeTest> intake_tests;
};

}  // namespace safon::model
