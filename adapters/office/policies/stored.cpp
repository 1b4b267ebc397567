#include "adapters/office/policies/stored.hpp"

#include <algorithm>

#include "adapters/office/policies/in_force.hpp"
#include "adapters/sqlite/versions/publications.hpp"

namespace safon::office {
namespace {

ReadFile read_from(std::vector<SourceFile> files) {
  return [files = std::move(files)](const std::string& name) -> std::expected<std::string, std::string> {
    for (const auto& file : files)
      if (file.name == name) return file.text;
    return std::unexpected("the register does not hold it");
  };
}

std::string called(const PolicyRow& row) {
  return row.name + "` version `" + row.version;
}

}  // namespace

std::expected<LoadedPolicy, Refusal> stored_policy(RegisterFile& in, std::int64_t key, const std::string& called) {
  auto files = policy_files(in, key);
  if (!files) return std::unexpected(refusal(files.error()));
  const auto name = files->front().name;
  auto loaded = load_policy(name, read_from(std::move(*files)));
  if (!loaded.compiled)
    return std::unexpected(refusal(Ground::impossible, "policy `" + called + "` in the register no longer compiles",
                                   "give the rule file with --policy"));
  return loaded;
}

std::expected<LoadedPolicy, Refusal> stored_policy(RegisterFile& in, const PolicyRow& row) {
  return stored_policy(in, row.key, called(row));
}

std::expected<SharedPolicy, Refusal> StoredPolicies::with_key(RegisterFile& in, std::int64_t key,
                                                              const std::string& called) {
  const std::scoped_lock only(mutex_);
  auto& kept = compiled_[key];
  if (kept) return kept;
  auto loaded = stored_policy(in, key, called);
  if (!loaded) return std::unexpected(loaded.error());
  return kept = std::make_shared<const LoadedPolicy>(std::move(*loaded));
}

std::expected<SharedPolicy, Refusal> StoredPolicies::in_force(RegisterFile& in, Date day) {
  auto versions = versions_in_force(in, *this);
  if (!versions) return std::unexpected(versions.error());
  if (*versions) {
    // Before the first one begins it is known all the same what will be in force.
    const auto version =
        (*versions)->newest(day).value_or(day < (*versions)->rows.front().from ? 0 : (*versions)->rows.size() - 1);
    return (*versions)->loaded[version];
  }
  auto rows = policies(in);
  if (!rows) return std::unexpected(refusal(rows.error()));
  if (rows->empty()) return nullptr;
  return with_key(in, rows->back().key, called(rows->back()));
}

std::expected<SharedPolicy, Refusal> StoredPolicies::of(RegisterFile& in, ParticipantKey participant, Date day) {
  auto under = policy_settled_under(in, participant);
  if (!under) return std::unexpected(refusal(under.error()));
  if (!*under) return in_force(in, day);
  auto versions = published_versions(in);
  if (!versions) return std::unexpected(refusal(versions.error()));
  const bool is_published = std::ranges::find(*versions, (*under)->key, &PublishedVersion::policy) != versions->end();
  return is_published ? with_key(in, (*under)->key, called(**under)) : in_force(in, day);
}

}  // namespace safon::office
