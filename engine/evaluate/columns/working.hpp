// What the kernels of a run share: the columns that steps write, and the rows that belong to each participant.
#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>

#include "engine/evaluate/columns/flips.hpp"
#include "engine/evaluate/evaluate.hpp"

namespace safon {

/// One register's storage: what its kind needs is in use. `load` has none, it reads the batch.
struct Cells {
  std::vector<Word> certain, possible;
  std::vector<std::uint8_t> bytes;  // codes, or verdicts written or read a byte each
  std::vector<std::uint16_t> codes16;
  std::vector<std::int32_t> days;
  std::vector<std::int64_t> numbers, denominators;
  std::vector<std::uint32_t> texts;
  Flips flips;
};

/// What is known of a register beside its values, in this run.
struct Shape {
  VerdictBits bits;                     // of verdicts; null when only bytes were written, until somebody asks
  const std::uint8_t* bytes = nullptr;  // of verdicts, likewise
  bool throughout = false;              // every row is met, for good: no part of an `and` matters less
  Reg flips_of = no_reg;                // whose flips are this one's too; no_reg: stands still in this batch
  Reg of_parent = no_reg;               // not written yet: the rows have their parent's value of that register
  std::optional<std::int64_t> uniform;  // a date or number that every row has
};

/// A column of sets of codes: `words` words of bits a row. `wild`: rows whose code nobody told us, each of which may
/// add one code to the possible ones; `everything` where the list was not given.
struct CodeSets {
  static constexpr std::uint32_t everything = UINT32_MAX;
  std::size_t words = 0;
  bool settled = false;  // every list was given and nothing is unknown: `certain` says it all
  std::vector<std::uint64_t> certain, possible;
  std::vector<std::uint32_t> wild;
};

/// What is known of a list in this batch.
struct ListShape {
  bool all_given = false;
  std::uint32_t longest = 0;  // rows of one parent
};

struct Working {
  explicit Working(const Plan& p);
  void begin(const RecordBatch& b, std::span<const Standing> s, std::span<const std::int32_t> days);
  /// Before a step writes its register.
  void start(Reg out);

  const Plan* plan;
  const Kernels* kernel = nullptr;
  const RecordBatch* batch = nullptr;
  std::span<const Standing> standing;
  std::span<const std::int32_t> as_of;  // over kept_days
  std::vector<std::int32_t> kept_days;
  std::int32_t first_as_of = 0;
  std::vector<Cells> cells;                            // by register
  std::vector<Column> columns;                         // by register: values that other steps and the caller see
  std::vector<Shape> shapes;                           // by register
  std::vector<CodeSets> sets;                          // by register; empty but for code sets
  std::vector<std::vector<std::uint8_t>> answers;      // by step: what to answer for each code (in_codes)
  std::vector<DateMemo> memos;                         // by step
  std::vector<FlipTable> flip_tables;                  // by step
  std::vector<std::span<const std::uint32_t>> starts;  // by table: where each participant's rows begin, and the end
  std::vector<std::vector<std::uint32_t>> composed;    // storage of starts, for the root and for lists in lists
  std::vector<std::size_t> row_count;                  // by table
  std::vector<ListShape> lists;                        // by table
  std::vector<Reg> parts;                              // scratch
  std::vector<std::int32_t> scratch, of_parents, most_of_parents;  // scratch
  std::vector<Word> word_scratch, words_of_rows;                   // scratch

  [[nodiscard]] std::size_t rows(TableId table) const { return row_count[table]; }
  [[nodiscard]] std::size_t rows_of(Reg reg) const { return row_count[info(reg).table]; }
  [[nodiscard]] const Register& info(Reg reg) const { return plan->registers[reg]; }
  [[nodiscard]] const Calendar* calendar(const Step& step) const {
    return step.calendar == none16 ? nullptr : &plan->calendars[step.calendar];
  }
  [[nodiscard]] std::string_view text(std::uint32_t value) const;
  /// Of a register of codes: a byte a row.
  [[nodiscard]] bool short_codes(Reg reg) const {
    const std::uint16_t list = info(reg).code_list;
    return list == none16 || plan->schema.code_lists[list].codes.size() <= short_code_list;
  }

  /// The day on which this participant is looked at.
  [[nodiscard]] Date today(std::size_t participant) const { return Date{as_of[as_of.size() == 1 ? 0 : participant]}; }

  /// Calls `visit(day, first, last)` with the rows of `table`: once when all participants are at the same day.
  template <class Visit>
  void each_day(TableId table, Visit&& visit) const {
    if (as_of.size() == 1) {
      visit(Date{as_of[0]}, std::size_t(0), rows(table));
      return;
    }
    for (std::size_t p = 0; p < as_of.size(); ++p)
      visit(Date{as_of[p]}, std::size_t(starts[table][p]), std::size_t(starts[table][p + 1]));
  }

  /// Least and greatest of a column, found once in a run. Missing values are values here.
  Range range(std::span<const std::uint8_t> values);
  Range range(std::span<const std::int32_t> values);
  Range range(std::span<const std::int64_t> values);

  /// The verdicts of a register in either form.
  VerdictBits bits(Reg reg);
  const std::uint8_t* bytes(Reg reg);

  /// The storage of a register that a step is about to write, sized to its rows and shown in `columns`. Verdicts are
  /// written in bits, or a byte each where that is simpler.
  Word* write_bits(Reg reg);      // `certain`, and `possible` too unless write_possible is called after it
  Word* write_possible(Reg reg);  // for what may be unknown
  std::uint8_t* write_verdicts(Reg reg);
  std::uint8_t* write_codes8(Reg reg);
  std::uint16_t* write_codes16(Reg reg);
  std::int32_t* write_days(Reg reg);  // date, row
  std::int64_t* write_numbers(Reg reg);
  std::int64_t* write_denominators(Reg reg);
  std::uint32_t* write_texts(Reg reg);
  /// Every row is met and stays so.
  void write_throughout(Reg reg);

  /// Whether some row of the register may change by itself in this batch. Registers often stand still in a whole batch
  /// though the plan lets them move: no row is of the future, say.
  [[nodiscard]] bool moves(Reg reg) const { return reg != no_reg && shapes[reg].flips_of != no_reg; }
  /// A day for each row; null when nothing of it moves.
  [[nodiscard]] const std::int32_t* flips(Reg reg);
  [[nodiscard]] std::span<const FlipPart> flip_parts(Reg reg);
  [[nodiscard]] std::int32_t flip(Reg reg, std::size_t row) const;

  std::int32_t* write_flips(Reg reg);  // null when the plan lets it not move
  /// The same for one that moves only where those that it is made from do.
  std::int32_t* write_flips(Reg reg, std::initializer_list<Reg> made_from);
  FlipPart* add_flips(Reg reg);  // likewise null
  /// A value made row by row from others may differ when the first of them does.
  void least_flips(Reg out, std::initializer_list<Reg> made_from);
  /// A value made from the rows of a list may differ when any of them does.
  void least_of_rows(Reg out, std::initializer_list<Reg> made_from);

  /// Register `out` is the same as another: nothing is copied.
  void show_as(Reg out, Reg other);
  /// Writes what was put off: the parent's values, for each row.
  void settle(Reg reg);

 private:
  struct FoundRange {
    const void* values;
    Range range;
  };
  std::vector<FoundRange> ranges_;
  template <class T>
  Range find_range(std::span<const T> values, Range (*find)(const T*, std::size_t));
};

/// Both marks for a missing value stand at one end of their type: below all values for dates and numbers, else above.
template <class T>
constexpr bool is_missing(T value) {
  if constexpr (std::is_signed_v<T>)
    return value <= absent_value<T>;
  else
    return value >= absent_value<T>;
}

}  // namespace safon
