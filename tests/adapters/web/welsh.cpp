// What officers are refused is said in Welsh, too: as the office and the engine really word it.
#include "adapters/office/decision.hpp"
#include "adapters/office/draft.hpp"
#include "adapters/office/policies/stored.hpp"
#include "adapters/office/waivers/waivers.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/words/refusals.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

constexpr Date today{20544};  // 2026-04-01

/// The refusal of a decision, as it is worded.
std::string refused(Scene& scene, office::DecisionAsked asked, Date day = today) {
  auto in = scene.open(OpenMode::write);
  office::StoredPolicies policies;
  const auto policy = policies.in_force(in, day);
  REQUIRE(policy);
  const auto taken = office::take_decision(in, *(*policy)->compiled, asked, day);
  REQUIRE(!taken);
  return taken.error().message;
}

TEST_CASE("refusals of decisions are in the table, worded as they are") {
  Scene scene;
  const office::DecisionAsked good{.id = "N-002", .status = "miler", .programme = "badges", .by = "mair"};
  const auto with = [&](auto change) {
    auto asked = good;
    change(asked);
    const auto message = refused(scene, asked);
    const auto welsh = web::in_welsh(message);
    CHECK_MESSAGE(welsh.has_value(), message);
    return welsh.value_or("");
  };
  using Asked = office::DecisionAsked;
  CHECK(with([](Asked& a) { a.status = "swimmer"; }) == "nid oes achos agored ar gyfer `swimmer`");
  with([](Asked& a) { a.id = "N-999"; });
  with([](Asked& a) { a.status = "flyer"; });
  with([](Asked& a) { a.programme = "flying"; });
  with([](Asked& a) { a.programme = "", a.status = "flyer"; });
  with([](Asked& a) { a.by = ""; });
  with([](Asked& a) { a.certify = false; });
  with([](Asked& a) { a.certify = false, a.defer_until = today; });
  with([](Asked& a) { a.certify = false, a.defer_until = Date{today.days + 9}; });
  with([](Asked& a) { a.on = Date{today.days - 100}; });
  with([](Asked& a) { a.on = Date{today.days + 100}; });
  with([](Asked& a) { a.seen = 99; });
  {
    auto in = scene.open(OpenMode::write);
    office::StoredPolicies policies;
    REQUIRE(office::take_decision(in, *(*policies.in_force(in, today))->compiled, good, today));
  }
  CHECK(with([](Asked&) {}) == "mae `mair` eisoes wedi ardystio'r achos hwn");
}

TEST_CASE("refusals of waivers are in the table, worded as they are") {
  Scene scene(Of::hall);
  auto in = scene.open(OpenMode::write);
  office::StoredPolicies policies;
  const auto loaded = policies.in_force(in, today);
  REQUIRE(loaded);
  const auto& policy = *(*loaded)->compiled;
  const auto check = [](const auto& outcome) {
    REQUIRE(!outcome);
    CHECK_MESSAGE(web::in_welsh(outcome.error().message).has_value(), outcome.error().message);
  };
  const office::WaiverAsked good{
      .id = "H-2", .what = "hygiene", .until = {today.days + 10}, .by = "mair", .reason = "why"};
  const auto propose = [&](auto change) {
    auto asked = good;
    change(asked);
    check(office::propose_waiver(in, policy, asked, today));
  };
  using Asked = office::WaiverAsked;
  propose([](Asked& a) { a.by = " "; });
  propose([](Asked& a) { a.reason = ""; });
  propose([](Asked& a) { a.what = "hygeine"; });
  propose([](Asked& a) { a.until = {today.days - 1}; });
  propose([](Asked& a) { a.until = {today.days + 1000}; });
  REQUIRE(office::propose_waiver(in, policy, good, today));
  propose([](Asked&) {});
  using Kind = WaiverEventKind;
  const auto answer = [&](Kind kind, const char* by, const char* reason = "", std::int64_t number = 1) {
    return office::answer_waiver(
        in, policy, {.number = number, .kind = kind, .by = by, .role = {}, .reason = reason, .on = {}}, today);
  };
  check(answer(Kind::approved, "ann", "", 2));
  check(answer(Kind::approved, "mair"));
  check(answer(Kind::approved, ""));
  check(answer(Kind::refused, "ann"));
  check(answer(Kind::confirmed, "ann"));
  REQUIRE(answer(Kind::approved, "ann"));
  check(answer(Kind::approved, "ann"));
  check(answer(Kind::confirmed, "bob"));
  REQUIRE(answer(Kind::withdrawn, "ann", "why"));
  check(answer(Kind::refused, "ann", "why"));
}

TEST_CASE("what stands in the way of an adjustment is said in Welsh, too") {
  Scene scene(Of::station);
  auto in = scene.open(OpenMode::write);
  office::StoredPolicies policies;
  const auto loaded = policies.in_force(in, today);
  REQUIRE(loaded);
  const auto& policy = *(*loaded)->compiled;
  const auto check = [](const auto& outcome) {
    REQUIRE(!outcome);
    CHECK_MESSAGE(web::in_welsh(outcome.error().message).has_value(), outcome.error().message);
  };
  using Asked = office::WaiverAsked;
  const Asked good{.id = "R-2",
                   .what = "hours_needed",
                   .until = {today.days + 10},
                   .by = "mair",
                   .role = {},
                   .reason = "why",
                   .evidence = {},
                   .to = "8",
                   .on = {}};
  const auto propose = [&](auto change) {
    auto asked = good;
    change(asked);
    check(office::propose_waiver(in, policy, asked, today));
  };
  propose([](Asked& a) { a.by = " "; });
  propose([](Asked& a) { a.reason = ""; });
  propose([](Asked& a) { a.what = "fixed"; });
  propose([](Asked& a) { a.what = "practised"; });
  propose([](Asked& a) { a.to.reset(); });
  propose([](Asked& a) { a.to = "8%"; });
  propose([](Asked& a) { a.to = "5"; });
  propose([](Asked& a) { a.to = "12"; });
  propose([](Asked& a) { a.until = {today.days - 1}; });
  propose([](Asked& a) { a.until = {today.days + 1000}; });
  REQUIRE(office::propose_waiver(in, policy, good, today));
  propose([](Asked&) {});
  using Kind = WaiverEventKind;
  const auto answer = [&](Kind kind, const char* by, const char* reason = "") {
    return office::answer_waiver(in, policy,
                                 {.number = 1, .kind = kind, .by = by, .role = {}, .reason = reason, .on = {}}, today);
  };
  check(answer(Kind::approved, "mair"));
  check(answer(Kind::confirmed, "ann"));
  REQUIRE(answer(Kind::approved, "ann"));
  check(answer(Kind::approved, "ann"));
  check(answer(Kind::confirmed, "bob"));
  propose([](Asked&) {});
  REQUIRE(answer(Kind::withdrawn, "ann", "why"));
  check(answer(Kind::refused, "ann", "why"));
}

TEST_CASE("every refusal in the table is put into Welsh with all its values") {
  for (const auto& each : web::refusals) {
    std::string message;
    for (std::size_t i = 0; i < each.en.size(); ++i)
      if (each.en[i] == '{')
        message += std::string("value") + each.en[i + 1], i += 2;
      else
        message += each.en[i];
    CAPTURE(message);
    const auto welsh = web::in_welsh(message);
    REQUIRE(welsh);
    CHECK(*welsh != message);
    CHECK(welsh->find('{') == std::string::npos);
    for (const char* value : {"value0", "value1", "value2"})
      CHECK((message.find(value) == std::string::npos) == (welsh->find(value) == std::string::npos));
  }
  CHECK(!web::in_welsh("something else happened"));
  CHECK(!web::in_welsh("there is no open case for `x` today"));
}

TEST_CASE("an officer who reads Welsh is refused in Welsh") {
  Scene scene;
  scene.add("mair", "officer");
  Browser mair(scene);
  mair.sign_in("mair");
  mair.get("/queue?lang=cy");
  const auto path = "/participant/" + std::to_string(scene.key_of("N-002"));
  const auto answer =
      mair.post(path + "/preview", {{"programme", "badges"}, {"status", "swimmer"}, {"decision", "certify"}});
  CHECK(has(answer, "nid oes achos agored ar gyfer `swimmer`"));
}

}  // namespace
}  // namespace safon::test
