#include "adapters/office/people/duties.hpp"

#include <algorithm>

#include "adapters/office/people/people.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::office {
namespace {

bool is_among(const std::string& name, const std::vector<std::string>& names) {
  return std::ranges::find(names, name) != names.end();
}

std::expected<void, Refusal> is_duty(const std::string& duty, const std::vector<std::string>& named) {
  if (duty.empty())
    return std::unexpected(refusal(Ground::words, "a duty has a name", "`safon people duties` lists them"));
  if (named.empty() || is_among(duty, named)) return {};
  const auto near = nearest(duty, named);
  return std::unexpected(refusal(Ground::words, "no policy escalates cases to `" + duty + "`",
                                 near ? "did you mean `" + *near + "`?" : "`safon people duties` lists the duties"));
}

}  // namespace

std::expected<void, Refusal> set_duty(RegisterFile& in, const std::string& name, const std::string& duty, bool holds,
                                      const std::vector<std::string>& named, const std::string& by, std::int64_t now) {
  auto row = existing_person(in, name);
  if (!row) return std::unexpected(row.error());
  const bool held = is_among(duty, row->duties);
  if (!holds && !held)
    return std::unexpected(refusal(Ground::words, "`" + name + "` does not hold the duty `" + duty + "`",
                                   "`safon people list` shows who holds which"));
  if (holds) {
    if (auto is = is_duty(duty, named); !is) return is;
    if (!person_from(*row).roles.meets(Roles(Role::officer) | Role::auditor))
      return std::unexpected(refusal(Ground::words, "`" + name + "` is neither officer nor auditor, and sees no cases",
                                     "give the duty to somebody who is"));
    if (held) return {};
    row->duties.push_back(duty);
  } else {
    std::erase(row->duties, duty);
  }
  auto written = change_person(
      in, *row, false,
      {.at = time_text(now), .kind = holds ? "duty_given" : "duty_taken", .person = name, .by = by, .text = duty});
  if (!written) return std::unexpected(refusal(written.error()));
  return {};
}

std::expected<std::vector<DutyHeld>, Refusal> duties_held(RegisterFile& in, const std::vector<std::string>& named) {
  auto all = people(in);
  if (!all) return std::unexpected(refusal(all.error()));
  auto escalated = escalated_cases(in);
  if (!escalated) return std::unexpected(refusal(escalated.error()));
  std::vector<DutyHeld> duties;
  const auto duty = [&](const std::string& name) -> DutyHeld& {
    const auto found = std::ranges::find(duties, name, &DutyHeld::duty);
    return found != duties.end() ? *found : duties.emplace_back(DutyHeld{.duty = name});
  };
  for (const auto& name : named) duty(name);
  for (const auto& person : *all)
    if (!person.disabled)
      for (const auto& name : person.duties) duty(name).holders.push_back(person);
  for (const auto& each : *escalated) {
    auto& held = duty(each.duty);
    held.cases += each.cases;
    const auto sees = [&](const PersonRow& person) { return person_from(person).may_see(each.council); };
    if (std::ranges::none_of(held.holders, sees)) held.untold.push_back(each);
  }
  return duties;
}

std::string untold_councils(const DutyHeld& duty) {
  std::string text;
  for (const auto& each : duty.untold)
    text += (text.empty() ? "" : ", ") + each.council + (each.council.empty() ? "" : " ") + "(" +
            std::to_string(each.cases) + ")";
  return text;
}

std::string untold_text(const DutyHeld& duty) {
  return "cases have gone on to `" + duty.duty + "`, a duty that nobody holds there: " + untold_councils(duty);
}

std::expected<std::vector<DutyHeld>, Refusal> untold_duties(RegisterFile& in) {
  auto duties = duties_held(in, {});
  if (duties) std::erase_if(*duties, [](const DutyHeld& each) { return each.untold.empty(); });
  return duties;
}

}  // namespace safon::office
