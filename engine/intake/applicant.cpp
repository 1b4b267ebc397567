#include "engine/intake/applicant.hpp"

#include <algorithm>
#include <optional>

#include "engine/explain/missing.hpp"

namespace safon {
namespace {

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

void add_missing(const CompiledPolicy& policy, NodeId node, const Run& run, const RecordBatch& batch, std::uint32_t row,
                 std::vector<std::string>& missing) {
  std::ranges::move(missing_facts(policy, node, run, batch, row), std::back_inserter(missing));
}

}  // namespace

Applicant applicant_of(const CompiledPolicy& policy, const Intake& intake, const Run& run, const RecordBatch& batch,
                       std::uint32_t row, const std::string& council) {
  Applicant made;
  if (run.verdict(intake.eligible, row) == Verdict::unknown)
    add_missing(policy, intake.node, run, batch, row, made.missing);
  for (const IntakeGroup& group : intake.groups) {
    if (group.who == no_reg) {
      made.groups.push_back(council);
    } else if (group.kind == IntakeGroup::Kind::limit_each) {
      auto value = shared_value(policy.plan, batch, run, group.who, row);
      if (!value) made.missing.push_back(group.text.substr(group.text.find(' ') + 1));
      made.groups.push_back(value.value_or(""));
    } else {
      const Verdict verdict = run.verdict(group.who, row);
      if (verdict == Verdict::unknown) add_missing(policy, group.node, run, batch, row, made.missing);
      made.groups.emplace_back(verdict == Verdict::met ? "1" : "");
    }
  }
  for (const RankKey& key : intake.ranking) {
    auto value = rank_value(run.column(key.value), row);
    if (!value) made.missing.push_back(key.text);
    made.keys.push_back(value.value_or(RankValue{}));
  }
  std::ranges::sort(made.missing);
  made.missing.erase(std::unique(made.missing.begin(), made.missing.end()), made.missing.end());
  return made;
}

}  // namespace safon
