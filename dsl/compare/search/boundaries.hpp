// Where answers can change: for each field what it is compared with, for each list how many rows are asked for.
#pragma once
#include <compare>
#include <map>
#include <set>
#include <vector>

#include "dsl/compare/people/versions.hpp"

namespace safon::comparison {

/// A value, or another field's value, or the as-of day; with a duration added or taken away.
struct Anchor {
  enum class At : std::uint8_t { value, field, today } at{};
  std::int64_t value = 0;                         // at a value: as a batch holds it
  std::uint16_t table = none16, column = none16;  // at a field of the joint schema
  Duration duration;
  int sign = 1;
  [[nodiscard]] std::strong_ordering operator<=>(const Anchor& b) const;
  bool operator==(const Anchor&) const = default;
};

struct Boundaries {
  std::vector<std::vector<std::vector<Anchor>>> of;  // by joint table and column
  std::vector<std::vector<std::size_t>> rows;        // by joint table: list lengths that count
  std::vector<std::vector<std::uint16_t>> columns;   // by joint table: those that the subjects read
  std::vector<std::uint16_t> tables;                 // joint tables below the root that they read
  std::vector<InBoth> programmes;                    // whose statuses they read
  std::vector<InBoth> intakes;
  std::vector<Date> days;  // as-of days worth asking about
  std::vector<Duration> durations;
};

/// Of all that the registers of the subjects are worked out from.
[[nodiscard]] Boundaries boundaries(const Versions& versions, std::span<const Subject> subjects);

}  // namespace safon::comparison
