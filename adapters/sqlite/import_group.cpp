#include "adapters/sqlite/import_group.hpp"

#include "adapters/sqlite/inside.hpp"

namespace safon {

struct ImportGroup::State {
  WriteTransaction writing;
};

ImportGroup::ImportGroup(std::unique_ptr<State> state) : state_(std::move(state)) {}
ImportGroup::~ImportGroup() = default;
ImportGroup::ImportGroup(ImportGroup&&) noexcept = default;

std::expected<ImportGroup, RegisterError> ImportGroup::begin(RegisterFile& into) {
  return guarded([&] { return ImportGroup(std::unique_ptr<State>(new State{WriteTransaction(into.inside())})); });
}

std::expected<void, RegisterError> ImportGroup::commit() {
  return guarded([&] {
    const std::unique_ptr<State> state = std::move(state_);  // whatever comes of it, it has ended
    state->writing.commit();
  });
}

}  // namespace safon
