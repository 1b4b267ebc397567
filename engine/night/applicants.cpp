#include "engine/night/applicants.hpp"

#include <algorithm>

#include "engine/intake/applicant.hpp"
#include "engine/night/evaluate_register.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

constexpr std::uint32_t no_row = UINT32_MAX;

}  // namespace

Applicants::Applicants(const CompiledPolicy& policy, std::uint16_t intake, RecordSource& source, IntakeBook& book)
    : policy_(policy),
      intake_(policy.intakes[intake]),
      source_(source),
      book_(book),
      decoder_(policy.plan.schema, source),
      batch_(policy.plan.schema),
      run_(policy.plan) {}

std::expected<void, RegisterError> Applicants::ask(Date day, std::span<const ParticipantKey> keys) {
  if (auto read = source_.read(policy_, intake_.programme, day, Versions::matter, keys, chunk_); !read) return read;
  if (auto decoded = decoder_.decode(chunk_, DocumentLines::skip, batch_); !decoded) return decoded;
  static_cast<void>(
      progress({.policy = &policy_,
                .programme = intake_.programme,
                .batch = &batch_,
                .versions = chunk_.versions,
                .to = day,
                .calendar = policy_.working_days == none16 ? nullptr : &policy_.plan.calendars[policy_.working_days],
                .rules_changed = chunk_.rules_changed},
               chunk_.states, run_));
  row_of_.assign(chunk_.participants.size(), no_row);
  for (const RecordVersion& version : chunk_.versions)
    if (version.known_from <= day) row_of_[version.participant] = version.row;
  std::vector<const ProgressState*> by_row(batch_.size, nullptr);
  for (std::size_t p = 0; p < row_of_.size(); ++p)
    if (row_of_[p] != no_row) by_row[row_of_[p]] = &chunk_.states[p];
  run_.run(batch_, standing_of(policy_, intake_.programme, by_row), {&day.days, 1});
  return {};
}

std::expected<Applicant, RegisterError> Applicants::applicant(std::size_t participant, std::uint32_t row) {
  std::string council;
  // Of the version that counts on the day: people move.
  if (std::ranges::any_of(intake_.groups, [](const IntakeGroup& group) { return group.who == no_reg; })) {
    auto found = book_.council_of(chunk_.stored[row].key);
    if (!found) return std::unexpected(found.error());
    council = std::move(*found);
  }
  auto made = applicant_of(policy_, intake_, run_, batch_, row, council);
  made.key = chunk_.participants[participant].key;
  made.id = chunk_.participants[participant].id;
  return made;
}

std::expected<std::vector<Applicant>, RegisterError> Applicants::all(Date day) {
  auto keys = source_.participants(policy_, intake_.programme, day, Who::everyone);
  if (!keys) return std::unexpected(keys.error());
  std::vector<Applicant> found;
  for (std::size_t begin = 0; begin < keys->size(); begin += participants_in_a_chunk) {
    const auto some = std::span(*keys).subspan(begin, std::min(participants_in_a_chunk, keys->size() - begin));
    if (auto asked = ask(day, some); !asked) return std::unexpected(asked.error());
    for (std::size_t p = 0; p < row_of_.size(); ++p) {
      if (row_of_[p] == no_row || run_.verdict(intake_.eligible, row_of_[p]) == Verdict::not_met) continue;
      auto made = applicant(p, row_of_[p]);
      if (!made) return std::unexpected(made.error());
      found.push_back(std::move(*made));
    }
  }
  return found;
}

std::expected<std::vector<Verdict>, RegisterError> Applicants::eligible(Date day,
                                                                        std::span<const ParticipantKey> participants) {
  std::vector<ParticipantKey> keys(participants.begin(), participants.end());
  std::ranges::sort(keys);
  std::vector<Verdict> verdicts(participants.size(), Verdict::unknown);
  if (keys.empty()) return verdicts;
  if (auto asked = ask(day, keys); !asked) return std::unexpected(asked.error());
  for (std::size_t i = 0; i < participants.size(); ++i) {
    const auto p = std::size_t(std::ranges::lower_bound(keys, participants[i]) - keys.begin());
    if (row_of_[p] != no_row) verdicts[i] = run_.verdict(intake_.eligible, row_of_[p]);
  }
  return verdicts;
}

}  // namespace safon
