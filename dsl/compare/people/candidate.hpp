// A made-up participant that both versions are asked about, in the words of a test: what is not written is absent where
// the field is optional and unknown otherwise, a list that is not written is empty.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dsl/compare/people/joint_schema.hpp"
#include "dsl/model/policy.hpp"
#include "engine/record/batch.hpp"

namespace safon::comparison {

struct Cell {
  enum class Is : std::uint8_t { unwritten, unknown, known } is{};
  std::int64_t value = 0;  // as a batch holds it; a code: in JointColumn::codes; a text: in Texts
  bool operator==(const Cell&) const = default;
};

struct List;
struct Row {
  std::vector<Cell> cells;  // as in JointTable::columns
  std::vector<List> lists;  // as in JointTable::children
  bool operator==(const Row&) const = default;
};
struct List {
  bool unknown = false;
  std::vector<Row> rows;
  bool operator==(const List&) const = default;
};

/// A status that the participant holds, as `given status` says it.
struct GivenStatus {
  InBoth programme{none16, none16};
  InBoth status{none16, none16};
  Date since;
  bool operator==(const GivenStatus&) const = default;
};
struct GivenPlace {
  InBoth intake{none16, none16};
  Date since;
  bool operator==(const GivenPlace&) const = default;
};

struct Candidate {
  Date as_of;
  Row root;
  std::vector<GivenStatus> statuses;  // by programme, one each at most
  std::vector<GivenPlace> placed;
  bool operator==(const Candidate&) const = default;
};

using Texts = std::vector<std::string>;

/// Nothing written, lists empty.
[[nodiscard]] Row empty_row(const JointSchema& joint, std::uint16_t table);

/// How much there is to read: fields, rows and statuses that are written.
[[nodiscard]] std::size_t size_of(const Candidate& candidate);

/// As a version's test would give it. What the version has no field or code for is left out, or unknown.
[[nodiscard]] model::TestRow test_row(const JointSchema& joint, const Texts& texts, Side side,
                                      const Candidate& candidate);
/// The same as lines of a rule file, from `given participant {` on; each begins with `indent`.
[[nodiscard]] std::string given_text(const JointSchema& joint, const Texts& texts, Side side,
                                     const CompiledPolicy& policy, const Candidate& candidate,
                                     const std::string& indent);

/// The record of a version's own test, as a candidate; texts are added to `texts`.
[[nodiscard]] Row row_of(const JointSchema& joint, Texts& texts, Side side, const model::TestRow& given);

}  // namespace safon::comparison
