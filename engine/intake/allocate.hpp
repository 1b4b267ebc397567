// An intake's places given out: from those who apply to what becomes of each, with the reason. Pure.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "engine/intake/event.hpp"
#include "engine/intake/rank.hpp"
#include "engine/plan/intake.hpp"

namespace safon {

/// Somebody who is eligible, or may be.
struct Applicant {
  std::int64_t key = 0;
  std::string id;
  std::vector<RankValue> keys;       // as Intake::ranking; none needed where something is missing
  std::vector<std::string> groups;   // as Intake::groups: "1" in it, "" not; limit_each: the value, "" none
  std::vector<std::string> missing;  // what nobody told us: they cannot be ranked
};

/// What happens to everybody on the day, the intake's own event first, then by rank, then those who are not ranked by
/// id. Unexpected: why it cannot be done.
[[nodiscard]] std::expected<std::vector<IntakeEvent>, std::string> allocate(const Intake& intake, Date day,
                                                                            std::vector<Applicant> applicants,
                                                                            const Calendar* calendar);

/// Who of those on the waiting list is offered a place that fell free, by the same rules: places that are taken count
/// in all groups. `held` and `waiting` are by rank; the answer is as `waiting`.
struct OnList {
  std::uint32_t rank = 0;
  std::vector<std::string> groups;
};
[[nodiscard]] std::expected<std::vector<bool>, std::string> promote(const Intake& intake, Date day,
                                                                    const std::vector<OnList>& held,
                                                                    const std::vector<OnList>& waiting);

/// The last day to answer an offer that is made on `day`; none where an offer is a place at once.
[[nodiscard]] std::optional<Date> answer_by(const Intake& intake, Date day, const Calendar* calendar);

/// Applicant::groups as one text, and back.
[[nodiscard]] std::string join_groups(const std::vector<std::string>& groups);
[[nodiscard]] std::vector<std::string> split_groups(const std::string& text, std::size_t count);

}  // namespace safon
