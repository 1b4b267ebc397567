#include "adapters/cli/policies.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/source/limits.hpp"

namespace safon {
namespace {

std::expected<std::string, std::string> read_disk(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return std::unexpected("it is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return std::unexpected(std::filesystem::exists(path, error) ? "it may not be read" : "there is no such file");
  // One byte past the limit is enough for the parser to refuse the file by its size.
  std::string text(limits::file_bytes + 1, '\0');
  file.read(text.data(), std::streamsize(text.size()));
  text.resize(std::size_t(file.gcount()));
  return text;
}

std::vector<std::string> list_disk(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, error))
    if (entry.path().extension() == ".safon") names.push_back(entry.path().generic_string());
  return names;
}

/// What questions are answered by, from the register. A program asks once, so that a copy of its own is no loss.
std::expected<LoadedPolicy, Exit> said(std::expected<office::SharedPolicy, office::Refusal> found) {
  if (!found) return std::unexpected(refuse(found.error()));
  if (!*found)
    return std::unexpected(refuse(Exit::usage, "the register holds no policy yet", "give its rule file with --policy"));
  return **found;
}

}  // namespace

ReadFile disk_reader() {
  return read_disk;
}

ListFiles disk_lister() {
  return list_disk;
}

LoadedPolicy read_policy(const std::string& path) {
  return load_policy(path, read_disk, list_disk);
}

std::expected<LoadedPolicy, Exit> policy_for(const Options& options, RegisterFile* from) {
  if (!options.policy_path.empty()) {
    auto loaded = read_policy(options.policy_path);
    if (loaded.compiled) return loaded;
    std::cerr << render(loaded.diagnostics, loaded.sources, {.colour = terminal(STDERR_FILENO, options.colour).colour});
    return std::unexpected(refuse(Exit::impossible, "the policy has errors, so nothing was done",
                                  "`safon check " + options.policy_path + "` shows them"));
  }
  if (!from) return std::unexpected(refuse(Exit::usage, "no policy was named", "give its rule file with --policy"));
  office::StoredPolicies held;
  return said(held.in_force(*from, options.as_of.value_or(today())));
}

std::expected<LoadedPolicy, Exit> policy_for_participant(const Options& options, RegisterFile& in) {
  if (!options.policy_path.empty() || options.id.empty()) return policy_for(options, &in);
  auto key = find_participant(in, options.id);
  if (!key) return std::unexpected(refuse(key.error()));
  if (!*key) return policy_for(options, &in);
  office::StoredPolicies held;
  return said(held.of(in, **key, options.as_of.value_or(today())));
}

std::expected<std::optional<VersionsInForce>, Exit> versions_in_force(RegisterFile& in) {
  office::StoredPolicies held;
  auto versions = office::versions_in_force(in, held);
  if (!versions) return std::unexpected(refuse(versions.error()));
  return std::move(*versions);
}

std::expected<LabelledRegister, Exit> open_with_labels(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return std::unexpected(refuse(in.error()));
  if (options.policy_path.empty()) {
    auto rows = policies(*in);
    if (!rows) return std::unexpected(refuse(rows.error()));
    if (rows->empty()) return LabelledRegister{std::move(*in), nullptr};
  }
  auto loaded = policy_for(options, &*in);
  if (!loaded) return std::unexpected(loaded.error());
  check_language(*loaded->compiled, options);
  return LabelledRegister{std::move(*in), std::make_unique<LoadedPolicy>(std::move(*loaded))};
}

std::vector<LoadedPolicy> stored_policies(RegisterFile& in) {
  std::vector<LoadedPolicy> all;
  auto rows = policies(in);
  if (!rows) {
    refuse(rows.error());
    return all;
  }
  for (const auto& row : *rows)
    if (auto loaded = office::stored_policy(in, row))
      all.push_back(std::move(*loaded));
    else
      refuse(loaded.error());
  return all;
}

void check_language(const CompiledPolicy& policy, const Options& options) {
  const auto& known = policy.languages;
  if (options.language.empty() || std::ranges::find(known, options.language) != known.end()) return;
  std::string all;
  for (const auto& language : known) all += (all.empty() ? "`" : ", `") + language + "`";
  warn("language", "the policy has no wording in `" + options.language + "`, so its main language is shown" +
                       (all.empty() ? "" : "; it has " + all));
}

}  // namespace safon
