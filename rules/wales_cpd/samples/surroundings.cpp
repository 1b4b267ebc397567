// What stands around a career: settings of exchanges and secondments, pairs of mentors, link officers' reports.
#include <algorithm>

#include "rules/wales_cpd/samples/career.hpp"

namespace samples {
namespace {

using std::chrono::days;

void add_settings(Person& person, Random& random) {
  for (auto& activity : person.activities)
    if (activity.kind == Kind::exchange || activity.kind == Kind::secondment)
      activity.setting = random.chance(8) ? Setting::own_council
                         : random.chance(5)
                             ? Setting::none  // the return does not say
                             : Setting(random.between(int(Setting::commerce), int(Setting::other_public_service)));
}

/// Somebody of another council, or of another public service, at the participant's own level, or nearly.
Pairing pairing(Role level, Day began, Random& random) {
  Pairing pair;
  pair.mentor = random.chance(45);
  pair.sector = random.chance(75)   ? Sector::local_government
                : random.chance(85) ? Sector::other_public_service
                                    : Sector::private_sector;
  const std::string number = std::to_string(10000 + random.between(1, 160)).substr(1);
  pair.other = (pair.sector == Sector::local_government ? "VSC-" : "EXT-") + number;
  pair.level = random.chance(90) ? level : Role::manager;
  pair.agreed = random.chance(95);
  pair.began = began;
  return pair;
}

void add_pairings(Person& person, Day until, Random& random) {
  if (!person.scheme_from) return;
  Day began = *person.scheme_from + days(random.between(20, 200));
  for (int i = random.between(0, 3); i > 0 && began < until; --i) {
    auto pair = pairing(person.posts.back().role, began, random);
    const Day end = began + days(random.between(180, 540));
    if (end < until && random.chance(80)) pair.ended = end;
    person.pairings.push_back(std::move(pair));
    began = end + days(random.between(10, 120));
  }
}

/// Once a year, at the end of September.
void add_link_reports(Person& person, Day until, Random& random) {
  const bool good = random.chance(80);
  for (int year = 2024; year <= 2026; ++year) {
    const LinkReport report{day(year, 9, 30), good || random.chance(70), good || random.chance(50), random.chance(60)};
    if (*person.appointed < report.reported && report.reported <= until && random.chance(90))
      person.link_reports.push_back(
          {report.reported, report.reviews, report.support, report.standard && report.reviews});
  }
}

}  // namespace

void add_surroundings(Person& person, Day extracted, Random& random) {
  const Day until = person.left.value_or(extracted);
  add_settings(person, random);
  add_pairings(person, until, random);
  add_link_reports(person, until, random);
}

}  // namespace samples
