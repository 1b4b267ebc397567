// The meaning of a plan, said once more as plainly as can be: one participant, one day, one value at a time, by
// recursion over what each value is made from. No columns, no flips. What the engine answers must be the same.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "engine/evaluate/evaluate.hpp"
#include "engine/record/build.hpp"

namespace safon::testing {

__extension__ using Wide = __int128;

struct Value {
  Presence state = Presence::unknown;
  Wide number = 0, denominator = 1;  // verdict: 0 or 1; row: its index
  std::string text;

  static Value known(Wide n, Wide d = 1) { return {Presence::known, n, d, {}}; }
  static Value none() { return {Presence::absent, 0, 1, {}}; }
};
bool operator==(const Value& a, const Value& b);
std::string shown(const Value& value);

class Oracle {
 public:
  Oracle(const Plan& plan, const RecordBatch& batch, const std::vector<Standing>& standing, Date day);
  Value value(Reg reg, std::uint32_t row);

 private:
  struct CodeSet {
    bool given = false;
    std::map<int, bool> codes;  // certain or only possible
    int wild = 0;
  };
  struct Child {
    Value verdict, value;
    std::uint32_t row;
  };
  Value compute(const Step& step, std::uint32_t row);
  Value stored(TableId table, ColumnId column, std::uint32_t row) const;
  Value arithmetic(const Step& step, const Value& a, const Value& b) const;
  Value compared(const Step& step, const Value& a, const Value& b) const;
  Value visible(TableId table, std::uint32_t row) const;
  bool filled(const Step& step, std::uint32_t row, bool doubtful_too);
  Value over_rows(const Step& step, std::uint32_t row);
  Value in_its_group(const Step& step, std::uint32_t row);
  Value of_its_group(const Step& step, std::uint32_t row);
  Value of_values(const Step& step, const std::vector<Child>& rows) const;
  Value selected(const Step& step, const std::vector<Child>& rows) const;
  CodeSet code_set(const Step& step, std::uint32_t row);
  [[nodiscard]] std::optional<Date> moved(const Step& step, Date date) const;
  [[nodiscard]] std::uint32_t parent_row(TableId table, std::uint32_t row) const;
  std::vector<Child> children(const Step& step, std::uint32_t row);

  const Plan& plan_;
  const RecordBatch& batch_;
  const std::vector<Standing>& standing_;
  Date day_;
  std::vector<const Step*> made_by_;
  std::map<std::pair<Reg, std::uint32_t>, Value> known_;
};

/// What the engine answered, in the same terms.
Value engine_value(const Run& run, const Plan& plan, const RecordBatch& batch, Reg reg, std::size_t row);

}  // namespace safon::testing
