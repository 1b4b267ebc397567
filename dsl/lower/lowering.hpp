// The state that the parts of lower() share: the model that is read, the policy that is made.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dsl/lower/plan_builder.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/source/source_text.hpp"
#include "engine/plan/compiled_policy.hpp"

namespace safon {

/// What a requirement, a named part or an item comes to.
struct Lowered {
  Reg verdict = no_reg;
  Reg applicable = no_reg;  // no_reg: always applicable
  NodeId node = no_node;
};

struct Lowering {
  Lowering(const model::Policy& policy_, const Sources& sources_, CompiledPolicy& out_)
      : policy(policy_), sources(sources_), out(out_), plan(out_.plan) {
    number_parts();
    find_members();
  }

  const model::Policy& policy;
  const Sources& sources;
  CompiledPolicy& out;
  PlanBuilder plan;

  std::map<std::uint16_t, Lowered> requirements, parts;    // made so far
  std::map<std::uint16_t, const model::Item*> part_items;  // where each named part is written
  struct Membership {
    std::uint16_t pool, member;
  };
  std::map<const model::Item*, Membership> in_pools;    // items whose rows count once
  std::map<std::string, std::uint16_t> waivable;        // by requirement: its place in CompiledPolicy::waivables
  std::map<std::uint16_t, std::uint16_t> adjustable;    // by parameter: its place there
  std::map<std::uint16_t, Duration> duration_in_force;  // parameters being held at one of their values
  std::map<std::uint16_t, Reg> let_values;              // made so far, while no parameter is held
  std::map<std::uint16_t, NodeId> let_nodes;            // of conditions: a second use is a reference to the first

  mutable std::vector<std::vector<std::uint32_t>> line_starts;  // by file, made when first asked for
  mutable std::vector<std::vector<std::uint32_t>> characters;   // by file: in its first 0, 64, 128 … bytes

  void number_parts();  // fills part_items, waivable and adjustable
  [[nodiscard]] Place place(Span span) const;
  [[nodiscard]] LineColumn line_column_at(FileId file, std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t characters_before(FileId file, std::uint32_t offset) const;
  [[nodiscard]] std::string text(Span span) const;  // source text on one line

  // expressions.cpp, sets.cpp
  Reg value(const model::Expr& expr, TableId at);  // a register at table `at`
  /// The same for a part of `or` and `not`, and the condition of `implies`: a requirement that is not applicable does
  /// not count there, as it does not in `any of` and `none of`.
  Reg counted(const model::Expr& expr, TableId at);
  Reg rows_of(const model::Set& set, const Place& place);  // verdict for each row of the set's table: seen and filtered
  Reg quantified(const model::Expr& expr);
  Reg coverage(const model::Expr& expr);
  Reg element_coverage(const model::Expr& expr, const model::Element& element);
  // dated.cpp
  Reg parameter(std::uint16_t index, TableId at, const Place& place);
  /// What it is for whom nobody has adjusted it.
  Reg of_everybody(std::uint16_t index, TableId at, const Place& place);
  /// `build` once for each value that the parameter has while the policy is in force, joined by the days from which
  /// they hold.
  Reg for_each_value(std::uint16_t parameter, TableId at, const Place& place,
                     const std::function<Reg(const model::Parameter::Value&)>& build);
  [[nodiscard]] Duration duration(const model::Dated<Duration>& dated) const;
  [[nodiscard]] std::vector<model::Parameter::Value> values_in_force(std::uint16_t parameter) const;
  [[nodiscard]] std::vector<DatedCount> counts(const model::Dated<std::int64_t>& written) const;
  // standing.cpp
  Reg standing(std::uint16_t programme, StandingField field, const Place& place);
  Reg expired(std::uint16_t programme, const Place& place);
  Reg renewable(std::uint16_t programme, const Place& place);
  // requirements.cpp
  Lowered requirement(std::uint16_t index);
  Lowered part(std::uint16_t index);
  /// What the requirement, or any condition, counts as on its own: what is not applicable does not hold back.
  Reg holds(const Lowered& lowered, const Place& place);
  // pools.cpp
  void find_members();  // fills in_pools
  /// What a member's own condition comes to when each row counts once.
  Lowered shared(Membership of, const Lowered& own, const std::string& cites);
  // outline.cpp
  NodeId add_node(Node node);
  NodeId condition_node(const model::Expr& expr, Reg verdict, const std::string& cites);
  void collect_values(const model::Expr& expr, std::vector<ShownValue>& values, std::set<std::uint16_t>& seen_lets);
  void show_duration(std::uint16_t parameter, std::vector<ShownValue>& values, const Place& where);
  [[nodiscard]] bool counts_working_days(const model::Expr& expr) const;
  // programmes.cpp
  void programmes();
  // intakes.cpp
  void intakes();
  Reg placed_since(std::uint16_t intake, const Place& place);
  Reg placed(std::uint16_t intake, const Place& place);
  // waivers.cpp
  /// Lets a waiver stand in for the requirement whose node this is, where it says that it may be waived.
  void waive(const model::Requirement& requirement, Node& node);
  [[nodiscard]] std::vector<DatedDuration> at_most(const model::Waivable& written) const;
  void waivables();
};

}  // namespace safon
