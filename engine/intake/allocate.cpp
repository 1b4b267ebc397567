#include "engine/intake/allocate.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/intake/places.hpp"
#include "engine/value/calendar.hpp"

namespace safon {
namespace {

std::uint32_t as_places(std::int64_t count) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 0, unlimited - 1));
}

/// The intake's groups on a day, a `limit_each` being one for each value.
class Groups {
 public:
  Groups(const Intake& intake, Date day) : intake_(intake), day_(day) {
    for (const IntakeGroup& each : intake.groups) {
      first_.push_back(std::uint32_t(all.size()));
      if (each.kind != IntakeGroup::Kind::limit_each) add(each, each.text);
    }
  }

  Candidate candidate(const std::vector<std::string>& groups, bool held) {
    Candidate made{.groups = {}, .held = held};
    for (std::size_t g = 0; g < intake_.groups.size(); ++g) {
      if (groups[g].empty()) continue;
      const IntakeGroup& group = intake_.groups[g];
      std::uint32_t index = first_[g];
      if (group.kind == IntakeGroup::Kind::limit_each) {
        const auto [place, is_new] = values_.try_emplace({g, groups[g]}, std::uint32_t(all.size()));
        if (is_new) add(group, group.text + ", " + groups[g]);
        index = place->second;
      }
      made.groups.push_back(index);
    }
    std::ranges::sort(made.groups);
    return made;
  }

  std::vector<PlaceGroup> all;
  std::vector<std::string> names;  // as `all`

 private:
  void add(const IntakeGroup& group, std::string name) {
    const std::uint32_t places = as_places(count_on(group.places, day_));
    PlaceGroup made;
    (group.kind == IntakeGroup::Kind::reserve ? made.at_least : made.at_most) = places;
    all.push_back(made);
    names.push_back(std::move(name));
  }

  const Intake& intake_;
  Date day_;
  std::vector<std::uint32_t> first_;  // by group of the intake
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> values_;
};

std::string too_entangled(const Intake& intake) {
  return "the groups of intake `" + intake.name +
         "` overlap in so many ways that its places cannot be given out exactly: use fewer groups, or groups that do "
         "not overlap";
}

std::string counted(std::size_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

/// Why somebody has a place or has none, when all is given out.
class Reasons {
 public:
  Reasons(const Groups& groups, const std::vector<Candidate>& candidates, const std::vector<bool>& placed,
          const std::vector<bool>& by_rank_alone)
      : groups_(groups),
        candidates_(candidates),
        placed_(placed),
        by_rank_alone_(by_rank_alone),
        taken_(groups.all.size()),
        bound_(groups.all.size()) {
    for (std::size_t c = 0; c < candidates.size(); ++c)
      if (placed[c])
        for (const auto g : candidates[c].groups) ++taken_[g];
    for (std::size_t c = 0; c < candidates.size(); ++c)
      if (placed[c] && !by_rank_alone[c])
        for (const auto g : candidates[c].groups)
          bound_[g] = groups.all[g].at_least > 0 && taken_[g] <= groups.all[g].at_least;
  }

  [[nodiscard]] std::string of(std::size_t c) const {
    if (placed_[c] && by_rank_alone_[c]) return "by rank";
    if (placed_[c]) {
      const std::string reserves = named(candidates_[c].groups, [&](auto g) { return bool{bound_[g]}; });
      // Where somebody for whom a place is reserved stands in the way of others, who would go before by rank.
      return reserves.empty() ? "by rank, after the reserved places" : "a place is reserved for " + reserves;
    }
    const auto full =
        std::ranges::find_if(candidates_[c].groups, [&](auto g) { return taken_[g] >= groups_.all[g].at_most; });
    if (full != candidates_[c].groups.end()) return "the limit for " + groups_.names[*full] + " is reached";
    if (!by_rank_alone_[c]) return "no place was left";
    std::vector<std::uint32_t> all(groups_.all.size());
    std::iota(all.begin(), all.end(), 0);
    return "a place that is reserved for " + named(all, [&](auto g) { return bool{bound_[g]}; }) + " went before";
  }

 private:
  template <class Which>
  [[nodiscard]] std::string named(const std::vector<std::uint32_t>& groups, Which&& which) const {
    std::string names;
    for (const auto g : groups)
      if (which(g)) names += (names.empty() ? "" : " and for ") + groups_.names[g];
    return names;
  }

  const Groups& groups_;
  const std::vector<Candidate>& candidates_;
  const std::vector<bool>&placed_, &by_rank_alone_;
  std::vector<std::uint32_t> taken_;
  std::vector<bool> bound_;  // by group: a reserve that has given somebody a place whom rank alone would not
};

std::string key_text(const std::vector<RankValue>& keys) {
  std::string text;
  for (const RankValue& key : keys) text += (text.empty() ? "" : ", ") + (key.absent ? "none" : key.text);
  return text;
}

std::string missing_text(const std::vector<std::string>& missing) {
  std::string text = "not known:";
  for (std::size_t i = 0; i < missing.size(); ++i) text += (i == 0 ? " " : ", ") + missing[i];
  return text;
}

}  // namespace

std::optional<Date> answer_by(const Intake& intake, Date day, const Calendar* calendar) {
  const DatedDuration* open = nullptr;
  for (const DatedDuration& each : intake.open_for)
    if (open == nullptr || each.from <= day) open = &each;
  if (open == nullptr) return std::nullopt;
  return add(day, open->duration, intake.rounding, calendar);
}

std::string join_groups(const std::vector<std::string>& groups) {
  std::string text;
  for (std::size_t g = 0; g < groups.size(); ++g) text += (g == 0 ? "" : "\n") + groups[g];
  return text;
}

std::vector<std::string> split_groups(const std::string& text, std::size_t count) {
  std::vector<std::string> groups(1);
  for (const char c : text) {
    if (c == '\n')
      groups.emplace_back();
    else
      groups.back() += c;
  }
  groups.resize(count);
  return groups;
}

std::expected<std::vector<IntakeEvent>, std::string> allocate(const Intake& intake, Date day,
                                                              std::vector<Applicant> applicants,
                                                              const Calendar* calendar) {
  const auto unranked = std::ranges::partition(applicants, [](const Applicant& each) { return each.missing.empty(); });
  std::ranges::sort(unranked, {}, &Applicant::id);
  const auto ranked = std::span(applicants).first(applicants.size() - unranked.size());
  std::ranges::sort(ranked, [&](const Applicant& a, const Applicant& b) {
    return goes_before(intake, {a.id, a.keys}, {b.id, b.keys});
  });

  Groups groups(intake, day);
  std::vector<Candidate> candidates;
  for (const Applicant& each : ranked) candidates.push_back(groups.candidate(each.groups, false));
  const std::uint32_t capacity = as_places(count_on(intake.capacity, day));
  const auto placed = give_places(capacity, groups.all, candidates);
  std::vector<PlaceGroup> limits = groups.all;
  for (PlaceGroup& each : limits) each.at_least = 0;
  const auto by_rank_alone = give_places(capacity, limits, candidates);
  if (!placed || !by_rank_alone) return std::unexpected(too_entangled(intake));

  const auto due = answer_by(intake, day, calendar);
  std::size_t places = 0, cut_off = 0, waiting = std::size_t(count_on(intake.waiting, day));
  for (std::size_t c = 0; c < placed->size(); ++c)
    if ((*placed)[c]) ++places, cut_off = c + 1;
  std::string summary = counted(places, "place", "places") + " of " + std::to_string(capacity) + " given to " +
                        counted(ranked.size(), "applicant", "applicants");
  if (cut_off > 0) summary += "; cut-off: rank " + std::to_string(cut_off);
  if (!unranked.empty()) summary += "; " + counted(unranked.size(), "not ranked", "not ranked");
  if (intake.seed) summary += "; seed " + std::to_string(*intake.seed);
  std::vector<IntakeEvent> events{
      {.kind = IntakeEventKind::allocated, .on = day, .effective = day, .rank = std::uint32_t(cut_off)}};
  if (cut_off > 0) events.back().keys = key_text(ranked[cut_off - 1].keys);
  events.back().text = summary;

  const Reasons reasons(groups, candidates, *placed, *by_rank_alone);
  for (std::size_t c = 0; c < ranked.size(); ++c) {
    IntakeEvent event{.participant = ranked[c].key, .id = ranked[c].id, .on = day, .effective = day};
    event.rank = std::uint32_t(c + 1);
    event.keys = key_text(ranked[c].keys);
    event.groups = join_groups(ranked[c].groups);
    event.text = reasons.of(c);
    if ((*placed)[c]) {
      event.kind = due ? IntakeEventKind::offered : IntakeEventKind::placed;
      event.due = due;
    } else {
      event.kind = waiting > 0 ? IntakeEventKind::waiting : IntakeEventKind::not_placed;
      if (waiting > 0) --waiting;
    }
    events.push_back(std::move(event));
  }
  for (const Applicant& each : unranked)
    events.push_back({.kind = IntakeEventKind::not_ranked,
                      .participant = each.key,
                      .id = each.id,
                      .on = day,
                      .effective = day,
                      .text = missing_text(each.missing)});
  return events;
}

std::expected<std::vector<bool>, std::string> promote(const Intake& intake, Date day, const std::vector<OnList>& held,
                                                      const std::vector<OnList>& waiting) {
  Groups groups(intake, day);
  std::vector<Candidate> candidates;
  for (const OnList& each : held) candidates.push_back(groups.candidate(each.groups, true));
  for (const OnList& each : waiting) candidates.push_back(groups.candidate(each.groups, false));
  auto placed = give_places(as_places(count_on(intake.capacity, day)), groups.all, candidates);
  if (!placed) return std::unexpected(too_entangled(intake));
  placed->erase(placed->begin(), placed->begin() + std::ptrdiff_t(held.size()));
  return *std::move(placed);
}

}  // namespace safon
