// Test blocks as they were written.
#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "dsl/syntax/expression.hpp"
#include "engine/plan/decided.hpp"

namespace safon::syntax {

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
  enum class Kind : std::uint8_t { status, case_for, no_case, next_date, review, verdict, no_next_date, broken } kind{};
  Name status;                       // status, case_for: `qualified` or `certificate.qualified`
  std::optional<DateLiteral> date;   // since, next date
  std::optional<DateLiteral> due;    // case_for
  std::optional<Name> escalated_to;  // case_for: the duty
  Text property;                     // broken: the text of an `always`
  Path requirement;                  // verdict
  enum class Answer : std::uint8_t { met, not_met, unknown, not_applicable, conflict } answer{};
  std::vector<Path> because;
  Span span;
};
/// `for each held, expect trained { "the last day": 2026-01-31 met … }`: each row is a test of its own.
struct CaseColumn {
  enum class Kind : std::uint8_t { value, as_of, status, next_date, verdict } kind{};
  Path path;  // value: one name; verdict: the requirement
  Span span;
};
struct CaseCell {
  enum class Said : std::uint8_t { value, not_met, not_applicable } said{};
  Value value;  // of `value`: met, a status and `unknown` are read as one too
  std::optional<DateLiteral> since;
  std::vector<Path> because;
  Span span;
};
struct CaseRow {
  Text name;
  std::vector<CaseCell> cells;
  Span span;
};
struct CaseTable {
  std::vector<CaseColumn> columns;
  std::vector<CaseRow> rows;
  Span span;
};

/// `given 23 old_hand like ann { … }`
struct GivenPeople {
  std::vector<Expr> number;  // none or one
  Name name;
  std::optional<Name> like;
  std::vector<RecordValue> record;  // none or one
  Span span;
};
struct GivenPlace {
  Name people, intake;
  DateLiteral since;
};
/// `expect 10 old_hand waiting list because "…"`, `expect last rank 24`
struct PlaceExpectation {
  enum class Kind : std::uint8_t { placed, offered, waiting, not_placed, not_ranked, not_eligible, last_rank } kind{};
  std::vector<Expr> number;  // of those people; none: all of them
  Name people;
  std::vector<Expr> place;  // on the waiting list
  std::vector<Expr> rank;
  std::vector<Text> because;
  Span span;
};
/// `test intake NAME "…" { … }`
struct IntakeTest {
  Name intake;  // "directors 2013": one year of it
  Text title;
  std::vector<GivenPeople> people;
  std::vector<GivenPlace> places;
  std::vector<PlaceExpectation> expectations;
};

struct Test {
  std::vector<IntakeTest> of_intake;  // one: then only the title says something besides
  Text title;
  std::vector<Name> follows;  // the programme that is followed; one, more is reported
  std::optional<DateLiteral> as_of;
  std::vector<std::pair<Name, RecordValue>> given;  // one; more is reported
  std::vector<std::pair<Name, DateLiteral>> given_statuses;
  std::vector<std::pair<Name, DateLiteral>> given_placed;  // in an intake, since a day
  struct GivenWaived {
    Name requirement;
    DateLiteral from, until;
  };
  std::vector<GivenWaived> given_waived;
  struct GivenAdjusted {
    Name parameter;
    Expr to;
    DateLiteral from, until;
  };
  std::vector<GivenAdjusted> given_adjusted;
  struct Certified {
    Decided decided = Decided::no;  // `revoked`, `reinstated`
    Name status;                    // that the case is for; that is taken away, or given back
    std::optional<Name> to;         // revoked: where it leads
    DateLiteral on;
    std::vector<Text> by;
  };
  std::vector<Certified> certified;
  std::vector<Expectation> expectations;
  std::vector<CaseTable> tables;  // none or one; more is reported
};

}  // namespace safon::syntax
