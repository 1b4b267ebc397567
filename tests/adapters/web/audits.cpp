// Audits on the console: auditors say what they find, officers answer disputes, and nobody else writes anything.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/office/audits/audits.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

/// The club anew, under a policy that has all automatic changes audited.
struct Audited : Scene {
  Audited() {
    const auto folder = std::filesystem::path(path()).parent_path();
    std::stringstream policy;
    policy << std::ifstream(folder / "club.safon").rdbuf();
    auto text = policy.str();
    const std::string line = "begins on joined\n";
    text.insert(text.find(line) + line.size(), "  audit 1 in 1 automatic changes for each council by seed 41907\n");
    std::ofstream(folder / "audited.safon") << text;
    restart([&](web::ConsoleSettings&) {
      for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path() + end);
      REQUIRE(run("import -q -r r.db -p audited.safon north_1.xml south_1.xml --received 2026-03-02") == 3);
      REQUIRE(run("evaluate -q -r r.db -p audited.safon --as-of 2026-03-31") == 0);
    });
    add("cai", "auditor");
    add("sioned", "auditor", "south");
    add("mair", "officer");
    add("pat", "auditor,officer");
  }

  AuditedChange audit(std::int64_t number) const {
    auto in = open();
    auto found = office::find_audit(in, number);
    REQUIRE(found);
    return *found;
  }
  /// The first that led to the status.
  std::int64_t to(const std::string& status) const {
    auto in = open();
    auto found = office::list_audits(in, true);
    REQUIRE(found);
    for (const auto& each : *found)
      if (each.to == status) return each.number;
    FAIL("nobody became " << status);
    return 0;
  }
  std::int64_t of_council(const std::string& council) const {
    auto in = open();
    auto found = office::list_audits(in, true);
    REQUIRE(found);
    for (const auto& each : *found)
      if (each.council == council) return each.number;
    FAIL("nothing of " << council);
    return 0;
  }
};

std::string path_of(std::int64_t number) {
  return "/audits/" + std::to_string(number);
}

TEST_CASE("an auditor finds that a change follows; it is recorded once") {
  Audited scene;
  Browser cai(scene);
  cai.sign_in("cai");
  CHECK(has(cai.get("/queue"), "Changes that wait for an auditor: "));
  CHECK(has(cai.get("/audits"), "waits for an auditor"));
  const auto number = scene.to("swimmer");
  const auto path = path_of(number);
  const auto one = cai.get(path);
  for (const std::string what :
       {"Recorded on", "Why it changed", "has swum 25 metres", "Rule 1", "Your finding", "It does not follow"})
    CHECK_MESSAGE(has(one, what), what);
  for (const std::string what : {" style=", "<style", "<script", "javascript:", " onclick", "http://", "https://"})
    CHECK_MESSAGE(!has(one, what), what);
  CHECK(cai.post(path + "/finding", {{"reason", "x"}}).status == 400);
  CHECK(header(cai.post(path + "/finding", {{"finding", "agree"}, {"reason", ""}}), "Location") == path + "?done=1");
  const auto after = scene.audit(number);
  REQUIRE(after.answers.size() == 1);
  CHECK(after.state() == AuditState::agreed);
  CHECK(after.answers[0].by == "cai");
  CHECK(after.answers[0].role == "auditor");
  CHECK(has(cai.get(path + "?done=1"), "Recorded."));
  CHECK(!has(cai.get(path), "Your finding"));
  CHECK(cai.post(path + "/finding", {{"finding", "dispute"}, {"reason", "late"}}).status == 409);
  CHECK(!has(cai.get("/audits"), "href=\"" + path + "\""));
  CHECK(has(cai.get("/audits?all=1"), "href=\"" + path + "\""));
}

TEST_CASE("a dispute waits for an officer other than who disputed, and moves nobody") {
  Audited scene;
  Browser pat(scene), mair(scene);
  pat.sign_in("pat");
  mair.sign_in("mair");
  pat.get("/audits/2");
  CHECK(pat.post("/audits/2/finding", {{"finding", "dispute"}, {"reason", ""}}).status == 400);
  std::int64_t before = 0, after = 0;
  {
    auto in = scene.open();
    before = position(in)->event;
  }
  CHECK(pat.post("/audits/2/finding", {{"finding", "dispute"}, {"reason", "not <his>"}}).status == 303);
  CHECK(!has(pat.get("/audits/2"), "Record your answer"));
  CHECK(has(pat.get("/audits/2"), "not &lt;his&gt;"));
  CHECK(pat.post("/audits/2/answer", {{"reason", "well"}}).status == 409);
  CHECK(has(mair.get("/queue"), "disputed and wait for an officer: 1"));
  CHECK(has(mair.get("/audits/2"), "Record your answer"));
  CHECK(mair.post("/audits/2/answer", {{"reason", ""}}).status == 400);
  CHECK(mair.post("/audits/2/answer", {{"reason", "a new return comes"}}).status == 303);
  CHECK(scene.audit(2).state() == AuditState::answered);
  CHECK(!has(mair.get("/queue"), "wait for an officer"));
  {
    auto in = scene.open();
    after = position(in)->event;
  }
  CHECK(before == after);
  CHECK(scene.run("verify -r r.db") == 0);
}

TEST_CASE("an auditor of one council sees no other's, and what is no audit is no page") {
  Audited scene;
  Browser sioned(scene), cai(scene);
  sioned.sign_in("sioned");
  cai.sign_in("cai");
  const auto north = scene.of_council("north"), south = scene.of_council("south");
  const auto list = sioned.get("/audits?all=1");
  CHECK(!has(list, "href=\"" + path_of(north) + "\""));
  CHECK(has(list, "href=\"" + path_of(south) + "\""));
  CHECK(sioned.get(path_of(north)).status == 403);
  CHECK(sioned.get(path_of(south)).status == 200);
  CHECK(sioned.post(path_of(north) + "/finding", {{"finding", "agree"}}).status == 403);
  CHECK(cai.get("/audits/999").status == 404);
  CHECK(has(cai.get(path_of(south) + "?lang=cy"), "Pam y newidiodd"));
}

}  // namespace
}  // namespace safon::test
