// The record that a test block gives, as a batch of one participant.
#pragma once
#include "dsl/model/policy.hpp"
#include "engine/record/batch.hpp"

namespace safon {

/// What the test does not write: optional fields and embedded records are absent, other fields unknown, lists empty.
/// The batch reads `policy.schema`, which outlives it.
[[nodiscard]] RecordBatch test_record(const model::Policy& policy, const model::TestRow& given);

/// The same as one more participant of `batch`, which is of that schema.
void append_test_record(RecordBatch& batch, const model::TestRow& given);

}  // namespace safon
