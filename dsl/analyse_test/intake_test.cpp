#include "dsl/analyse_test/intake_test.hpp"

#include <algorithm>
#include <map>

#include "dsl/analyse_test/given_record.hpp"
#include "dsl/analyse_test/intake_named.hpp"

namespace safon::tests {
namespace {

using Expected = model::IntakeTest::Expected;

class IntakeTestCheck {
 public:
  IntakeTestCheck(const syntax::IntakeTest& written, const model::Policy& policy, const RecordFields& fields,
                  const TestNames& names, Diagnostics& found)
      : written_(written), policy_(policy), fields_(fields), names_(names), found_(found) {}

  std::optional<model::IntakeTest> all(Span span) {
    out_.title = written_.title.value;
    out_.span = span;
    const auto intake = intake_called(written_.intake);
    for (const auto& people : written_.people) add(people);
    if (written_.people.empty())
      report(DiagnosticKind::test_of_nobody, written_.title.span).help = "write `given ann { … }`";
    for (const auto& place : written_.places) {
      const auto people = people_called(place.people);
      const auto other = intake_called(place.intake);
      if (people && other) out_.people[*people].placed.emplace_back(*other, place.since.date);
    }
    if (written_.expectations.empty())
      report(DiagnosticKind::test_expects_nothing, written_.title.span).help =
          "write `expect` with a name and `placed`, `offered`, `waiting list`, `not placed`, `not ranked` or `not "
          "eligible`";
    if (!intake) return std::nullopt;
    out_.intake = *intake;
    for (const auto& expected : written_.expectations) expectation(expected);
    return std::move(out_);
  }

 private:
  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments = {}) {
    return found_.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
  }

  std::optional<std::uint16_t> intake_called(const syntax::Name& name) {
    return intake_named(name, policy_, names_, found_);
  }

  std::optional<std::uint16_t> people_called(const syntax::Name& name) {
    const auto people = std::ranges::find(out_.people, name.text, &model::IntakeTest::People::name);
    if (people != out_.people.end()) return static_cast<std::uint16_t>(people - out_.people.begin());
    report(DiagnosticKind::people_unknown, name.span, {name.text});
    std::vector<std::string> names;
    for (const auto& each : out_.people) names.push_back(each.name);
    suggest(found_, name.text, [&] { return names; }, name.span);
    return std::nullopt;
  }

  /// 1 where nothing is written.
  std::optional<std::uint32_t> number(const std::vector<syntax::Expr>& written) {
    if (written.empty() || written.front().kind == syntax::ExprKind::broken) return std::nullopt;
    const auto& expr = written.front();
    const std::int64_t micros = expr.number.micros;
    if (expr.kind == syntax::ExprKind::number && micros > 0 && micros % micros_per_unit == 0 &&
        micros / micros_per_unit <= people_in_a_test)
      return static_cast<std::uint32_t>(micros / micros_per_unit);
    report(DiagnosticKind::not_a_number_of_people, expr.span, {to_text(expr.number)}).help =
        "write a whole number from 1 to " + std::to_string(people_in_a_test);
    return std::nullopt;
  }

  /// The fields of those whom they are like, but for what is written of these.
  syntax::RecordValue whole_record(const syntax::GivenPeople& written) {
    syntax::RecordValue record =
        written.record.empty() ? syntax::RecordValue{{}, written.span} : written.record.front();
    if (!written.like) return record;
    const auto model = records_.find(written.like->text);
    if (model == records_.end()) {
      static_cast<void>(people_called(*written.like));
      return record;
    }
    for (const auto& field : model->second.fields)
      if (std::ranges::none_of(record.fields, [&](const auto& own) { return own.name.text == field.name.text; }))
        record.fields.push_back(field);
    return record;
  }

  void add(const syntax::GivenPeople& written) {
    if (std::ranges::find(out_.people, written.name.text, &model::IntakeTest::People::name) != out_.people.end()) {
      report(DiagnosticKind::people_twice, written.name.span, {written.name.text});
      return;
    }
    model::IntakeTest::People people{
        .name = written.name.text, .number = number(written.number).value_or(1), .row = {}, .placed = {}};
    people_ += people.number;
    if (people_ > people_in_a_test && people_ - people.number <= people_in_a_test)
      report(DiagnosticKind::too_many, written.span,
             {std::to_string(people_), "people", std::to_string(people_in_a_test)});
    auto record = whole_record(written);
    // Mistakes are of what stands here; those of whom they are like have been reported there.
    const std::size_t before = found_.size();
    people.row = check_given(record, policy_.schema, fields_, found_);
    const auto elsewhere = [&](const Diagnostic& d) {
      return d.span.file != written.span.file || d.span.begin < written.span.begin || d.span.end > written.span.end;
    };
    found_.erase(std::remove_if(found_.begin() + std::ptrdiff_t(before), found_.end(), elsewhere), found_.end());
    records_.emplace(written.name.text, std::move(record));
    out_.people.push_back(std::move(people));
  }

  void expectation(const syntax::PlaceExpectation& written) {
    Expected out{.kind = static_cast<Expected::Kind>(written.kind), .span = written.span};
    out.number = number(written.number);
    out.place = number(written.place);
    out.rank = number(written.rank);
    if (!written.because.empty()) out.because = written.because.front().value;
    if (out.kind != Expected::Kind::last_rank) {
      const auto people = people_called(written.people);
      if (!people) return;
      out.people = *people;
      check_possible(written);
    }
    out_.expectations.push_back(std::move(out));
  }

  /// An offer is no place, and without a waiting list nobody waits.
  void check_possible(const syntax::PlaceExpectation& written) {
    using Kind = syntax::PlaceExpectation::Kind;
    const auto& intake = policy_.intakes[out_.intake];
    const auto never_so = [&](const char* what, std::string help) {
      report(DiagnosticKind::never_so_in_intake, written.span, {intake.name, what}).help = std::move(help);
    };
    if (written.kind == Kind::placed && intake.open_for)
      never_so("placed", "on its day places are offered: write `offered`");
    if (written.kind == Kind::offered && !intake.open_for)
      never_so("offered", "it does not say `offers open for`, so that a place is theirs at once: write `placed`");
    if (written.kind == Kind::waiting && !intake.waiting)
      never_so("waiting list", "it has no `waiting list`: write `not placed`");
  }

  const syntax::IntakeTest& written_;
  const model::Policy& policy_;
  const RecordFields& fields_;
  const TestNames& names_;
  Diagnostics& found_;
  model::IntakeTest out_;
  std::map<std::string, syntax::RecordValue> records_;
  std::uint32_t people_ = 0;
};

}  // namespace

std::optional<model::IntakeTest> check_intake_test(const syntax::IntakeTest& test, Span span,
                                                   const model::Policy& policy, const RecordFields& fields,
                                                   const TestNames& names, Diagnostics& diagnostics) {
  return IntakeTestCheck(test, policy, fields, names, diagnostics).all(span);
}

}  // namespace safon::tests
