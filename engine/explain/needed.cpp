// The shortest list of what is still missing.
#include <algorithm>

#include "engine/explain/parts.hpp"

namespace safon {
namespace {

using List = std::vector<Needed>;

/// How the nearest enclosing node is called, for parts that have no name of their own.
struct Called {
  std::string name, label;
};

bool settled(const Explanation& explanation) {
  return explanation.answer == Answer::met || explanation.answer == Answer::not_applicable;
}

class Advice {
 public:
  explicit Advice(const Explanation& explanation) : expanded_(expanded_in(explanation)) {}

  List for_node(const Explanation& explanation, const Called& outer) {
    if (settled(explanation)) return {};
    if (explanation.kind == NodeKind::reference && explanation.children.empty())
      if (auto shown = expanded_.find(explanation.node); shown != expanded_.end())
        return for_node(*shown->second, outer);
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

  [[nodiscard]] Date lapses() const { return lapses_; }

 private:
  static Called called(const Explanation& explanation, const Called& outer, bool alone) {
    if (!explanation.name.empty()) return {explanation.name, explanation.label};
    if (alone || explanation.children.empty()) return outer;
    return {outer.name, ""};
  }

  static void collect_missing(const Explanation& explanation, std::vector<std::string>& missing) {
    for (const auto& value : explanation.values)
      if (!value.known && std::find(missing.begin(), missing.end(), value.name) == missing.end())
        missing.push_back(value.name);
    for (const auto& child : explanation.children) collect_missing(child, missing);
  }

  static Needed leaf(const Explanation& explanation, const Called& own) {
    Needed needed{.name = explanation.name.empty() ? own.name : explanation.name,
                  .answer = explanation.answer,
                  .cites = explanation.cites};
    needed.label = !explanation.name.empty() || own.label.empty() ? explanation.label : own.label;
    if (explanation.answer == Answer::unknown) collect_missing(explanation, needed.missing);
    return needed;
  }

  static void append(List& list, List more) {
    for (auto& each : more) {
      const bool there = std::any_of(list.begin(), list.end(), [&](const Needed& other) {
        return other.name == each.name && other.label == each.label;
      });
      if (!there) list.push_back(std::move(each));
    }
  }

  /// Exceptions that forbid: nothing else helps while they apply.
  List forbidden(const Parts& parts, const Called& own) const {
    List list;
    for (const auto* each : parts.exceptions)
      if (each->outcome == 1 && each->answer == Answer::met) {
        list.push_back(leaf(*each, own));
        list.back().answer = Answer::not_met;
      }
    return list;
  }

  List open_exceptions(const Parts& parts, const Called& own) const {
    List list;
    for (const auto& among : {parts.applies, parts.exceptions})
      for (const auto* each : among)
        if (each->answer == Answer::unknown) append(list, {leaf(*each, own)});
    return list;
  }

  void carried_by(const Explanation& part) { lapses_ = std::min(lapses_, part.next); }

  /// What the `count` cheapest of the parts that are not met need.
  List cheapest(const std::vector<const Explanation*>& parts, std::size_t count, const Called& own) {
    struct Way {
      List list;
      Date lapses;
      std::size_t place;
    };
    std::vector<Way> ways;
    const Date before = lapses_;
    for (const auto* part : parts) {
      if (settled(*part)) continue;
      lapses_ = before;
      List list = for_node(*part, own);
      ways.push_back({std::move(list), lapses_, ways.size()});
    }
    lapses_ = before;
    std::ranges::stable_sort(ways, {}, [](const Way& way) { return way.list.size(); });
    ways.resize(std::min(count, ways.size()));
    std::ranges::sort(ways, {}, &Way::place);
    List list;
    for (auto& way : ways) {
      append(list, std::move(way.list));
      lapses_ = std::min(lapses_, way.lapses);
    }
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
        // What is met here should not be; each stands for itself.
        for (const auto* part : parts) {
          if (part->answer == Answer::not_met || part->answer == Answer::not_applicable) continue;
          list.push_back(leaf(*part, own));
          if (part->answer == Answer::met) list.back().answer = Answer::not_met;
        }
        return explanation.joint == Joint::none_of && explanation.kind == NodeKind::condition &&
                       explanation.answer == Answer::not_met
                   ? List{leaf(explanation, own)}
                   : list;
      case Rule::implication:
        return for_node(*parts.back(), own);
      case Rule::each:
        return list;
    }
    return list;
  }

  Expanded expanded_;
  Date lapses_{never};
};

}  // namespace

std::vector<Needed> still_needed(const Explanation& explanation) {
  Advice advice(explanation);
  auto list = advice.for_node(explanation, {});
  if (advice.lapses() != never)
    for (auto& each : list) each.by = advice.lapses();
  return list;
}

}  // namespace safon
