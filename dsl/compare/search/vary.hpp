// Small changes to a candidate: a field to where an answer may change, a row more or less, another day.
#pragma once
#include "dsl/compare/search/boundaries.hpp"

namespace safon::comparison {

/// The same numbers every time: a comparison of the same two texts finds the same examples.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t count) { return count < 2 ? 0 : std::size_t(next() % count); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::uint64_t state_;
};

class Vary {
 public:
  Vary(const Versions& versions, const Boundaries& boundaries, Chance& chance);

  /// One to three changes. `other`: what some of them are taken from.
  void operator()(Candidate& candidate, const Candidate& other);

 private:
  void once(Candidate& candidate, const Candidate& other);
  void set_field(Candidate& candidate);
  void set(Row& row, std::uint16_t table, std::uint16_t column, const Candidate& candidate);
  void change_rows(Candidate& candidate, const Candidate& other);
  void change_day(Candidate& candidate);
  void change_standing(Candidate& candidate);
  void take(Candidate& candidate, const Candidate& other);
  Row new_row(std::uint16_t table, const Candidate& candidate);
  std::int64_t value(std::uint16_t table, std::uint16_t column, const Row& row, const Candidate& candidate);
  std::int64_t date(std::uint16_t table, std::uint16_t column, const Row& row, const Candidate& candidate);
  std::int64_t number(std::uint16_t table, std::uint16_t column, const Row& row, const Candidate& candidate);
  std::int64_t moved(std::int64_t day, const Duration& duration, int sign) const;

  const Versions& versions_;
  const Boundaries& boundaries_;
  Chance& chance_;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> fields_;  // all that the subjects read
};

}  // namespace safon::comparison
