// A night that is killed, or whose disk fails, at any instant: the next one gives, row for row, the register that an
// undisturbed night gives. SAFON_KILLS says how many instants of each kind are tried.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>

#include "failing_disk.hpp"
#include "lives.hpp"

namespace safon::test {
namespace {

constexpr std::uint32_t people = 48;
const Date first_night = testing::after_start(20), the_night = testing::after_start(60);

int instants() {
  const char* asked = std::getenv("SAFON_KILLS");
  return asked == nullptr ? 12 : std::atoi(asked);
}

bool has_ended(const std::string& path) {
  RegisterFile file = opened(path, OpenMode::read);
  const RunRow last = ok(runs(file)).back();
  return last.as_of == the_night && last.finished;
}

// What comes in before the night, one night long ago, and the night itself as it should be.
struct Prepared {
  Folder folder;
  Lives lives{7, people};
  std::string before = folder / "before";
  std::string right, right_and_again;  // after the night; after one more on the same day
  Prepared() {
    {
      InRegister way(lives, before);
      way.night(first_night);
      way.come_in(the_night);
    }
    const std::string path = run_on("undisturbed");
    right = content(path);
    static_cast<void>(ok(night(path)));
    right_and_again = content(path);
  }

  [[nodiscard]] std::string copy(const std::string& name) const {
    const std::string path = folder / name.c_str();
    for (const char* end : {"", "-wal", "-shm", ".running"}) std::filesystem::remove(path + end);
    std::filesystem::copy_file(before, path);
    return path;
  }
  [[nodiscard]] std::expected<EvaluateReport, RegisterError> night(const std::string& path) const {
    auto file = RegisterFile::open(path, OpenMode::write, 5000);
    if (!file) return std::unexpected(file.error());
    return evaluate_register(lives.policy, *file, *file,
                             {.as_of = the_night, .at_once = 5, .time = [] { return "02:00"; }});
  }
  [[nodiscard]] std::string run_on(const std::string& name) const {
    std::string path = copy(name);
    static_cast<void>(ok(night(path)));
    return path;
  }
  // Where the night had ended before it was killed, the next is another one.
  void check(const std::string& path) const {
    const bool ended = has_ended(path);
    static_cast<void>(ok(night(path)));
    const bool same = content(path) == (ended ? right_and_again : right);
    CHECK(same);
    CHECK(!std::filesystem::exists(path + ".running"));
  }
};

TEST_CASE("killed at any instant, a night is finished by the next as if nothing had been") {
  const Prepared prepared;
  const auto begun = std::chrono::steady_clock::now();
  static_cast<void>(prepared.run_on("timed"));
  const auto takes = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
  std::mt19937 random(20261122);
  int in_the_middle = 0;
  for (int i = 0; i < instants(); ++i) {
    CAPTURE(i);
    const std::string path = prepared.copy("killed");
    const pid_t child = ::fork();
    if (child == 0) ::_exit(prepared.night(path) ? 0 : 1);
    ::usleep(static_cast<useconds_t>(random() % static_cast<std::uint64_t>(takes.count() + 1)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    in_the_middle += WIFSIGNALED(status);
    prepared.check(path);
  }
  CHECK(in_the_middle > 0);
}

TEST_CASE("killed at any write, or halfway through it, likewise; and when a disk fails or is full") {
  const Prepared prepared;
  const FailingDisk disk;
  FailingDisk::fail(Fails::never, 0);
  static_cast<void>(prepared.run_on("counted"));
  const int calls = FailingDisk::calls();
  REQUIRE(calls > 50);
  std::mt19937 random(20261123);
  int failed = 0;
  for (const Fails how : {Fails::killed, Fails::halfway, Fails::once, Fails::from_then, Fails::full})
    for (int i = 0; i < instants(); ++i) {
      const int at = 1 + static_cast<int>(random() % static_cast<unsigned>(calls));
      CAPTURE(static_cast<int>(how));
      CAPTURE(at);
      const std::string path = prepared.copy("failed");
      if (how == Fails::killed || how == Fails::halfway) {
        const pid_t child = ::fork();
        if (child == 0) {
          FailingDisk::fail(how, at);
          ::_exit(prepared.night(path) ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        failed += WIFSIGNALED(status);
      } else {
        FailingDisk::fail(how, at);
        const auto outcome = prepared.night(path);
        FailingDisk::fail(Fails::never, 0);
        failed += !outcome;
        if (!outcome) CHECK(!outcome.error().message.empty());
      }
      prepared.check(path);
    }
  CHECK(failed > 2 * instants());
}

}  // namespace
}  // namespace safon::test
