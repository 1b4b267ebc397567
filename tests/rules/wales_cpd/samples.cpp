// The sample returns go in by their feeds, but for the records that were made to be rejected.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "adapters/xml/read_return.hpp"
#include "dsl/load/load.hpp"
#include "engine/progress/progress.hpp"

namespace {

using namespace safon;

std::expected<std::string, std::string> read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return std::unexpected("there is no such file");
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

const LoadedPolicy& wales() {
  static const LoadedPolicy loaded = load_policy(SAFON_SOURCE_DIR "/rules/wales_cpd/wales_cpd.safon", read_file);
  return loaded;
}

struct Taken {
  xml::ReturnSummary summary;
  std::vector<std::string> faults;           // "X207 CAF-9001 activities.kind"
  std::vector<std::size_t> statuses, cases;  // people, by status; open cases, by the status that they are for
  std::vector<std::string> not_entered, stopped;
};

Taken take(const std::string& feed_name, const std::string& file) {
  const auto& policy = *wales().model;
  const auto& compiled = *wales().compiled;
  const auto& programme = compiled.programmes.front();
  const auto feed = std::ranges::find(policy.feeds, feed_name, &model::Feed::name);
  REQUIRE(feed != policy.feeds.end());
  Taken taken;
  taken.statuses.resize(programme.statuses.size());
  taken.cases.resize(programme.statuses.size());
  const Date as_of = *make_date(2026, 11, 1);
  xml::ReturnSink sink;
  sink.rejection = [&](const xml::Rejection& fault) {
    taken.faults.push_back(std::string(xml::info(fault.code).code) + " " + fault.participant + " " + fault.field);
  };
  sink.batch = [&](RecordBatch& batch) {
    std::vector<ProgressState> states(batch.size);
    std::vector<RecordVersion> versions;
    for (std::uint32_t i = 0; i < batch.size; ++i) versions.push_back({i, i, *make_date(2026, 10, 16)});
    Run run(compiled.plan);
    (void)progress({.policy = &compiled,
                    .batch = &batch,
                    .versions = versions,
                    .to = as_of,
                    .calendar = &compiled.plan.calendars[compiled.working_days]},
                   states, run);
    for (std::size_t i = 0; i < batch.size; ++i) {
      if (states[i].stopped) taken.stopped.emplace_back(batch.id(i));
      if (states[i].history.empty()) {
        taken.not_entered.emplace_back(batch.id(i));
        continue;
      }
      ++taken.statuses[states[i].history.back().status];
      for (const auto& open : states[i].cases) ++taken.cases[programme.transitions[open.transition].to];
    }
  };
  const auto bytes = read_file(SAFON_SOURCE_DIR "/rules/wales_cpd/samples/" + file);
  REQUIRE(bytes);
  const auto summary = xml::read_return(xml::from_memory(*bytes), {.file = file}, policy, *feed, sink);
  REQUIRE(summary);
  taken.summary = *summary;
  return taken;
}

/// Somebody in every status, and cases that wait for officers: what a demonstration is for.
void check_lively(const Taken& taken) {
  for (const auto people : taken.statuses) CHECK(people >= 5);
  const auto& statuses = wales().compiled->programmes.front().statuses;
  const auto accredited = std::ranges::find(statuses, "accredited", &Status::name) - statuses.begin();
  CHECK(taken.cases[std::size_t(accredited)] >= 5);
  CHECK(taken.stopped.empty());
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("Caerdydd's return") {
  REQUIRE(wales().model);
  const auto taken = take("caerdydd", "caerdydd_2026-10.xml");
  CHECK(taken.summary.mapped == 192);
  CHECK(taken.summary.received == *make_date(2026, 10, 16));
  CHECK(taken.faults == Faults{"X207 CAF-9001 activities.kind", "X204 CAF-9002 appointed", "X201  id",
                               "X202 CAF-0017 id", "X211 CAF-9003 activities.held"});
  check_lively(taken);
}

TEST_CASE("Abertawe's return") {
  REQUIRE(wales().model);
  const auto taken = take("abertawe", "abertawe_2026-10.xml");
  CHECK(taken.summary.mapped == 187);
  CHECK(taken.faults == Faults{"X204 ABT/9001 appointed", "X205 ABT/9002 activities.hours"});
  CHECK(taken.not_entered == Faults{"ABT/9003"});
  check_lively(taken);
}

TEST_CASE("Gwynedd's return") {
  REQUIRE(wales().model);
  const auto taken = take("gwynedd", "gwynedd_2026-10.xml");
  CHECK(taken.summary.mapped == 182);
  CHECK(taken.faults == Faults{"X207 GWY.9001 posts.role", "X204 GWY.9002 appointed"});
  check_lively(taken);
}

TEST_CASE("the corrections and Caerdydd's later return") {
  REQUIRE(wales().model);
  const auto corrections = take("corrections", "corrections_2026-11.xml");
  CHECK(corrections.summary.mapped == 3);
  CHECK_FALSE(corrections.summary.full_return);
  CHECK(corrections.faults.empty());
  const auto later = take("caerdydd", "caerdydd_2026-12.xml");
  CHECK(later.summary.mapped == 191);
  CHECK(later.summary.full_return);
  CHECK(later.faults.empty());
}
