#include "dsl/run_tests/stage.hpp"

#include <algorithm>

#include "dsl/run_tests/test_record.hpp"
#include "engine/progress/before.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

std::string quoted(const std::string& name) {
  return "`" + name + "`";
}

}  // namespace

Stage::Stage(const model::Policy& p, const CompiledPolicy& c, const model::Test& t, TestWatch w)
    : policy(p),
      compiled(c),
      test(t),
      watch(std::move(w)),
      batch(test_record(p, t.given ? *t.given : model::TestRow{})),
      run(c.plan),
      states(std::max<std::size_t>(c.programmes.size(), 1)),
      result{t.title, t.table, t.span, {}} {
  // Who is not said to have a place has none.
  batch.placed.assign(c.intakes.size(), {absent_value<std::int32_t>});
  for (const auto& [intake, since] : t.given_placed) batch.placed[intake].front() = since.days;
  batch.waived.resize(c.waivables.size());
  for (const auto& [requirement, from, until] : t.given_waived) {
    const auto found = std::ranges::find(c.waivables, requirement, &Waivable::what);
    if (found == c.waivables.end()) continue;  // of another version, which lets it be waived
    batch.waived[std::size_t(found - c.waivables.begin())].push_back({.from = from, .until = until});
  }
  for (const auto& [parameter, to, from, until] : t.given_adjusted) {
    const auto found = std::ranges::find(c.waivables, parameter, &Waivable::what);
    if (found == c.waivables.end()) continue;
    auto& adjusted = batch.waived[std::size_t(found - c.waivables.begin())];
    adjusted.push_back({.from = from, .until = until, .number = std::int64_t(adjusted.size()) + 1, .value = to.value});
  }
}

void Stage::play() {
  if (compiled.programmes.empty()) return;
  start();
  certify();
  go_to(test.as_of);
}

/// What a programme's event makes known to the others.
void Stage::tell(const Event& event) {
  if (watch.brought) watch.brought(event);
  note(compiled, event, 0, held);
  put_in_order(held);
}

void Stage::start() {
  for (const auto& [programme, status, since] : test.given_statuses) {
    const Event entered{
        .kind = EventKind::entered, .programme = programme, .on = since, .effective = since, .to = status};
    apply(compiled.programmes[programme], entered, states[programme]);
    states[programme].evaluated_through = Date{since.days - 1};
    tell(entered);
  }
}

void Stage::go_to(Date day) {
  const std::vector<RecordVersion> versions{{.participant = 0, .row = 0, .known_from = compiled.in_force_from}};
  const auto calendar = compiled.working_days == none16 ? nullptr : &compiled.plan.calendars[compiled.working_days];
  for (const auto p : compiled.order) {
    const auto events = progress({.policy = &compiled,
                                  .programme = p,
                                  .batch = &batch,
                                  .versions = versions,
                                  .to = day,
                                  .calendar = calendar,
                                  .elsewhere = held},
                                 {&states[p], 1}, run);
    for (const auto& event : events) {
      if (event.kind == EventKind::stopped && p == test.programme) stopped_by = event.text;
      tell(event);
    }
    for (auto& each : held) each.next = states[each.programme].next;
  }
}

/// Officers decide in the order of the days; each decision rests on what was known by then.
void Stage::certify() {
  auto decisions = test.certified;
  std::stable_sort(decisions.begin(), decisions.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
  for (const auto& decision : decisions) {
    go_to(decision.on);
    if (watch.looked) {
      look(decision.on);
      watch.looked(run);
    }
    auto names = decision.by.empty() ? std::vector<std::string>{"officer"} : decision.by;
    for (const auto& name : names) {
      auto outcome = hold(decision) ? decide(compiled, decision.programme, as_decided(decision, name), 0,
                                             states[decision.programme])
                                    : present(decision.programme);
      if (const auto* brought = std::get_if<std::vector<Event>>(&outcome))
        for (const auto& event : *brought) tell(event);
      if (const auto* why = std::get_if<std::string>(&outcome)) {
        const auto status = quoted(compiled.programmes[decision.programme].statuses[decision.status].name);
        static constexpr const char* what[] = {"case to certify", "status to revoke", "status to reinstate"};
        static constexpr const char* to_do[] = {" to certify on ", " to revoke on ", " to reinstate on "};
        const auto how = std::size_t(decision.decided);
        result.failures.push_back(
            {test.span,
             (decision.decided == Decided::no ? "a case for " : "") + status + to_do[how] + to_iso(decision.on),
             *why,
             {{what[how], status + " on " + to_iso(decision.on), *why}},
             {}});
        return;
      }
    }
  }
}

/// What is revoked has to be held.
bool Stage::hold(const model::Test::Certified& said) const {
  const auto& history = states[said.programme].history;
  return said.decided != Decided::revoked || (!history.empty() && history.back().status == said.status);
}

/// A test that revokes names the status that is held; a decision, the one that it leads to.
Decision Stage::as_decided(const model::Test::Certified& said, const std::string& by) const {
  Decision decision{.to = said.status, .on = said.on, .by = by, .decided = said.decided};
  if (said.decided == Decided::no) return decision;
  decision.reason = "as the test says";
  if (said.decided == Decided::reinstated) return decision;
  const auto& ways = compiled.programmes[said.programme].transitions;
  const auto leads = [&](const Transition& way) {
    return way.decided == said.decided && std::ranges::binary_search(way.from, said.status) &&
           (!said.to || *said.to == way.to);
  };
  const auto way = std::ranges::find_if(ways, leads);
  if (way != ways.end()) decision.to = way->to;
  return decision;
}

void Stage::look(Date day) {
  const auto there = standing(day);
  run.run(batch, there, {&day.days, 1});
}

std::vector<Standing> Stage::standing(Date day) const {
  const ProgressState* own[] = {&state()};
  auto standing = standing_of(compiled, test.programme, own);
  stand_elsewhere(compiled, test.programme, standing, held, day, day);
  return standing;
}

const OpenCase* Stage::case_for(std::uint16_t of, std::uint8_t status) const {
  for (const auto& open : states[of].cases)
    if (compiled.programmes[of].transitions[open.transition].to == status) return &open;
  return nullptr;
}

std::string Stage::present(std::uint16_t of) const {
  const auto& there = states[of];
  if (there.history.empty()) return "not entered";
  const auto& those = compiled.programmes[of];
  const auto status = "status " + quoted(those.statuses[there.history.back().status].name) + " since " +
                      to_iso(began(those, there.history));
  return there.stopped ? status + ", and stopped: " + stopped_by : status;
}

std::string Stage::open_cases(std::uint16_t of) const {
  const auto& programme = compiled.programmes[of];
  if (states[of].cases.empty()) return "no case; " + present(of);
  std::string text;
  for (const auto& open : states[of].cases)
    text += (text.empty() ? "a case for " : ", and for ") +
            quoted(programme.statuses[programme.transitions[open.transition].to].name) + " since " +
            to_iso(open.since) + (open.due ? ", due " + to_iso(*open.due) : "");
  return text;
}

}  // namespace safon
