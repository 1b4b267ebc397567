#include <cassert>

#include "engine/evaluate/steps.hpp"

namespace safon {

struct Run::State : Working {
  using Working::Working;
};

Run::Run(const Plan& plan) : state_(std::make_unique<State>(plan)) {}
Run::~Run() = default;
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;

namespace {

void run_step(Working& w, const Step& step, std::size_t index) {
  switch (step.op) {
    case Op::load:
    case Op::load_standing:
    case Op::constant:
    case Op::adjusted:
    case Op::broadcast:
    case Op::gather:
      return run_value(w, step, index);
    case Op::in_force:
    case Op::add_duration:
    case Op::compare_today:
      return run_time(w, step, index);
    case Op::visible:
      return run_visible(w, step);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      return run_arithmetic(w, step);
    case Op::exists:
    case Op::is_true:
    case Op::in_codes:
    case Op::status_is:
    case Op::status_was:
      return run_comparison(w, step, index);
    case Op::compare:
      return run_compare(w, step);
    case Op::all_of:
    case Op::any_of:
    case Op::not_of:
    case Op::at_least:
      return run_logic(w, step);
    case Op::reduce_count:
    case Op::reduce_all:
      return run_quantifier(w, step);
    case Op::is_filled:
      return run_pool(w, step);
    case Op::count_rows:
    case Op::sum_rows:
    case Op::average_rows:
    case Op::smallest_rows:
    case Op::largest_rows:
      return run_aggregate(w, step);
    case Op::earliest_row:
    case Op::latest_row:
      return run_selection(w, step);
    case Op::latest_of_each:
    case Op::earliest_of_each:
    case Op::different_of_each:
    case Op::count_different:
      return run_groups(w, step);
    case Op::distinct_codes:
    case Op::set_count:
      return run_code_set(w, step);
  }
}

}  // namespace

void Run::run(const RecordBatch& batch, std::span<const Standing> standing, std::span<const std::int32_t> as_of) {
  state_->begin(batch, standing, as_of);
  const std::vector<Step>& steps = state_->plan->steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (step.op != Op::compare && step.op != Op::broadcast) {
      state_->settle(step.a);
      state_->settle(step.b);
      for (const Reg input : step.inputs) state_->settle(input);
    }
    state_->start(step.out);
    run_step(*state_, step, i);
  }
}

Column Run::column(Reg reg) const {
  state_->settle(reg);
  Column column = state_->columns[reg];
  if (column.kind != RegKind::verdict) return column;
  const VerdictBits bits = state_->bits(reg);
  const std::size_t words = words_for(state_->rows_of(reg));
  column.certain = {bits.certain, words};
  column.possible = {bits.possible, words};
  return column;
}

Verdict Run::verdict(Reg reg, std::size_t row) const {
  state_->settle(reg);
  const VerdictBits bits = state_->bits(reg);
  return Verdict(std::uint8_t(int(bit(bits.certain, row)) << 1 | int(bit(bits.possible, row))));
}

Date Run::flip(Reg reg, std::size_t row) const {
  state_->settle(reg);
  return Date{state_->flip(reg, row)};
}

std::span<const std::int32_t> Run::flips(Reg reg) const {
  state_->settle(reg);
  const std::int32_t* days = state_->flips(reg);
  return {days, days ? state_->rows_of(reg) : 0};
}

Date Run::as_of(std::size_t participant) const {
  return state_->today(participant);
}

std::pair<std::uint32_t, std::uint32_t> Run::rows_of(TableId table, std::size_t participant) const {
  return {state_->starts[table][participant], state_->starts[table][participant + 1]};
}

}  // namespace safon
