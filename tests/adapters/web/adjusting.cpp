// Adjusted parameters in the console: one officer proposes a value, another approves it, and every page shows it.
#include "scene.hpp"

namespace safon::test {
namespace {

http::Fields proposal(const std::string& to = "8", const std::string& parameter = "hours_needed") {
  return {{"parameter", parameter},
          {"adjust-to", to},
          {"adjust-until", "2026-09-30"},
          {"adjust-reason", "long <ill>"},
          {"adjust-evidence", "a letter"}};
}

http::Fields answer(const std::string& what, const std::string& reason = "") {
  return {{"answer", what}, {"reason", reason}};
}

TEST_CASE("an officer proposes an adjustment, and sees first what will happen") {
  TwoOfficers here(Of::station);
  auto& [scene, mair, ann] = here;
  const auto path = scene.path_of("R-2");
  const auto form = mair.get(path);
  CHECK(has(form, "Propose an adjustment"));
  CHECK(has(form, "Hours at sea: 12 for everybody; between 6 and 12"));
  CHECK(has(form, "Training evenings: 80% for everybody; between 50% and 80%"));
  CHECK(!has(form, "Propose a waiver"));
  const auto preview = mair.post(path + "/waiver/preview", proposal());
  CHECK(preview.status == 200);
  for (const char* what :
       {"You are about to propose an adjustment for R-2", "Nothing is recorded yet", "Hours at sea: 8",
        "still to approve it: 1 officer, other than mair", "long &lt;ill&gt;", "a letter"})
    CHECK_MESSAGE(has(preview, what), what);
  CHECK(value_of(preview, "adjust-to") == "8");
  CHECK(mair.get("/waivers/1").status == 404);
  CHECK(header(mair.post(path + "/waiver", proposal()), "Location") == "/waivers/1?done=1");
  CHECK(has(ann.get("/queue"), "Hours at sea: 8"));
  CHECK(has(ann.get("/waivers/1"), "Adjustment 1"));
  CHECK(has(mair.post(path + "/waiver", proposal("7")), "adjustment 1 of `hours_needed` waits for approval already"));
}

TEST_CASE("a value that cannot be is told why") {
  TwoOfficers here(Of::station);
  auto& [scene, mair, ann] = here;
  const auto path = scene.path_of("R-2");
  mair.get(path);
  for (const char* step : {"/waiver/preview", "/waiver"}) {
    CHECK(has(mair.post(path + step, proposal("")), "Give the value"));
    CHECK(has(mair.post(path + step, proposal("5")), "be adjusted between 6 and 12, and 5 is not"));
    CHECK(has(mair.post(path + step, proposal("12")), "is 12 for everybody already"));
    CHECK(has(mair.post(path + step, proposal("60", "share_needed")), "cannot be adjusted to `60`"));
    CHECK(has(mair.post(path + step, proposal("8", "fixed")), "no parameter `fixed` that can be adjusted"));
  }
  CHECK(mair.get("/waivers/1").status == 404);
}

TEST_CASE("an adjustment that another officer approves shows on every page, until it is withdrawn") {
  TwoOfficers here(Of::station);
  auto& [scene, mair, ann] = here;
  const auto path = scene.path_of("R-2");
  mair.get(path);
  REQUIRE(mair.post(path + "/waiver", proposal()).status == 303);
  CHECK(mair.post("/waivers/1/answer", answer("approve")).status == 409);
  ann.get("/waivers/1");
  const auto preview = ann.post("/waivers/1/preview", answer("approve"));
  CHECK(has(preview, "You are about to approve adjustment 1"));
  CHECK(has(preview, "Hours at sea is 8 for the participant until 2026-09-30"));
  REQUIRE(ann.post("/waivers/1/answer", answer("approve")).status == 303);
  REQUIRE(scene.run("evaluate -q -r r.db --as-of 2026-04-02") == 0);
  const auto theirs = ann.get(path);
  CHECK(has(theirs, "8 instead of 12, adjusted until 2026-09-30 by ann"));
  CHECK(has(theirs, ">adjusted</span>"));
  CHECK(has(theirs, "Adjustment 1"));
  CHECK(has(ann.get("/overview"), "Hours at sea"));
  CHECK(!has(ann.get(scene.path_of("R-1")), "instead of 12"));
  CHECK(has(ann.get("/waivers/1?lang=cy"), "Addasiad 1"));

  mair.get("/waivers/1");
  CHECK(has(mair.post("/waivers/1/preview", answer("withdraw", "well again")), "is what the policy says again"));
  REQUIRE(mair.post("/waivers/1/answer", answer("withdraw", "well again")).status == 303);
  CHECK(has(mair.get("/waivers/1"), "Withdrawn"));
}

TEST_CASE("an adjustment whose parameter has changed shows the change, and a value beyond the new bounds is refused") {
  TwoOfficers here(Of::station);
  auto& [scene, mair, ann] = here;
  const auto path = scene.path_of("R-2");
  mair.get(path);
  REQUIRE(mair.post(path + "/waiver", proposal()).status == 303);
  ann.get("/waivers/1");
  REQUIRE(ann.post("/waivers/1/answer", answer("approve")).status == 303);
  REQUIRE(scene.run("evaluate -q -r r.db -p rescue_2.safon --as-of 2026-04-02") == 0);
  const auto waits = ann.get("/waivers/1");
  CHECK(has(waits, "The rule has changed"));
  CHECK(has(waits, "between 6 and 12"));
  CHECK(has(waits, "between 9 and 15"));
  CHECK(has(ann.post("/waivers/1/answer", answer("reconfirm")), "between 9 and 15 now, and 8 is not"));
  CHECK(has(ann.get(path), "not confirmed since the parameter changed"));
}

}  // namespace
}  // namespace safon::test
