// From a certification to a certificate that anybody can verify, and what is told once it counts no more.
#include <algorithm>

#include "adapters/office/certificates/issuing.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

/// N-001 is a helper, as an officer has certified; there is a key, and the console knows where.
struct Certified {
  Scene scene;
  std::string keys;
  Certified() {
    scene.add("mair", "officer");
    scene.add("south", "officer", "south");
    keys = scene.path() + ".keys";
    REQUIRE(scene.run("certify N-001 helper -r r.db --by mair --on 2026-04-01") == 0);
    REQUIRE(scene.run("keys create -r r.db --keys r.db.keys --issuer Club --url https://club.test") == 0);
    scene.restart([&](web::ConsoleSettings& settings) { settings.keys = keys; });
  }
  std::string participant(const std::string& id) const { return "/participant/" + std::to_string(scene.key_of(id)); }
  std::string issue() {
    Browser officer(scene);
    officer.sign_in("mair");
    officer.get(participant("N-001"));
    const auto issued = officer.post(participant("N-001") + "/certificate",
                                     {{"programme", "helping"}, {"status", "helper"}, {"holder", "Ann <b>Lee"}});
    CAPTURE(issued.body);
    REQUIRE(issued.status == 303);
    const auto to = header(issued, "Location");
    REQUIRE(to.starts_with("/certificates/"));
    return to.substr(std::string("/certificates/").size());
  }
};

TEST_CASE("an officer issues a certificate, and anybody verifies it") {
  Certified here;
  Browser officer(here.scene);
  officer.sign_in("mair");
  CHECK(has(officer.get(here.participant("N-001")), "Issue the certificate"));
  CHECK(!has(officer.get(here.participant("N-002")), "Issue the certificate"));
  const auto number = here.issue();
  const auto page = officer.get(here.participant("N-001"));
  CHECK(!has(page, "Issue the certificate"));
  CHECK(has(page, "/certificates/" + number));
  const auto printed = officer.get("/certificates/" + number);
  CHECK(printed.status == 200);
  CHECK(has(printed, "Ann &lt;b&gt;Lee"));
  CHECK(has(printed, "https://club.test/verify/" + number));
  CHECK(has(printed, "Cynorthwyydd"));
  for (const char* what : {" style=", "<style", "<script", "http://"}) CHECK_MESSAGE(!has(printed, what), what);

  Browser anybody(here.scene);
  CHECK(anybody.get("/verify").status == 200);
  const auto typed = anybody.post("/verify", {{"number", " " + number.substr(0, 4) + "-" + number.substr(4)}});
  CHECK(header(typed, "Location") == "/verify/" + number);
  const auto verified = anybody.get("/verify/" + number);
  CHECK(verified.status == 200);
  CHECK(has(verified, "This certificate is valid."));
  CHECK(has(verified, "Ann &lt;b&gt;Lee"));
  CHECK(has(anybody.get("/verify/" + number + "?lang=cy"), "Mae&#39;r dystysgrif hon yn ddilys."));
  CHECK(anybody.get("/verify/1234567890123456").status == 404);
  CHECK(anybody.post("/verify", {{"number", "<script>"}}).status == 400);

  const auto credential = anybody.get("/credentials/" + number);
  CHECK(credential.type == "application/jwt");
  CHECK(std::ranges::count(credential.body, '.') == 2);
  CHECK(anybody.get("/status-lists/1").status == 200);
  CHECK(anybody.get("/status-lists/2").status == 404);
  CHECK(has(anybody.get("/.well-known/jwks.json"), "https://club.test/keys/1"));
  CHECK(has(anybody.get("/keys/1"), "Ed25519"));
  CHECK(anybody.get("/keys/2").status == 404);
  CHECK(has(anybody.get("/issuer"), "\"Club\""));
}

TEST_CASE("another council's officer sees no certificate, and nobody issues one twice or for what is not held") {
  Certified here;
  Browser officer(here.scene);
  officer.sign_in("mair");
  officer.get(here.participant("N-002"));
  const auto not_held = officer.post(here.participant("N-002") + "/certificate",
                                     {{"programme", "helping"}, {"status", "helper"}, {"holder", "N"}});
  CHECK(not_held.status == 409);
  const auto number = here.issue();
  const auto twice = officer.post(here.participant("N-001") + "/certificate",
                                  {{"programme", "helping"}, {"status", "helper"}, {"holder", "Ann"}});
  CHECK(twice.status == 409);
  Browser south(here.scene);
  south.sign_in("south");
  CHECK(south.get("/certificates/" + number).status == 403);
}

TEST_CASE("what is revoked counts no more, on the page and in the list") {
  Certified here;
  const auto number = here.issue();
  const auto list_before =
      office::StatusLists().signed_list(*std::make_unique<RegisterFile>(here.scene.open()), here.keys, 1, 0);
  CHECK(here.scene.run("certificate revoke " + number + " -r r.db --by mair") == 2);  // no reason
  CHECK(here.scene.run("certificate revoke " + number + " -r r.db --by mair --reason 'wrong name'") == 0);
  CHECK(here.scene.run("certificate revoke " + number + " -r r.db --by mair --reason 'again'") == 1);
  CHECK(here.scene.run("certificate verify " + number + " -r r.db") == 1);
  Browser anybody(here.scene);
  const auto page = anybody.get("/verify/" + number);
  CHECK(has(page, "This certificate has been revoked."));
  CHECK(!has(page, "wrong name"));
  auto in = here.scene.open();
  auto places = places_revoked(in, 1);
  auto row = find_certificate(in, number);
  REQUIRE(places);
  REQUIRE((row && *row));
  CHECK(*places == std::vector<std::uint64_t>{(*row)->place});
  const auto list_after = office::StatusLists().signed_list(in, here.keys, 1, 0);
  REQUIRE((list_before && list_after));
  CHECK(*list_before != *list_after);
  // A new one may be issued instead, and the register is whole.
  CHECK(here.issue() != number);
  CHECK(here.scene.run("verify -r r.db") == 0);
}

TEST_CASE("a status list is signed again when somebody has written to the register, or after a while") {
  Certified here;
  const auto number = here.issue();
  Browser anybody(here.scene);
  const auto list = [&] { return anybody.get("/status-lists/1").body; };
  const auto first = list();
  here.scene.now += office::seconds_list_is_kept - 1;
  CHECK(list() == first);
  here.scene.now += 1;
  const auto second = list();
  CHECK(second != first);
  here.scene.now += 1;
  CHECK(list() == second);
  REQUIRE(here.scene.run("certificate revoke " + number + " -r r.db --by mair --reason 'wrong name'") == 0);
  const auto revoked = list();
  CHECK(revoked != second);
  CHECK(list() == revoked);
}

/// What a JWT says: the middle part, in base64url.
std::string payload_of(const std::string& jwt) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (auto at = jwt.find('.') + 1; at < jwt.rfind('.'); ++at) {
    bits = bits << 6 | std::uint32_t(letters.find(jwt[at]));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    text += char(bits >> count & 0xFF);
  }
  return text;
}

TEST_CASE("an award by way of a waiver says so, to officers and to programs") {
  TwoOfficers here(Of::hall);
  auto& [scene, mair, ann] = here;
  const auto run = [&](const std::string& words) { REQUIRE(scene.run(words) == 0); };
  run("waive H-3 induction -r r.db --until 2027-03-12 --reason 'knows it' --by mair --on 2026-04-01");
  for (const char* by : {"ann", "bob"}) run(std::string("waiver approve 1 -r r.db --on 2026-04-01 --by ") + by);
  run("evaluate -q -r r.db --as-of 2026-04-02");
  for (const char* id : {"H-1", "H-3"})
    for (const char* by : {"ann", "bob"})
      run("certify " + std::string(id) + " warden -r r.db --on 2026-04-02 --by " + by);
  run("keys create -r r.db --keys r.db.keys --issuer Hall --url https://hall.test");
  scene.restart([&](web::ConsoleSettings& settings) { settings.keys = scene.path() + ".keys"; });
  const auto issued = [&](const std::string& id) {
    mair.get(scene.path_of(id));
    return header(
        mair.post(scene.path_of(id) + "/certificate", {{"programme", "kitchen"}, {"status", "warden"}, {"holder", id}}),
        "Location");
  };
  const auto waived = issued("H-3"), plain = issued("H-1");
  CHECK(has(mair.get(waived), "Awarded while induction was waived, until 2027-03-12"));
  CHECK(has(mair.get(waived), "the requirement “Has been shown the kitchen” was waived, until 12 March 2027"));
  CHECK(!has(mair.get(plain), "was waived"));
  // Whoever verifies it is told as well.
  const auto verified = [&](const std::string& path) {
    return mair.get("/verify/" + path.substr(path.rfind('/') + 1));
  };
  CHECK(has(verified(waived), "“Has been shown the kitchen” was waived, until 2027-03-12."));
  CHECK(!has(verified(plain), "was waived"));
  const auto credential = [&](const std::string& path) {
    return payload_of(mair.get("/credentials/" + path.substr(path.rfind('/') + 1)).body);
  };
  CHECK(credential(waived).find("The requirement \\\"Has been shown the kitchen\\\" counted as met by a waiver") !=
        std::string::npos);
  CHECK(credential(plain).find("evidence") == std::string::npos);
}

TEST_CASE("an older key's certificates stay valid, and a lost key issues none") {
  Certified here;
  const auto number = here.issue();
  REQUIRE(here.scene.run("keys create -r r.db --keys r.db.keys --issuer Club --url https://club.test") == 0);
  Browser anybody(here.scene);
  CHECK(has(anybody.get("/verify/" + number), "This certificate is valid."));
  CHECK(has(anybody.get("/.well-known/jwks.json"), "https://club.test/keys/2"));
  CHECK(has(anybody.get("/.well-known/jwks.json"), "https://club.test/keys/1"));
  std::filesystem::remove_all(here.keys);
  CHECK(here.scene.run("certify N-002 helper -r r.db --by mair --on 2026-04-01") == 0);
  CHECK(here.scene.run("certificate issue N-002 helper --name N -r r.db --keys r.db.keys --by mair") == 4);
  CHECK(anybody.get("/status-lists/1").status == 503);
}

}  // namespace
}  // namespace safon::test
