#include "rules/wales_cpd/samples/career.hpp"

#include <algorithm>

namespace samples {
namespace {

using std::chrono::days;

/// How far a career is meant to come. What the rules then make of it is theirs to say.
enum class Stage { enrolled, inducted, reflective, strategic, leading, candidate, accredited, lapsed };

constexpr Day earliest_appointment = day(2015, 1, 12);

class Career {
 public:
  Career(Day extracted, Random& random) : today_(extracted), random_(random) {}

  Person tell(std::string id) {
    person_.id = std::move(id);
    choose();
    posts();
    induction();
    if (stage_ >= Stage::inducted) reviews();
    if (stage_ >= Stage::inducted) modules();
    if (stage_ >= Stage::leading) leadership();
    if (stage_ >= Stage::candidate) standard();
    extras();
    if (random_.chance(9)) leave();
    std::ranges::stable_sort(person_.activities, {}, [](const Activity& a) { return a.held.value_or(Day{}); });
    return std::move(person_);
  }

 private:
  Day later(Day from, int least, int most) { return from + days(random_.between(least, most)); }
  Day working(Day date) {  // nobody runs a course at the weekend
    const auto weekday = std::chrono::weekday(date).iso_encoding();
    return weekday > 5 ? date + days(8 - int(weekday)) : date;
  }
  Partner partner() { return random_.one_of({Partner::north, Partner::west, Partner::south}); }

  void did(Kind kind, Day held, std::optional<Outcome> outcome, int half_hours = 0, Partner by = Partner::none) {
    held = working(held);
    if (held <= today_) person_.activities.push_back({kind, held, outcome, half_hours, by});
  }

  void choose() {
    const int dice = random_.between(1, 100);
    constexpr int up_to[] = {17, 36, 52, 64, 74, 82, 93, 100};
    stage_ = Stage(std::ranges::find_if(up_to, [&](int top) { return dice <= top; }) - up_to);
    constexpr int years[][2] = {{0, 2}, {1, 4}, {2, 6}, {4, 8}, {5, 9}, {6, 10}, {6, 10}, {10, 11}};
    const auto& range = years[int(stage_)];
    Day appointed = working(today_ - days(random_.between(range[0] * 365 + 20, range[1] * 365 + 250)));
    appointed_ = std::max(appointed, earliest_appointment + days(random_.between(0, 20)));
    person_.appointed = appointed_;
    person_.service = random_.one_of({Service::education, Service::childrens_services, Service::integrated});
  }

  void posts() {
    Role role = random_.chance(stage_ >= Stage::strategic ? 25 : 12) ? Role::senior_manager : Role::manager;
    person_.posts.push_back({role, appointed_});
    Day next = later(appointed_, 900, 1700);
    if (role == Role::manager && stage_ >= Stage::strategic && next < today_ && random_.chance(60)) {
      role = Role::senior_manager;
      person_.posts.push_back({role, working(next)});
    }
    next = later(next, 700, 1500);
    if (role == Role::senior_manager && stage_ >= Stage::leading && next < today_ && random_.chance(35))
      person_.posts.push_back({Role::chief_officer, working(next)});
    if (person_.posts.back().role == Role::senior_manager && random_.chance(70)) person_.potential = random_.chance(45);
  }

  void induction() {
    const bool done = stage_ >= Stage::inducted;
    did(Kind::council_induction, later(appointed_, 2, 25), Outcome::attended);
    if (done && random_.chance(6)) {  // came from another council, which had inducted them
      inducted_ = working(later(appointed_, 10, 60));
      person_.transfers.push_back(
          {random_.between(660, 681), inducted_, appointed_ - days(random_.between(200, 1500))});
      return;
    }
    if (done || random_.chance(80)) did(Kind::national_context, later(appointed_, 40, 180), Outcome::attended);
    Day package = later(appointed_, 20, 100);
    if (random_.chance(8)) {
      did(Kind::e_learning, package, Outcome::failed);
      package = later(package, 20, 60);
    }
    inducted_ = working(later(package, 20, 220));
    if (done) {
      did(Kind::e_learning, package, Outcome::passed);
      if (random_.chance(5)) {  // no place in time: the council agrees to a later date
        inducted_ = working(later(appointed_, 380, 470));
        person_.induction_extended_to = appointed_ + days(500);
      }
      did(Kind::induction_residential, inducted_, random_.one_of({Outcome::attended, Outcome::passed}));
      return;
    }
    switch (random_.between(0, 5)) {
      case 0:
        break;
      case 1:
        did(Kind::e_learning, package, Outcome::failed);
        break;
      case 2:
        did(Kind::e_learning, package, Outcome::passed);
        break;
      case 3:
        did(Kind::e_learning, package, Outcome::passed);
        did(Kind::induction_residential, inducted_, Outcome::did_not_attend);
        break;
      case 4:  // the wrong way round
        did(Kind::induction_residential, package, Outcome::attended);
        did(Kind::e_learning, inducted_, Outcome::passed);
        break;
      default:  // too late
        did(Kind::e_learning, package, Outcome::passed);
        did(Kind::induction_residential, later(appointed_, 372, 450), Outcome::attended);
    }
  }

  void reviews() {
    Day held = later(inducted_, 60, 200);
    while (held < today_) {
      Review review{working(held), random_.chance(20), random_.chance(93), {}};
      if (!review.own_scheme || random_.chance(30)) {
        review.contributions = {Side::line_manager, Side::peer, Side::team_member};
        if (random_.chance(88)) review.contributions.push_back(random_.chance(60) ? Side::outside_partner : Side::peer);
      }
      if (review.held <= today_) person_.reviews.push_back(std::move(review));
      held = later(held, 390, 560);
    }
  }

  void modules() {
    const Day first = later(inducted_, 200, 420);
    if (stage_ == Stage::inducted) {
      if (random_.chance(20))
        did(Kind::module_reflection, today_ - days(random_.between(10, 60)), std::nullopt, 0, partner());
      if (random_.chance(25)) did(Kind::module_reflection, first, Outcome::failed, 0, partner());
      if (random_.chance(10)) did(Kind::module_reflection, first, Outcome::passed);  // not an accredited one
      return;
    }
    did(Kind::module_reflection, first, Outcome::passed, 0, partner());
    reached_ = later(first, 250, 420);
    if (stage_ >= Stage::strategic)
      did(Kind::module_direction, reached_, Outcome::passed, 0, partner());
    else if (random_.chance(20))
      did(Kind::module_direction, reached_, Outcome::failed, 0, partner());
    reached_ = std::max(reached_, appointed_ + days(740));
  }

  void briefings(Day until) {
    did(Kind::briefing, until - days(random_.between(20, 90)), Outcome::attended, random_.between(7, 9));
    did(Kind::briefing, until - days(random_.between(120, 220)), Outcome::attended, random_.between(7, 9));
  }

  void leadership() {
    const Day done = reached_ = later(reached_, 120, 420);
    for (int i = 0; i < 3; ++i)
      did(Kind::learning_set, done - days(30 + 60 * i + random_.between(0, 20)), Outcome::attended);
    const int year = int(std::chrono::year_month_day(done).year());
    did(Kind::summer_school, day(year - 1, 7, 15) + days(random_.between(0, 20)), Outcome::attended);
    if (person_.posts.back().role == Role::chief_officer) {
      did(Kind::officers_workshop, done - days(random_.between(10, 200)), Outcome::attended);
      did(Kind::officers_workshop, today_ - days(random_.between(30, 600)), Outcome::attended);
    }
    if (person_.posts.back().role != Role::manager) {
      did(random_.chance(50) ? Kind::exchange : Kind::secondment, done - days(random_.between(50, 500)),
          Outcome::attended);
      if (random_.chance(40)) did(Kind::visit_abroad, today_ - days(random_.between(50, 1500)), Outcome::attended);
    }
    briefings(done);
  }

  void assess(Day around, int least) {
    const int covered = random_.between(least, criteria_in_the_standard);
    for (int c = 0; c < criteria_in_the_standard; ++c) {
      const bool shown = c < 3 || c >= 24 || (c - 3) < covered - 9;
      if (!shown && random_.chance(50)) continue;
      person_.assessments.push_back({c, working(around - days(random_.between(0, 12) * 14)), shown});
    }
  }

  /// Candidates have all that accreditation takes, or almost. Awards come from the time before the register.
  void standard() {
    Portfolio kept{random_.chance(25), today_ - days(random_.between(20, 400)), today_ - days(random_.between(20, 400)),
                   today_ - days(random_.between(20, 400)), random_.chance(95)};
    if (stage_ == Stage::candidate) {
      for (int i = 0; i < 3; ++i)
        did(Kind::learning_set, today_ - days(40 + 70 * i + random_.between(0, 30)), Outcome::attended);
      if (person_.posts.back().role == Role::senior_manager)
        did(Kind::summer_school, day(2025, 7, 14) + days(random_.between(0, 18)), Outcome::attended);
      if (person_.posts.back().role != Role::manager)
        did(Kind::exchange, today_ - days(random_.between(60, 900)), Outcome::attended);
      briefings(today_);
      assess(today_ - days(random_.between(10, 90)), 22);
      person_.portfolio = kept;
      return;
    }
    const Day first = stage_ == Stage::lapsed ? day(2018, 6, 1) : day(2021, 11, 4);
    const Day last = stage_ == Stage::lapsed ? day(2021, 9, 30) : day(2026, 7, 31);
    Day granted = first + days(random_.between(0, int((last - first).count())));
    if (stage_ == Stage::accredited && random_.chance(35)) granted = day(2021, 10, 19) + days(random_.between(0, 180));
    person_.awards.push_back({working(std::max(granted, working(reached_ + days(30)))), partner()});
    const bool keeps_up = random_.chance(stage_ == Stage::lapsed ? 45 : 65);
    if (!keeps_up) {
      if (random_.chance(40))
        person_.portfolio = Portfolio{false, granted - days(40), granted - days(60), std::nullopt, true};
      return;
    }
    if (random_.chance(70)) briefings(today_);
    assess(today_ - days(random_.between(10, 700)), 24);
    person_.portfolio = kept;
    if (person_.posts.back().role != Role::manager)
      did(Kind::secondment, today_ - days(random_.between(60, 900)), Outcome::attended);
  }

  void extras() {
    const bool senior = person_.posts.back().role != Role::manager;
    if (senior && random_.chance(35)) {
      person_.scheme_from = working(person_.posts.back().started + days(random_.between(30, 300)));
      if (*person_.scheme_from > today_) person_.scheme_from.reset();
      for (int i = random_.between(0, 3); i > 0; --i)
        did(random_.chance(50) ? Kind::coaching : Kind::mentoring, today_ - days(random_.between(10, 600)),
            Outcome::attended, 3);
    }
    if (stage_ >= Stage::inducted && !person_.portfolio && random_.chance(45))
      person_.portfolio = Portfolio{random_.chance(30), today_ - days(random_.between(20, 900)), std::nullopt,
                                    today_ - days(random_.between(20, 900)), random_.chance(90)};
    if (random_.chance(6)) {
      const Day began = appointed_ + (today_ - appointed_) * random_.between(20, 95) / 100;
      Absence absence{random_.chance(70), began, began + days(random_.between(40, 300))};
      if (*absence.ended > today_) absence.ended.reset();
      person_.absences.push_back(absence);
    }
    if (stage_ >= Stage::reflective && random_.chance(5)) {  // moved here later on
      const Day moved = working(inducted_ + days((today_ - inducted_).count() * random_.between(40, 90) / 100));
      person_.transfers.push_back({random_.between(660, 681), moved, inducted_});
    }
  }

  /// Whoever leaves did nothing afterwards.
  void leave() {
    const Day left = today_ - days(random_.between(5, 700));
    if (left < appointed_ + days(30)) return;
    person_.left = left;
    std::erase_if(person_.activities, [&](const Activity& a) { return a.held && *a.held > left; });
    std::erase_if(person_.reviews, [&](const Review& r) { return r.held > left; });
    std::erase_if(person_.assessments, [&](const Assessment& a) { return a.held > left; });
    std::erase_if(person_.awards, [&](const Award& a) { return a.granted > left; });
    std::erase_if(person_.posts, [&](const Post& p) { return p.started > left; });
    std::erase_if(person_.transfers, [&](const Transfer& t) { return t.moved > left; });
    std::erase_if(person_.absences, [&](const Absence& a) { return a.began > left; });
    person_.portfolio.reset();
    if (person_.scheme_from && *person_.scheme_from > left) person_.scheme_from.reset();
  }

  Person person_;
  Stage stage_{};
  Day today_, appointed_, inducted_, reached_;
  Random& random_;
};

}  // namespace

std::vector<Person> careers(const std::string& prefix, int count, Day extracted, Random random) {
  std::vector<Person> people;
  Random beside(std::uint64_t(count) + 2004);
  for (int i = 1; i <= count; ++i) {
    std::string number = std::to_string(10000 + i).substr(1);
    people.push_back(Career(extracted, random).tell(prefix + number));
    add_surroundings(people.back(), extracted, beside);
  }
  return people;
}

}  // namespace samples
