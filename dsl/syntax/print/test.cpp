#include "dsl/syntax/print/declarations.hpp"

#include <array>

namespace safon::syntax {

namespace {

void print(Lines& out, const RecordValue& node);

void print(Lines& out, const Value& node) {
  switch (node.kind) {
    case Value::Kind::unknown:
      out << "unknown";
      break;
    case Value::Kind::expression:
      for (const Expr& expr : node.expression) out << expr;
      break;
    case Value::Kind::record:
      out << "record";
      for (const RecordValue& record : node.records) print(out, record);
      break;
    case Value::Kind::list:
      out << "list";
      const Lines::Indent inner(out);
      for (const RecordValue& record : node.records) {
        out.begin("row");
        print(out, record);
      }
      break;
  }
}

void print(Lines& out, const RecordValue& node) {
  const Lines::Indent indent(out);
  for (const auto& [name, value] : node.fields) {
    out.begin(name.text) << ":";
    print(out, value);
  }
}

void print(Lines& out, const Expectation& node) {
  static constexpr auto kinds = std::to_array<std::string_view>(
      {"status", "case for", "no case", "next date", "review", "verdict", "no next date", "always"});
  static constexpr auto answers =
      std::to_array<std::string_view>({"met", "not met", "unknown", "not applicable", "conflict"});
  out.begin("expect") << kinds[std::size_t(node.kind)];
  if (node.kind == Expectation::Kind::status || node.kind == Expectation::Kind::case_for) out << node.status;
  if (node.kind == Expectation::Kind::verdict) out << node.requirement << answers[std::size_t(node.answer)];
  if (node.kind == Expectation::Kind::broken) out << node.property << "broken";
  if (node.date) out << *node.date;
  if (node.due) out << "due" << *node.due;
  if (node.escalated_to) out << "escalated to" << *node.escalated_to;
  for (const Path& path : node.because) out << "because" << path;
}

void print(Lines& out, const CaseTable& node) {
  static constexpr auto kinds =
      std::to_array<std::string_view>({"value", "as of", "expect status", "expect next date", "expect"});
  static constexpr auto said = std::to_array<std::string_view>({"", "not met", "not applicable"});
  out.begin("for each");
  for (const CaseColumn& column : node.columns) out << kinds[std::size_t(column.kind)] << column.path;
  const Lines::Indent indent(out);
  for (const CaseRow& row : node.rows) {
    out.begin("case") << row.name;
    const Lines::Indent inner(out);
    for (const CaseCell& cell : row.cells) {
      out.begin("cell") << said[std::size_t(cell.said)];
      if (cell.said == CaseCell::Said::value) print(out, cell.value);
      if (cell.since) out << "since" << *cell.since;
      for (const Path& path : cell.because) out << "because" << path;
    }
  }
}

void print(Lines& out, const IntakeTest& node) {
  out.begin("test intake") << node.intake << node.title;
  const Lines::Indent indent(out);
  for (const GivenPeople& people : node.people) {
    out.begin("given");
    for (const Expr& number : people.number) out << number;
    out << people.name;
    if (people.like) out << "like" << *people.like;
    for (const RecordValue& record : people.record) print(out, record);
  }
  for (const GivenPlace& place : node.places)
    out.begin("given") << place.people << "placed in" << place.intake << "since" << place.since;
  for (const PlaceExpectation& expectation : node.expectations) {
    static constexpr const char* said[] = {"placed",     "offered",      "waiting list", "not placed",
                                           "not ranked", "not eligible", "last"};
    out.begin("expect");
    for (const Expr& number : expectation.number) out << number;
    if (expectation.kind != PlaceExpectation::Kind::last_rank) out << expectation.people;
    out << said[std::size_t(expectation.kind)];
    for (const Expr& place : expectation.place) out << place;
    for (const Expr& rank : expectation.rank) out << "rank" << rank;
    for (const Text& because : expectation.because) out << "because" << because;
  }
}

}  // namespace

void print(Lines& out, const Test& node) {
  if (!node.of_intake.empty()) return print(out, node.of_intake.front());
  out.begin("test") << node.title;
  const Lines::Indent indent(out);
  for (const Name& programme : node.follows) out.begin("follows") << programme;
  if (node.as_of) out.begin("as of") << *node.as_of;
  for (const auto& [record, value] : node.given) {
    out.begin("given") << record;
    print(out, value);
  }
  for (const auto& [status, since] : node.given_statuses) out.begin("given status") << status << "since" << since;
  for (const auto& [intake, since] : node.given_placed) out.begin("given placed in") << intake << "since" << since;
  for (const auto& [parameter, to, from, until] : node.given_adjusted)
    out.begin("given adjusted") << parameter << "to" << to << "from" << from << "until" << until;
  for (const auto& [requirement, from, until] : node.given_waived)
    out.begin("given waived") << requirement << "from" << from << "until" << until;
  for (const auto& certified : node.certified) {
    static constexpr const char* how[] = {"certified", "revoked", "reinstated"};
    out.begin(how[std::size_t(certified.decided)]) << certified.status;
    if (certified.to) out << "to" << *certified.to;
    out << "on" << certified.on;
    for (const Text& who : certified.by) out << "by" << who;
  }
  for (const Expectation& expectation : node.expectations) print(out, expectation);
  for (const CaseTable& table : node.tables) print(out, table);
}

}  // namespace safon::syntax
