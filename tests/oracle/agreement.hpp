// The same policy by the engine and as SQL, for the same people and days.
#pragma once
#include <optional>
#include <string>

#include "dsl/load/load.hpp"
#include "record_tables.hpp"

namespace safon::oracle {

[[nodiscard]] LoadedPolicy loaded(const std::string& text);

struct Disagreement {
  std::string policy;                // its text
  std::string requirement, refused;  // `refused`: why the policy did not load; then the rest says nothing
  std::size_t participant = 0;
  Date day;
  Answer engine{}, sql{};
};

/// `compared` counts the answers that were held against each other.
[[nodiscard]] std::optional<Disagreement> disagreement(const std::string& policy, const RecordBatch& batch,
                                                       RecordTables& tables, std::uint64_t& compared);

/// A smaller policy that disagrees about the same participant, by trial.
[[nodiscard]] Disagreement smaller(Disagreement found, const RecordBatch& batch, RecordTables& tables);

[[nodiscard]] std::string told(const Disagreement& found, const RecordTables& tables);

}  // namespace safon::oracle
