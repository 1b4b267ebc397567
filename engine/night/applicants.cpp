#include "engine/night/applicants.hpp"

#include <algorithm>

#include "engine/explain/missing.hpp"
#include "engine/night/evaluate_register.hpp"
#include "engine/progress/standing.hpp"

namespace safon {
namespace {

constexpr std::uint32_t no_row = UINT32_MAX;

std::string quotient(std::int64_t number, std::int64_t denominator) {
  const std::string text = to_text(Decimal{number / denominator});
  return number % denominator == 0 ? text : "about " + text;
}

/// None: nobody told us.
std::optional<RankValue> rank_value(const Column& column, std::uint32_t row) {
  RankValue value;
  if (column.kind == RegKind::date) {
    const std::int32_t day = column.dates[row];
    if (day == unknown_value<std::int32_t>) return std::nullopt;
    value.absent = day == absent_value<std::int32_t>;
    value.number = day;
    if (!value.absent) value.text = to_iso(Date{day});
    return value;
  }
  value.number = column.numbers[row];
  if (value.number == unknown_value<std::int64_t>) return std::nullopt;
  value.absent = value.number == absent_value<std::int64_t>;
  if (!value.absent && column.kind == RegKind::ratio) value.denominator = column.denominators[row];
  if (!value.absent) value.text = quotient(value.number, value.denominator);
  return value;
}

/// The value by which people are alike; empty: known to be absent. None: nobody told us.
std::optional<std::string> shared_value(const Plan& plan, const RecordBatch& batch, const Run& run, Reg reg,
                                        std::uint32_t row) {
  const Column column = run.column(reg);
  if (column.kind == RegKind::verdict) {
    const Verdict verdict = run.verdict(reg, row);
    if (verdict == Verdict::unknown) return std::nullopt;
    return verdict == Verdict::met ? "yes" : "no";
  }
  if (column.kind == RegKind::text) {
    const std::uint32_t text = column.texts[row];
    if (text == unknown_value<std::uint32_t>) return std::nullopt;
    if (text == absent_value<std::uint32_t>) return "";
    return (text >> 31) != 0 ? plan.steps[text & INT32_MAX].text : batch.texts[text];
  }
  const auto code = [&](auto value) -> std::optional<std::string> {
    using T = decltype(value);
    if (value == unknown_value<T>) return std::nullopt;
    if (value == absent_value<T>) return "";
    return plan.schema.code_lists[plan.registers[reg].code_list].codes[value].name;
  };
  return column.codes8.empty() ? code(column.codes16[row]) : code(column.codes8[row]);
}

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

void Applicants::explain_missing(NodeId node, std::uint32_t row, std::vector<std::string>& missing) const {
  for (std::string& fact : missing_facts(policy_, node, run_, batch_, row))
    if (std::ranges::find(missing, fact) == missing.end()) missing.push_back(std::move(fact));
}

std::expected<Applicant, RegisterError> Applicants::applicant(std::size_t participant, std::uint32_t row) {
  Applicant made{.key = chunk_.participants[participant].key, .id = chunk_.participants[participant].id};
  if (run_.verdict(intake_.eligible, row) == Verdict::unknown) explain_missing(intake_.node, row, made.missing);
  for (const IntakeGroup& group : intake_.groups) {
    if (group.who == no_reg) {
      // Of the version that counts on the day: people move.
      auto council = book_.council_of(chunk_.stored[row].key);
      if (!council) return std::unexpected(council.error());
      made.groups.push_back(std::move(*council));
    } else if (group.kind == IntakeGroup::Kind::limit_each) {
      auto value = shared_value(policy_.plan, batch_, run_, group.who, row);
      if (!value) made.missing.push_back(group.text.substr(group.text.find(' ') + 1));
      made.groups.push_back(value.value_or(""));
    } else {
      const Verdict verdict = run_.verdict(group.who, row);
      if (verdict == Verdict::unknown) explain_missing(group.node, row, made.missing);
      made.groups.emplace_back(verdict == Verdict::met ? "1" : "");
    }
  }
  for (const RankKey& key : intake_.ranking) {
    auto value = rank_value(run_.column(key.value), row);
    if (!value) made.missing.push_back(key.text);
    made.keys.push_back(value.value_or(RankValue{}));
  }
  std::ranges::sort(made.missing);
  made.missing.erase(std::unique(made.missing.begin(), made.missing.end()), made.missing.end());
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
