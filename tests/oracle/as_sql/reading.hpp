// What the parts of as_sql() share. Each part turns one kind of thing into an SQL expression over a row of `r0` (a
// participant on a day) or of `r1`, `r2` … (a row of a list).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "policy.hpp"

namespace safon::oracle {

/// A value as SQL. NULL when it is unknown or absent; `absent` is 1 or 0, never NULL.
struct Value {
  std::string value;
  std::string absent = "0";
  std::string denominator = "1";  // of averages and quotients: positive
};

/// The answer to a requirement, a part or an item.
struct Judged {
  std::string verdict;
  std::string applicable = "1";
};

class Reading {
 public:
  explicit Reading(const model::Policy& policy) : policy_(policy) {}
  SqlPolicy read();

 private:
  // values.cpp
  Value value(const model::Expr& expr);
  std::string condition(const model::Expr& expr) { return value(expr).value; }
  Value field(const model::Expr& expr) const;
  Value row_field(const model::Expr& expr);
  Value arithmetic(const model::Expr& expr);
  std::string compared(const model::Expr& expr);
  std::string exists(const model::Expr& expr);
  std::string in_codes(const model::Expr& expr);
  std::string joined(const model::Expr& expr);  // and, or, not, implies

  // dates.cpp
  std::string in_force(std::uint16_t parameter, const std::string& otherwise, auto&& shown) const;
  std::string parameter(std::uint16_t index) const;
  std::string count(const model::Dated<std::int64_t>& count) const;
  std::string share(const model::Dated<Decimal>& share) const;
  std::string moved(const std::string& day, const model::Dated<Duration>& duration, int sign) const;
  std::string moved(const std::string& day, const Duration& duration, int sign) const;

  // sets.cpp
  Value over_rows(const model::Expr& expr);
  std::string rows(const model::Set& set, const std::string& more);
  std::string visible(TableId table) const;
  std::string given(TableId table) const;
  std::string quantified(const model::Expr& expr);
  Value selected(const model::Expr& expr);
  Value aggregated(const model::Expr& expr);
  std::string covered(const model::Expr& expr);
  std::string element_covered(const model::Expr& expr, const model::Element& element);

  // requirements.cpp
  Judged requirement(std::uint16_t index);
  Judged part(std::uint16_t index);
  Judged item(const model::Item& item);
  Judged item_once(const model::Item& item);
  Judged judged(Judged body, const std::vector<model::Exception>& exceptions);
  std::string applies(const model::Exception& exception);
  std::string group(const model::Group& group);
  const Judged* referred(const model::Expr& expr);
  std::string holds(const Judged& judged) const { return "(NOT " + judged.applicable + " OR " + judged.verdict + ")"; }
  std::string counted(const model::Expr& expr);
  void find_parts(const model::Item& item);

  // policy.cpp
  /// Has the value worked out once for each row of `table` on each day; what is given back looks it up. SQLite's parser
  /// takes only so much nesting, and a verdict is asked for more than once.
  Value once(const Value& value, TableId table = root_table, int* number = nullptr);
  std::string once(const std::string& condition, TableId table = root_table, int* number = nullptr) {
    return once(Value{condition, "0", "1"}, table, number).value;
  }
  std::string rows_of(TableId table) const;

  const model::Policy& policy_;
  SqlPolicy made_;
  std::map<std::uint16_t, Value> lets_;
  std::map<std::uint16_t, Judged> requirements_, parts_;
  std::map<std::uint16_t, const model::Item*> part_items_;
};

[[nodiscard]] inline std::string column(TableId table, char kind, std::size_t number) {
  return "r" + std::to_string(table) + "." + kind + std::to_string(number);
}

}  // namespace safon::oracle
