// Several returns in one transaction. What a small return costs is mostly making it durable by itself.
#pragma once
#include <cstdint>
#include <expected>
#include <memory>

#include "adapters/sqlite/register.hpp"

namespace safon {

/// Bytes of returns that go in together: whoever else would write waits no longer than they take, a third of a second.
inline constexpr std::uintmax_t bytes_together = std::uintmax_t{32} << 20;

/// While it lives, each import into this register is still all or nothing, and none is on the disc before commit(). The
/// register must not be used for anything but imports and questions meanwhile. Destroyed without commit(), it leaves
/// the register as it was.
class ImportGroup {
 public:
  [[nodiscard]] static std::expected<ImportGroup, RegisterError> begin(RegisterFile& into);
  ~ImportGroup();
  ImportGroup(ImportGroup&&) noexcept;

  /// Every import that was finished since begin() is in; when it fails, none is.
  [[nodiscard]] std::expected<void, RegisterError> commit();

 private:
  struct State;
  explicit ImportGroup(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace safon
