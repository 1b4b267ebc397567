#include "dsl/compare/people/versions.hpp"

#include <algorithm>

#include "dsl/lower/lower.hpp"
#include "dsl/run_tests/test_record.hpp"
#include "engine/explain/answers.hpp"
#include "engine/progress/standing.hpp"

namespace safon::comparison {
namespace {

std::unique_ptr<Version> framed(const LoadedPolicy& loaded, Date from) {
  auto made = std::make_unique<Version>(Version{&loaded, *loaded.model, {}});
  made->model.tests.clear();
  made->model.intake_tests.clear();
  made->model.in_force_from = from;
  made->model.in_force_to = never;
  made->model.applies = model::Applies::everyone;
  for (auto& requirement : made->model.requirements)
    requirement.waivable.reset();  // who may waive or adjust is told apart
  for (auto& parameter : made->model.parameters) parameter.adjustable.reset();
  made->policy = lower(made->model, loaded.sources);
  return made;
}

std::vector<Standing> standings(const Versions& versions, Side side, std::span<const Candidate> candidates) {
  const auto& policy = versions.policy(side);
  std::vector<Standing> all(policy.programmes.size());
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    std::vector<ProgressState> states(candidates.size());
    std::vector<const ProgressState*> shown(candidates.size(), nullptr);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      for (const auto& given : candidates[i].statuses) {
        if (given.programme[side] != p || given.status[side] == none16) continue;
        states[i].history = {{.status = std::uint8_t(given.status[side]), .effective = given.since}};
        shown[i] = &states[i];
      }
    all[p] = std::move(standing_of(policy, p, shown)[p]);
  }
  return all;
}

}  // namespace

Versions side_by_side(const LoadedPolicy& old_policy, const LoadedPolicy& new_policy) {
  Versions made;
  made.from = std::max(old_policy.model->in_force_from, new_policy.model->in_force_from);
  made.of = {framed(old_policy, made.from), framed(new_policy, made.from)};
  made.joint = join(old_policy.model->schema, new_policy.model->schema);
  return made;
}

RecordBatch batch_of(const Versions& versions, Side side, std::span<const Candidate> candidates) {
  const auto& policy = versions.policy(side);
  RecordBatch batch(policy.plan.schema);
  for (const auto& candidate : candidates)
    append_test_record(batch, test_row(versions.joint, versions.texts, side, candidate));
  batch.placed.assign(policy.intakes.size(), std::vector<std::int32_t>(candidates.size(), absent_value<std::int32_t>));
  for (std::size_t i = 0; i < candidates.size(); ++i)
    for (const auto& [intake, since] : candidates[i].placed)
      if (intake[side] != none16) batch.placed[intake[side]][i] = since.days;
  return batch;
}

Trial::Trial(const Versions& versions)
    : versions_(versions),
      batches_{RecordBatch(versions.policy(old_side).plan.schema), RecordBatch(versions.policy(new_side).plan.schema)},
      runs_{Run(versions.policy(old_side).plan), Run(versions.policy(new_side).plan)} {}

void Trial::run(std::span<const Candidate> candidates) {
  std::vector<std::int32_t> days;
  for (const auto& candidate : candidates) days.push_back(candidate.as_of.days);
  for (const auto side : both_sides) {
    batches_[side] = batch_of(versions_, side, candidates);
    runs_[side].run(batches_[side], standings(versions_, side, candidates), days);
  }
}

Answer Trial::answer(Side side, const Subject& subject, std::size_t candidate) const {
  if (subject.node[side] == no_node) return Answer::not_applicable;
  return answer_of(versions_.policy(side).outline.nodes[subject.node[side]], runs_[side], candidate);
}

Explanation Trial::why(Side side, const Subject& subject, std::size_t candidate, std::string_view language) const {
  return explain(versions_.policy(side), subject.node[side], runs_[side], batches_[side], candidate, language);
}

}  // namespace safon::comparison
