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
#include "adapters/cli/versions/in_force.hpp"
#include "adapters/office/stored_policy.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/versions/publications.hpp"
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

std::expected<LoadedPolicy, Exit> stored(RegisterFile& in, const PolicyRow& row) {
  return load_stored(in, row.key, row.name + "` version `" + row.version);
}

}  // namespace

std::expected<LoadedPolicy, Exit> load_stored(RegisterFile& in, std::int64_t key, const std::string& called) {
  auto loaded = office::stored_policy(in, key, called);
  if (!loaded) return std::unexpected(refuse(loaded.error()));
  return std::move(*loaded);
}

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
  auto versions = versions_in_force(*from);
  if (!versions) return std::unexpected(versions.error());
  if (*versions) {
    const auto day = options.as_of.value_or(today());
    // Before the first one begins it is known all the same what will be in force.
    const auto version =
        (*versions)->newest(day).value_or(day < (*versions)->rows.front().from ? 0 : (*versions)->rows.size() - 1);
    return std::move((*versions)->loaded[version]);
  }
  auto rows = policies(*from);
  if (!rows) return std::unexpected(refuse(rows.error()));
  if (rows->empty())
    return std::unexpected(refuse(Exit::usage, "the register holds no policy yet", "give its rule file with --policy"));
  return stored(*from, rows->back());
}

std::expected<LoadedPolicy, Exit> policy_for_participant(const Options& options, RegisterFile& in) {
  if (!options.policy_path.empty() || options.id.empty()) return policy_for(options, &in);
  auto key = find_participant(in, options.id);
  if (!key) return std::unexpected(refuse(key.error()));
  auto under = *key ? policy_settled_under(in, **key) : Answered<std::optional<PolicyRow>>{std::nullopt};
  if (!under) return std::unexpected(refuse(under.error()));
  auto versions = published_versions(in);
  if (!versions) return std::unexpected(refuse(versions.error()));
  const bool is_published =
      *under && std::ranges::find(*versions, (*under)->key, &PublishedVersion::policy) != versions->end();
  return is_published ? stored(in, **under) : policy_for(options, &in);
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
    if (auto loaded = stored(in, row)) all.push_back(std::move(*loaded));
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
