// Invented careers of managers in a council: who they are nobody, what they did is believable.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "rules/wales_cpd/samples/random.hpp"

namespace samples {

using Day = std::chrono::sys_days;

[[nodiscard]] constexpr Day day(int year, unsigned month, unsigned date) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{date};
}

enum class Role { manager, senior_manager, chief_officer };
enum class Service { education, childrens_services, integrated };
enum class Kind {
  e_learning,
  induction_residential,
  council_induction,
  national_context,
  module_reflection,
  module_direction,
  learning_set,
  summer_school,
  officers_workshop,
  coaching,
  mentoring,
  briefing,
  exchange,
  secondment,
  visit_abroad,
};
enum class Outcome { passed, attended, failed, did_not_attend };
enum class Partner { none, north, west, south };
enum class Side { line_manager, peer, team_member, outside_partner };
/// Where an exchange or a secondment was spent; `none` for all else.
enum class Setting {
  none,
  commerce,
  business,
  industry,
  creative_arts,
  other_authority,
  other_public_service,
  own_council
};
enum class Sector { local_government, other_public_service, private_sector };

struct Post {
  Role role{};
  Day started;
};
struct Activity {
  Kind kind{};
  std::optional<Day> held;         // none: the return forgot the date
  std::optional<Outcome> outcome;  // none: the result is not out yet
  int half_hours = 0;              // 0: not given
  Partner partner{};
  Setting setting{};
};
struct Review {
  Day held;
  bool own_scheme = false;  // the council's, not the national pack
  bool linked = true;
  std::vector<Side> contributions;
};
struct Portfolio {
  bool council_form = false;
  std::optional<Day> goals, growth, achievement;
  bool own_work = true;
};
struct Assessment {
  int criterion = 0;  // 0–29, in the order of the Standard
  Day held;
  bool shown = true;
};
struct Award {
  Day granted;
  Partner partner{};
};
struct Transfer {
  int council = 660;  // the number that statistics use for it, 660–681
  Day moved;
  std::optional<Day> inducted;
};
struct Absence {
  bool family = true;
  Day began;
  std::optional<Day> ended;
};

struct Pairing {
  bool mentor = false;
  std::string other;
  Sector sector{};
  Role level{};
  bool agreed = true;
  Day began;
  std::optional<Day> ended;
};
struct LinkReport {
  Day reported;
  bool reviews = true, support = true, standard = true;
};

struct Person {
  std::string id;
  Service service{};
  std::optional<Day> appointed;
  std::optional<Day> left, scheme_from, induction_extended_to;
  std::optional<bool> potential;
  std::optional<Portfolio> portfolio;
  std::vector<Post> posts;
  std::vector<Activity> activities;
  std::vector<Review> reviews;
  std::vector<Assessment> assessments;
  std::vector<Award> awards;
  std::vector<Transfer> transfers;
  std::vector<Absence> absences;
  std::vector<Pairing> pairings;
  std::vector<LinkReport> link_reports;
};

inline constexpr int criteria_in_the_standard = 30;

/// `count` careers as a return of `extracted` would tell them; ids are `prefix` and a number of four digits.
[[nodiscard]] std::vector<Person> careers(const std::string& prefix, int count, Day extracted, Random random);

/// Around a career that has been told: where exchanges and secondments were spent, who is paired with whom in the
/// mentoring scheme, and what the council's link officer reports. Numbers of its own, so that it changes nothing of the
/// career.
void add_surroundings(Person& person, Day extracted, Random& random);

}  // namespace samples
