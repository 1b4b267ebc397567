// An officer puts a record right in the console, looks at what was put right, and takes it back.
#include "adapters/web/page/refused.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

http::Fields correction(const std::string& field, const std::string& value) {
  return {{"field", field}, {"value", value}, {"source", "the pool's <book>"}, {"reason", "read off the wrong line"}};
}

TEST_CASE("a value is put right after a preview, shown with its source, and taken back with a reason") {
  TwoOfficers here;
  const auto path = here.scene.path_of("N-002");
  const auto form = here.mair.get(path + "/correction");
  CHECK(has(form, "Correct the record of N-002"));
  CHECK(has(form, "pools[2].metres: 1600"));
  CHECK(!has(form, "value=\"id\""));
  CHECK(!has(form, "value=\"council\""));
  const auto preview = here.mair.post(path + "/correction/preview", correction("pools[2].metres", "1500"));
  CHECK(preview.status == 200);
  CHECK(has(preview, "1600 becomes 1500."));
  CHECK(has(preview, "the pool&#39;s &lt;book&gt;"));
  CHECK(has(here.mair.get("/corrections"), "Corrections"));
  CHECK(!has(here.mair.get("/corrections"), "N-002"));

  here.mair.get(path + "/correction");
  auto sent = correction("pools[2].metres", "1500");
  sent["seen"] = value_of(preview, "seen");
  CHECK(header(here.mair.post(path + "/correction", sent), "Location") == "/corrections/1?done=1");
  const auto page = here.mair.get(path);
  CHECK(has(page, "pools[2].metres"));
  CHECK(has(page, "the pool&#39;s &lt;book&gt;"));
  CHECK(has(here.ann.get("/corrections"), "read off") == false);
  CHECK(has(here.ann.get("/corrections/1"), "Corrected on 2026-04-01 by mair: read off the wrong line"));

  // Who looked at the record before that is told.
  CHECK(here.mair.post(path + "/correction", sent).status == 409);
  here.ann.get("/corrections/1");
  CHECK(here.ann.post("/corrections/1/withdraw", {{"reason", " "}}).status == 400);
  here.ann.get("/corrections/1");
  CHECK(header(here.ann.post("/corrections/1/withdraw", {{"reason", "it was his sister"}}), "Location") ==
        "/corrections/1?done=1");
  const auto over = here.ann.get("/corrections/1");
  CHECK(has(over, "It was ended on 2026-04-01 by ann: it was his sister"));
  CHECK(!has(over, "Withdraw it"));
  CHECK(!has(here.ann.get("/corrections"), "N-002"));
  CHECK(has(here.ann.get("/corrections?all=1"), "N-002"));
  here.ann.get("/corrections/1");
  CHECK(here.ann.post("/corrections/1/withdraw", {{"reason", "again"}}).status == 409);
}

TEST_CASE("what cannot stand there is refused with what can, in both languages") {
  TwoOfficers here;
  const auto path = here.scene.path_of("N-002");
  const auto refused = [&](const std::string& field, const std::string& value) {
    here.mair.get(path + "/correction");
    return here.mair.post(path + "/correction/preview", correction(field, value));
  };
  CHECK(has(refused("safe", "perhaps"), "`perhaps` is no value of `safe`"));
  CHECK(has(refused("safe", "perhaps"), "it is `yes` or `no`"));
  CHECK(refused("safe", "yes").status == 409);
  CHECK(refused("council", "south").status == 400);
  CHECK(refused("pools[9].held", "2026-01-01").status == 400);
  here.mair.get(path + "/correction?language=cy");
  CHECK(web::in_welsh("`perhaps` is no value of `safe`") == "nid yw `perhaps` yn werth ar gyfer `safe`");
}

TEST_CASE("a correction of another council's participant is not shown") {
  TwoOfficers here;
  here.scene.add("sioned", "officer", "south");
  const auto path = here.scene.path_of("N-002");
  here.mair.get(path + "/correction");
  REQUIRE(here.mair.post(path + "/correction", correction("safe", "no")).status == 303);
  Browser sioned(here.scene);
  sioned.sign_in("sioned");
  CHECK(sioned.get("/corrections/1").status == 404);
  CHECK(!has(sioned.get("/corrections?all=1"), "N-002"));
  sioned.get("/corrections");
  CHECK(sioned.post("/corrections/1/withdraw", {{"reason", "x"}}).status == 404);
  CHECK(sioned.get(path + "/correction").status != 200);
}

}  // namespace
}  // namespace safon::test
