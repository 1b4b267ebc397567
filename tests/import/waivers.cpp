// Waivers and adjustments: the same history whichever nights were run, and the same again from the ledger.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/verify/rederive.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"
#include "engine/night/evaluate_register.hpp"
#include "whole_way.hpp"

namespace safon::test {
namespace {

using Kind = WaiverEventKind;

constexpr int people = 8, first_day = 1, last_day = 80, changed_on = 40;

Date on(int day) {
  return {parse_iso_date("2009-09-01")->days + day - 1};
}

/// Three come later.
std::string returned(int day, std::mt19937& random) {
  std::string xml = "<return received=\"" + to_iso(on(day)) + "\">";
  for (int number = 0; number < people - (day < 12 ? 3 : 0); ++number)
    xml += "<person id=\"P" + std::to_string(10 + number) + "\" role=\"" +
           (random() % 4 == 0 ? "manager" : "director") + "\" since=\"2005-04-01\"" +
           (random() % 6 == 0 ? "" : " score=\"" + std::to_string(30 + random() % 40) + "\"") + " new=\"" +
           (random() % 2 == 0 ? "true" : "false") + "\"" + (random() % 9 == 0 ? " left=\"2009-09-01\"" : "") + "/>";
  return xml + "</return>";
}

/// What people do on a day, whichever nights are run.
struct Said {
  int day;
  Kind kind;
  std::string id, what, by;
  std::int64_t waiver = 0;
  int lasts = 0;
  int to = 0;  // of what is adjusted
};

struct Story {
  std::vector<std::pair<int, std::string>> returns;
  std::vector<Said> said;

  explicit Story(unsigned seed) {
    std::mt19937 random(seed);
    for (const int day : {1, 12, 25, 41}) returns.emplace_back(day, returned(day, random));
    const char* names[] = {"A", "B", "C", "D"};
    const char* what[] = {"able", "settled", "mark"};
    std::int64_t proposed = 0;
    for (int day = first_day + 1; day <= last_day; ++day) {
      for (int some = static_cast<int>(random() % 16); some > 0; --some) {
        const bool propose = proposed == 0 || random() % 12 == 0;
        constexpr Kind answers[] = {Kind::approved,  Kind::approved,  Kind::approved,  Kind::approved,
                                    Kind::confirmed, Kind::confirmed, Kind::confirmed, Kind::confirmed,
                                    Kind::confirmed, Kind::withdrawn, Kind::refused};
        said.push_back({.day = day,
                        .kind = propose ? Kind::proposed : answers[random() % std::size(answers)],
                        .id = "P" + std::to_string(10 + random() % people),
                        .what = what[random() % std::size(what)],
                        .by = names[random() % std::size(names)],
                        .waiver = static_cast<std::int64_t>(random() % (static_cast<unsigned>(proposed) + 1)) + 1,
                        .lasts = static_cast<int>(10 + random() % 60),
                        .to = static_cast<int>(28 + random() % 34)});
        proposed += propose;
      }
    }
  }
};

template <class T>
T ok(std::expected<T, RegisterError> answer) {
  if (!answer) FAIL(answer.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*answer);
}

/// One life of the story: `changed` is the policy from day `changed_on` on, where there is another.
class Life {
 public:
  Life(const Story& story, const CompiledPolicy* changed) : story_(story), changed_(changed) {}

  std::vector<std::string> live(const std::set<int>& nights) {
    for (int day = first_day; day <= last_day; ++day) {
      for (const auto& [received, xml] : story_.returns)
        if (received == day) static_cast<void>(way_.import(xml));
      if (nights.contains(day)) night(day);
      for (const auto& said : story_.said)
        if (said.day == day) record(said);
    }
    return history();
  }

  std::vector<std::string> findings() {
    const auto policies = all_policies();
    auto found = ok(verify(way_.file(), policies)).findings;
    std::ranges::move(ok(rederive(way_.file(), policies)), std::back_inserter(found));
    std::vector<std::string> all;
    for (const auto& each : found) all.push_back(each.table + " " + each.key + ": " + each.what);
    return all;
  }

  void rebuild() {
    const auto policies = all_policies();
    ok(safon::rebuild(way_.file(), policies));
  }

  std::vector<std::string> history() {
    auto all = way_.answers(
        "SELECT k.id || ' ' || on_day || ' ' || kind || ' ' || ifnull(to_status, '') || ' ' || effective || ' ' || "
        "text "
        "FROM event e JOIN participant_key k ON k.key = e.participant ORDER BY k.id, e.key");
    std::ranges::move(way_.answers("SELECT 'waiver ' || waiver || ' ' || e.kind || ' of ' || participant || ' ' || "
                                   "requirement || ' ' || ifnull(value, '') || ' ' || on_day || ' by ' || by_whom || "
                                   "' ' || ifnull(known_from, '') FROM waiver_event e LEFT JOIN adjustment a ON "
                                   "a.event = e.key ORDER BY e.key"),
                      std::back_inserter(all));
    return all;
  }

 private:
  const CompiledPolicy& policy(int day) const { return changed_ && day >= changed_on ? *changed_ : way_.policy(); }

  std::vector<const CompiledPolicy*> all_policies() const {
    std::vector<const CompiledPolicy*> all{&way_.policy()};
    if (changed_) all.push_back(changed_);
    return all;
  }

  void night(int day) {
    const auto report = ok(evaluate_register(policy(day), way_.file(), way_.file(),
                                             {.as_of = on(day), .time = [] { return std::string("then"); }}));
    CHECK(report.broken.empty());
  }

  void record(const Said& said) {
    const auto& rules = policy(said.day);
    const auto events = ok(waiver_events(way_.file(), rules.name));
    const auto all = waivers_of(events);
    const auto waivable = [&](const std::string& name) -> const Waivable& {
      return *std::ranges::find(rules.waivables, name, &Waivable::what);
    };
    WaiverEvent event{.kind = said.kind, .on = on(said.day), .by = said.by, .reason = "because"};
    bool changes = false;
    if (said.kind == Kind::proposed) {
      const auto participant = ok(find_participant(way_.file(), said.id));
      if (!participant) return;  // has not come in yet
      event.participant = *participant;
      event.what = said.what;
      event.until = on(said.day + said.lasts);
      event.approvers = waivable(said.what).approvers;
      event.rule = rule_of(waivable(said.what));
      if (event.what == "mark") event.value = {ParameterValue::Kind::number, said.to * micros_per_unit};
      if (!may_propose(waivable(said.what), event, all, nullptr)) return;
    } else {
      const auto found = std::ranges::find(all, said.waiver, &Waiver::number);
      if (found == all.end()) return;
      event.waiver = said.waiver;
      event.participant = found->proposal.participant;
      event.what = found->proposal.what;
      event.rule = rule_of(waivable(event.what));
      if (!may_answer(&waivable(event.what), *found, event)) return;
      changes = changes_what_holds(*found, event);
    }
    static_cast<void>(ok(append_waiver_event(way_.file(), rules, events.size(), changes, event)));
  }

  const Story& story_;
  const CompiledPolicy* changed_;
  WholeWay way_{"waiver.safon"};
};

/// The same policy with other words in its rules: 50 becomes 55, and the exception another field.
LoadedPolicy changed_policy() {
  std::string text = with(text_of("waiver.safon"), "version \"1\"", "version \"2\"");
  text = with(text, "from 2009-01-01: 50", "from 2009-01-01: 55");
  text = with(text, "not newly_appointed", "not newly_appointed and in_post_since exists");
  return load_policy("waiver.safon", [&](const std::string&) { return text; });
}

std::size_t lines_with(const std::vector<std::string>& lines, const char* word) {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [&](const auto& line) { return line.find(word) != line.npos; }));
}

std::set<int> every_day() {
  std::set<int> days;
  for (int day = first_day; day <= last_day; ++day) days.insert(day);
  return days;
}

TEST_CASE("waivers bring the same history whichever nights were run, and the same again from the ledger") {
  std::size_t held = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const Story story(seed);
    Life every_night(story, nullptr);
    const auto right = every_night.live(every_day());
    held += lines_with(right, " approved ");
    CHECK(every_night.findings() == std::vector<std::string>{});
    every_night.rebuild();
    CHECK(every_night.findings() == std::vector<std::string>{});

    std::mt19937 random(seed);
    for (int round = 0; round < 3; ++round) {
      CAPTURE(round);
      std::set<int> nights{last_day};
      for (const int day : every_day())
        if (random() % (static_cast<unsigned>(round) + 2) == 0) nights.insert(day);
      Life some_nights(story, nullptr);
      CHECK(some_nights.live(nights) == right);
      CHECK(some_nights.findings() == std::vector<std::string>{});
    }
  }
  CHECK(held > 20);
}

TEST_CASE("waivers that are confirmed under another text of their requirement follow from the ledger as well") {
  const auto changed = changed_policy();
  REQUIRE(changed.compiled);
  std::size_t confirmed = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const Story story(seed);
    Life life(story, &*changed.compiled);
    confirmed += lines_with(life.live(every_day()), " confirmed ");
    CHECK(life.findings() == std::vector<std::string>{});
    life.rebuild();
    CHECK(life.findings() == std::vector<std::string>{});
  }
  CHECK(confirmed > 3);
}

TEST_CASE("nobody loses a status over a changed rule before people have looked at the waiver again") {
  const auto changed = changed_policy();
  REQUIRE(changed.compiled);
  const std::string xml =
      "<return received=\"2009-09-01\"><person id=\"P10\" role=\"director\" since=\"2005-04-01\" "
      "score=\"40\" new=\"true\"/></return>";
  for (const Kind answer : {Kind::confirmed, Kind::refused}) {
    Story story(0);
    story.returns = {{1, xml}};
    story.said = {{.day = 3, .kind = Kind::proposed, .id = "P10", .what = "able", .by = "A", .lasts = 60},
                  {.day = 3, .kind = Kind::approved, .by = "B", .waiver = 1},
                  {.day = 50, .kind = answer, .by = "C", .waiver = 1}};
    Life life(story, &*changed.compiled);
    const auto lines = life.live(every_day());
    CHECK(lines_with(lines, "P10 2009-09-04 status_changed registered 2009-09-03") == 1);
    // Day 64 is the first after the waiver; day 51 the first after it was refused.
    const char* ends = answer == Kind::confirmed ? "P10 2009-11-03 status_changed listed 2009-11-03"
                                                 : "P10 2009-10-21 status_changed listed 2009-10-21";
    CHECK(lines_with(lines, ends) == 1);
    CHECK(lines_with(lines, "status_changed") == 2);
    CHECK(life.findings() == std::vector<std::string>{});
  }
}

}  // namespace
}  // namespace safon::test
