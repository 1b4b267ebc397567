// Test blocks as they were written.
#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "dsl/syntax/expression.hpp"

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
  enum class Kind : std::uint8_t { status, case_for, no_case, next_date, review, verdict } kind{};
  Name status;                      // status, case_for: `qualified` or `certificate.qualified`
  std::optional<DateLiteral> date;  // since, next date
  Path requirement;                 // verdict
  enum class Answer : std::uint8_t { met, not_met, unknown, not_applicable, conflict } answer{};
  std::vector<Path> because;
  Span span;
};
struct Test {
  Text title;
  std::optional<DateLiteral> as_of;
  std::vector<std::pair<Name, RecordValue>> given;  // one; more is reported
  std::vector<std::pair<Name, DateLiteral>> given_statuses;
  std::vector<std::pair<Name, DateLiteral>> given_placed;  // in an intake, since a day
  struct Certified {
    Name status;
    DateLiteral on;
    std::vector<Text> by;
  };
  std::vector<Certified> certified;
  std::vector<Expectation> expectations;
};

}  // namespace safon::syntax
