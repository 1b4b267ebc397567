// Taking in one return: all of it or nothing.
#pragma once
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/register.hpp"
#include "engine/correction/event.hpp"

namespace safon {

struct ImportInfo {
  std::string file;  // as the operator named it
  std::string feed;
  std::string council;  // whose return it is
  Date received;
  bool full_return = false;  // who is not in it is no longer reported
  const CompiledPolicy* policy =
      nullptr;           // whose feed it is; stored with the register when it is new. Outlives the import
  std::string imported;  // when, in the caller's wording
};

enum class Added : std::uint8_t {
  new_participant,
  changed,
  unchanged,   // the same record as before: nothing is stored
  superseded,  // what a return received later has replaced: nothing is stored
  duplicate,   // this participant was already in this file: nothing is stored; reject it
};

struct ImportedRejection {
  std::uint32_t line = 0, column = 0;
  std::string participant;  // id, empty when it has none; who is rejected is still reported
  std::string field, code, message;
  bool same_record = false;  // a further fault of the record of the rejection before
};

struct ImportResult {
  std::int64_t import = 0;
  Date known_from;  // the day of receipt, or the day after the last as-of date when that is later; for a participant
                    // whose days an officer's decision has settled beyond that, the day after those
  std::uint64_t added = 0, changed = 0, unchanged = 0, rejected = 0, no_longer_reported = 0, reported_again = 0;
  std::uint64_t nameless = 0;    // rejected records without an id: while there are any, nobody is marked as missing
  std::uint64_t superseded = 0;  // of those that count as unchanged: a later return has replaced them
  std::vector<std::int64_t> corrections_standing;  // by number: the council still sends what they put right
  std::vector<CorrectionEvent> corrections_ended;  // mended or overtaken by this return
};

/// One transaction on the register, which must not be used for anything else until it ends. Destroying it without
/// finish() leaves the register as it was.
class Import {
 public:
  [[nodiscard]] static std::expected<Import, RegisterError> begin(RegisterFile& into, const ImportInfo& info);
  ~Import();
  Import(Import&&) noexcept;

  /// `document`: encode_document() under the policy's schema. `council`: whose participant it is.
  [[nodiscard]] std::expected<Added, RegisterError> add_version(std::string_view participant, std::string_view council,
                                                                std::span<const std::uint8_t> document,
                                                                std::uint32_t line);
  [[nodiscard]] std::expected<void, RegisterError> add_rejection(const ImportedRejection& rejection);

  /// `file`: the hash of the bytes that were read. `keep` false is a dry run: the same counts, and nothing is written.
  /// Fault `already_imported`: the same bytes came in through the same feed of the same policy text before; the message
  /// says when.
  [[nodiscard]] std::expected<ImportResult, RegisterError> finish(const Hash& file, bool keep = true);

 private:
  struct State;
  explicit Import(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace safon
