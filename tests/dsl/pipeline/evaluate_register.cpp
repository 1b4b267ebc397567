// From rule text and records to the ledger, with every phase but the adapters.
#include "engine/night/evaluate_register.hpp"

#include "engine/ports/in_memory.hpp"
#include "engine/record/build.hpp"
#include "tests/dsl/small_programme.hpp"

using namespace safon;
using safon::testing::load_text;
using safon::testing::small_programme;

namespace {

Date day(const char* iso) {
  return *parse_iso_date(iso);
}

struct Activity {
  int kind;  // 0 course, 1 visit
  const char* held;
};

/// A register in memory with people whose activities are known from a day on.
struct Night {
  LoadedPolicy loaded;
  InMemoryRegister store;
  std::vector<std::string> lines;

  explicit Night(const std::string& text = small_programme)
      : loaded(load_text(text)), store(loaded.compiled->plan.schema) {}

  void learn(const std::string& id, const char* known_from, const std::vector<Activity>& activities) {
    const auto& schema = loaded.compiled->plan.schema;
    RecordBatch batch(schema);
    append_row(batch, root_table);
    put_text(batch, root_table, 0, id);
    put(batch, root_table, 1, day("2026-01-10").days);
    mark_given(batch, 1);
    for (const auto& activity : activities) {
      append_row(batch, 1);
      put(batch, 1, 0, activity.kind);
      put(batch, 1, 1, day(activity.held).days);
    }
    store.add_version(batch, 0, day(known_from));
  }

  EvaluateReport run(const char* as_of, bool dry_run = false) {
    lines.clear();
    auto report = evaluate_register(
        *loaded.compiled, store, store,
        {.as_of = day(as_of),
         .dry_run = dry_run,
         .time = [] { return std::string("then"); },
         .on_event =
             [&](const SettledEvent& settled) {
               const bool moved = settled.event.kind == EventKind::status_changed;
               lines.push_back(settled.participant.id +
                               (moved ? " to " + settled.programme.statuses[settled.event.to].name : " event") + " " +
                               to_iso(settled.event.effective));
             }});
    REQUIRE(report);
    return *report;
  }
};

}  // namespace

TEST_CASE("who is due is evaluated, settled, and then left alone until something may change") {
  Night night;
  night.learn("A", "2026-06-01", {{0, "2026-02-01"}});
  night.learn("B", "2026-06-01", {});
  const auto first = night.run("2026-06-01");
  CHECK(first.counts.participants == 2);
  CHECK(first.counts.status_changes == 1);
  CHECK(night.lines == std::vector<std::string>{"A event 2026-01-10", "A to trained 2026-02-01", "B event 2026-01-10"});
  CHECK(night.run("2026-07-01").counts.participants == 0);
}

TEST_CASE("people are counted, in however many programmes they take part") {
  Night night(small_programme + R"(
programme visiting for participant {
  begins on appointed
  status at_home initial
  status visitor final
  from at_home to visitor when visits
})");
  night.learn("A", "2026-06-01", {{0, "2026-02-01"}});
  night.learn("B", "2026-06-01", {});
  const auto counts = night.run("2026-06-01").counts;
  CHECK(counts.participants == 2);
  CHECK(counts.events == 5);
}

TEST_CASE("cases that became overdue are counted in the night in which they did") {
  auto text = small_programme;
  const std::string certified = "certified by officer";
  text.replace(text.find(certified), certified.size(), "certified by officer within 5 days");
  Night night(text);
  night.learn("A", "2026-06-01", {{0, "2026-02-01"}, {1, "2026-02-02"}, {1, "2026-02-03"}});
  const auto opened = night.run("2026-06-06").counts;
  CHECK(opened.cases_opened == 1);
  CHECK(opened.cases_overdue == 0);
  CHECK(night.run("2026-06-07").counts.cases_overdue == 1);
  CHECK(night.run("2026-06-30").counts.cases_overdue == 0);
}

TEST_CASE("new facts make somebody due") {
  Night night;
  night.learn("A", "2026-06-01", {});
  night.run("2026-06-01");
  night.learn("A", "2026-06-20", {{0, "2026-05-05"}});
  CHECK(night.run("2026-06-10").counts.participants == 0);
  CHECK(night.run("2026-06-30").counts.status_changes == 1);
  CHECK(night.lines == std::vector<std::string>{"A to trained 2026-05-05"});
}

TEST_CASE("a dry run tells the same and writes nothing") {
  Night night;
  night.learn("A", "2026-06-01", {{0, "2026-02-01"}});
  CHECK(night.run("2026-06-01", true).counts.status_changes == 1);
  CHECK(night.store.events().empty());
  CHECK(night.run("2026-06-01").counts.status_changes == 1);
  CHECK(night.store.events().size() == 2);
}

TEST_CASE("an `always` that does not hold is told with the person's id") {
  auto text = small_programme;
  const std::string holds = "settled implies previously trained";
  text.replace(text.find(holds), holds.size(), "trained implies previously settled");
  Night night(text);
  night.learn("A", "2026-06-01", {{0, "2026-02-01"}});
  night.learn("B", "2026-06-01", {});
  const auto report = night.run("2026-06-01");
  REQUIRE(report.broken.size() == 1);
  CHECK(report.broken.front().participant == "A");
}

TEST_CASE("more people than a chunk holds are all settled") {
  Night night;
  const std::size_t people = participants_in_a_chunk + 1;
  for (std::size_t i = 0; i < people; ++i) night.learn("P" + std::to_string(i), "2026-06-01", {{0, "2026-02-01"}});
  CHECK(night.run("2026-06-01").counts.status_changes == people);
}
