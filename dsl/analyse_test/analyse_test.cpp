#include "dsl/analyse_test/analyse_test.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "dsl/analyse_test/given_record.hpp"
#include "dsl/analyse_test/test_names.hpp"

namespace safon {

namespace {

using Expected = syntax::Expectation::Kind;

class TestCheck {
 public:
  TestCheck(const model::Policy& policy, const RecordFields& fields, const tests::TestNames& names, Diagnostics& found)
      : policy_(policy), fields_(fields), names_(names), found_(found) {}

  model::Test all(const syntax::Test& test, Span span);

 private:
  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments = {}) {
    return found_.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
  }
  void given(const syntax::Test& test);
  void choose_programme(const syntax::Test& test);
  struct StatusOf {
    std::uint16_t programme;
    std::uint8_t status;
  };
  std::optional<StatusOf> status(const syntax::Name& name);
  std::optional<StatusOf> qualified(const syntax::Name& name, bool say);
  void is_certified(const syntax::Name& name, StatusOf of);
  void not_after(const syntax::DateLiteral& date);
  void expectation(const syntax::Expectation& written);
  bool requirement(const syntax::Expectation& written, model::Expectation& out);
  std::optional<std::string> part(const syntax::Path& path, const std::string& of);
  void unknown_requirement(const syntax::Name& name);
  void unknown_part(const std::string& requirement, const std::string& part, Span span);

  const model::Policy& policy_;
  const RecordFields& fields_;
  const tests::TestNames& names_;
  Diagnostics& found_;
  bool dated_ = false, statuses_known_ = false;
  model::Test out_;
};

Span span_of(const syntax::Path& path) {
  return join(path.front().span, path.back().span);
}

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
    const auto intake = std::ranges::find(policy_.intakes, name.text, &model::Intake::name);
    if (intake == policy_.intakes.end()) {
      report(DiagnosticKind::unknown_intake, name.span, {name.text});
      suggest(found_, name.text, [&] { return names_.intake_names(); }, name.span);
    } else {
      out_.given_placed.emplace_back(static_cast<std::uint16_t>(intake - policy_.intakes.begin()), since.date);
    }
  }
  for (const syntax::Test::Certified& certified : test.certified) {
    not_after(certified.on);
    const auto of = status(certified.status);
    if (!of) continue;
    is_certified(certified.status, *of);
    model::Test::Certified& out =
        out_.certified.emplace_back(model::Test::Certified{of->programme, of->status, certified.on.date, {}});
    for (const syntax::Text& name : certified.by) out.by.push_back(name.value);
  }
  if (test.expectations.empty()) {
    Diagnostic& d = report(DiagnosticKind::test_expects_nothing, test.title.span);
    d.help = "write `expect status …` or `expect` with a requirement and `met`, `not met` or `unknown`";
  }
  for (const syntax::Expectation& expected : test.expectations) expectation(expected);
  return std::move(out_);
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
      out_.given = tests::check_given(record, policy_.schema, fields_, found_);
    }
  }
  if (test.given.empty())
    report(DiagnosticKind::test_given_missing, test.title.span, {root}).help = "write `given " + root + " { … }`";
}

std::optional<std::uint8_t> find_status(const model::Programme& programme, const std::string& name) {
  const auto found = std::ranges::find(programme.statuses, name, &model::Status::name);
  if (found == programme.statuses.end()) return std::nullopt;
  return static_cast<std::uint8_t>(found - programme.statuses.begin());
}

bool is_qualified(const syntax::Name& name) {
  return name.text.find('.') != std::string::npos;
}

// The first programme that has all of the statuses that the test names without saying whose they are. One that none has
// is reported here.
void TestCheck::choose_programme(const syntax::Test& test) {
  std::vector<const syntax::Name*> named;
  const syntax::Name* first_qualified = nullptr;
  const auto add = [&](const syntax::Name& name) {
    if (!is_qualified(name))
      named.push_back(&name);
    else if (first_qualified == nullptr)
      first_qualified = &name;
  };
  // What is expected says first which programme is followed, where nothing is named without its programme.
  for (const syntax::Expectation& expected : test.expectations)
    if (expected.kind == Expected::status || expected.kind == Expected::case_for) add(expected.status);
  for (const auto& [name, since] : test.given_statuses) add(name);
  for (const syntax::Test::Certified& certified : test.certified) add(certified.status);
  std::ranges::sort(named, {}, [](const syntax::Name* name) { return name->span.begin; });
  bool all_known = true;
  for (const syntax::Name* name : named) {
    const bool known = std::ranges::any_of(
        policy_.programmes, [&](const auto& programme) { return find_status(programme, name->text).has_value(); });
    if (known) continue;
    all_known = false;
    if (names_.programmes_distrusted()) continue;
    report(DiagnosticKind::test_unknown_status, name->span, {name->text});
    suggest(found_, name->text, [&] { return names_.status_names(); }, name->span);
  }
  if (named.empty() && first_qualified != nullptr)
    if (const auto of = qualified(*first_qualified, false)) out_.programme = of->programme;
  if (!all_known || named.empty()) return;
  for (std::size_t i = 0; i < policy_.programmes.size(); ++i) {
    const auto has = [&](const syntax::Name* name) {
      return find_status(policy_.programmes[i], name->text).has_value();
    };
    if (!std::ranges::all_of(named, has)) continue;
    out_.programme = static_cast<std::uint16_t>(i);
    statuses_known_ = true;
    return;
  }
  Diagnostic& d = report(DiagnosticKind::test_two_programmes, test.title.span);
  for (const syntax::Name* name : named)
    for (const model::Programme& programme : policy_.programmes)
      if (find_status(programme, name->text)) d.notes.push_back({name->span, "a status of `" + programme.name + "`"});
  d.help = "say whose a status is, such as `" + policy_.programmes.front().name + "." +
           policy_.programmes.front().statuses.front().name + "`, or make it two tests";
}

// `certificate.qualified`
std::optional<TestCheck::StatusOf> TestCheck::qualified(const syntax::Name& name, bool say) {
  const auto point = name.text.find('.');
  const std::string programme = name.text.substr(0, point), status = name.text.substr(point + 1);
  const auto owner = std::ranges::find(policy_.programmes, programme, &model::Programme::name);
  if (owner != policy_.programmes.end())
    if (const auto index = find_status(*owner, status))
      return StatusOf{static_cast<std::uint16_t>(owner - policy_.programmes.begin()), *index};
  if (say && !names_.programmes_distrusted()) {
    report(DiagnosticKind::test_unknown_status, name.span, {name.text});
    suggest(found_, name.text, [&] { return names_.qualified_status_names(); }, name.span);
  }
  return std::nullopt;
}

std::optional<TestCheck::StatusOf> TestCheck::status(const syntax::Name& name) {
  if (is_qualified(name)) return qualified(name, true);
  if (!statuses_known_) return std::nullopt;
  const auto index = find_status(policy_.programmes[out_.programme], name.text);
  return index ? std::optional(StatusOf{out_.programme, *index}) : std::nullopt;
}

void TestCheck::is_certified(const syntax::Name& name, StatusOf of) {
  const auto& transitions = policy_.programmes[of.programme].transitions;
  const bool certified = std::ranges::any_of(
      transitions, [&](const model::Transition& t) { return t.to == of.status && t.certifiers > 0; });
  if (certified || names_.programmes_distrusted()) return;
  Diagnostic& d = report(DiagnosticKind::test_not_certified, name.span, {name.text});
  d.help = "only `from … to " + name.text.substr(name.text.find('.') + 1) + " when … certified by …` opens a case";
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
      if (written.kind == Expected::case_for) is_certified(written.status, *of);
      out.programme = of->programme;
      out.status = of->status;
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
    case Expected::no_case:
    case Expected::review:
      break;
  }
  out_.expectations.push_back(std::move(out));
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

// A test in which the parser found mistakes may lack what its author wrote: what is missing is not held against it.
bool is_lack(const Diagnostic& diagnostic) {
  const DiagnosticKind kind = diagnostic.kind;
  return kind == DiagnosticKind::test_as_of_missing || kind == DiagnosticKind::test_given_missing ||
         kind == DiagnosticKind::test_expects_nothing;
}

}  // namespace

void analyse_tests(std::span<const syntax::Document> documents, const Sources&, model::Policy& policy,
                   Diagnostics& diagnostics) {
  if (policy.schema.tables.empty()) return;  // what a participant is could not be made out, and was reported
  const Mistakes mistakes(diagnostics);
  const RecordFields fields(documents, policy, mistakes);
  const tests::TestNames names(documents, policy, mistakes);
  Diagnostics found;
  std::map<std::string, Span> titles;
  for (const syntax::Document& document : documents)
    for (const syntax::Declaration& declaration : document.declarations) {
      const auto* test = std::get_if<syntax::Test>(&declaration.what);
      if (!test) continue;
      const auto first_found = static_cast<std::ptrdiff_t>(found.size());
      const auto [first, fresh] = titles.try_emplace(test->title.value, test->title.span);
      if (!fresh) {
        Diagnostic d{DiagnosticKind::test_title_twice, test->title.span, {test->title.value}, {}, {}, {}};
        d.notes.push_back({first->second, "the first of them"});
        found.push_back(std::move(d));
      }
      policy.tests.push_back(TestCheck(policy, fields, names, found).all(*test, declaration.span));
      if (mistakes.in(declaration.span))
        found.erase(std::remove_if(found.begin() + first_found, found.end(), is_lack), found.end());
    }
  std::ranges::move(found, std::back_inserter(diagnostics));
}

}  // namespace safon
