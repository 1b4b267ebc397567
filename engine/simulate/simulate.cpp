#include "engine/simulate/simulate.hpp"

#include <algorithm>

#include "engine/explain/answers.hpp"
#include "engine/intake/rank.hpp"
#include "engine/night/newest_rows.hpp"
#include "engine/simulate/effect.hpp"
#include "engine/simulate/side.hpp"
#include "engine/simulate/why.hpp"

namespace safon {
namespace {

using side_by_side::Difference;
using side_by_side::Lived;
using side_by_side::PairedProgramme;
using side_by_side::Pairing;
using side_by_side::Side;

bool same(const Reason& a, const Reason& b) {
  return a.kind == b.kind && a.before == b.before && a.after == b.after && a.name == b.name;
}

class Simulating {
 public:
  Simulating(const CompiledPolicy& current, const CompiledPolicy& draft, RecordSource& source,
             const SimulateOptions& options)
      : options_(options),
        pairing_(current, draft),
        before_(current, source, options),
        after_(draft, source, options),
        result_{
            .as_of = options.as_of, .until = options.until, .programmes = pairing_.simulated(), .requirements = {}} {
    for (const auto& node : pairing_.nodes())
      result_.requirements.push_back({.name = node.name,
                                      .label = node.label,
                                      .is_part = !node.is_requirement,
                                      .before = node.before != no_node,
                                      .after = node.after != no_node});
    lots_.resize(result_.programmes.size());
  }

  std::expected<void, RegisterError> some(std::span<const ParticipantKey> keys) {
    for (auto* side : {&before_, &after_}) side->begin(keys.size());
    for (const auto pair : in_order()) {
      const auto& [old_one, new_one] = indices(pair);
      if (old_one)
        if (auto lived = before_.live(*old_one, keys); !lived) return lived;
      if (new_one)
        if (auto lived = after_.live(*new_one, keys); !lived) return lived;
      compare(pair, keys.size());
    }
    ask();
    return {};
  }

  Simulation result() && {
    for (auto& programme : result_.programmes)
      for (auto& samples : programme.samples) std::ranges::sort(samples, {}, &Affected::id);
    return std::move(result_);
  }

 private:
  std::pair<std::optional<std::uint16_t>, std::optional<std::uint16_t>> indices(std::size_t pair) const {
    return {pairing_.programmes()[pair].before, pairing_.programmes()[pair].after};
  }

  /// Each programme after those that it asks, in either policy. Where the two ask in a circle, as the draft wants it.
  std::vector<std::size_t> in_order() const {
    std::vector<std::size_t> order;
    const auto& pairs = pairing_.programmes();
    const auto is_placed = [&](std::size_t pair) { return std::ranges::find(order, pair) != order.end(); };
    const auto waits = [&](std::size_t pair) {
      const auto waits_in = [&](const Side& side, auto index) {
        const auto own = pairs[pair].*index;
        if (!own) return false;
        for (const auto asked : side.policy().programmes[*own].asks)
          for (std::size_t other = 0; other < pairs.size(); ++other)
            if (pairs[other].*index == asked && !is_placed(other)) return true;
        return false;
      };
      return waits_in(before_, &PairedProgramme::before) || waits_in(after_, &PairedProgramme::after);
    };
    while (order.size() < pairs.size()) {
      std::optional<std::size_t> next;
      for (std::size_t pair = 0; pair < pairs.size() && !next; ++pair)
        if (!is_placed(pair) && !waits(pair)) next = pair;
      for (const auto programme : after_.policy().order)
        for (std::size_t pair = 0; pair < pairs.size() && !next; ++pair)
          if (!is_placed(pair) && pairs[pair].after == programme) next = pair;
      order.push_back(*next);
    }
    return order;
  }

  static Lived lived(const Side& side, std::optional<std::uint16_t> programme, std::size_t participant,
                     const std::vector<std::uint8_t>& to_paired) {
    if (!programme) return {.to_paired = &to_paired};
    return {.now = &side.now(*programme)[participant],
            .later = &side.later(*programme)[participant],
            .programme = &side.policy().programmes[*programme],
            .to_paired = &to_paired};
  }

  void compare(std::size_t pair, std::size_t participants) {
    const auto& paired = pairing_.programmes()[pair];
    auto& programme = result_.programmes[pair];
    const auto& people = paired.after ? after_.chunk().participants : before_.chunk().participants;
    std::vector<std::pair<std::size_t, Difference>> touched;
    std::vector<Affected> affected;
    for (std::size_t i = 0; i < participants; ++i) {
      const auto old_one = lived(before_, paired.before, i, paired.from_before);
      const auto new_one = lived(after_, paired.after, i, paired.from_after);
      const auto was = old_one.now ? place_of(old_one, *old_one.now, paired.rank) : Whereabouts{};
      const auto is = new_one.now ? place_of(new_one, *new_one.now, paired.rank) : Whereabouts{};
      if (is_left_alone(old_one)) {
        count(programme, people[i].council, was, was);
        ++programme.left_alone;
        continue;
      }
      count(programme, people[i].council, was, is);
      programme.stopped.before += old_one.now && old_one.now->stopped;
      programme.stopped.after += new_one.now && new_one.now->stopped;
      if (auto found = difference(old_one, new_one, paired.rank)) {
        affected.push_back({.id = people[i].id,
                            .council = people[i].council,
                            .programme = static_cast<std::uint16_t>(pair),
                            .effect = found->effect,
                            .status = found->status,
                            .before = was,
                            .after = is,
                            .reached_before = found->reached_before,
                            .reached_after = found->reached_after,
                            .reasons = {}});
        touched.emplace_back(i, *found);
      }
    }
    if (touched.empty()) return;
    find_reasons(pair, participants, touched, affected);
    for (auto& each : affected) tell(programme, std::move(each));
  }

  /// Whom the draft does not apply to goes on under the policy in force.
  bool is_left_alone(const Lived& old_one) const {
    const auto& draft = after_.policy();
    return draft.applies == AppliesTo::entered_on_or_after && old_one.later != nullptr &&
           !old_one.later->history.empty() && old_one.later->history.front().effective < draft.applies_from;
  }

  static std::size_t place(const Whereabouts& at) { return at.status ? std::size_t(*at.status) + 1 : 0; }

  static void count(SimulatedProgramme& programme, const std::string& council, const Whereabouts& was,
                    const Whereabouts& is) {
    auto& counts = programme.councils[council];
    counts.resize(programme.statuses.size() + 1);
    ++counts[place(was)].before;
    ++counts[place(is)].after;
    ++programme.moves[place(was)][place(is)];
    programme.cases.before += was.case_for.has_value();
    programme.cases.after += is.case_for.has_value();
  }

  /// Both plans are asked on the day on which the ways of each part, with what was held until then.
  void find_reasons(std::size_t pair, std::size_t participants,
                    const std::vector<std::pair<std::size_t, Difference>>& touched, std::vector<Affected>& affected) {
    const auto& paired = pairing_.programmes()[pair];
    auto& programme = result_.programmes[pair];
    std::vector<std::int32_t> days(participants, options_.as_of.days);
    std::vector<std::size_t> held(participants, 0);
    for (const auto& [i, difference] : touched) {
      days[i] = difference.parting.on.days;
      held[i] = difference.parting.held;
    }
    const Run* old_run = paired.before ? &before_.ask_each(*paired.before, days, held) : nullptr;
    const Run* new_run = paired.after ? &after_.ask_each(*paired.after, days, held) : nullptr;
    for (std::size_t t = 0; t < touched.size(); ++t) {
      const auto& [i, difference] = touched[t];
      const auto& parting = difference.parting;
      const auto& side = parting.of_draft ? after_ : before_;
      const auto index = parting.of_draft ? paired.after : paired.before;
      std::vector<Reason> reasons;
      const auto* way = index && parting.transition != none16
                            ? &side.policy().programmes[*index].transitions[parting.transition]
                            : nullptr;
      if (way != nullptr && old_run != nullptr && new_run != nullptr && before_.rows()[i] != no_row &&
          after_.rows()[i] != no_row)
        reasons =
            differing(pairing_, pairing_.beneath(static_cast<std::uint16_t>(pair), way->name),
                      {before_.policy(), *old_run, before_.rows()[i]}, {after_.policy(), *new_run, after_.rows()[i]});
      if (reasons.empty())
        reasons.push_back({.kind = Reason::Kind::way,
                           .name = way != nullptr ? way->name : programme.name,
                           .label = way != nullptr ? way->label : programme.label});
      for (auto& reason : reasons) affected[t].reasons.push_back(number_of(programme, std::move(reason)));
    }
  }

  static std::uint32_t number_of(SimulatedProgramme& programme, Reason reason) {
    const auto found = std::ranges::find_if(programme.reasons, [&](const Reason& each) { return same(each, reason); });
    if (found != programme.reasons.end()) return static_cast<std::uint32_t>(found - programme.reasons.begin());
    programme.reasons.push_back(std::move(reason));
    programme.reason_counts.emplace_back();
    return static_cast<std::uint32_t>(programme.reasons.size() - 1);
  }

  void tell(SimulatedProgramme& programme, Affected each) {
    const auto effect = std::size_t(each.effect);
    ++programme.effects_of[effect];
    for (const auto reason : each.reasons) ++programme.reason_counts[reason][effect];
    if (options_.on_affected) options_.on_affected(each, programme);
    // Everybody draws a lot; those with the lowest stay, however they come.
    auto& samples = programme.samples[effect];
    auto& lots = lots_[each.programme][effect];
    const auto own = lot(options_.seed, programme.name + " " + std::string(effect_name(each.effect)), each.id);
    const auto at = std::ranges::upper_bound(lots, own) - lots.begin();
    if (std::size_t(at) >= options_.samples) return;
    lots.insert(lots.begin() + at, own);
    samples.insert(samples.begin() + at, std::move(each));
    if (lots.size() > options_.samples) lots.pop_back(), samples.pop_back();
  }

  /// What everybody answers to each requirement, on the as-of day.
  void ask() {
    const Run& old_run = before_.ask_everybody();
    const Run& new_run = after_.ask_everybody();
    const auto& old_rows = before_.rows();
    const auto& new_rows = after_.rows();
    for (std::size_t i = 0; i < old_rows.size(); ++i) {
      if (i >= new_rows.size() || old_rows[i] == no_row || new_rows[i] == no_row) continue;
      ++result_.participants;
    }
    for (std::size_t n = 0; n < pairing_.nodes().size(); ++n) {
      const auto& node = pairing_.nodes()[n];
      auto& answers = result_.requirements[n].answers;
      for (std::size_t i = 0; i < old_rows.size() && i < new_rows.size(); ++i) {
        if (old_rows[i] == no_row || new_rows[i] == no_row) continue;
        const auto was =
            node.before == no_node
                ? AskedOfAll::not_asked
                : std::size_t(answer_of(before_.policy().outline.nodes[node.before], old_run, old_rows[i]));
        const auto is = node.after == no_node
                            ? AskedOfAll::not_asked
                            : std::size_t(answer_of(after_.policy().outline.nodes[node.after], new_run, new_rows[i]));
        ++answers[was][is];
      }
    }
  }

  const SimulateOptions& options_;
  Pairing pairing_;
  Side before_, after_;
  Simulation result_;
  std::vector<std::array<std::vector<std::uint64_t>, effects>> lots_;  // by programme: of its samples, ascending
};

}  // namespace

std::expected<Simulation, RegisterError> simulate(const CompiledPolicy& current, const CompiledPolicy& draft,
                                                  RecordSource& source, const SimulateOptions& options) {
  if (options.from_start && draft.in_force_from != current.in_force_from) {
    auto always = draft;
    always.in_force_from = current.in_force_from;
    return simulate(current, always, source, options);
  }
  Simulating simulating(current, draft, source, options);
  if (current.programmes.empty()) return std::move(simulating).result();
  const auto keys = source.participants(current, 0, options.as_of, Who::everyone);
  if (!keys) return std::unexpected(keys.error());
  for (std::size_t begin = 0; begin < keys->size(); begin += options.at_once) {
    const std::size_t count = std::min(options.at_once, keys->size() - begin);
    if (auto lived = simulating.some(std::span(*keys).subspan(begin, count)); !lived)
      return std::unexpected(lived.error());
    if (options.progress) options.progress(begin + count, keys->size());
  }
  return std::move(simulating).result();
}

}  // namespace safon
