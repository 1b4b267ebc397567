#include "scene.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace safon::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* sources = SAFON_SOURCE_DIR "/tests/cli/";
const Date second_night = day(2026, 5, 2);

std::string text_of(const fs::path& file) {
  return (std::ostringstream() << std::ifstream(file, std::ios::binary).rdbuf()).str();
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> all;
  if (fs::exists(folder))
    for (const auto& each : fs::recursive_directory_iterator(folder))
      if (each.is_regular_file()) all[fs::relative(each.path(), folder).string()] = text_of(each.path());
  return all;
}

// A return of the south's: nobody else is said to be gone.
std::string members(int first, int number) {
  std::string text = "<south><council>S</council>\n";
  for (int i = first; i < first + number; ++i)
    text += "<member><id>S/" + std::to_string(i) + "</id><joined>01/02/2026</joined><safe>1</safe><length on=\"0" +
            std::to_string(1 + i % 9) + "/03/2026\" m=\"" + std::to_string(20 + i % 20) + "\"/></member>\n";
  return text + "</south>\n";
}

template <class T>
std::string differing(const char* what, const T& there, const T& right) {
  return there == right ? "" : std::string(what) + "; ";
}

}  // namespace

const std::string Scene::program = [] {
  const char* other = std::getenv("SAFON_PROGRAM");  // another build of it
  return std::string(other == nullptr ? SAFON_PROGRAM : other);
}();

std::string difference(const Left& there, const Left& right) {
  return differing("register", there.everything, right.everything) + differing("inbox", there.inbox, right.inbox) +
         differing("status files", there.statuses, right.statuses) + differing("events", there.events, right.events) +
         differing("cursor", there.cursor, right.cursor);
}

Scene::Scene() {
  const fs::path scene = folder_.path / "scene";
  fs::create_directories(scene / "inbox");
  fs::copy_file(sources + std::string("policy/club.safon"), scene / "club.safon");
  const auto arrive = [&](const char* name) {
    fs::copy_file(sources + ("returns/" + std::string(name)), scene / "inbox" / name);
  };
  arrive("north_1.xml");
  arrive("south_1.xml");
  auto first = night();
  first.back() = "2026-04-01";
  run(scene.string(), first, 3);
  arrive("north_2.xml");
  arrive("malformed.xml");
  for (int n = 0; n < 12; ++n)
    std::ofstream(scene / "inbox" / ("south_" + std::to_string(10 + n) + ".xml"))
        << members(n * 30, n % 3 == 0 ? 60 : 5);
}

void Scene::run(const std::string& folder, const std::vector<std::string>& words, int exit) {
  const Ended how = run_timed(words, folder, 0);
  REQUIRE(!how.killed);
  REQUIRE(how.exit == exit);
}

std::string Scene::copy(const std::string& name) const {
  const fs::path to = folder_.path / name;
  fs::remove_all(to);
  fs::copy(folder_.path / "scene", to, fs::copy_options::recursive);
  return to.string();
}

std::vector<std::string> Scene::night() {
  return {program, "nightly", "-q", "-p", "club.safon", "--inbox", "inbox", "--outbox", "out", "--as-of", "2026-05-02"};
}

Left Scene::left_in(const std::string& folder) {
  const fs::path place(folder);
  Left left{.everything = content((place / "r.db").string()),
            .inbox = files_in(place / "inbox"),
            .statuses = files_in(place / "out/status"),
            .cursor = text_of(place / "out/.cursor")};
  for (const auto& [name, text] : files_in(place / "out/events")) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) left.events.insert(line);
  }
  return left;
}

bool Scene::evaluated(const std::string& folder) {
  RegisterFile file = opened(folder + "/r.db", OpenMode::read);
  const RunRow last = ok(runs(file)).back();
  return last.as_of == second_night && last.finished;
}

std::string Scene::unfinished(const std::string& folder) {
  std::string all;
  for (const auto& each : fs::recursive_directory_iterator(folder)) {
    const std::string name = each.path().filename().string();
    if (name.ends_with(".tmp") || name.ends_with(".running") || name.find(".new-") != std::string::npos)
      all += name + " ";
  }
  RegisterFile file = opened(folder + "/r.db", OpenMode::read);
  const fs::path reports =
      fs::path(folder) / "out/reports" / ("2026-05-02-run-" + std::to_string(ok(runs(file)).back().key));
  for (const char* report : {"night.html", "events.csv", "rejections.csv"})
    if (!fs::exists(reports / report)) all += std::string(report) + " is not there ";
  return all;
}

}  // namespace safon::test
