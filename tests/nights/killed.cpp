// A whole night, from the inbox to the outbox, that is killed or whose disk fails at any instant: after the next one,
// the register and what went out are what an undisturbed night gives. SAFON_KILLS says how many instants of each kind
// are tried.
#include <chrono>
#include <cstdlib>
#include <random>

#include "scene.hpp"

namespace safon::test {
namespace {

int instants() {
  const char* asked = std::getenv("SAFON_KILLS");
  return asked == nullptr ? 8 : std::atoi(asked);
}

struct Undisturbed {
  Scene scene;
  Left right, right_and_again;  // after the night; after one more on the same day
  int calls = 0;
  std::chrono::microseconds takes{};
  Undisturbed() {
    const std::string folder = scene.copy("undisturbed");
    const Ended night = run_traced(Scene::night(), folder);
    REQUIRE(night.exit == 3);
    calls = night.calls;
    right = Scene::left_in(folder);
    REQUIRE(Scene::unfinished(folder) == "");
    Scene::run(folder, Scene::night(), 0);
    right_and_again = Scene::left_in(folder);
    const std::string timed = scene.copy("timed");
    const auto begun = std::chrono::steady_clock::now();
    Scene::run(timed, Scene::night(), 3);
    takes = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    REQUIRE(difference(Scene::left_in(timed), right) == "");
  }

  void check(const std::string& folder, const Ended& night) const {
    // A night that says that it is done is done.
    const bool done = !night.killed && (night.exit == 0 || night.exit == 3);
    if (done) CHECK(difference(Scene::left_in(folder), right) == "");
    const bool ended = Scene::evaluated(folder);
    const Ended next = run_timed(Scene::night(), folder, 0);
    CHECK((next.exit == 0 || next.exit == 3));
    CHECK(difference(Scene::left_in(folder), ended ? right_and_again : right) == "");
    CHECK(Scene::unfinished(folder) == "");
  }
};

TEST_CASE("a night that is killed at any time is finished by the next") {
  const Undisturbed undisturbed;
  std::mt19937 random(20261122);
  int in_the_middle = 0;
  for (int i = 0; i < instants(); ++i) {
    CAPTURE(i);
    const std::string folder = undisturbed.scene.copy("killed");
    const auto after = 1 + random() % static_cast<unsigned>(undisturbed.takes.count());
    const Ended night = run_timed(Scene::night(), folder, static_cast<unsigned>(after));
    in_the_middle += night.killed;
    undisturbed.check(folder, night);
  }
  CHECK(in_the_middle > 0);
}

TEST_CASE("killed before or after any call that changes a file, or halfway through; and when a disk fails or is full") {
  if (!can_trace()) {
    MESSAGE("left out: this system lets no program be traced");
    return;
  }
  const Undisturbed undisturbed;
  REQUIRE(undisturbed.calls > 100);
  std::mt19937 random(20261123);
  int failed = 0;
  for (const Fault fault : {Fault::killed, Fault::halfway, Fault::once, Fault::from_then, Fault::full})
    for (int i = 0; i < instants(); ++i) {
      const int at = 1 + static_cast<int>(random() % static_cast<unsigned>(undisturbed.calls));
      CAPTURE(static_cast<int>(fault));
      CAPTURE(at);
      const std::string folder = undisturbed.scene.copy("failed");
      const Ended night = run_traced(Scene::night(), folder, fault, at);
      failed += night.killed || (night.exit != 0 && night.exit != 3);
      undisturbed.check(folder, night);
    }
  CHECK(failed > 2 * instants());
}

}  // namespace
}  // namespace safon::test
