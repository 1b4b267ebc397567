// Somebody else at the register while a night is at work.
#include <unistd.h>

#include <chrono>
#include <map>
#include <random>

#include "scene.hpp"

namespace safon::test {
namespace {

TEST_CASE("of two nights at once the second says so and leaves, whenever it comes") {
  if (!can_trace()) {
    MESSAGE("left out: this system lets no program be traced");
    return;
  }
  const Scene scene;
  const std::string undisturbed = scene.copy("undisturbed");
  const int calls = run_traced(Scene::night(), undisturbed).calls;
  const Left right = Scene::left_in(undisturbed);
  std::mt19937 random(20261124);
  for (int i = 0; i < 4; ++i) {
    const std::string folder = scene.copy("twice");
    Ended second;
    // The first of its calls makes the file that the lock rests on.
    const int at = 2 + static_cast<int>(random() % static_cast<unsigned>(calls - 1));
    CAPTURE(at);
    const Ended first =
        run_traced(Scene::night(), folder, Fault::held_up, at, [&] { second = run_timed(Scene::night(), folder, 0); });
    CHECK(first.exit == 3);
    CHECK(second.exit == 4);
    CHECK(difference(Scene::left_in(folder), right) == "");
    CHECK(Scene::unfinished(folder) == "");
  }
}

// What happened to everybody but one, in words that say nothing of what else went on.
std::map<std::string, std::vector<std::string>> lives_of_others(const std::string& folder, const std::string& one) {
  std::map<std::string, std::vector<std::string>> lives;
  RegisterFile file = opened(folder + "/r.db", OpenMode::read);
  ok(each_event(file, 0, INT64_MAX, [&](const LedgerEvent& event) {
    if (event.id == one) return;
    lives[event.id].push_back(event.programme + " " + event.kind + " " + event.from + " " + event.to + " " +
                              to_iso(event.effective) + " " + to_iso(event.on));
  }));
  return lives;
}

TEST_CASE("an officer who decides while a night is at work: neither is lost") {
  const Scene scene;
  const std::string undisturbed = scene.copy("undisturbed");
  const auto begun = std::chrono::steady_clock::now();
  Scene::run(undisturbed, Scene::night(), 3);
  const auto takes = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
  const auto right = lives_of_others(undisturbed, "N-002");
  const std::vector<std::string> certify{Scene::program, "certify", "N-002", "miler", "-p",
                                         "club.safon",   "--by",    "Ann",   "--on",  "2026-05-02"};
  std::mt19937 random(20261125);
  for (int i = 0; i < 10; ++i) {
    CAPTURE(i);
    const std::string folder = scene.copy("decided");
    const pid_t night = start(Scene::night(), folder);
    ::usleep(static_cast<useconds_t>(random() % static_cast<unsigned>(takes.count() + 1)));
    // Whoever is told that somebody was faster looks again, and decides.
    Ended decided = run_timed(certify, folder, 0);
    for (int again = 0; decided.exit == 4 && again < 3; ++again) decided = run_timed(certify, folder, 0);
    CHECK(decided.exit == 0);
    CHECK(wait_for(night).exit == 3);

    RegisterFile file = opened(folder + "/r.db", OpenMode::read);
    int by_ann = 0;
    for (const LedgerEvent& event : ok(history(file, *ok(find_participant(file, "N-002")))))
      by_ann += event.kind == "certified" && event.by == "Ann";
    CHECK(by_ann == 1);
    CHECK(ok(runs(file)).back().finished);
    const bool others_as_ever = lives_of_others(folder, "N-002") == right;
    CHECK(others_as_ever);
    Scene::run(folder, {Scene::program, "verify"}, 0);
    Scene::run(folder, Scene::night(), 0);
  }
}

}  // namespace
}  // namespace safon::test
