// The shortest list of what is still missing.
#include <algorithm>

#include "engine/explain/needed.hpp"
#include "engine/explain/parts.hpp"

namespace safon {
namespace {

using List = std::vector<Needed>;

/// How the nearest enclosing node is called, for parts that have no name of their own.
struct Called {
  std::string name, label;
};

class Advice {
 public:
  explicit Advice(const Explanation& explanation) : expanded_(expanded_in(explanation)) {}

  /// `counted`: whether what spares (see Explanation) is asked for as well.
  List for_node(const Explanation& explanation, const Called& outer, bool counted = false) {
    if (settled(explanation) || (explanation.spares && !counted)) return {};
    if (explanation.kind == NodeKind::reference && explanation.children.empty())
      if (auto shown = expanded_.find(explanation.node); shown != expanded_.end())
        return for_node(*shown->second, outer, counted);
    const auto parts = parts_of(explanation);
    const Called own = called(explanation, outer, parts.parts.size() == 1);
    List list;
    if (explanation.answer != Answer::conflict) {
      list = forbidden(parts, own);
      if (answer_of_parts(explanation, parts) != Answer::met) append(list, for_parts(explanation, parts.parts, own));
      if (list.empty()) list = open_exceptions(parts, own);
    }
    if (list.empty()) list.push_back(leaf(explanation, own));
    return list;
  }

  [[nodiscard]] const std::optional<Lapse>& lapse() const { return lapse_; }

 private:
  static Called called(const Explanation& explanation, const Called& outer, bool alone) {
    if (!explanation.name.empty()) return {explanation.name, explanation.label};
    if (alone || explanation.children.empty()) return outer;
    return {outer.name, ""};
  }

  static bool settled(const Explanation& explanation) {
    return explanation.answer == Answer::met || explanation.answer == Answer::not_applicable;
  }

  static void collect_missing(const Explanation& explanation, Needed& needed) {
    for (const auto& value : explanation.values) {
      if (value.known()) continue;
      // What people have adjusted and have to confirm again, they know; nobody is asked to tell it.
      auto& names = value.adjusted ? needed.to_confirm : needed.missing;
      if (std::find(names.begin(), names.end(), value.name) == names.end()) names.push_back(value.name);
    }
    for (const auto& child : explanation.children) collect_missing(child, needed);
  }

  static Needed leaf(const Explanation& explanation, const Called& own) {
    Needed needed{.name = explanation.name.empty() ? own.name : explanation.name,
                  .answer = explanation.answer,
                  .from = explanation.met_from,
                  .by = explanation.last,
                  .cites = explanation.cites};
    needed.label = !explanation.name.empty() || own.label.empty() ? explanation.label : own.label;
    if (explanation.answer == Answer::unknown) collect_missing(explanation, needed);
    if (explanation.kind == NodeKind::condition && explanation.tally) ask_for_criteria(explanation, needed);
    return needed;
  }

  static void ask_for_criteria(const Explanation& explanation, Needed& needed) {
    const auto& tally = *explanation.tally;
    needed.more = tally.needed.value_or(tally.of.value_or(0)) - tally.met;
    for (const auto& criterion : explanation.children)
      if (criterion.answer != Answer::met) needed.of.push_back(criterion.label);
  }

  /// What should not be there. Time alone may undo it.
  static Needed undone(const Explanation& explanation, const Called& own) {
    return {.name = explanation.name.empty() ? own.name : explanation.name,
            .label = explanation.label,
            .answer = Answer::not_met,
            .cease = true,
            .from = explanation.lapses,
            .cites = explanation.cites};
  }

  /// Nobody knows whether it is there, and it should not be: no day is a deadline for that.
  static Needed doubted(const Explanation& explanation, const Called& own) {
    auto needed = leaf(explanation, own);
    needed.from = needed.by = std::nullopt;
    return needed;
  }

  /// All of these, or so many of them and the others named as other ways.
  static List first_of(List list, std::size_t count) {
    if (count >= list.size()) return list;
    OtherWays others{.instead_of = count, .each = count > 1};
    for (auto other = list.begin() + std::ptrdiff_t(count); other != list.end(); ++other)
      others.ways.push_back({label_of(*other)});
    list.resize(count);
    if (count > 0) list.back().others.push_back(std::move(others));
    return list;
  }

  /// What to undo for `explanation`, which is met, not to be met any more: itself where it has a name or words of its
  /// own, else what it is made from.
  List to_undo(const Explanation& explanation, const Called& own) {
    if (explanation.kind == NodeKind::reference || explanation.label.size() > 0) return {undone(explanation, own)};
    const auto parts = parts_of(explanation).parts;
    const auto rule = rule_of(explanation);
    if (rule == Rule::none_of) return cheapest(parts, 1, own);
    List list;
    std::size_t met = 0;
    for (const auto* part : parts)
      if (part->answer == Answer::met) {
        append(list, to_undo(*part, own));
        ++met;
      }
    if (rule == Rule::all) return first_of(std::move(list), 1);
    if (rule == Rule::at_least)
      return first_of(std::move(list), met - std::size_t(std::max<std::int64_t>(explanation.count, 1)) + 1);
    return rule == Rule::any ? list : List{};  // else no part of it can say what to do
  }

  static bool asks_for(const List& list, const Needed& needed) {
    return std::ranges::any_of(list, [&](const Needed& each) {
      return each.name == needed.name && each.label == needed.label && each.cease == needed.cease;
    });
  }

  /// What is on the list already is not asked for twice, and there are no other ways to what is needed anyway.
  static void append(List& list, List more) {
    std::vector<bool> dropped;  // of `more`, so far
    for (auto& each : more) {
      const bool there = asks_for(list, each);
      for (auto& others : each.others) {
        const auto before = std::ptrdiff_t(std::min(others.instead_of - 1, dropped.size()));
        others.instead_of -= std::size_t(std::count(dropped.end() - before, dropped.end(), true));
      }
      dropped.push_back(there);
      if (!there) list.push_back(std::move(each));
    }
  }

  /// Exceptions that forbid: nothing else helps while they apply.
  List forbidden(const Parts& parts, const Called& own) const {
    List list;
    for (const auto* each : parts.exceptions)
      if (each->outcome == 1 && each->answer == Answer::met) list.push_back(undone(*each, own));
    return list;
  }

  List open_exceptions(const Parts& parts, const Called& own) const {
    List list;
    for (const auto& among : {parts.applies, parts.exceptions})
      for (const auto* each : among)
        if (each->answer == Answer::unknown) append(list, {leaf(*each, own)});
    return list;
  }

  void carried_by(const Explanation& part) {
    if (part.lapses && (!lapse_ || *part.lapses < lapse_->on)) lapse_ = {*part.lapses, part.name, part.label};
  }

  struct Way {
    const Explanation* part;
    List list;
    std::optional<Lapse> lapse;
    std::size_t place;
  };

  /// How a way that is not taken is named: as a whole, where the policy has a name for it.
  static std::vector<std::string> named(const Way& way) {
    if (!way.part->name.empty() || way.list.size() == 1)
      return {way.part->name.empty() ? label_of(way.list.front()) : way.part->label};
    std::vector<std::string> labels;
    for (const auto& each : way.list) labels.push_back(label_of(each));
    return labels;
  }
  static std::string label_of(const Needed& needed) { return needed.label.empty() ? needed.name : needed.label; }

  /// What the `count` cheapest of the parts that are not met need; the other ways are named.
  List cheapest(const std::vector<const Explanation*>& parts, std::size_t count, const Called& own) {
    std::vector<Way> ways;
    const auto before = lapse_;
    for (const auto* part : parts) {
      if (settled(*part)) continue;
      lapse_ = before;
      List list = for_node(*part, own, true);
      ways.push_back({part, std::move(list), lapse_, ways.size()});
    }
    lapse_ = before;
    // First what nobody has told us: nothing that is known stands in its way.
    std::ranges::stable_sort(
        ways, {}, [](const Way& way) { return std::pair(way.part->answer != Answer::unknown, way.list.size()); });
    const auto taken = std::ptrdiff_t(std::min(count, ways.size()));
    std::ranges::sort(ways.begin(), ways.begin() + taken, {}, &Way::place);
    std::ranges::sort(ways.begin() + taken, ways.end(), {}, &Way::place);
    List list;
    for (auto way = ways.begin(); way != ways.begin() + taken; ++way) {
      append(list, std::move(way->list));
      if (way->lapse && (!lapse_ || way->lapse->on < lapse_->on)) lapse_ = way->lapse;
    }
    OtherWays others{.each = count > 1};
    for (auto way = ways.begin() + taken; way != ways.end(); ++way) {
      // What asks for all this and more is no other way.
      const bool more = std::ranges::all_of(list, [&](const Needed& each) { return asks_for(way->list, each); });
      if (!more && std::ranges::find(others.ways, named(*way)) == others.ways.end()) others.ways.push_back(named(*way));
    }
    if (!others.ways.empty() && !list.empty()) {
      others.instead_of = list.size();
      list.back().others.push_back(std::move(others));
    }
    return list;
  }

  /// Of the parts no more than `limit` should be met.
  List too_many(const std::vector<const Explanation*>& parts, std::int64_t met, std::int64_t limit, const Called& own) {
    List list;
    if (met > limit)
      for (const auto* part : parts)
        if (part->answer == Answer::met) append(list, to_undo(*part, own));
    if (limit > 0) {
      list = first_of(std::move(list), std::size_t(std::max<std::int64_t>(met - limit, 0)));
      if (!list.empty()) return list;
    }
    for (const auto* part : parts)
      if (part->answer == Answer::unknown || part->answer == Answer::conflict) append(list, {doubted(*part, own)});
    return list;
  }

  List for_parts(const Explanation& explanation, const std::vector<const Explanation*>& parts, const Called& own) {
    List list;
    std::int64_t met = 0;
    for (const auto* part : parts) met += part->answer == Answer::met;
    switch (rule_of(explanation)) {
      case Rule::all:
        for (const auto* part : parts) {
          if (settled(*part))
            carried_by(*part);
          else
            append(list, for_node(*part, own));
        }
        return list;
      case Rule::any:
        return cheapest(parts, 1, own);
      case Rule::at_least:
      case Rule::exactly:
        if (met > explanation.count) return list;  // too many: no part of it can say what to do
        for (const auto* part : parts)
          if (part->answer == Answer::met) carried_by(*part);
        return cheapest(parts, std::size_t(explanation.count - met), own);
      case Rule::none_of:
      case Rule::at_most:
        if (explanation.kind == NodeKind::condition && explanation.answer == Answer::not_met)
          return {leaf(explanation, own)};  // `not` says what has to stop
        return too_many(parts, met, explanation.kind == NodeKind::at_most ? explanation.count : 0, own);
      case Rule::implication:
        return for_node(*parts.back(), own);
      case Rule::each:
        return list;
    }
    return list;
  }

  Expanded expanded_;
  std::optional<Lapse> lapse_;
};

}  // namespace

StillNeeded still_needed(const Explanation& explanation) {
  Advice advice(explanation);
  StillNeeded needed{.list = advice.for_node(explanation, {}), .lapse = {}};
  if (!needed.list.empty()) needed.lapse = advice.lapse();
  return needed;
}

StillNeeded still_needed(const Explanation& explanation, const Transition& transition, const Outlook& outlook) {
  if (outlook.setback || (outlook.declined && explanation.answer == Answer::met)) return {};
  auto needed = still_needed(explanation);
  if (needed.list.empty() && outlook.open && outlook.open->certified_by.size() < transition.certifiers)
    needed.list.push_back({.officers = transition.certifiers - outlook.open->certified_by.size(),
                           .role = transition.certified_by,
                           .by = outlook.open->due});
  for (auto& each : needed.list) {
    if (outlook.closes && (!each.by || *outlook.closes < *each.by)) each.by = outlook.closes;
    each.too_late = each.by && *each.by < outlook.as_of;
  }
  return needed;
}

}  // namespace safon
