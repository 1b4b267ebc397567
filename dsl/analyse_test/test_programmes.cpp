// Which programme a test follows, and whose statuses it names.
#include <algorithm>

#include "dsl/analyse_test/test_check.hpp"

namespace safon::tests {

namespace {

/// "the statuses are `a` and `b`"; of many, nothing: nobody reads them.
std::string listed(const std::vector<std::string>& statuses) {
  constexpr std::size_t most = 12;
  if (statuses.empty() || statuses.size() > most) return {};
  std::string text = statuses.size() == 1 ? "the one status is " : "the statuses are ";
  for (std::size_t i = 0; i < statuses.size(); ++i)
    text += (i == 0 ? "`" : i + 1 == statuses.size() ? " and `" : ", `") + statuses[i] + "`";
  return text;
}

using Expected = syntax::Expectation::Kind;

std::optional<std::uint8_t> find_status(const model::Programme& programme, const std::string& name) {
  const auto found = std::ranges::find(programme.statuses, name, &model::Status::name);
  if (found == programme.statuses.end()) return std::nullopt;
  return static_cast<std::uint8_t>(found - programme.statuses.begin());
}

bool is_qualified(const syntax::Name& name) {
  return name.text.find('.') != std::string::npos;
}

}  // namespace

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
  for (const syntax::Test::Certified& certified : test.certified) {
    add(certified.status);
    if (certified.to) add(*certified.to);
  }
  if (follow(test)) {
    statuses_known_ = true;
    const auto& followed = policy_.programmes[out_.programme];
    for (const syntax::Name* name : named) {
      if (find_status(followed, name->text)) continue;
      report(DiagnosticKind::test_follows_other, name->span, {followed.name, name->text}).help =
          "say whose status it is: `programme.status`";
    }
    return;
  }
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
    if (found_.back().help.empty()) found_.back().help = listed(names_.status_names());
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

// The programme that the test says it follows. False where it says none, or one that is not there.
bool TestCheck::follow(const syntax::Test& test) {
  for (std::size_t again = 1; again < test.follows.size(); ++again)
    report(DiagnosticKind::test_given_twice, test.follows[again].span, {"follows"})
        .notes.push_back({test.follows.front().span, "first said here"});
  if (test.follows.empty()) return false;
  const syntax::Name& name = test.follows.front();
  const auto found = std::ranges::find(policy_.programmes, name.text, &model::Programme::name);
  if (found == policy_.programmes.end()) {
    if (names_.programmes_distrusted()) return false;
    report(DiagnosticKind::unknown_programme, name.span, {name.text});
    suggest(found_, name.text, [&] { return names_.programme_names(); }, name.span);
    return false;
  }
  out_.programme = static_cast<std::uint16_t>(found - policy_.programmes.begin());
  return true;
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

void TestCheck::is_certified(const syntax::Name& name, StatusOf of, bool case_only) {
  const auto& transitions = policy_.programmes[of.programme].transitions;
  const bool certified = std::ranges::any_of(transitions, [&](const model::Transition& t) {
    return t.to == of.status && t.certifiers > 0 && (case_only || t.decided == Decided::no);
  });
  if (certified || names_.programmes_distrusted()) return;
  Diagnostic& d = report(DiagnosticKind::test_not_certified, name.span, {name.text});
  d.help = "only `from … to " + name.text.substr(name.text.find('.') + 1) + " when … certified by …` opens a case";
}

bool TestCheck::is_escalated(const syntax::Expectation& written, StatusOf of) {
  std::vector<std::string> told;
  for (const auto& way : policy_.programmes[of.programme].transitions)
    for (const auto& each : way.escalations)
      if (way.to == of.status) told.push_back(policy_.duties[each.duty].name);
  const auto& duty = *written.escalated_to;
  if (std::ranges::find(told, duty.text) != told.end()) return true;
  if (names_.programmes_distrusted()) return false;
  Diagnostic& d = report(DiagnosticKind::test_never_escalated, duty.span, {written.status.text, duty.text});
  if (told.empty())
    d.help = "only `… certified by … within …, then escalated to " + duty.text + "` tells anybody";
  else
    suggest(found_, duty.text, [&] { return told; }, duty.span);
  return false;
}

bool TestCheck::is_decided(const syntax::Test::Certified& decision, StatusOf of, std::optional<std::uint8_t> to) {
  const bool revoked = decision.decided == Decided::revoked;
  const auto fits = [&](const model::Transition& way) {
    if (way.decided != decision.decided) return false;
    if (!revoked) return way.to == of.status;
    return std::ranges::binary_search(way.from, of.status) && (!to || way.to == *to);
  };
  if (std::ranges::any_of(policy_.programmes[of.programme].transitions, fits)) return true;
  if (names_.programmes_distrusted()) return false;
  const std::string name = decision.status.text.substr(decision.status.text.find('.') + 1);
  Diagnostic& d = report(DiagnosticKind::test_not_decided, decision.status.span,
                         {decision.status.text, std::string(revoked ? "revoked" : "reinstated") +
                                                    (decision.to ? " to `" + decision.to->text + "`" : "")});
  d.help = revoked ? "only `from " + name + " to … when revoked by …` lets people do so"
                   : "only `from … to " + name + " when reinstated by …` lets people do so";
  return false;
}

}  // namespace safon::tests
