// A published table as it is read: in one language, with small numbers gone. What draws it never sees them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/plan/compiled_policy.hpp"
#include "engine/report/suppress.hpp"
#include "engine/report/tabulation.hpp"

namespace safon {

/// Where a table comes from, so that it can be made again.
struct Origin {
  Date as_of;
  std::int64_t event = 0;  // the register's last one
  std::string head;        // as `safon verify` prints it
};

struct PublishedGroup {
  std::string name, label;  // `name` is stable: a code, a status, a year, `met`, `unknown`, `none`, `all` …
};

struct PublishedFigure {
  enum class State : std::uint8_t { shown, hidden, nobody } state{};
  std::string text;                      // shown: a number with a point and no grouping
  std::optional<std::uint64_t> unknown;  // participants of whom the measure is not known; none: not told
};

struct PublishedMeasure {
  std::string name, label;
  bool percent = false, unknowns = false;  // `unknowns`: somewhere somebody's is not known
  std::vector<PublishedFigure> figures;    // as Tabulation::cells
};

struct Published {
  std::string name, title, cites, language;                     // of the wording
  std::vector<std::pair<std::string, std::string>> facts;       // stable name, value
  std::vector<std::pair<std::string, std::string>> said_facts;  // the same for people
  std::string row_heading, column_heading;
  std::vector<PublishedGroup> rows, columns;  // the total last; without columns only that
  std::vector<PublishedMeasure> measures;
  std::vector<std::string> notes;

  [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const { return row * columns.size() + column; }
};

inline constexpr const char* hidden_mark = "[c]";  // as statistics are published: confidential
inline constexpr const char* nobody_mark = "[z]";  // not applicable

[[nodiscard]] Published published(const CompiledPolicy& policy, const Report& report, const Tabulation& table,
                                  const Origin& origin, const std::string& language);

/// A group's stable name and wording.
[[nodiscard]] PublishedGroup group_of(const Grouping& grouping, Group group, const std::string& language);

}  // namespace safon
