#include "adapters/cli/outgoing/tables.hpp"

#include <filesystem>
#include <vector>

#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/publish/draw.hpp"
#include "adapters/cli/publish/made.hpp"

namespace safon {
namespace {

struct Version {
  std::string language, path;  // without the ending
};

std::vector<Version> versions_of(const CompiledPolicy& policy, const Report& report, const std::string& outbox) {
  const auto path = outbox + "/tables/" + report.name;
  std::vector<Version> all{{policy.languages.empty() ? "" : policy.languages.front(), path}};
  for (std::size_t l = 1; l < policy.languages.size(); ++l)
    all.push_back({policy.languages[l], path + "." + policy.languages[l]});
  return all;
}

}  // namespace

bool tables_are_there(const CompiledPolicy& policy, const std::string& outbox) {
  std::error_code ignored;
  for (const auto& report : policy.reports)
    for (const auto& [language, path] : versions_of(policy, report, outbox))
      if (!std::filesystem::exists(path + ".csv", ignored) || !std::filesystem::exists(path + ".html", ignored))
        return false;
  return true;
}

std::expected<std::size_t, std::string> write_tables(RegisterFile& in, const CompiledPolicy& policy, Date as_of,
                                                     const std::string& outbox) {
  for (const auto& report : policy.reports) {
    const auto table = make_table(in, policy, report, as_of);
    if (!table) return std::unexpected(table.error().message);
    for (const auto& [language, path] : versions_of(policy, report, outbox)) {
      const auto made = published(policy, report, table->cells, table->origin, language);
      if (auto done = write_whole(path + ".csv", published_csv(made)); !done) return std::unexpected(done.error());
      if (auto done = write_whole(path + ".html", published_html(made)); !done) return std::unexpected(done.error());
    }
  }
  return policy.reports.size();
}

}  // namespace safon
