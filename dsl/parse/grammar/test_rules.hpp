// What both kinds of tests have in common: the record that is given.
#pragma once
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

struct record_value_class;
/// { field: value … }
inline const x3::rule<record_value_class, syntax::RecordValue> record_value = "record";

BOOST_SPIRIT_DECLARE(decltype(record_value))

}  // namespace safon::parsing
