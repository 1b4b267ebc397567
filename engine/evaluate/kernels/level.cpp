// The kernels for one set of instructions; SAFON_KERNELS names them. Built several times: nothing here may call a
// function that other files could define too, for then this one's version of it might be run everywhere.
#include "engine/evaluate/kernels/days.hpp"
#include "engine/evaluate/kernels/lists.hpp"
#include "engine/evaluate/kernels/rows.hpp"

#ifndef SAFON_KERNELS
#define SAFON_KERNELS kernels_any
#endif

namespace safon {

extern const Kernels SAFON_KERNELS;
const Kernels SAFON_KERNELS = {
    .equal8 = equal8,
    .above32 = above32,
    .above64 = above64,
    .above_parent32 = above_parent32,
    .range8 = range8,
    .range32 = range32,
    .range64 = range64,
    .and_words = and_words,
    .or_words = or_words,
    .longest_list = longest_list,
    .count_rows = count_rows,
    .sum_rows = sum_rows,
    .least_row = least_row,
    .first_row = first_row,
    .codes_of_rows = codes_of_rows,
    .count_codes = count_codes,
    .earlier_where = earlier_where,
    .join_days = join_days,
    .join_never = join_never,
};

}  // namespace safon
