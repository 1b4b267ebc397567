// Random policies, records and decisions lived through a register: returns between nights, nights that are missed.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/night/evaluate_register.hpp"
#include "engine/ports/in_memory.hpp"
#include "tests/adapters/sqlite/fixture.hpp"
#include "tests/engine/progress/random_lives.hpp"

namespace safon::test {

/// What comes in, and when; the policy is ready to be stored. Versions that say nothing new are left out, as an import
/// does.
struct Lives {
  CompiledPolicy policy;
  std::optional<testing::Records> records;  // of the first few, for the twin
  std::vector<testing::TheirDecision> decisions;
  std::vector<std::pair<RecordVersion, Bytes>> arrivals;  // by day

  /// `people` of them, with `people` / 4 random cases' worth of records.
  Lives(std::uint64_t seed, std::uint32_t people = testing::participants);
};

/// One way to live them: the register of record, or its twin in memory.
class Way {
 public:
  explicit Way(const Lives& lives) : lives_(lives) {}
  virtual ~Way() = default;

  void come_in(Date by);  // what has arrived by then
  /// What has arrived by then comes in, then the night is run.
  void night(Date as_of, Who who = Who::due) { night(as_of, who, lives_.policy); }
  void night(Date as_of, Who who, const CompiledPolicy& policy);
  /// What has arrived by then comes in, then the officer decides, if that can be.
  void decide(const testing::TheirDecision& decided) { decide(decided, lives_.policy); }
  void decide(const testing::TheirDecision& decided, const CompiledPolicy& policy);
  /// Each participant's events, in words.
  [[nodiscard]] virtual std::vector<std::vector<std::string>> events() = 0;
  [[nodiscard]] std::vector<ProgressState> states(Date as_of);

 protected:
  virtual void arrive(const RecordVersion& version, const Bytes& document) = 0;
  virtual RecordSource& source() = 0;
  virtual Ledger& ledger() = 0;

  const Lives& lives_;
  std::map<std::uint32_t, ParticipantKey> keys_;

 private:
  std::size_t arrived_ = 0;
};

class InRegister final : public Way {
 public:
  InRegister(const Lives& lives, std::string path);
  std::vector<std::vector<std::string>> events() override;
  [[nodiscard]] RegisterFile& file() { return file_; }

 private:
  void arrive(const RecordVersion& version, const Bytes& document) override;
  RecordSource& source() override { return file_; }
  Ledger& ledger() override { return file_; }
  RegisterFile file_;
};

class InMemory final : public Way {
 public:
  explicit InMemory(const Lives& lives) : Way(lives), memory_(lives.policy.plan.schema) {}
  std::vector<std::vector<std::string>> events() override;

 private:
  void arrive(const RecordVersion& version, const Bytes& document) override;
  RecordSource& source() override { return memory_; }
  Ledger& ledger() override { return memory_; }
  InMemoryRegister memory_;
};

}  // namespace safon::test
