// Makes the sample returns: the same bytes on every machine and on every day.
//   wales_samples DIR           writes them
//   wales_samples --check DIR   says whether DIR holds just these
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "rules/wales_cpd/samples/faults.hpp"
#include "rules/wales_cpd/samples/returns.hpp"

namespace samples {
namespace {

constexpr Day october = day(2026, 10, 16);
constexpr Day corrected = day(2026, 11, 20);
constexpr Day december = day(2026, 12, 1);

struct File {
  std::string name, bytes;
};

bool did(const Person& person, Kind kind) {
  return std::ranges::any_of(person.activities, [&](const Activity& a) { return a.kind == kind; });
}

/// Three people, each with a briefing that the return had left out, and one of whom has left.
std::vector<Person> for_correction(const std::vector<Person>& people) {
  std::vector<Person> out;
  for (const auto& person : people)
    if (out.size() < 3 && !person.left && person.assessments.empty() && person.awards.empty() &&
        person.transfers.empty() && person.absences.empty() && !person.induction_extended_to &&
        did(person, Kind::module_reflection))
      out.push_back(person);
  for (auto& person : out) person.activities.push_back({Kind::briefing, day(2026, 10, 7), Outcome::attended, 8, {}});
  out.back().left = day(2026, 10, 30);
  return out;
}

/// What Caerdydd knows six weeks later: what was corrected meanwhile, results that have come out, a course that was
/// reported late, a pass that was a mistake, and one person who is no longer reported.
std::vector<Person> by_december(std::vector<Person> people, const std::vector<Person>& mended) {
  for (const auto& person : mended) *std::ranges::find(people, person.id, &Person::id) = person;
  for (auto& person : people)
    for (auto& activity : person.activities)
      if (!activity.outcome) activity.outcome = Outcome::passed;
  auto late = std::ranges::find_if(people, [](const Person& p) {
    return !p.left && did(p, Kind::e_learning) && did(p, Kind::national_context) &&
           !did(p, Kind::induction_residential);
  });
  if (late != people.end()) {
    const auto package = std::ranges::find(late->activities, Kind::e_learning, &Activity::kind);
    late->activities.push_back(
        {Kind::induction_residential, *package->held + std::chrono::days(56), Outcome::attended, 0, {}});
  }
  auto mistaken =
      std::ranges::find_if(people, [](const Person& p) { return !p.left && did(p, Kind::module_direction); });
  if (mistaken != people.end())
    std::ranges::find(mistaken->activities, Kind::module_reflection, &Activity::kind)->outcome = Outcome::failed;
  people.erase(people.begin() + 40);
  return people;
}

std::vector<File> files() {
  const auto caerdydd = careers("CAF-", 192, october, Random(681));
  const auto abertawe = careers("ABT/", 186, october, Random(670));
  const auto gwynedd = careers("GWY.", 182, october, Random(661));
  const auto mended = for_correction(caerdydd);
  return {{"caerdydd_2026-10.xml", caerdydd_return(caerdydd, october, caerdydd_faults)},
          {"abertawe_2026-10.xml", abertawe_return(abertawe, october, abertawe_faults)},
          {"gwynedd_2026-10.xml", gwynedd_return(gwynedd, october, gwynedd_faults)},
          {"corrections_2026-11.xml", corrections(mended, corrected)},
          {"caerdydd_2026-12.xml", caerdydd_return(by_december(caerdydd, mended), december)}};
}

std::string read(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int run(const std::vector<std::string>& arguments) {
  const bool check = arguments.size() == 2 && arguments[0] == "--check";
  if (!check && arguments.size() != 1) {
    std::cerr << "usage: wales_samples [--check] DIR\n";
    return 2;
  }
  int result = 0;
  for (const auto& file : files()) {
    const std::string name = arguments.back() + "/" + file.name;
    if (check) {
      if (read(name) == file.bytes) continue;
      std::cerr << name << " is not what the generator makes\n";
      result = 1;
    } else if (!(std::ofstream(name, std::ios::binary) << file.bytes)) {
      std::cerr << "cannot write " << name << "\n";
      return 1;
    }
  }
  return result;
}

}  // namespace
}  // namespace samples

int main(int count, char** arguments) {
  return samples::run({arguments + 1, arguments + count});
}
