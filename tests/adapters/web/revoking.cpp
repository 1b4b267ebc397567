// Officers take a status away in the console, and give it back; its certificate goes with it.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "adapters/office/certificates/issuing.hpp"
#include "adapters/web/page/refused.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

/// The club, where two officers may bar a swimmer or a helper, and one may let them back.
struct Barring {
  Scene scene;
  Barring() {
    const auto folder = std::filesystem::path(scene.path()).parent_path();
    std::ifstream club(folder / "club.safon");
    std::string text{std::istreambuf_iterator<char>(club), {}};
    const auto put = [&](const std::string& before, const std::string& what) {
      const auto at = text.find(before);
      REQUIRE(at != std::string::npos);
      text.insert(at, what);
    };
    put("  from learner  to swimmer  when length", "  status barred   \"Barred\"  @cy \"Gwaharddwyd\"  away\n");
    put("  from any      to former   when gone",
        "  from swimmer  to barred    when revoked by 2 officers\n  from barred   to previous  when reinstated by "
        "officer\n");
    put("  status helper  \"Helper\"", "  status expelled  \"Expelled\"  away\n");
    text.replace(text.find("\"Cynorthwyydd\"  final"), 21, "\"Cynorthwyydd\"");
    put("  from guest to helper when length",
        "  from helper to expelled when revoked by officer\n"
        "  from expelled to previous when reinstated by officer\n");
    std::ofstream(folder / "barring.safon") << text;
    REQUIRE(scene.run("evaluate -q -r r.db -p barring.safon --as-of 2026-04-01") == 0);
    for (const char* name : {"mair", "ann"}) scene.add(name, "officer");
    scene.add("ifor", "auditor");
  }
  std::string path(const std::string& id) const { return "/participant/" + std::to_string(scene.key_of(id)); }
};

std::string seen_in(const http::Response& page) {
  const std::string field = "name=\"seen\" value=\"";
  const auto at = page.body.find(field);
  REQUIRE_MESSAGE(at != std::string::npos, page.body);
  return page.body.substr(at + field.size(), page.body.find('"', at + field.size()) - at - field.size());
}

http::Fields bar(const std::string& decision, const std::string& reason = "") {
  return {{"programme", "badges"}, {"status", "swimmer"},  {"to", "barred"},
          {"way", "revoke"},       {"decision", decision}, {"reason", reason}};
}

TEST_CASE("one officer proposes, the other confirms; neither alone, and nothing without a preview's second button") {
  Barring here;
  Browser mair(here.scene), ann(here.scene);
  mair.sign_in("mair");
  ann.sign_in("ann");
  const auto path = here.path("N-002");
  const auto before = mair.get(path);
  CHECK(has(before, "Revoke Swimmer, to Barred"));
  CHECK(has(before, "It takes 2 officers"));
  CHECK(has(mair.post(path + "/revoking/preview", bar("propose", " \n")), "a status is revoked with a reason"));
  const auto preview = mair.post(path + "/revoking/preview", bar("propose", "pushed <others> in"));
  CHECK(preview.status == 200);
  CHECK(has(preview, "You are about to revoke Swimmer of N-002"));
  CHECK(has(preview, "still to confirm it: 1 officer"));
  CHECK(has(preview, "pushed &lt;others&gt; in"));
  CHECK(!has(mair.get(path), "Case for Barred"));
  auto proposed = bar("propose", "pushed <others> in");
  proposed["seen"] = seen_in(preview);
  CHECK(header(mair.post(path + "/revoking", proposed), "Location") == path + "?done=revoke");
  CHECK(has(mair.get(path), "Proposed by mair. 1 officer more have to confirm it."));
  CHECK(has(mair.post(path + "/revoking/preview", bar("confirm")), "has decided this already"));
  CHECK(has(ann.get("/queue"), "Barred: a proposal to confirm"));
  CHECK(!has(ann.get("/queue/decide"), "badges barred"));

  ann.get(path);
  const auto second = ann.post(path + "/revoking/preview", bar("confirm"));
  CHECK(has(second, "Swimmer → Barred since"));
  CHECK(has(second, "Its certificates count no more"));
  CHECK(ann.post(path + "/revoking", bar("confirm")).status == 303);
  const auto after = ann.get(path);
  CHECK(has(after, "Swimmer was revoked by mair, ann on"));
  CHECK(has(after, "Reinstate Swimmer"));
  CHECK(!has(after, "Case for Miler"));

  const http::Fields back{{"programme", "badges"},
                          {"status", "swimmer"},
                          {"way", "reinstate"},
                          {"decision", "propose"},
                          {"reason", "it was somebody else"}};
  CHECK(has(ann.post(path + "/revoking/preview", back), "Barred → Swimmer since"));
  CHECK(header(ann.post(path + "/revoking", back), "Location") == path + "?done=reinstate");
  CHECK(has(ann.get(path), "Swimmer was reinstated by ann"));
  CHECK(here.scene.run("verify -r r.db") == 0);
}

TEST_CASE("a proposal is declined with a reason; auditors read it and get no form") {
  Barring here;
  Browser mair(here.scene), ann(here.scene), ifor(here.scene);
  mair.sign_in("mair");
  ann.sign_in("ann");
  ifor.sign_in("ifor");
  const auto path = here.path("N-002");
  mair.get(path);
  CHECK(mair.post(path + "/revoking", bar("propose", "noise")).status == 303);
  const auto read = ifor.get(path);
  CHECK(has(read, "Proposed by mair"));
  CHECK(!has(read, "/revoking/preview"));
  ann.get(path);
  CHECK(has(ann.post(path + "/revoking/preview", bar("")), "Choose whether to confirm or to decline"));
  CHECK(has(ann.post(path + "/revoking/preview", bar("decline")), "To decline, give a reason"));
  CHECK(has(ann.post(path + "/revoking/preview", bar("decline", "it was not")), "The proposal ends"));
  CHECK(header(ann.post(path + "/revoking", bar("decline", "it was not")), "Location") == path + "?done=decline");
  const auto after = ann.get(path);
  CHECK(!has(after, "Case for Barred"));
  CHECK(has(after, "Revoke Swimmer, to Barred"));
}

TEST_CASE("a certificate is revoked with its award, and good again when the award is given back") {
  Barring here;
  auto& scene = here.scene;
  REQUIRE(scene.run("certify N-001 helper -r r.db --by mair --on 2026-04-01") == 0);
  REQUIRE(scene.run("keys create -r r.db --keys keys --issuer Club --url https://club.test") == 0);
  REQUIRE(scene.run("certificate issue N-001 helper -r r.db --keys keys --name Ann --by mair") == 0);
  const auto state = [&] {
    auto in = scene.open();
    const auto all = certificates(in, std::nullopt);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    const auto found = office::verify_certificate(in, all->front().number, {20544});  // 2026-04-01
    REQUIRE(found);
    REQUIRE(*found);
    return **found;
  };
  CHECK(state().state == office::CertificateState::valid);
  REQUIRE(scene.run("revoke N-001 helper -r r.db --by mair --reason 'not she' --on 2026-04-02") == 0);
  const auto gone = state();
  CHECK(gone.state == office::CertificateState::revoked);
  REQUIRE(gone.revocation);
  CHECK(gone.revocation->reason == "not she");
  CHECK(gone.revocation->by == "mair");
  {
    auto in = scene.open();
    CHECK(places_revoked(in, 1)->size() == 1);
  }
  CHECK(scene.run("certificate issue N-001 expelled -r r.db --keys keys --name Ann --by mair") == 1);
  REQUIRE(scene.run("reinstate N-001 helper -r r.db --by mair --reason 'she it was' --on 2026-04-03") == 0);
  CHECK(state().state == office::CertificateState::valid);
  CHECK(!state().revocation);
  CHECK(scene.run("certificate issue N-001 helper -r r.db --keys keys --name Ann --by mair") == 1);  // she has one
}

TEST_CASE("what is refused is said in Welsh, too") {
  for (const char* said :
       {"a status is revoked with a reason", "`mair` has decided this already, and it takes another person",
        "the policy `club` lets nobody revoke `learner` to `x`", "the policy `club` lets nobody revoke `learner`",
        "`N-1` is `learner`, and nobody may reinstate `miler` from there", "`N-1` is not `miler` on 2026-04-01",
        "the case for `barred` is no certification: it is confirmed by revoking"})
    CHECK_MESSAGE(web::in_welsh(said), said);
}

}  // namespace
}  // namespace safon::test
