#include "engine/match/people.hpp"

#include <algorithm>

#include "engine/explain/missing.hpp"

namespace safon::match {
namespace {

/// None: not known.
std::optional<std::int64_t> whole(const Run& run, Reg reg, std::size_t row) {
  const auto number = run.column(reg).numbers[row];
  if (number == unknown_value<std::int64_t>) return std::nullopt;
  return number == absent_value<std::int64_t> || number < 0 ? 0 : number / micros_per_unit;
}

template <class T>
Value code(T value) {
  if (value == unknown_value<T>) return unknown_like;
  return value == absent_value<T> ? none_like : Value(value);
}

void add_missing(std::vector<std::string>& missing, std::vector<std::string> more) {
  for (auto& each : more)
    if (std::ranges::find(missing, each) == missing.end()) missing.push_back(std::move(each));
}

}  // namespace

Gathering::Gathering(const CompiledPolicy& policy, const Matching& matching)
    : matching_(matching), texts_(matching.constraints.size() + matching.wishes.size()) {
  asked_.plan = matching.plan;
  asked_.outline = matching.outline;
  asked_.files = policy.files;
}

std::size_t Gathering::likenesses() const {
  return texts_.size();
}

const Likeness& Gathering::likeness(std::size_t index) const {
  const auto constraints = matching_.constraints.size();
  return index < constraints ? matching_.constraints[index] : matching_.wishes[index - constraints];
}

Value Gathering::value_of(std::size_t index, const RecordBatch& batch, const Run& run, std::size_t row) {
  const Reg reg = likeness(index).value;
  const Column column = run.column(reg);
  if (column.kind == RegKind::verdict) {
    const auto verdict = run.verdict(reg, row);
    return verdict == Verdict::unknown ? unknown_like : Value(verdict == Verdict::met);
  }
  if (column.kind == RegKind::code) return column.codes8.empty() ? code(column.codes16[row]) : code(column.codes8[row]);
  const auto text = column.texts[row];
  if (text == unknown_value<std::uint32_t>) return unknown_like;
  if (text == absent_value<std::uint32_t>) return none_like;
  const auto& words = (text >> 31) != 0 ? matching_.plan.steps[text & INT32_MAX].text : batch.texts[text];
  return texts_[index].try_emplace(words, Value(texts_[index].size())).first->second;
}

void Gathering::add(const ChunkParticipant& participant, const RecordBatch& batch, const Run& run, std::size_t row) {
  const auto needs = run.verdict(matching_.match, row), can = run.verdict(matching_.with, row);
  if (needs == Verdict::not_met && can == Verdict::not_met) return;
  const auto missing = [&](NodeId node) { return missing_facts(asked_, node, run, batch, row); };
  Person person{.id = participant.id, .council = participant.council, .values = {}};
  std::vector<std::string> unlike;  // what nobody told us of the constraints
  for (std::size_t i = 0; i < likenesses(); ++i) {
    person.values.push_back(value_of(i, batch, run, row));
    if (person.values[i] == unknown_like && i < matching_.constraints.size())
      add_missing(unlike, missing(likeness(i).node));
  }
  const auto doubt = [&](bool seeks, std::vector<std::string> why) {
    add_missing(why, unlike);
    people_.doubtful.push_back({.id = person.id, .council = person.council, .needs = seeks, .missing = std::move(why)});
  };
  if (needs == Verdict::unknown)
    doubt(true, missing(matching_.match_node));
  else if (needs == Verdict::met && !unlike.empty())
    doubt(true, {});
  else if (needs == Verdict::met)
    people_.seekers.push_back(person);
  if (can == Verdict::not_met) return;
  std::vector<std::string> why;
  if (can == Verdict::unknown) why = missing(matching_.with_node);
  const auto most = whole(run, matching_.takes, row);
  if (!most) add_missing(why, {matching_.takes_name});
  const auto has = matching_.counting == no_reg ? 0 : whole(run, matching_.counting, row);
  if (!has) add_missing(why, missing(matching_.counting_node));
  if (!why.empty() || !unlike.empty()) return doubt(false, std::move(why));
  person.most = *most;
  person.has = *has;
  people_.givers.push_back(std::move(person));
}

People Gathering::finish() && {
  std::ranges::sort(people_.seekers, {}, &Person::id);
  std::ranges::sort(people_.givers, {}, &Person::id);
  std::ranges::sort(people_.doubtful, {}, [](const Doubtful& each) { return std::pair(each.id, !each.needs); });
  return std::move(people_);
}

}  // namespace safon::match
