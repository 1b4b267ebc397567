// Cases that have gone on to others: their holders see them first, in their councils; and all see that nobody holds a
// duty.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scene.hpp"

namespace safon::test {
namespace {

/// The club anew, under a policy that lets late cases go on. On its day one case has gone to the secretary.
struct Escalated : Scene {
  Escalated() {
    const auto folder = std::filesystem::path(path()).parent_path();
    std::stringstream policy;
    policy << std::ifstream(folder / "club.safon").rdbuf();
    auto text = policy.str();
    const std::string line = "within 30 days";
    text.insert(text.find(line) + line.size(),
                ", then escalated to secretary \"Secretary\" @cy \"Ysgrifennydd\", then 10 days later to chair");
    std::ofstream(folder / "escalating.safon") << text;
    restart([&](web::ConsoleSettings&) {
      for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path() + end);
      REQUIRE(run("import -q -r r.db -p escalating.safon north_1.xml south_1.xml --received 2026-03-02") == 3);
      REQUIRE(run("evaluate -q -r r.db -p escalating.safon --as-of 2026-04-01") == 0);
    });
    add("mair", "officer");
    add("sioned", "officer", "south");
    add("huw", "auditor", "north");
    add("admin", "administrator");
  }
  void give(const std::string& name, const std::string& duty) const {
    REQUIRE(run("people duty " + name + " " + duty + " -r r.db") == 0);
  }
};

TEST_CASE("whoever holds the duty sees the case first, and asks the queue for it") {
  Escalated scene;
  scene.give("mair", "secretary");
  Browser mair(scene);
  mair.sign_in("mair");
  const auto queue = mair.get("/queue");
  CHECK(has(queue, "Escalated to you: 1 (Secretary)"));
  CHECK(has(queue, "escalated to Secretary"));
  CHECK(has(queue, "4 cases wait"));
  CHECK(!has(queue, "a duty that nobody holds"));
  const auto mine = mair.get("/queue?escalated=mine");
  CHECK(has(mine, "1 cases wait"));
  CHECK(has(mine, "N-002"));
  CHECK(!has(mine, "N-001"));
  CHECK(has(mine, "/queue/decide?escalated=mine"));
  CHECK(!has(mair.get("/queue?escalated=chair"), "N-002"));
  CHECK(has(mair.get(scene.path_of("N-002")), "Escalated to Secretary"));
  CHECK(has(mair.get("/queue?lang=cy"), "Wedi&#39;u huwchgyfeirio atoch chi: 1 (Ysgrifennydd)"));
}

TEST_CASE("of one's own councils only, and a duty that nobody holds there is said") {
  Escalated scene;
  scene.give("sioned", "secretary");
  Browser sioned(scene), huw(scene), admin(scene);
  sioned.sign_in("sioned");
  const auto hers = sioned.get("/queue");
  CHECK(!has(hers, "Escalated to you"));
  CHECK(!has(hers, "a duty that nobody holds"));  // the case is of the north
  CHECK(!has(sioned.get("/queue?escalated=secretary"), "N-002"));
  huw.sign_in("huw");
  const std::string said = "Cases have gone on to Secretary, a duty that nobody holds for: north (1).";
  CHECK(has(huw.get("/queue"), said));
  CHECK(!has(huw.get("/queue?escalated=mine"), "N-002"));
  admin.sign_in("admin");
  const auto people = admin.get("/people");
  CHECK(has(people, said));
  CHECK(has(people, "Secretary</td>"));
  scene.give("huw", "secretary");
  CHECK(!has(huw.get("/queue"), said));
  CHECK(has(huw.get("/queue"), "Escalated to you: 1 (Secretary)"));
  CHECK(has(admin.get("/access"), "holds a duty"));
}

}  // namespace
}  // namespace safon::test
