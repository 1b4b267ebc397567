// An intake: places that are given out on a day to some of those who are eligible, in an order of rank.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/plan/dated_duration.hpp"
#include "engine/plan/outline.hpp"

namespace safon {

/// A number of things that changes with time: by date, ascending; the last that began on or before a day holds on it.
struct DatedCount {
  Date from;
  std::int64_t count;
};
/// 0 before the first.
[[nodiscard]] std::int64_t count_on(std::span<const DatedCount> series, Date day);

struct IntakeGroup {
  enum class Kind : std::uint8_t { reserve, limit, limit_each } kind{};
  std::vector<DatedCount> places;
  Reg who = no_reg;       // verdict: who belongs to it. limit_each: code, text or verdict, people of one value are a
                          // group; no_reg: the council of their latest return
  NodeId node = no_node;  // of a condition
  std::string text;       // as written: "newly_appointed", "each council"
};

struct RankKey {
  Reg value = no_reg;  // date, number or ratio; who lacks it comes last
  bool greatest_first = false;
  std::string text;  // as written: "in_post_since earliest first"
};

struct Intake {
  std::string name;
  Label label;
  std::string cites;
  Date allocated_on;
  std::vector<DatedCount> capacity;
  Reg eligible = no_reg;  // verdict
  NodeId node = no_node;
  std::uint16_t programme = 0;  // whose statuses the conditions speak of
  std::vector<IntakeGroup> groups;
  std::vector<RankKey> ranking;
  std::optional<std::int64_t> seed;     // of the order of those who rank alike; none: by id
  std::vector<DatedCount> waiting;      // places on the waiting list; empty: there is none
  std::vector<DatedDuration> open_for;  // how long offers are open; empty: an offer is a place at once
  MonthEnd rounding = MonthEnd::down;   // of the day on which they end
  Place place;
};

}  // namespace safon
