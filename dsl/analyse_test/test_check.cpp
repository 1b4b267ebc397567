#include "dsl/analyse_test/test_check.hpp"

#include <algorithm>

#include "dsl/analyse_test/given_record.hpp"
#include "dsl/analyse_test/intake_named.hpp"

namespace safon::tests {

namespace {

using Expected = syntax::Expectation::Kind;

Span span_of(const syntax::Path& path) {
  return join(path.front().span, path.back().span);
}

}  // namespace

model::Test TestCheck::all(const syntax::Test& test, Span span) {
  out_.title = test.title.value;
  out_.span = span;
  dated_ = test.as_of.has_value();
  if (dated_)
    out_.as_of = test.as_of->date;
  else
    report(DiagnosticKind::test_as_of_missing, test.title.span).help = "write `as of 2026-11-01` with the day meant";
  given(test);
  choose_programme(test);
  for (const auto& [name, since] : test.given_statuses) {
    not_after(since);
    const auto held = status(name);
    if (!held) continue;
    const auto [programme, index] = *held;
    if (std::ranges::find(out_.given_statuses, programme, &model::Test::GivenStatus::programme) !=
        out_.given_statuses.end())
      report(DiagnosticKind::test_given_twice, name.span, {"status of " + policy_.programmes[programme].name});
    else
      out_.given_statuses.push_back({programme, index, since.date});
  }
  std::ranges::sort(out_.given_statuses, {}, &model::Test::GivenStatus::programme);
  for (const auto& [name, since] : test.given_placed) {
    not_after(since);
    if (const auto intake = intake_named(name, policy_, names_, found_))
      out_.given_placed.emplace_back(*intake, since.date);
  }
  for (const auto& waived : test.given_waived) given_waived(waived);
  for (const auto& adjusted : test.given_adjusted) given_adjusted(adjusted);
  for (const syntax::Test::Certified& certified : test.certified) {
    not_after(certified.on);
    const auto of = status(certified.status);
    if (!of) continue;
    const bool by_rules = certified.decided == Decided::no;
    if (by_rules) is_certified(certified.status, *of);
    std::optional<std::uint8_t> to;
    if (certified.to) {
      const auto led = status(*certified.to);
      if (!led) continue;
      to = led->status;
    }
    if (!by_rules && !is_decided(certified, *of, to)) continue;
    model::Test::Certified& out = out_.certified.emplace_back(
        model::Test::Certified{of->programme, of->status, certified.on.date, {}, certified.decided, to});
    for (const syntax::Text& name : certified.by) out.by.push_back(name.value);
  }
  if (test.expectations.empty()) {
    Diagnostic& d = report(DiagnosticKind::test_expects_nothing, test.title.span);
    d.help = "write `expect status …` or `expect` with a requirement and `met`, `not met` or `unknown`";
  }
  for (const syntax::Expectation& expected : test.expectations) expectation(expected);
  return std::move(out_);
}

void TestCheck::given_waived(const syntax::Test::GivenWaived& waived) {
  not_after(waived.from);
  const syntax::Name& name = waived.requirement;
  const auto found = std::ranges::find(policy_.requirements, name.text, &model::Requirement::name);
  if (found == policy_.requirements.end()) {
    report(DiagnosticKind::test_unknown_requirement, name.span, {name.text});
  } else if (!found->waivable) {
    report(DiagnosticKind::test_not_waivable, name.span, {name.text}).help =
        "write `waivable by officer` into the requirement";
  } else if (waived.until.date < waived.from.date) {
    report(DiagnosticKind::test_waiver_reversed, waived.until.span,
           {to_iso(waived.until.date), to_iso(waived.from.date)});
  } else {
    out_.given_waived.push_back({name.text, waived.from.date, waived.until.date});
  }
}

void TestCheck::given(const syntax::Test& test) {
  const std::string& root = policy_.schema.tables[root_table].singular;
  const syntax::Name* first = nullptr;
  for (const auto& [name, record] : test.given) {
    if (name.text != root) {
      report(DiagnosticKind::test_given_other, name.span, {root, name.text}).fix = Fix{name.span, root};
      found_.back().help = "write `given " + root + " { … }`";
    } else if (first) {
      report(DiagnosticKind::test_given_twice, name.span, {root}).notes.push_back({first->span, "first given here"});
    } else {
      first = &name;
      out_.given = check_given(record, policy_.schema, fields_, found_);
    }
  }
  if (test.given.empty())
    report(DiagnosticKind::test_given_missing, test.title.span, {root}).help = "write `given " + root + " { … }`";
}

void TestCheck::not_after(const syntax::DateLiteral& date) {
  if (dated_ && date.date > out_.as_of)
    report(DiagnosticKind::test_after_as_of, date.span, {to_iso(date.date), to_iso(out_.as_of)});
}

void TestCheck::expectation(const syntax::Expectation& written) {
  model::Expectation out;
  out.kind = static_cast<model::Expectation::Kind>(written.kind);
  out.answer = static_cast<model::Expectation::Answer>(written.answer);
  out.span = written.span;
  if (written.date) out.date = written.date->date;
  switch (written.kind) {
    case Expected::status:
    case Expected::case_for: {
      if (written.date) not_after(*written.date);
      const auto of = status(written.status);
      if (!of) return;
      if (written.kind == Expected::case_for) is_certified(written.status, *of, true);
      out.programme = of->programme;
      out.status = of->status;
      if (written.due) out.due = written.due->date;
      if (written.escalated_to && is_escalated(written, *of)) out.escalated_to = written.escalated_to->text;
      break;
    }
    case Expected::next_date:
      if (dated_ && written.date && written.date->date <= out_.as_of)
        report(DiagnosticKind::test_next_not_later, written.date->span, {to_iso(out_.as_of)});
      break;
    case Expected::verdict:
      if (written.date) not_after(*written.date);
      if (!requirement(written, out)) return;
      break;
    case Expected::broken:
      if (!property(written, out)) return;
      break;
    case Expected::no_case:
    case Expected::no_next_date:
    case Expected::review:
      break;
  }
  out_.expectations.push_back(std::move(out));
}

bool TestCheck::property(const syntax::Expectation& written, model::Expectation& out) {
  const auto found = std::ranges::find(policy_.properties, written.property.value, &model::Property::text);
  if (found != policy_.properties.end()) {
    out.property = static_cast<std::uint16_t>(found - policy_.properties.begin());
    return true;
  }
  report(DiagnosticKind::test_unknown_property, written.property.span, {written.property.value});
  std::vector<std::string> texts;
  for (const model::Property& property : policy_.properties) texts.push_back(property.text);
  if (const auto near = nearest(written.property.value, texts)) {
    found_.back().help = "did you mean \"" + *near + "\"?";
    found_.back().fix = Fix{written.property.span, "\"" + *near + "\""};
  }
  return false;
}

bool TestCheck::requirement(const syntax::Expectation& written, model::Expectation& out) {
  if (written.requirement.empty()) return false;
  const syntax::Name& name = written.requirement.front();
  if (!names_.is_requirement(name.text)) {
    unknown_requirement(name);
    return false;
  }
  out.requirement = dotted(written.requirement);
  if (!names_.is_path(out.requirement)) {
    const syntax::Path rest(written.requirement.begin() + 1, written.requirement.end());
    unknown_part(name.text, dotted(rest), span_of(rest));
    return false;
  }
  for (const syntax::Path& because : written.because)
    if (auto path = part(because, out.requirement)) out.because.push_back(std::move(*path));
  return true;
}

// A reason: a part of what is asked about comes first, then one of its requirement, then any other by its full name.
std::optional<std::string> TestCheck::part(const syntax::Path& path, const std::string& of) {
  if (path.empty()) return std::nullopt;
  const std::string name = dotted(path), requirement = of.substr(0, of.find('.'));
  const std::string inside = of + "." + name, in_requirement = requirement + "." + name;
  for (const std::string& full : {inside, in_requirement, name})
    if (names_.is_path(full)) return full;
  // An exception of an item inside, or a part of one, where no other has that name.
  for (const std::string& within : {of, requirement})
    if (auto full = names_.path_inside(within, name)) return full;
  if (path.size() > 1 && names_.is_requirement(path.front().text)) {
    const syntax::Path rest(path.begin() + 1, path.end());
    unknown_part(path.front().text, dotted(rest), span_of(rest));
  } else {
    unknown_part(requirement, name, span_of(path));
  }
  return std::nullopt;
}

void TestCheck::unknown_requirement(const syntax::Name& name) {
  if (names_.distrusted(name.text)) return;
  report(DiagnosticKind::test_unknown_requirement, name.span, {name.text});
  suggest(found_, name.text, [&] { return names_.requirement_names(); }, name.span);
}

void TestCheck::unknown_part(const std::string& requirement, const std::string& part, Span span) {
  if (names_.distrusted(requirement)) return;
  report(DiagnosticKind::test_unknown_part, span, {requirement, part});
  suggest(found_, part, [&] { return names_.part_names(requirement); }, span);
}

}  // namespace safon::tests
