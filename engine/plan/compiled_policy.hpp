// All that the engine needs to know of a policy. Nothing here refers back to the language's own types.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/audit.hpp"
#include "engine/plan/dated_duration.hpp"
#include "engine/plan/decided.hpp"
#include "engine/plan/escalation.hpp"
#include "engine/plan/intake.hpp"
#include "engine/plan/outline.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/report.hpp"
#include "engine/plan/validity.hpp"
#include "engine/plan/waivable.hpp"

namespace safon {

struct Status {
  std::string name;
  Label label;
  bool initial = false, final = false;
  bool setback = false;  // nobody is advised how to get there
  bool away = false;     // a stay away from what was held before, which a transition that restores leads back to
  Validity validity = Validity::from_status;
  std::vector<DatedDuration> valid_for;  // empty: it never expires, or, to a day of the year, no least time is asked
  std::uint8_t month = 0, day = 0;       // of to_day_of_year: the last day on which it is valid; 0: none
};

struct Transition {
  std::string name;  // "enrolled->inducted", stable
  Label label;
  std::vector<std::uint8_t> from;  // statuses, sorted; `any`: every one that is not final and is not `to`
  std::uint8_t to = 0;
  Reg condition = no_reg;                     // root verdict; a self-transition's includes "renewable"; none: decided
  NodeId node = no_node;                      // the condition's outline; none: decided
  Decided decided = Decided::no;              // else `certifiers` people do it by themselves, with a reason
  bool restores = false;                      // only back to `to`, for whom it is what was held before being away
  bool before_others = false;                 // automatic, and followed alone on a day on which it is met with others
  std::uint8_t certifiers = 0;                // 0: automatic; else how many people
  std::string certified_by;                   // role, "officer"
  std::vector<DatedDuration> certify_within;  // by date: the last that began on or before the day that opens the case
  std::vector<Escalation> escalations;        // after that, in this order; at most 3
  Place place;
};

struct Programme {
  std::string name;
  Label label;
  std::vector<Status> statuses;  // at most 64
  std::uint8_t initial = 0;
  Reg begins_on = no_reg;  // date: the day of entry; no_reg: the day the first record was received
  std::vector<Transition> transitions;
  std::vector<std::uint16_t> asks;  // other programmes on whose statuses it rests, sorted; never in a circle
  std::optional<AuditRule> audit;   // of the automatic changes; none: none go to audit
  Place place;
};

struct Property {  // `always`
  std::string text;
  Reg verdict = no_reg;         // must never be not met
  std::uint16_t programme = 0;  // whose statuses it speaks of; of several, the last in CompiledPolicy::order
  NodeId node = no_node;
  Place place;
};

struct SourceFile {
  std::string name;  // as `check` shows it
  std::string text;
};

enum class AppliesTo : std::uint8_t { everyone, entered_on_or_after };

struct CompiledPolicy {
  std::string name;
  Label label;
  std::string version;
  Date in_force_from{first_date};
  Date in_force_to{never};  // exclusive
  AppliesTo applies = AppliesTo::everyone;
  Date applies_from{first_date};
  MonthEnd month_end = MonthEnd::undeclared;
  std::uint16_t working_days = none16;  // calendar that deadlines count by, index into Plan::calendars
  std::vector<std::string> languages;   // first is the main one
  std::vector<SourceFile> files;        // [0] is the one that was asked for
  Plan plan;
  Outline outline;
  std::vector<Programme> programmes;
  std::vector<std::uint16_t> order;  // of the programmes: each after those that it asks
  std::vector<Property> properties;
  std::vector<Report> reports;
  std::vector<Intake> intakes;
  std::vector<Waivable> waivables;  // in the order of the requirements, and then of the parameters
  std::vector<Duty> duties;         // that cases are escalated to, each once
};

}  // namespace safon
