#include "adapters/office/stored_policy.hpp"

namespace safon::office {
namespace {

ReadFile read_from(std::vector<SourceFile> files) {
  return [files = std::move(files)](const std::string& name) -> std::expected<std::string, std::string> {
    for (const auto& file : files)
      if (file.name == name) return file.text;
    return std::unexpected("the register does not hold it");
  };
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

}  // namespace safon::office
