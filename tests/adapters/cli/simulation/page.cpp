// What a simulation says, as a page, as data and as a table for spreadsheets.
#include <doctest/doctest.h>

#include "adapters/cli/simulation/simulated.hpp"
#include "tests/adapters/cli/page/structure.hpp"

namespace {

using namespace safon;

Label label(const std::string& en, const std::string& cy) {
  return {{{"", en}, {"cy", cy}}};
}

CompiledPolicy policy(const std::string& version) {
  CompiledPolicy policy;
  policy.name = "small";
  policy.label = label("A <small> one", "Un bach");
  policy.version = version;
  return policy;
}

/// Two statuses; one gains by a part that differs, one loses by one that only the draft asks.
Simulation small() {
  Simulation simulation{.as_of = *parse_iso_date("2026-06-02"),
                        .until = *parse_iso_date("2028-06-02"),
                        .participants = 3,
                        .programmes = {},
                        .requirements = {}};
  SimulatedProgramme steps{.name = "steps",
                           .label = label("Steps & more", "Camau"),
                           .statuses = {},
                           .councils = {},
                           .moves = {},
                           .cases = {},
                           .stopped = {},
                           .reasons = {},
                           .reason_counts = {},
                           .samples = {}};
  steps.statuses = {{.name = "new", .label = label("New", "Newydd")}, {.name = "done", .label = {}}};
  steps.councils["north"] = {{1, 1}, {1, 0}, {1, 2}};
  steps.councils["=south"] = {{0, 0}, {0, 1}, {1, 0}};
  steps.moves = {{1, 0, 0}, {0, 0, 1}, {0, 1, 1}};
  steps.effects_of[std::size_t(Effect::gains)] = 1;
  steps.effects_of[std::size_t(Effect::loses)] = 1;
  steps.reasons = {{.kind = Reason::Kind::differs,
                    .name = "course.passed",
                    .label = label("passed", "wedi pasio"),
                    .before = Answer::not_met,
                    .after = Answer::met},
                   {.kind = Reason::Kind::added, .name = "visits", .label = {}, .after = Answer::unknown}};
  steps.reason_counts = {{1, 0, 0, 0, 0}, {0, 0, 0, 1, 0}};
  const Whereabouts is_new{.status = 0, .since = *parse_iso_date("2026-01-01")};
  const Whereabouts is_done{.status = 1, .since = *parse_iso_date("2026-06-02")};
  steps.samples[0] = {{.id = "A<1>",
                       .council = "north",
                       .effect = Effect::gains,
                       .status = 1,
                       .before = is_new,
                       .after = is_done,
                       .reached_before = {},
                       .reached_after = is_done.since,
                       .reasons = {0}}};
  steps.samples[3] = {{.id = "=1+1",
                       .council = "=south",
                       .effect = Effect::loses,
                       .status = 1,
                       .before = is_done,
                       .after = is_new,
                       .reached_before = is_done.since,
                       .reached_after = {},
                       .reasons = {1}}};
  simulation.programmes.push_back(std::move(steps));
  AskedOfAll visits{.name = "visits", .label = label("Visits", "Ymweliadau"), .before = false};
  visits.answers[AskedOfAll::not_asked][std::size_t(Answer::unknown)] = 3;
  AskedOfAll course{.name = "course", .label = label("Course", "Cwrs")};
  course.answers[std::size_t(Answer::not_met)][std::size_t(Answer::met)] = 1;
  course.answers[std::size_t(Answer::met)][std::size_t(Answer::met)] = 2;
  simulation.requirements = {course, visits};
  return simulation;
}

struct Drawn {
  CompiledPolicy current = policy("1"), draft = policy("2");
  Simulation simulation = small();
  Simulated in(const std::string& language) const {
    return {.simulation = simulation,
            .current = current,
            .draft = draft,
            .say = {.language = language, .main = "en"},
            .samples = 5,
            .seed = 1};
  }
};

}  // namespace

TEST_CASE("the page of a simulation is one that everybody can read, in each language") {
  const Drawn drawn;
  for (const auto* language : {"en", "cy"}) {
    CAPTURE(language);
    test::check_page(simulation_html(drawn.in(language)), language);
  }
  const auto page = simulation_html(drawn.in("cy"));
  CHECK(page.find("A&lt;1&gt;") != page.npos);
  CHECK(page.find("yn ennill") != page.npos);
  CHECK(page.find("Camau") != page.npos);
}

TEST_CASE("data say the same: counts, reasons, who") {
  const Drawn drawn;
  const auto json = simulation_json(drawn.in("en"));
  for (
      const auto* wanted :
      {R"("effects":{"gains":1,"sooner":0,"waits_longer":0,"loses":1,"otherwise":0})",
       R"("reasons":[{"name":"course.passed","kind":"differs","before":"not met","after":"met","participants":{"gains":1}})",
       R"({"name":"visits","in":"draft","met":{"before":0,"after":0},"changes":[{"before":null,"after":"unknown","participants":3}]})",
       R"("before":{"status":"new","since":"2026-01-01"},"after":{"status":"done","since":"2026-06-02"})"})
    CHECK_MESSAGE(json.find(wanted) != json.npos, wanted);
  const auto& steps = drawn.simulation.programmes.front();
  CHECK(csv_line(affected_line(steps.samples[0].front(), steps)) ==
        "A<1>,north,steps,gains,done,new,2026-01-01,done,2026-06-02,,2026-06-02,,course.passed\r\n");
  // What a spreadsheet would run as a formula does not begin like one.
  CHECK(csv_line(affected_line(steps.samples[3].front(), steps)).starts_with("'=1+1,'=south,"));
}

TEST_CASE("answers to a requirement are counted on both sides") {
  const auto simulation = small();
  const auto& course = simulation.requirements.front();
  CHECK(course.count(false, Answer::met) == 2);
  CHECK(course.count(true, Answer::met) == 3);
  CHECK(course.changed() == 1);
}
