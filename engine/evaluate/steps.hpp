// The steps of a plan. One function for each subject; each handles the ops that plan.hpp lists under it.
#pragma once
#include "engine/evaluate/columns/working.hpp"

namespace safon {

void run_value(Working& w, const Step& step, std::size_t index);       // load … gather
void run_arithmetic(Working& w, const Step& step);                     // add … divide
void run_comparison(Working& w, const Step& step, std::size_t index);  // exists … status_was, but for the next two
void run_compare(Working& w, const Step& step);                        // compare
void run_time(Working& w, const Step& step, std::size_t index);        // in_force, add_duration, compare_today
void run_visible(Working& w, const Step& step);                        // visible
void run_logic(Working& w, const Step& step);                          // all_of … at_least
void run_quantifier(Working& w, const Step& step);                     // reduce_count, reduce_all
void run_pool(Working& w, const Step& step);                           // is_filled
void run_aggregate(Working& w, const Step& step);                      // count_rows … largest_rows
void run_selection(Working& w, const Step& step);                      // earliest_row, latest_row
void run_groups(Working& w, const Step& step);                         // latest_of_each … count_different
void run_code_set(Working& w, const Step& step);                       // distinct_codes, set_count

}  // namespace safon
