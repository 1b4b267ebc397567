// The record that a test gives, held against the types of its fields. Internal to dsl/analyse_test.
#pragma once
#include "dsl/analyse_feed/record_fields.hpp"

namespace safon::tests {

[[nodiscard]] model::TestRow check_given(const syntax::RecordValue& record, const Schema& schema,
                                         const RecordFields& fields, Diagnostics& diagnostics);

}  // namespace safon::tests
