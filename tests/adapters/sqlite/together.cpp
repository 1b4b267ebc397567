// Several at once: two writers, a backup meanwhile, and one who is killed.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <random>

#include "adapters/sqlite/backup.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

struct Filled {
  Folder folder;
  CompiledPolicy policy = small_policy();
  std::string path = folder / "r";
  RegisterFile file = opened(path);
  std::vector<const CompiledPolicy*> policies{&policy};
  Filled() {
    fill(file, policy);
    file = opened(path, OpenMode::write);  // the run that `fill` leaves open ends with its connection
  }
};

Return another(int number) {
  return {.file = "more" + std::to_string(number),
          .received = Date{day(2026, 11, 20).days + number},
          .full = false,
          .people = {{"w1", number}, {"n" + std::to_string(number), 1}}};
}

TEST_CASE("a second writer waits, and is told when it takes too long; readers never wait") {
  Filled f;
  RegisterFile second = opened(f.path, OpenMode::write);
  {
    Import going_on = ok(Import::begin(f.file, info_of(f.policy, another(1))));
    static_cast<void>(ok(going_on.add_version("w1", "cardiff", record(f.policy, "w1", 77), 1)));
    const auto refused = second.begin_run({.policy = &f.policy, .as_of = day(2026, 12, 1), .started = "now"});
    REQUIRE(!refused);
    CHECK(refused.error().code == RegisterFault::busy);
    CHECK(refused.error().message == "somebody else is writing to the register");
    CHECK(ok(imports(second)).size() == 3);
    CHECK(ok(verify(second, f.policies)).findings.empty());
    static_cast<void>(ok(going_on.finish(hash_of(another(1)))));
  }
  CHECK(ok(imports(second)).size() == 4);
  static_cast<void>(ok(second.begin_run({.policy = &f.policy, .as_of = day(2026, 12, 1), .started = "now"})));
}

// A process that opens a file and closes it again lets go of all its locks on it, and the last process to leave a
// register takes its log away: so opening must not look into the file by itself.
TEST_CASE("a second connection of a process leaves the locks of the first, and others know that it is there") {
  Filled f;
  static_cast<void>(ok(imports(f.file)));
  {
    const RegisterFile second = opened(f.path, OpenMode::read);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    bool good = false;
    {
      auto file = RegisterFile::open(f.path, OpenMode::write, 5000);
      good = file && imports(*file);
    }
    ::_exit(good ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  CHECK(std::filesystem::exists(f.path + "-wal"));
}

TEST_CASE("a second evaluation is told and leaves; one that was killed is in nobody's way") {
  Filled f;
  const RunInfo info{.policy = &f.policy, .as_of = day(2026, 12, 1), .started = "now"};
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto file = RegisterFile::open(f.path, OpenMode::write, 5000);
    if (!file || !file->begin_run(info) || ::write(ready[1], "x", 1) != 1) ::_exit(1);
    ::pause();
  }
  char told = 0;
  REQUIRE(::read(ready[0], &told, 1) == 1);
  const Hash before = ok(head(f.file));
  const auto refused = f.file.begin_run(info);
  REQUIRE(!refused);
  CHECK(refused.error().code == RegisterFault::busy);
  CHECK(refused.error().message == "somebody else is evaluating the register");
  CHECK(ok(head(f.file)) == before);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  const RunKey run = ok(f.file.begin_run(info));
  CHECK(ok(head(f.file)) == before);  // the killed one's, taken up again
  CHECK(std::filesystem::exists(f.path + ".running"));
  ok(f.file.end_run(run, {}, "then"));
  CHECK(!std::filesystem::exists(f.path + ".running"));
}

TEST_CASE("two processes write in turn, and the chains stay whole") {
  Filled f;
  const pid_t child = ::fork();
  if (child == 0) {
    bool well = true;
    auto file = RegisterFile::open(f.path, OpenMode::write, 20000);
    for (int n = 100; n < 120 && file; ++n) {
      const Return from = another(n);
      auto import = Import::begin(*file, info_of(f.policy, from));
      well = well && import &&
             import->add_version(from.people[1].first, "cardiff", record(f.policy, from.people[1].first, 1), 1) &&
             import->finish(hash_of(from));
    }
    ::_exit(file && well ? 0 : 1);
  }
  RegisterFile own = std::move(*RegisterFile::open(f.path, OpenMode::write, 20000));
  for (int n = 1; n < 20; ++n) import_return(own, f.policy, another(n));
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  CHECK(ok(imports(own)).size() == 3 + 20 + 19);
  CHECK(ok(verify(own, f.policies)).findings.empty());
}

TEST_CASE("killed in the middle of a transaction, the register is as it was before it") {
  Filled f;
  const Hash before = ok(head(f.file));
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto file = RegisterFile::open(f.path, OpenMode::write, 5000);
    auto import = Import::begin(*file, info_of(f.policy, another(1)));
    // Enough for pages to be written out before the end.
    file->inside().connection.run("PRAGMA cache_size = 10; PRAGMA cache_spill = 10");
    for (int i = 0; i < 3000; ++i) {
      const std::string id = "k" + std::to_string(i);
      if (!import->add_version(id, "cardiff", record(f.policy, id, i), 1)) ::_exit(1);
    }
    static_cast<void>(::write(ready[1], "x", 1));
    ::pause();
  }
  char told = 0;
  REQUIRE(::read(ready[0], &told, 1) == 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  RegisterFile again = opened(f.path, OpenMode::write);
  CHECK(ok(head(again)) == before);
  CHECK(ok(verify(again, f.policies)).findings.empty());
  CHECK(import_return(again, f.policy, another(1)).added == 1);
}

TEST_CASE("killed while it is being made, a register is whole or not there") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 12; ++round) {
    Folder folder;
    const auto nth = [&](int n) { return folder / ("r" + std::to_string(n)).c_str(); };
    int made[2];
    REQUIRE(::pipe(made) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      for (int n = 0;; ++n)
        if (!RegisterFile::open(nth(n), OpenMode::create, 200) || ::write(made[1], "x", 1) != 1) ::_exit(1);
    }
    // The time that one takes is the machine's affair: kill at some moment of the one after the first.
    const auto begun = std::chrono::steady_clock::now();
    char told = 0;
    REQUIRE(::read(made[0], &told, 1) == 1);
    const auto one = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    ::usleep(static_cast<useconds_t>(random() % static_cast<std::uint64_t>(one.count() + 1)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(made[0]);
    ::close(made[1]);
    int there = 0;
    for (; std::filesystem::exists(nth(there)); ++there) {
      const auto file = RegisterFile::open(nth(there), OpenMode::read, 200);
      CHECK_MESSAGE(file.has_value(), (file ? "" : file.error().message));
    }
    CHECK(there > 0);
    // Whoever comes next makes the one that was not finished, and leaves nothing else behind.
    for (int n = 0; n <= there; ++n) CHECK(RegisterFile::open(nth(n), OpenMode::open_or_create, 200).has_value());
    for (const auto& entry : std::filesystem::directory_iterator(folder.path))
      CHECK_MESSAGE(entry.path().filename().string().find('.') == std::string::npos, entry.path().string());
  }
}

TEST_CASE("an interrupted run is finished by the next, with the same events") {
  const CompiledPolicy policy = small_policy();
  const auto events_after = [&](bool interrupted) {
    Folder folder;
    RegisterFile file = opened(folder / "r");
    import_return(file, policy, {.received = day(2026, 10, 1), .people = {{"w1", 1}, {"w2", 2}, {"w3", 3}}});
    const Date as_of = day(2026, 11, 1);
    if (interrupted) {
      // The first batch, then nothing more is heard of the run.
      const RunKey run = ok(file.begin_run({.policy = &policy, .as_of = as_of, .started = "then"}));
      Chunk chunk;
      const ParticipantKey first = 1;
      ok(file.read(policy, 0, as_of, Versions::matter, std::span(&first, 1), chunk));
      std::vector<ProgressState> after = chunk.states;
      std::vector<Event> events;
      for (Event event : {Event{.kind = EventKind::entered, .on = as_of, .effective = day(2026, 2, 1), .to = 0},
                          Event{.kind = EventKind::status_changed,
                                .on = as_of,
                                .effective = day(2026, 3, 1),
                                .from = 0,
                                .to = 1,
                                .transition = 0},
                          Event{.kind = EventKind::case_opened,
                                .on = as_of,
                                .effective = day(2026, 4, 1),
                                .from = 1,
                                .to = 2,
                                .transition = 1,
                                .due = day(2026, 12, 24)}}) {
        apply(policy.programmes[0], event, after[0]);
        events.push_back(event);
      }
      after[0].evaluated_through = as_of;
      after[0].next = Date{as_of.days + 100};
      CHECK(ok(file.settle(run, 0, chunk, events, after)).empty());
    }
    night(file, policy, as_of);
    std::string all;
    for (ParticipantKey key = 1; key <= 3; ++key)
      for (const LedgerEvent& event : ok(history(file, key)))
        all += event.id + event.kind + to_iso(event.on) + to_iso(event.effective) + event.to + "\n";
    const auto journal = ok(runs(file));
    REQUIRE(journal.size() == 1);  // the interrupted one was taken up again
    CHECK(journal[0].counts.participants == 3);
    CHECK(journal[0].counts.events == 9);
    return all;
  };
  CHECK(events_after(true) == events_after(false));
}

TEST_CASE("a backup is one moment of the register, whatever is written meanwhile") {
  Filled f;
  for (int n = 1; n < 30; ++n) import_return(f.file, f.policy, another(n));
  const Hash before = ok(head(f.file));
  RegisterFile writer = opened(f.path, OpenMode::write);
  const std::string copy = f.folder / "copy";
  bool written = false;
  ok(backup(f.file, copy, false, [&](int, int) {
    if (!written) import_return(writer, f.policy, another(50));
    written = true;
  }));
  CHECK(written);
  RegisterFile restored = opened(copy, OpenMode::write);
  CHECK(ok(head(restored)) == before);
  CHECK(ok(verify(restored, f.policies)).findings.empty());
  CHECK(ok(head(f.file)) != before);
}

TEST_CASE("a backup overwrites only when it is told to, and never the register itself") {
  Filled f;
  const std::string copy = f.folder / "copy";
  std::ofstream(copy) << "something of somebody's";
  const auto refused = backup(f.file, copy, false);
  REQUIRE(!refused);
  CHECK(refused.error().code == RegisterFault::exists);
  CHECK(std::filesystem::file_size(copy) == 23);
  ok(backup(f.file, copy, true));
  CHECK(ok(head(*std::make_unique<RegisterFile>(opened(copy, OpenMode::read)))) == ok(head(f.file)));
  CHECK(backup(f.file, f.path, true).error().code == RegisterFault::invalid);
  CHECK(!backup(f.file, f.folder / "no/such/folder/copy", false));
  CHECK(!std::filesystem::exists(copy + ".unfinished"));
}

}  // namespace
}  // namespace safon::test
