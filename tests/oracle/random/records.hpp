// Random records for any schema: values that are unknown or absent, lists that nobody gave or that are empty, rows that
// are dated late or not at all.
#pragma once
#include <vector>

#include "engine/record/batch.hpp"
#include "tests/engine/evaluate/random_case.hpp"

namespace safon::oracle {

using safon::testing::Random;

/// A day between 2023 and 2026, with a liking for the ends of months.
[[nodiscard]] Date random_day(Random& random);

/// A number with few places, small enough for products of three in 64 bits, in micros.
[[nodiscard]] std::int64_t random_number(Random& random);

/// `size` participants with the ids "p1", "p2" … The schema outlives the batch.
[[nodiscard]] RecordBatch records_for(Random& random, const Schema& schema, int size);

}  // namespace safon::oracle
