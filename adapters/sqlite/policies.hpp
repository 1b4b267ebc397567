// Policies in the register: their texts, their record schemas, and the names of what they speak of.
#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "adapters/sqlite/inside.hpp"

namespace safon {

struct PolicyKeys {
  std::int64_t policy = 0;
  SchemaKey schema = 0;
};

/// Stores what is new of the policy: its files, its schema, its programmes and the names in them. A new programme gets
/// a standing for everybody. In a write transaction.
PolicyKeys store_policy(RegisterFile::Inside& inside, const CompiledPolicy& policy);

/// Lives as long as the register is open. Throws sql::Failure when there is none.
[[nodiscard]] const Schema& stored_schema(RegisterFile::Inside& inside, SchemaKey key);

/// The key of a policy with exactly these files; 0 when the register has none.
[[nodiscard]] std::int64_t find_policy(RegisterFile::Inside& inside, const CompiledPolicy& policy);

/// The key of a programme; 0 when the register does not know it.
[[nodiscard]] std::int64_t find_programme(RegisterFile::Inside& inside, std::string_view policy, std::string_view name);

/// Statuses and transitions have numbers of their own in the register, so that states outlive a change in a policy's
/// order.
class ProgrammeNames {
 public:
  ProgrammeNames(RegisterFile::Inside& inside, const Programme& programme);

  /// Throw sql::Failure for a name that the other side does not have.
  [[nodiscard]] std::int64_t status_key(std::uint8_t status) const;
  [[nodiscard]] std::int64_t transition_key(std::uint16_t transition) const;  // none16: 0
  [[nodiscard]] std::uint8_t status(std::int64_t key) const;
  [[nodiscard]] std::uint16_t transition(std::int64_t key) const;

 private:
  const Programme& programme_;
  std::vector<std::int64_t> status_keys_, transition_keys_;  // 0: not in the register
  std::unordered_map<std::int64_t, std::uint16_t> statuses_, transitions_;
};

}  // namespace safon
