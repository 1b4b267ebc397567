// Fifty officers decide while a night runs: nothing fails, no decision is lost or taken twice, and the register
// verifies. SAFON_LOAD_SECONDS makes it longer.
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>

#include "adapters/office/people/password.hpp"
#include "adapters/office/people/people.hpp"
#include "wire.hpp"

namespace safon::test {
namespace {

constexpr int officers = 50, participants = 1500;

double seconds_wanted() {
  const char* text = std::getenv("SAFON_LOAD_SECONDS");
  return text ? std::atof(text) : 3;
}

/// A return of the south's with so many members who have swum their length: each has a case.
void write_return(const std::string& file, int first, int count) {
  std::ofstream out(file);
  out << "<south><council>S</council>\n";
  for (int i = first; i < first + count; ++i)
    out << "<member><id>S/" << i << "</id><joined>01/02/2026</joined><safe>1</safe><length on=\"03/02/2026\" m=\"30\"/>"
        << "</member>\n";
  out << "</south>\n";
}

struct Officer {
  std::string name, cookie, form_word;
};

Officer signed_in(RegisterFile& in, int number, std::int64_t now) {
  Officer officer{.name = "officer" + std::to_string(number), .cookie = office::random_word(), .form_word = {}};
  const office::NewPerson person{
      .name = officer.name, .full_name = {}, .roles = {"officer"}, .councils = {}, .password = {}};
  REQUIRE(office::add(in, person, "test", now));
  auto row = find_person(in, officer.name);
  REQUIRE(begin_session(
      in, {.token = office::hash_for("session", officer.cookie), .person = (*row)->key, .began = now, .seen = now}, 0,
      0, {}));
  officer.form_word = to_hex(office::hash_for("form", officer.cookie));
  return officer;
}

struct Tally {
  std::atomic<int> certified = 0, told = 0, wrong = 0, looked = 0;
  std::mutex mutex;
  std::map<std::string, int> by_participant;  // certified, by the path
  std::string first_wrong;
};

void work(std::uint16_t port, const Officer& officer, unsigned seed, const std::vector<ParticipantKey>& keys,
          std::chrono::steady_clock::time_point until, Tally& tally) {
  std::mt19937 random(seed);
  const auto wrong = [&](const std::string& what, const std::string& answer) {
    ++tally.wrong;
    const std::scoped_lock only(tally.mutex);
    if (tally.first_wrong.empty()) tally.first_wrong = what + ": " + answer.substr(0, 2000);
  };
  Wire wire(port);
  const auto ask = [&](const std::string& method, const std::string& path, const std::string& body) {
    wire.send(method + " " + path + " HTTP/1.1\r\nHost: here\r\nCookie: safon_session=" + officer.cookie +
              "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
              "\r\n\r\n" + body);
    return wire.answer(60);
  };
  while (std::chrono::steady_clock::now() < until) {
    // Few enough to choose from that two officers meet on one case.
    const auto path = "/participant/" + std::to_string(keys[random() % keys.size()]);
    const auto seen = ask("GET", path, "");
    if (status_of(seen) != 200) return wrong("page", seen);
    ++tally.looked;
    const auto form = "form_word=" + officer.form_word + "&programme=&status=helper&decision=certify&reason=";
    const auto preview = ask("POST", path + "/preview", form);
    if (status_of(preview) == 409) {
      ++tally.told;
      continue;
    }
    if (status_of(preview) != 200) return wrong("preview", preview);
    const std::string field = "name=\"seen\" value=\"";
    const auto at = preview.find(field) + field.size();
    const auto decided =
        ask("POST", path + "/decide", form + "&seen=" + preview.substr(at, preview.find('"', at) - at));
    if (status_of(decided) == 303) {
      ++tally.certified;
      const std::scoped_lock only(tally.mutex);
      ++tally.by_participant[path];
    } else if (status_of(decided) == 409) {
      ++tally.told;
    } else {
      return wrong("decision", decided);
    }
  }
}

TEST_CASE("fifty officers decide while a night runs, and nothing is lost or done twice") {
  Scene scene;
  const auto folder = std::filesystem::path(scene.path()).parent_path();
  write_return((folder / "many.xml").string(), 1000, participants);
  REQUIRE(scene.run("import -q -r r.db -p club.safon many.xml --received 2026-03-03") == 0);
  REQUIRE(scene.run("evaluate -q -r r.db -p club.safon --as-of 2026-04-01") == 0);
  std::vector<Officer> people;
  std::vector<ParticipantKey> keys;
  {
    auto in = scene.open(OpenMode::write);
    for (int o = 0; o < officers; ++o) people.push_back(signed_in(in, o, scene.now));
    for (int i = 1000; i < 1000 + participants; ++i) keys.push_back(**find_participant(in, "S/" + std::to_string(i)));
  }
  Tally tally;
  {
    const Served served(scene, 4);
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::milliseconds>(
                                                              std::chrono::duration<double>(seconds_wanted()));
    std::vector<std::thread> threads;
    for (int o = 0; o < officers; ++o)
      threads.emplace_back([&, o] { work(served.port(), people[std::size_t(o)], unsigned(o), keys, until, tally); });
    // Nights one after the other, each with a return that brings more people.
    int night = 0;
    for (; std::chrono::steady_clock::now() < until && night < 25; ++night) {
      const auto name = "more" + std::to_string(night) + ".xml";
      write_return((folder / name).string(), 10'000 + night * 500, 500);
      CHECK(scene.run("import -q -r r.db -p club.safon " + name + " --received 2026-04-02") == 0);
      CHECK(scene.run("evaluate -q -r r.db -p club.safon --as-of 2026-04-" +
                      std::to_string(night + 2).insert(0, night + 2 < 10 ? "0" : "")) == 0);
    }
    for (auto& thread : threads) thread.join();
    MESSAGE("certified ", tally.certified.load(), ", told that somebody was faster or done ", tally.told.load(),
            ", pages ", tally.looked.load(), ", nights ", night);
  }
  CHECK_MESSAGE(tally.wrong == 0, tally.first_wrong);
  CHECK(tally.certified > officers);
  for (const auto& [path, count] : tally.by_participant) CHECK_MESSAGE(count == 1, path);
  // Each decision that was said to be recorded is in the ledger, once, by whom it was.
  auto in = scene.open();
  int certified = 0;
  REQUIRE(each_event(in, 0, INT64_MAX, [&](const LedgerEvent& event) {
    certified += event.kind == "certified" && event.by.starts_with("officer");
  }));
  CHECK(certified == tally.certified);
  CHECK(scene.run("verify -r r.db") == 0);
}

}  // namespace
}  // namespace safon::test
