// Waivers in the console: one officer proposes, another approves, and every page says that the requirement is waived.
#include "adapters/office/policies/stored.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

std::size_t recorded(const Scene& scene) {
  auto in = scene.open();
  auto events = waiver_events(in, "hall");
  REQUIRE(events);
  return events->size();
}

http::Fields proposal(const std::string& until = "2026-09-30", const std::string& reason = "cooks for a <living>") {
  return {{"requirement", "hygiene"}, {"waive-until", until}, {"waive-reason", reason}, {"evidence", "a letter"}};
}

http::Fields answer(const std::string& what, const std::string& reason = "") {
  return {{"answer", what}, {"reason", reason}};
}

/// mair has proposed a waiver of `hygiene` for H-2: number 1.
struct Proposed : TwoOfficers {
  Proposed() : TwoOfficers(Of::hall) {
    const auto path = scene.path_of("H-2");
    mair.get(path);
    REQUIRE(header(mair.post(path + "/waiver", proposal()), "Location") == "/waivers/1?done=1");
    ann.get("/waivers/1");
    mair.get("/waivers/1");
  }
  /// ann has approved it, and the night after it is over.
  void approve() {
    REQUIRE(ann.post("/waivers/1/answer", answer("approve")).status == 303);
    REQUIRE(scene.run("evaluate -q -r r.db --as-of 2026-04-02") == 0);
  }
};

TEST_CASE("an officer proposes a waiver, and sees first what will happen") {
  TwoOfficers here(Of::hall);
  auto& [scene, mair, ann] = here;
  const auto path = scene.path_of("H-2");
  const auto page = mair.get(path);
  CHECK(has(page, "Propose a waiver"));
  CHECK(has(page, path + "?waive=hygiene#propose-waiver"));
  CHECK(has(mair.get(path + "?waive=induction"), "<option value=\"induction\" selected>"));
  const auto preview = mair.post(path + "/waiver/preview", proposal());
  CHECK(preview.status == 200);
  for (const char* what : {"You are about to propose a waiver for H-2", "Nothing is recorded yet",
                           "still to approve it: 1 officer, other than mair", "cooks for a &lt;living&gt;", "a letter",
                           "Has passed the hygiene test"})
    CHECK_MESSAGE(has(preview, what), what);
  CHECK(recorded(scene) == 0);
  CHECK(value_of(preview, "waive-until") == "2026-09-30");
  CHECK(header(mair.post(path + "/waiver", proposal()), "Location") == "/waivers/1?done=1");
  CHECK(recorded(scene) == 1);
  const auto waits = ann.get("/queue");
  CHECK(has(waits, "Waivers that wait for people: 1"));
  CHECK(has(waits, "Waits for approval: 1 officer"));
  CHECK(has(waits, "/waivers/1"));
  CHECK(has(ann.get(path), "Waits for approval"));
  CHECK(has(ann.get("/waivers"), "cooks for a &lt;living&gt;"));
  // The same again is refused.
  CHECK(has(mair.post(path + "/waiver", proposal()), "waiver 1 of `hygiene` waits for approval already"));
  CHECK(recorded(scene) == 1);
}

TEST_CASE("a proposal that cannot be is told why, and nothing is recorded") {
  TwoOfficers here(Of::hall);
  auto& [scene, mair, ann] = here;
  const auto path = scene.path_of("H-2");
  mair.get(path);
  for (const char* step : {"/waiver/preview", "/waiver"}) {
    CHECK(has(mair.post(path + step, proposal("soon")), "Give the last day"));
    CHECK(has(mair.post(path + step, proposal("2026-09-30", " \n")), "Give a reason"));
    CHECK(mair.post(path + step, proposal("2026-09-30", std::string(4001, 'x'))).status == 400);
    CHECK(has(mair.post(path + step, proposal("2026-01-01")), "would have ended before"));
    CHECK(has(mair.post(path + step, proposal("2028-09-30")), "be waived until 2027-04-01 at most"));
    auto unknown = proposal();
    unknown["requirement"] = "hygeine";
    CHECK(has(mair.post(path + step, unknown), "has no requirement `hygeine`"));
  }
  CHECK(recorded(scene) == 0);
  CHECK(mair.post(path + "/waiver/preview", proposal("2026-09-30", std::string(4000, 'x'))).status == 200);
  CHECK(mair.get("/waivers/1").status == 404);
  scene.add("south", "officer", "south");
  Browser south(scene);
  south.sign_in("south");
  south.get("/queue");
  CHECK(south.post(path + "/waiver", proposal()).status == 403);
}

TEST_CASE("whoever has proposed a waiver is not offered to approve it, and is refused") {
  Proposed here;
  auto& [scene, mair, ann] = static_cast<TwoOfficers&>(here);
  const auto own = mair.get("/waivers/1");
  CHECK(!has(own, "value=\"approve\""));
  CHECK(has(own, "somebody else has to"));
  CHECK(has(own, "value=\"withdraw\""));
  for (const char* step : {"/preview", "/answer"}) {
    const auto refused = mair.post(std::string("/waivers/1") + step, answer("approve"));
    CHECK(refused.status == 409);
    CHECK(has(refused, "`mair` has proposed waiver 1, so somebody else has to approve it"));
  }
  CHECK(recorded(scene) == 1);
  CHECK(has(ann.get("/waivers/1"), "value=\"approve\""));
  CHECK(!has(ann.get("/waivers/1"), "value=\"reconfirm\""));
  CHECK(has(ann.post("/waivers/1/preview", answer("maybe")), "Choose an answer"));
  CHECK(has(ann.post("/waivers/1/preview", answer("refuse")), "Give a reason"));
  CHECK(has(ann.post("/waivers/1/preview", answer("reconfirm")), "there is nothing to confirm again"));
  const auto preview = ann.post("/waivers/1/preview", answer("approve"));
  CHECK(has(preview, "You are about to approve waiver 1"));
  CHECK(has(preview, "counts as met until 2026-09-30, from the next night on"));
  CHECK(recorded(scene) == 1);
  // Officers of other councils see nothing of it.
  scene.add("south", "officer", "south");
  Browser south(scene);
  south.sign_in("south");
  CHECK(!has(south.get("/waivers?which=all"), "H-2"));
  CHECK(south.get("/waivers/1").status == 403);
  CHECK(south.post("/waivers/1/answer", answer("approve")).status == 403);
  CHECK(!has(south.get("/queue"), "Waivers that wait"));
}

TEST_CASE("a waiver that another officer approves shows on every page") {
  Proposed here;
  auto& [scene, mair, ann] = static_cast<TwoOfficers&>(here);
  here.approve();
  CHECK(has(ann.post("/waivers/1/answer", answer("approve")), "waiver 1 was approved already"));
  const auto page = mair.get(scene.path_of("H-2"));
  for (const char* what :
       {"Cook since 2026-04-01", ">waived</span>", "waived until: 2026-09-30", "approved by: ann",
        "Has passed the hygiene test, until 2026-09-30: Holds", "Holds", "cooks for a &lt;living&gt;"})
    CHECK_MESSAGE(has(page, what), what);
  const auto welsh = mair.get(scene.path_of("H-2") + "?lang=cy");
  CHECK(has(welsh, "wedi&#39;i hepgor</span>"));
  CHECK(has(welsh, "wedi&#39;i hepgor hyd: 2026-09-30"));
  CHECK(has(mair.get("/waivers?lang=cy"), "Mewn grym"));
  CHECK(has(mair.get("/overview?lang=en"), "<th scope=\"row\">Has passed the hygiene test</th>"));
  scene.add("auditor", "auditor");
  Browser auditor(scene);
  auditor.sign_in("auditor");
  CHECK(has(auditor.get("/audit"), "/audit/waivers"));
  const auto ledger = auditor.get("/audit/waivers");
  CHECK(has(ledger, "proposed"));
  CHECK(has(ledger, "approved"));
  CHECK(has(ledger, "hall 1"));
  CHECK(!has(auditor.get("/audit/waivers?before=1"), "proposed"));
  CHECK(!has(auditor.get("/waivers/1"), "<fieldset>"));
  CHECK(auditor.post("/waivers/1/answer", answer("withdraw", "x")).status == 403);

  const auto preview = mair.post("/waivers/1/preview", answer("withdraw", "moved away"));
  CHECK(has(preview, "counts by the record again"));
  CHECK(mair.post("/waivers/1/answer", answer("withdraw", "moved away")).status == 303);
  CHECK(!has(mair.get("/waivers"), "H-2"));
  CHECK(has(mair.get("/waivers?which=all"), "Withdrawn"));
  CHECK(scene.run("evaluate -q -r r.db --as-of 2026-04-03") == 0);
  CHECK(has(mair.get(scene.path_of("H-2")), "Guest since 2026-04-03"));
  CHECK(scene.run("verify -r r.db") == 0);
}

std::size_t links_in(const http::Response& page) {
  std::size_t count = 0;
  const std::string link = "<a href=\"/waivers/";
  for (auto at = page.body.find(link); at != std::string::npos; at = page.body.find(link, at + 1)) ++count;
  return count;
}

TEST_CASE("long lists of waivers come in pages") {
  TwoOfficers here(Of::hall);
  auto& [scene, mair, ann] = here;
  scene.add("auditor", "auditor");
  Browser auditor(scene);
  auditor.sign_in("auditor");
  auto in = scene.open(OpenMode::write);
  office::StoredPolicies policies;
  const auto policy = policies.in_force(in, Date{20544});
  REQUIRE(policy);
  const auto& hall = *(*policy)->compiled;
  std::size_t seen = 0;
  const auto propose = [&](std::size_t until) {
    for (; seen < until; ++seen)
      REQUIRE(append_waiver_event(in, hall, seen, false,
                                  {.kind = WaiverEventKind::proposed,
                                   .participant = scene.key_of("H-2"),
                                   .id = "H-2",
                                   .what = "hygiene",
                                   .on = Date{20544},
                                   .by = "mair",
                                   .role = "officer",
                                   .reason = "why",
                                   .rule = rule_of(hall.waivables.front()),
                                   .until = Date{20600},
                                   .approvers = 1}));
  };
  propose(50);
  CHECK(links_in(mair.get("/queue")) == 50);
  CHECK(!has(mair.get("/queue"), "<p><a href=\"/waivers\">"));
  propose(51);
  CHECK(links_in(mair.get("/queue")) == 50);
  CHECK(has(mair.get("/queue"), "<p><a href=\"/waivers\">"));
  propose(100);
  CHECK(links_in(mair.get("/waivers")) == 100);
  CHECK(!has(mair.get("/waivers"), ">Next</a>"));
  propose(101);
  CHECK(has(mair.get("/waivers"), ">Next</a>"));
  CHECK(links_in(mair.get("/waivers")) == 100);
  CHECK(links_in(mair.get("/waivers?from=100")) == 1);
  CHECK(links_in(mair.get("/waivers?from=999999999999")) == 0);
  CHECK(links_in(auditor.get("/audit/waivers")) == 100);
  CHECK(links_in(auditor.get("/audit/waivers?before=2")) == 1);
}

TEST_CASE("a waiver whose requirement has changed waits to be confirmed again by another than who proposed it") {
  Proposed here;
  auto& [scene, mair, ann] = static_cast<TwoOfficers&>(here);
  here.approve();
  REQUIRE(scene.run("evaluate -q -r r.db -p hall_2.safon --as-of 2026-04-02") == 0);
  CHECK(has(mair.get("/queue"), "waits to be confirmed again: 1 officer"));
  CHECK(!has(mair.get("/waivers/1"), "value=\"reconfirm\""));
  CHECK(mair.post("/waivers/1/answer", answer("reconfirm")).status == 409);
  const auto compared = ann.get("/waivers/1");
  CHECK(has(compared, "value=\"reconfirm\""));
  CHECK(compared.body.find("score at least 60") < compared.body.find("score at least 70"));
  CHECK(has(compared, "score at least 70"));
  CHECK(has(ann.post("/waivers/1/preview", answer("reconfirm")), "You are about to confirm waiver 1 again"));
  CHECK(ann.post("/waivers/1/answer", answer("reconfirm")).status == 303);
  CHECK(!has(ann.get("/queue"), "Waivers that wait"));
  CHECK(has(ann.get("/waivers/1"), "confirmed"));
}

}  // namespace
}  // namespace safon::test
