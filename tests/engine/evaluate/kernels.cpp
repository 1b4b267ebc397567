// Every kernel, for every set of instructions that this processor has, does what a plain loop does.
#include "engine/evaluate/kernels/kernels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "random_case.hpp"

namespace safon::testing {
namespace {

constexpr std::size_t row_counts[] = {0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1000};

bool has(const std::vector<Word>& bits, std::size_t row) {
  return (bits[row / 64] >> (row % 64) & 1) != 0;
}

// Columns of so many rows, owned by participants with lists of 0 to 150 of them.
struct Rows {
  std::vector<std::uint8_t> codes;
  std::vector<std::int32_t> dates;
  std::vector<std::int64_t> numbers;
  std::vector<Word> bits, more_bits;
  std::vector<std::uint32_t> starts{0};

  Rows(Random& random, std::size_t rows) {
    const auto any = [&](int most) { return random.number(0, most); };
    for (std::size_t i = 0; i < rows; ++i) {
      codes.push_back(std::uint8_t(any(63)));
      dates.push_back(random.one_in(20) ? INT32_MIN + any(1) : 20'000 + any(60));
      numbers.push_back(random.one_in(20) ? INT64_MIN + any(1) : std::int64_t(any(60)) * 1'000'000'000'000);
    }
    for (std::size_t word = 0; word < words_for(rows) + 2; ++word) {  // garbage past the last row, which means nothing
      bits.push_back(Word(std::uint32_t(any(INT32_MAX))) << 33 ^ Word(std::uint32_t(any(INT32_MAX))));
      more_bits.push_back(random.one_in(3) ? 0 : ~Word(0) >> any(63));
    }
    while (starts.back() < rows)
      starts.push_back(std::min(std::uint32_t(rows), starts.back() + std::uint32_t(any(random.one_in(5) ? 150 : 30))));
    starts.push_back(std::uint32_t(rows));  // and somebody with an empty list behind all rows
  }

  [[nodiscard]] std::size_t size() const { return dates.size(); }
  [[nodiscard]] std::size_t parents() const { return starts.size() - 1; }
  [[nodiscard]] std::vector<Word> room() const { return std::vector<Word>(words_for(size()) + 2, 0x5555); }
};

/// `check(kernels, rows)` with every set of instructions and several numbers of rows.
template <class Check>
void with_each(Check check) {
  const Instructions best = best_instructions();
  for (int level = 0; level <= int(best); ++level) {
    use_instructions(Instructions(level));
    Random random(std::uint64_t(level) + 5);
    for (const std::size_t rows : row_counts) check(kernels(), Rows(random, rows));
  }
  use_instructions(best);
}

}  // namespace

TEST_CASE("rows are compared with a bound") {
  with_each([](const Kernels& kernel, const Rows& rows) {
    std::vector<Word> codes = rows.room(), dates = rows.room(), numbers = rows.room();
    kernel.equal8(rows.codes.data(), rows.size(), 7, codes.data());
    kernel.above32(rows.dates.data(), rows.size(), 20'030, dates.data());
    kernel.above64(rows.numbers.data(), rows.size(), 30'000'000'000'000, numbers.data());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      REQUIRE(has(codes, i) == (rows.codes[i] == 7));
      REQUIRE(has(dates, i) == (rows.dates[i] > 20'030));
      REQUIRE(has(numbers, i) == (rows.numbers[i] > 30'000'000'000'000));
    }
  });
}

TEST_CASE("rows are compared with a bound of their parent's") {
  with_each([](const Kernels& kernel, const Rows& rows) {
    std::vector<std::int32_t> bounds;
    for (std::size_t p = 0; p < rows.parents(); ++p)
      bounds.push_back(p % 5 == 0 ? INT32_MAX : p % 5 == 1 ? INT32_MIN : 20'000 + std::int32_t(p % 60));
    std::vector<Word> out = rows.room();
    kernel.above_parent32(rows.dates.data(), rows.starts.data(), rows.parents(), bounds.data(), out.data());
    for (std::size_t p = 0; p < rows.parents(); ++p)
      for (std::uint32_t row = rows.starts[p]; row < rows.starts[p + 1]; ++row)
        REQUIRE(has(out, row) == (rows.dates[row] > bounds[p]));
  });
}

TEST_CASE("the range of a column is found") {
  with_each([](const Kernels& kernel, const Rows& rows) {
    const auto check = [&](const auto& values, Range found) {
      CHECK((found.least > found.greatest) == values.empty());
      if (values.empty()) return;
      CHECK(found.least == *std::min_element(values.begin(), values.end()));
      CHECK(found.greatest == *std::max_element(values.begin(), values.end()));
    };
    check(rows.codes, kernel.range8(rows.codes.data(), rows.size()));
    check(rows.dates, kernel.range32(rows.dates.data(), rows.size()));
    check(rows.numbers, kernel.range64(rows.numbers.data(), rows.size()));
  });
}

TEST_CASE("the rows of a list are counted, added up, searched and gathered") {
  with_each([](const Kernels& kernel, const Rows& rows) {
    const std::size_t parents = rows.parents();
    std::vector<std::int32_t> counts(parents), known(parents), least(parents), first(parents), last(parents);
    std::vector<std::int64_t> sums(parents);
    std::vector<Word> sets(parents);
    kernel.count_rows(rows.bits.data(), rows.starts.data(), parents, counts.data());
    kernel.sum_rows(rows.bits.data(), rows.starts.data(), parents, rows.numbers.data(), sums.data());
    kernel.least_row(rows.bits.data(), rows.starts.data(), parents, rows.dates.data(), least.data());
    kernel.first_row(rows.bits.data(), rows.starts.data(), parents, rows.dates.data(), false, -9, first.data());
    kernel.first_row(rows.bits.data(), rows.starts.data(), parents, rows.dates.data(), true, -9, last.data());
    kernel.codes_of_rows(rows.bits.data(), rows.starts.data(), parents, rows.codes.data(), sets.data());
    kernel.count_codes(sets.data(), parents, 0x00FF00FF00FF00FF, known.data());
    for (std::size_t p = 0; p < parents; ++p) {
      std::int32_t count = 0, smallest = INT32_MAX, earliest = -9, latest = -9;
      std::uint64_t sum = 0;
      Word set = 0;
      for (std::uint32_t row = rows.starts[p]; row < rows.starts[p + 1]; ++row) {
        if (!has(rows.bits, row)) continue;
        ++count;
        sum += std::uint64_t(rows.numbers[row]);
        smallest = std::min(smallest, rows.dates[row]);
        if (earliest == -9 || rows.dates[row] < rows.dates[std::size_t(earliest)]) earliest = std::int32_t(row);
        if (latest == -9 || rows.dates[row] > rows.dates[std::size_t(latest)]) latest = std::int32_t(row);
        set |= Word(1) << rows.codes[row];
      }
      REQUIRE(counts[p] == count);
      REQUIRE(sums[p] == std::int64_t(sum));
      REQUIRE(least[p] == smallest);
      REQUIRE(first[p] == earliest);
      REQUIRE(last[p] == latest);
      REQUIRE(sets[p] == set);
      REQUIRE(known[p] == std::popcount(set & 0x00FF00FF00FF00FF));
    }
  });
}

TEST_CASE("the longest list is found, and words are joined") {
  with_each([](const Kernels& kernel, const Rows& rows) {
    std::uint32_t longest = 0;
    for (std::size_t p = 0; p < rows.parents(); ++p) longest = std::max(longest, rows.starts[p + 1] - rows.starts[p]);
    CHECK(kernel.longest_list(rows.starts.data(), rows.parents()) == longest);
    std::vector<Word> both = rows.bits, either = rows.bits;
    kernel.and_words(rows.more_bits.data(), both.size(), both.data());
    kernel.or_words(rows.more_bits.data(), either.size(), either.data());
    for (std::size_t i = 0; i < both.size(); ++i) {
      CHECK(both[i] == (rows.bits[i] & rows.more_bits[i]));
      CHECK(either[i] == (rows.bits[i] | rows.more_bits[i]));
    }
  });
}

TEST_CASE("flip dates are joined row by row") {
  with_each([](const Kernels& kernel, const Rows& rows) {
    std::vector<std::int32_t> earlier(rows.size(), 20'030), joined(rows.size(), 20'030), never_joined = joined;
    kernel.earlier_where(rows.bits.data(), rows.dates.data(), rows.size(), earlier.data());
    kernel.join_days(rows.bits.data(), rows.more_bits.data(), rows.dates.data(), rows.size(), joined.data());
    kernel.join_never(rows.bits.data(), rows.more_bits.data(), rows.size(), never_joined.data());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int32_t date = rows.dates[i], first = std::min(date, 20'030);
      const bool part = has(rows.bits, i), whole = has(rows.more_bits, i);
      REQUIRE(earlier[i] == (part ? first : 20'030));
      REQUIRE(joined[i] == (whole ? (part ? std::max(date, 20'030) : 20'030) : first));
      REQUIRE(never_joined[i] == (part && whole ? INT32_MAX : 20'030));
    }
  });
}

}  // namespace safon::testing
