#include "dsl/compare/differences/programmes.hpp"

#include <algorithm>

#include "dsl/compare/meaning.hpp"

namespace safon::comparison {
namespace {

using Of = PolicyDifference::Of;
using Change = PolicyDifference::Change;

std::string lengths(const std::vector<DatedDuration>& all, Date from) {
  std::string out;
  for (const auto& [day, duration] : all)
    out += (out.empty() ? "" : ", ") + to_text(duration) + (day <= from ? "" : " from " + to_iso(day));
  return out.empty() ? "no time" : out;
}

std::string dated(const model::Policy& policy, const std::optional<model::Dated<Duration>>& length, Date from) {
  if (!length) return "no time";
  if (!length->parameter) return to_text(length->literal);
  std::vector<DatedDuration> all;
  for (const auto& value : policy.parameters[*length->parameter].values) {
    if (value.from <= from) all.clear();
    all.push_back({value.from, value.duration});
  }
  return lengths(all, from);
}

/// "to head_of_accreditation, 10 working days later to director"
std::string escalated(const CompiledPolicy& policy, const Transition& transition, Date from) {
  std::string out;
  for (const auto& each : transition.escalations)
    out += (out.empty() ? "" : ", ") + (each.later.empty() ? "" : lengths(each.later, from) + " later ") + "to " +
           policy.duties[each.duty].name;
  return out.empty() ? "to nobody" : out;
}

/// "valid for 3 years becomes 4 years, …"; empty when nothing differs.
class Details {
 public:
  void tell(const std::string& what, const std::string& before, const std::string& after) {
    if (before != after) text_ += (text_.empty() ? "" : ", ") + what + " " + before + " becomes " + after;
  }
  void say(const std::string& text) { text_ += (text_.empty() ? "" : ", ") + text; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string yes(bool it_is) {
  return it_is ? "yes" : "no";
}

std::string status_details(const Versions& versions, const InBoth& programme, const InBoth& status) {
  const auto declared = [&](Side side) -> const model::Status& {
    return versions.of[side]->model.programmes[programme[side]].statuses[status[side]];
  };
  const auto length = [&](Side side, const std::optional<model::Dated<Duration>>& written) {
    return dated(versions.of[side]->model, written, versions.from);
  };
  const auto &before = declared(old_side), &after = declared(new_side);
  Details details;
  details.tell("initial", yes(before.initial), yes(after.initial));
  details.tell("final", yes(before.final), yes(after.final));
  details.tell("setback", yes(before.setback), yes(after.setback));
  details.tell("away", yes(before.away), yes(after.away));
  details.tell("valid for", length(old_side, before.valid_for), length(new_side, after.valid_for));
  const auto day = [](const model::Status& s) {
    return s.month == 0 ? std::string("no day") : std::to_string(s.month) + "-" + std::to_string(s.day);
  };
  details.tell("valid until", day(before), day(after));
  if (before.validity != after.validity) details.say("validity is counted from another day");
  details.tell("grace", length(old_side, before.grace), length(new_side, after.grace));
  details.tell("renewable from", length(old_side, before.renewable_before), length(new_side, after.renewable_before));
  return details.text();
}

/// Which of the changes people look at again: it makes no difference to anybody's status.
std::string audited(const Programme& programme, Date from) {
  if (!programme.audit) return "of none";
  return "of " + share_text(*programme.audit, from) + (programme.audit->each_council ? " for each council" : "") +
         " by seed " + std::to_string(programme.audit->seed);
}

std::string decided(const Transition& transition) {
  static constexpr const char* how[] = {"by the rules", "by revoking", "by reinstating"};
  return how[std::size_t(transition.decided)];
}

const char* by_whom(const Transition& transition) {
  static constexpr const char* by[] = {"certified by", "revoked by", "reinstated by"};
  return by[std::size_t(transition.decided)];
}

std::string certifiers(const Transition& transition) {
  return transition.certifiers == 0 ? "nobody" : std::to_string(transition.certifiers) + " " + transition.certified_by;
}

std::vector<std::string> names(const Programme& programme, const std::vector<std::uint8_t>& statuses) {
  std::vector<std::string> out;
  for (const auto status : statuses) out.push_back(programme.statuses[status].name);
  std::ranges::sort(out);
  return out;
}

class Programmes {
 public:
  Programmes(Versions& versions, const Renamed& renamed) : versions_(versions) {
    for (const auto side : both_sides) {
      const auto& policy = versions.policy(side);
      own_[side] = meanings(policy, named_requirements(policy, side, renamed));
    }
  }

  std::vector<PolicyDifference> compare() {
    const auto &old_all = all(old_side), &new_all = all(new_side);
    for (const auto& each : old_all)
      if (std::ranges::find(new_all, each.name, &Programme::name) == new_all.end())
        add(Of::programme, Change::removed, each.name);
    for (std::uint16_t p = 0; p < new_all.size(); ++p) {
      const auto found = std::ranges::find(old_all, new_all[p].name, &Programme::name);
      if (found == old_all.end())
        add(Of::programme, Change::added, new_all[p].name);
      else
        compare({std::uint16_t(found - old_all.begin()), p});
    }
    const auto examples = search_histories(versions_, changed_);
    for (std::size_t c = 0; c < changed_.size(); ++c)
      if (examples[c]) out_[changed_[c].difference].examples.push_back(*examples[c]);
    return std::move(out_);
  }

 private:
  const std::vector<Programme>& all(Side side) const { return versions_.policy(side).programmes; }
  Meaning own(Side side, Reg reg) const { return reg == no_reg ? 0 : own_[side][reg]; }

  void add(Of of, Change change, const std::string& name, const std::string& detail = "") {
    out_.push_back({.of = of, .change = change, .name = name, .detail = detail});
  }
  /// Of the latest difference a history may be an example.
  void shown_by(const InBoth& programme, const InBoth& transition = {none16, none16}) {
    changed_.push_back({programme, transition, out_.size() - 1});
  }

  void compare(const InBoth& p) {
    const auto &before = all(old_side)[p[0]], &after = all(new_side)[p[1]];
    if (own(old_side, before.begins_on) != own(new_side, after.begins_on)) {
      add(Of::programme, Change::changed, after.name, "begins on another day");
      shown_by(p);
    }
    Details details;
    details.tell("audit", audited(before, versions_.from), audited(after, versions_.from));
    if (!details.text().empty()) add(Of::programme, Change::changed, after.name, details.text());
    compare_statuses(p);
    compare_transitions(p);
  }

  void compare_statuses(const InBoth& p) {
    const auto &before = all(old_side)[p[0]].statuses, &after = all(new_side)[p[1]].statuses;
    const auto name = [&](const Status& status) { return all(new_side)[p[1]].name + "." + status.name; };
    for (const auto& status : before)
      if (std::ranges::find(after, status.name, &Status::name) == after.end())
        add(Of::status, Change::removed, name(status),
            "and not published while somebody holds it: to call it otherwise, change its label");
    for (std::uint16_t s = 0; s < after.size(); ++s) {
      const auto found = std::ranges::find(before, after[s].name, &Status::name);
      if (found == before.end()) {
        add(Of::status, Change::added, name(after[s]));
      } else if (auto text = status_details(versions_, p, {std::uint16_t(found - before.begin()), s}); !text.empty()) {
        add(Of::status, Change::changed, name(after[s]), text);
        shown_by(p);
      }
    }
  }

  /// The new transition that an old one became: of the same name, else between other statuses to the same one.
  std::vector<std::uint16_t> pair_up(const Programme& before, const Programme& after) const {
    std::vector<std::uint16_t> twin(before.transitions.size(), none16);
    std::vector<bool> taken(after.transitions.size(), false);
    const auto pair = [&](auto&& fits) {
      for (std::size_t o = 0; o < before.transitions.size(); ++o)
        for (std::uint16_t n = 0; n < after.transitions.size() && twin[o] == none16; ++n)
          if (!taken[n] && fits(before.transitions[o], after.transitions[n])) {
            twin[o] = n;
            taken[n] = true;
          }
    };
    const auto to = [](const Programme& programme, const Transition& t) { return programme.statuses[t.to].name; };
    pair([](const Transition& a, const Transition& b) { return a.name == b.name; });
    pair([&](const Transition& a, const Transition& b) {
      return to(before, a) == to(after, b) && own(old_side, a.condition) == own(new_side, b.condition);
    });
    return twin;
  }

  void compare_transitions(const InBoth& p) {
    const auto &before = all(old_side)[p[0]], &after = all(new_side)[p[1]];
    const auto twin = pair_up(before, after);
    const auto name = [&](const Transition& t) { return after.name + "." + t.name; };
    for (std::uint16_t o = 0; o < before.transitions.size(); ++o) {
      if (twin[o] != none16) continue;
      add(Of::transition, Change::removed, name(before.transitions[o]));
      shown_by(p, {o, none16});
    }
    for (std::uint16_t n = 0; n < after.transitions.size(); ++n) {
      const auto& transition = after.transitions[n];
      const auto found = std::ranges::find(twin, n);
      if (found == twin.end()) {
        add(Of::transition, Change::added, name(transition));
        shown_by(p, {none16, n});
        continue;
      }
      const auto o = std::uint16_t(found - twin.begin());
      if (auto text = transition_details(before, before.transitions[o], after, transition); !text.empty()) {
        add(Of::transition, Change::changed, name(transition), text);
        shown_by(p, {o, n});
      }
    }
  }

  std::string transition_details(const Programme& old_programme, const Transition& before,
                                 const Programme& new_programme, const Transition& after) const {
    Details details;
    const auto old_from = names(old_programme, before.from), new_from = names(new_programme, after.from);
    for (const auto& name : new_from)
      if (std::ranges::find(old_from, name) == old_from.end()) details.say("also from `" + name + "`");
    for (const auto& name : old_from)
      if (std::ranges::find(new_from, name) == new_from.end()) details.say("not from `" + name + "` any more");
    if (own(old_side, before.condition) != own(new_side, after.condition)) details.say("on another condition");
    details.tell("before all others", yes(before.before_others), yes(after.before_others));
    if (before.decided != after.decided) details.tell("decided", decided(before), decided(after));
    details.tell(before.decided == after.decided ? by_whom(after) : "by", certifiers(before), certifiers(after));
    details.tell("certified within", lengths(before.certify_within, versions_.from),
                 lengths(after.certify_within, versions_.from));
    details.tell("escalated", escalated(versions_.policy(old_side), before, versions_.from),
                 escalated(versions_.policy(new_side), after, versions_.from));
    return details.text();
  }

  Versions& versions_;
  std::array<std::vector<Meaning>, 2> own_;
  std::vector<PolicyDifference> out_;
  std::vector<Changed> changed_;
};

}  // namespace

std::vector<PolicyDifference> compare_programmes(Versions& versions, const Renamed& renamed) {
  return Programmes(versions, renamed).compare();
}

}  // namespace safon::comparison
