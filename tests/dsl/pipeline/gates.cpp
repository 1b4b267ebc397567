// Programmes that ask for statuses of others: the history is the same whichever nights were run, and it can be derived
// again.
#include <algorithm>
#include <map>

#include "engine/night/afresh.hpp"
#include "engine/night/evaluate_register.hpp"
#include "engine/night/rederive.hpp"
#include "engine/ports/in_memory.hpp"
#include "engine/progress/event_name.hpp"
#include "engine/record/build.hpp"
#include "tests/dsl/small_programme.hpp"
#include "tests/engine/evaluate/random_case.hpp"

using namespace safon;
using safon::testing::Random;

namespace {

constexpr int horizon = 90, people = 3;
const Date start = *parse_iso_date("2026-01-10");

Date after_start(int days) {
  return {start.days + days};
}

constexpr const char* head = R"(
policy gated { version "1"  in force from 2020-01-01  month end round down }
codes kind { course visit }
record activity plural activities { kind: kind  held: date  dated by held }
record participant { appointed: date  activities: list of activity }
)";

std::string number(Random& random, int from, int to) {
  return std::to_string(random.number(from, to));
}

/// Of the record alone, or of a programme before this one.
std::string condition(Random& random, const std::string& programmes_before) {
  const std::string kind = random.one_in(2) ? "course" : "visit";
  const auto of_record = [&] {
    switch (random.number(0, 2)) {
      case 0:
        return "at least " + number(random, 1, 3) + " activities where kind is " + kind;
      case 1:
        return "some activity where kind is " + kind + " within last " + number(random, 3, 40) + " days";
      default:
        return "no activity where kind is " + kind + " within last " + number(random, 3, 30) + " days";
    }
  };
  if (programmes_before.empty() || random.one_in(4)) return of_record();
  const std::string other(1, programmes_before[std::size_t(random.number(0, int(programmes_before.size()) - 1))]);
  const std::string status = "s" + number(random, 0, 2);
  switch (random.number(0, 5)) {
    case 0:
      return "status of " + other + " is " + status;
    case 1:
      return "status of " + other + " is not " + status;
    case 2:
      return "status of " + other + " in [s1, s2] and " + of_record();
    case 3:
      return "previously " + other + "." + status;
    case 4:
      return "today on or after status of " + other + " began + " + number(random, 1, 30) + " days";
    default:
      return "some activity on or after status of " + other + " began";
  }
}

std::string random_policy(Random& random) {
  std::string text = head, before;
  // The order of the text is not that of what they ask.
  std::vector<std::string> programmes;
  for (const char* name : {"a", "b", "c"}) {
    std::string programme = "programme " + std::string(name) + " for participant {\n";
    if (!random.one_in(3)) programme += "  begins on appointed\n";
    programme += "  status s0 initial\n  status s1\n  status s2\n";
    for (int t = random.number(2, 4); t > 0; --t) {
      const int from = random.number(0, 2), to = (from + random.number(1, 2)) % 3;
      programme += "  from s" + std::to_string(from) + " to s" + std::to_string(to) + " when " +
                   condition(random, before) + (random.one_in(4) ? " certified by officer\n" : "\n");
    }
    programmes.push_back(programme + "}\n");
    before += name;
  }
  std::ranges::reverse(programmes);
  for (const auto& programme : programmes) text += programme;
  return text;
}

struct Arrival {
  int person;
  Date known_from;
  std::vector<std::pair<int, Date>> activities;
};
struct Deciding {
  int person;
  std::uint16_t programme;
  Decision decision;
};

/// The same records, nights and decisions, lived through.
struct Life {
  const CompiledPolicy& policy;
  InMemoryRegister store;

  explicit Life(const CompiledPolicy& p) : policy(p), store(p.plan.schema) {}

  void learn(const Arrival& arrival) {
    RecordBatch batch(policy.plan.schema);
    append_row(batch, root_table);
    put_text(batch, root_table, 0, "P" + std::to_string(arrival.person));
    put(batch, root_table, 1, after_start(-10 * arrival.person).days);
    mark_given(batch, 1);
    for (const auto& [kind, held] : arrival.activities) {
      append_row(batch, 1);
      put(batch, 1, 0, kind);
      put(batch, 1, 1, held.days);
    }
    store.add_version(batch, 0, arrival.known_from);
  }

  void night(Date as_of, Who who) {
    REQUIRE(evaluate_register(policy, store, store,
                              {.as_of = as_of, .who = who, .at_once = 2, .time = [] { return std::string("then"); }}));
  }

  void decide(const Deciding& deciding) {
    const auto& [person, programme, decision] = deciding;
    Chunk chunk;
    const ParticipantKey keys[] = {person + 1};
    REQUIRE(store.read(policy, programme, decision.on, Versions::matter, keys, chunk));
    RecordBatch batch(policy.plan.schema);
    REQUIRE(ChunkDecoder(policy.plan.schema, store).decode(chunk, DocumentLines::skip, batch));
    std::vector<HeldElsewhere> elsewhere;
    REQUIRE(store.elsewhere(policy, policy.programmes[programme].asks, chunk.asked_about(), elsewhere));
    Run run(policy.plan);
    auto states = chunk.states;
    auto events = progress({.policy = &policy,
                            .programme = programme,
                            .batch = &batch,
                            .versions = chunk.versions,
                            .to = decision.on,
                            .elsewhere = elsewhere},
                           states, run);
    auto outcome = safon::decide(policy, programme, decision, 0, states.front());
    const auto* brought = std::get_if<std::vector<Event>>(&outcome);
    if (brought == nullptr) return;
    events.insert(events.end(), brought->begin(), brought->end());
    REQUIRE(store.decide(policy, programme, chunk, events, states.front()));
  }

  [[nodiscard]] std::vector<std::string> history() const {
    std::vector<std::string> lines;
    for (const auto& [event, participant, version, sequence] : store.events()) {
      const auto& programme = policy.programmes[event.programme];
      lines.push_back("P" + std::to_string(participant) + " " + programme.name + " " + to_iso(event.on) + " " +
                      std::string(event_name(event.kind)) + " since " + to_iso(event.effective) + " " +
                      programme.statuses[event.to].name + " " + event.text);
    }
    // Programmes are settled one after the other in a night: what is compared is each one's own history.
    std::ranges::stable_sort(lines, {}, [](const std::string& line) { return line.substr(0, 4); });
    return lines;
  }
};

struct Story {
  std::string text;
  std::vector<Arrival> arrivals;
  std::vector<Deciding> decisions;

  explicit Story(Random& random) : text(random_policy(random)) {
    for (int person = 0; person < people; ++person) {
      Arrival arrival{person, after_start(random.number(0, 20)), {}};
      for (int version = random.number(1, 4); version > 0; --version) {
        for (int n = random.number(0, 2); n > 0; --n)
          arrival.activities.emplace_back(random.number(0, 1), after_start(random.number(-30, horizon)));
        arrivals.push_back(arrival);
        arrival.known_from.days += random.number(1, 25);
      }
    }
    std::ranges::stable_sort(arrivals, {}, &Arrival::known_from);
    for (int n = random.number(0, 6); n > 0; --n)
      decisions.push_back({random.number(0, people - 1),
                           std::uint16_t(random.number(0, 2)),
                           {.certify = !random.one_in(4),
                            .to = std::uint8_t(random.number(0, 2)),
                            .on = after_start(random.number(21, horizon)),
                            .by = "officer",
                            .reason = "because"}});
    std::ranges::stable_sort(decisions, {}, [](const Deciding& each) { return each.decision.on; });
  }

  void live(Life& life, const std::function<std::optional<Who>(int)>& night_on) const {
    std::size_t arrived = 0, decided = 0;
    // Keys go by the order in which people were first reported.
    for (int person = 0; person < people; ++person) life.learn(*std::ranges::find(arrivals, person, &Arrival::person));
    for (int d = 0; d <= horizon; ++d) {
      const Date day = after_start(d);
      for (; arrived < arrivals.size() && arrivals[arrived].known_from <= day; ++arrived)
        if (&*std::ranges::find(arrivals, arrivals[arrived].person, &Arrival::person) != &arrivals[arrived])
          life.learn(arrivals[arrived]);
      const bool decides = decided < decisions.size() && decisions[decided].decision.on == day;
      const auto who = night_on(d);
      if (who || decides || d == horizon) life.night(day, who.value_or(Who::due));
      for (; decided < decisions.size() && decisions[decided].decision.on == day; ++decided)
        life.decide(decisions[decided]);
    }
  }
};

}  // namespace

TEST_CASE("with gates between programmes, too, the history is the same whichever nights were run") {
  std::size_t moved = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Story story(random);
    CAPTURE(story.text);
    const auto loaded = load_policy(
        "gated.safon", [&](const std::string&) { return std::expected<std::string, std::string>(story.text); });
    if (!loaded.compiled) continue;  // one condition, two ways out of a status
    Life every(*loaded.compiled), some(*loaded.compiled);
    story.live(every, [](int) { return Who::due; });
    Random nights(seed);
    story.live(some, [&](int) {
      if (!nights.one_in(6)) return std::optional<Who>{};
      return std::optional(nights.one_in(4) ? Who::everyone : Who::due);
    });
    REQUIRE(every.history() == some.history());
    moved += every.store.events().size();

    // Facts and decisions alone give the same again.
    for (std::uint16_t p = 0; p < 3; ++p) {
      if (std::ranges::any_of(story.decisions, [&](const auto& each) { return each.programme == p; })) continue;
      Afresh afresh(every.store);
      std::vector<ParticipantKey> keys{1, 2, 3};
      const Stretch stretch{
          .policy = &*loaded.compiled, .programme = p, .through = after_start(horizon), .decision = {}};
      const auto states = afresh.live(keys, std::span(&stretch, 1));
      REQUIRE(states);
      Chunk chunk;
      REQUIRE(every.store.read(*loaded.compiled, p, after_start(horizon), Versions::matter, keys, chunk));
      for (std::size_t i = 0; i < keys.size(); ++i)
        REQUIRE(difference(loaded.compiled->programmes[p], chunk.states[i], (*states)[i]) == "");
    }
  }
  CHECK(moved > 1500);
}

TEST_CASE("a dry run opens the gates that the night would open") {
  const auto loaded = testing::load_text(std::string(head) + R"(
programme second for participant {
  status waiting initial
  status inside final
  from waiting to inside when status of first is done
}
programme first for participant {
  status new initial
  status done final
  from new to done when some activity
})");
  Life life(*loaded.compiled);
  life.learn({0, start, {}});
  life.night(start, Who::due);
  life.learn({0, after_start(10), {{0, after_start(5)}}});
  const auto run = [&](bool dry) {
    const auto report =
        evaluate_register(*loaded.compiled, life.store, life.store,
                          {.as_of = after_start(20), .dry_run = dry, .time = [] { return std::string("then"); }});
    REQUIRE(report);
    return report->counts;
  };
  const auto rehearsed = run(true);
  CHECK(rehearsed.status_changes == 2);
  CHECK(rehearsed.participants == 1);
  CHECK(run(false) == rehearsed);
  CHECK(life.history().size() == 4);
}

TEST_CASE("what an officer decides opens a gate from that day on, and the day after is the first to know") {
  const auto loaded = testing::load_text(std::string(head) + R"(
programme second for participant {
  status waiting initial
  status inside final
  from waiting to inside when status of first is done
}
programme first for participant {
  status new initial
  status done final
  from new to done when some activity certified by officer
})");
  Life life(*loaded.compiled);
  life.learn({0, start, {{0, start}}});
  life.night(start, Who::due);
  life.night(after_start(3), Who::due);
  life.decide({0, 1, {.to = 1, .on = after_start(3), .by = "officer"}});
  life.night(after_start(10), Who::due);
  const auto lines = life.history();
  CHECK(std::ranges::count(lines, "P1 second " + to_iso(after_start(4)) + " status_changed since " +
                                      to_iso(after_start(3)) + " inside ") == 1);
}
