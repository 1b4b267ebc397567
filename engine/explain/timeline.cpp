#include "engine/explain/timeline.hpp"

#include <algorithm>
#include <set>

#include "engine/explain/answers.hpp"
#include "engine/progress/standing.hpp"
#include "engine/record/build.hpp"

namespace safon {
namespace {

/// The standing of one participant of a batch, the same all the time.
StandingFrom always(std::span<const Standing> given, std::size_t participant) {
  StandingFrom alone{.from = first_date, .standing = std::vector<Standing>(given.size())};
  for (std::size_t p = 0; p < given.size(); ++p) {
    if (participant >= given[p].status.size()) continue;
    alone.standing[p] = {.status = {given[p].status[participant]},
                         .status_since = {given[p].status_since[participant]},
                         .entered = {given[p].entered[participant]},
                         .ever = {given[p].ever[participant]},
                         .validity = {given[p].validity[participant]}};
  }
  return alone;
}

/// Calls `look(day, run)` on each day on which something may differ; it returns the next such day.
template <class Look>
void walk(const CompiledPolicy& policy, const RecordBatch& batch, std::size_t participant,
          std::span<const StandingFrom> standing, Date from, Date to, Look&& look) {
  RecordBatch alone(*batch.schema);
  append_participant(alone, batch, participant);
  Run run(policy.plan);
  for (Date day = from; day <= to;) {
    while (standing.size() > 1 && standing[1].from <= day) standing = standing.subspan(1);
    run.run(alone, standing.empty() ? std::span<const Standing>{} : standing.front().standing, {&day.days, 1});
    Date next = look(day, run);
    if (standing.size() > 1) next = std::min(next, standing[1].from);
    day = std::max(next, Date{day.days + 1});
  }
}

template <class Look>
void walk(const CompiledPolicy& policy, const RecordBatch& batch, std::size_t participant,
          std::span<const Standing> standing, Date from, Date to, Look&& look) {
  const auto same = always(standing, participant);
  walk(policy, batch, participant, std::span(&same, 1), from, to, std::forward<Look>(look));
}

/// What time alone makes of an answer.
struct Outcome {
  Answer now{};
  std::optional<Date> met_from, lapses;
  bool begun = false;

  void look(Date day, Answer answer) {
    if (!begun) now = answer, begun = true;
    const bool holds = answer == Answer::met;
    if (now != Answer::met && holds && !met_from) met_from = day;
    if (now == Answer::met && !holds && !lapses) lapses = day;
  }
  [[nodiscard]] bool settled() const { return met_from || lapses; }
};

/// The answers of one node as they follow one another.
struct Stretch {
  Answer answer{};
  std::optional<Date> since;  // none: since the first day looked at
  bool begun = false;

  void look(Date day, Answer now) {
    if (begun && now != answer) since = day;
    answer = now;
    begun = true;
  }
};

void collect(const Explanation& explanation, std::vector<NodeId>& nodes) {
  if (explanation.node != no_node) nodes.push_back(explanation.node);
  for (const auto& child : explanation.children) collect(child, nodes);
}

/// The nodes of an explanation, each once, in order.
std::vector<NodeId> nodes_of(const Explanation& explanation) {
  std::vector<NodeId> nodes;
  collect(explanation, nodes);
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

/// Hands each part of an explanation to `put`, with the place of its node among `nodes`.
template <class Put>
void write(Explanation& explanation, const std::vector<NodeId>& nodes, const Put& put) {
  if (explanation.node != no_node)
    put(explanation, std::size_t(std::lower_bound(nodes.begin(), nodes.end(), explanation.node) - nodes.begin()));
  for (auto& child : explanation.children) write(child, nodes, put);
}

}  // namespace

std::vector<StandingFrom> standing_through(const CompiledPolicy& policy, std::uint16_t programme,
                                           const ProgressState& state, Elsewhere elsewhere, Date known) {
  std::set<Date> days{first_date};
  for (const auto& held : state.history) days.insert(held.effective);
  for (const auto& held : elsewhere)
    if (held.known_from <= known) days.insert(held.effective);
  std::vector<StandingFrom> all;
  for (const Date day : days) {
    ProgressState then;
    for (const auto& held : state.history)
      if (held.effective <= day) then.history.push_back(held);
    const ProgressState* states[] = {&then};
    all.push_back({.from = day, .standing = standing_of(policy, programme, states)});
    stand_elsewhere(policy, programme, all.back().standing, elsewhere, day, known);
  }
  return all;
}

std::vector<std::pair<Date, Verdict>> timeline(const CompiledPolicy& policy, Reg reg, const RecordBatch& batch,
                                               std::size_t participant, std::span<const StandingFrom> standing,
                                               Date from, Date to) {
  std::vector<std::pair<Date, Verdict>> line;
  walk(policy, batch, participant, standing, from, to, [&](Date day, const Run& run) {
    const auto verdict = run.verdict(reg, 0);
    if (line.empty() || line.back().second != verdict) line.emplace_back(day, verdict);
    return run.flip(reg, 0);
  });
  return line;
}

std::vector<std::pair<Date, Verdict>> timeline(const CompiledPolicy& policy, Reg reg, const RecordBatch& batch,
                                               std::size_t participant, std::span<const Standing> standing, Date from,
                                               Date to) {
  const auto same = always(standing, participant);
  return timeline(policy, reg, batch, participant, std::span(&same, 1), from, to);
}

std::optional<Date> since(const CompiledPolicy& policy, NodeId node, const RecordBatch& batch, std::size_t participant,
                          std::span<const Standing> standing, Date from, Date to) {
  const auto& outline = policy.outline.nodes[node];
  Stretch stretch;
  walk(policy, batch, participant, standing, from, to, [&](Date day, const Run& run) {
    stretch.look(day, answer_of(outline, run, 0));
    return next_change(outline, run, 0);
  });
  return stretch.since;
}

void add_since(Explanation& explanation, const CompiledPolicy& policy, const RecordBatch& batch,
               std::size_t participant, std::span<const StandingFrom> standing, Date from, Date speaks_from, Date to) {
  const auto nodes = nodes_of(explanation);
  std::vector<Stretch> stretches(nodes.size());
  walk(policy, batch, participant, standing, from, to, [&](Date day, const Run& run) {
    Date next = never;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto& node = policy.outline.nodes[nodes[i]];
      stretches[i].look(day, answer_of(node, run, 0));
      next = std::min(next, next_change(node, run, 0));
    }
    return next;
  });
  write(explanation, nodes, [&](Explanation& each, std::size_t i) {
    if (stretches[i].answer == each.answer && stretches[i].since)
      each.since = std::max(*stretches[i].since, std::min(speaks_from, to));
  });
}

void foresee(Explanation& explanation, const CompiledPolicy& policy, const RecordBatch& batch, std::size_t participant,
             std::span<const Standing> standing, Date from) {
  const auto nodes = nodes_of(explanation);
  std::vector<Outcome> outcomes(nodes.size());
  int left = days_foreseen;
  walk(policy, batch, participant, standing, from, last_date, [&](Date day, const Run& run) {
    Date next = never;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto& node = policy.outline.nodes[nodes[i]];
      outcomes[i].look(day, answer_of(node, run, 0));
      if (!outcomes[i].settled()) next = std::min(next, next_change(node, run, 0));
    }
    return --left > 0 ? next : never;
  });
  write(explanation, nodes, [&](Explanation& each, std::size_t i) {
    if (outcomes[i].now != each.answer) return;
    each.met_from = outcomes[i].met_from;
    each.lapses = outcomes[i].lapses;
  });
}

std::optional<Date> first_met_after(const CompiledPolicy& policy, std::span<const Reg> regs, const RecordBatch& batch,
                                    std::size_t participant, std::span<const Standing> standing, Date from) {
  std::optional<Date> first;
  int left = days_foreseen;
  walk(policy, batch, participant, standing, from, last_date, [&](Date day, const Run& run) {
    Date next = never;
    for (Reg reg : regs) {
      if (day > from && run.verdict(reg, 0) == Verdict::met) first = day;
      next = std::min(next, run.flip(reg, 0));
    }
    return first || --left == 0 ? never : next;
  });
  return first;
}

Date before_record(const RecordBatch& batch, std::size_t participant) {
  RecordBatch alone(*batch.schema);
  append_participant(alone, batch, participant);
  Date first = never;
  for (TableId t = 0; t < alone.tables.size(); ++t) {
    const auto& columns = alone.schema->tables[t].columns;
    for (ColumnId c = 0; c < columns.size(); ++c) {
      if (columns[c].type != ColumnType::date) continue;
      const auto& data = alone.tables[t].columns[c];
      for (std::size_t row = 0; row < alone.rows(t); ++row)
        if (presence(data, row) == Presence::known)
          first = std::min(first, Date{std::int32_t(stored_value(data, row))});
    }
  }
  if (first == never) return first_date;
  return std::max(first_date, Date{first.days - 1});
}

}  // namespace safon
