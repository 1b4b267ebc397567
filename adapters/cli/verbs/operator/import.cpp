// safon import: councils' returns into the register, each file whole or not at all.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/import_target.hpp"
#include "adapters/cli/verbs/operator/intake.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

/// The file is not of this feed, though it may be of another.
bool of_another_feed(const xml::ReturnError& error) {
  return error.code == xml::ReturnCode::maps_nothing || error.code == xml::ReturnCode::other_namespace ||
         error.code == xml::ReturnCode::check_failed || error.code == xml::ReturnCode::header_missing;
}

std::expected<std::vector<const model::Feed*>, Exit> feeds_for(const LoadedPolicy& policy, const Options& options) {
  std::vector<const model::Feed*> feeds;
  std::vector<std::string> names;
  for (const auto& feed : policy.model->feeds) {
    names.push_back(feed.name);
    if (options.feed.empty() || options.feed == feed.name) feeds.push_back(&feed);
  }
  if (!feeds.empty()) return feeds;
  if (names.empty())
    return std::unexpected(refuse(Exit::usage, "the policy has no feed", "a `feed` says how a council's file is read"));
  auto near = nearest(options.feed, names);
  return std::unexpected(refuse(Exit::usage, "the policy has no feed `" + options.feed + "`",
                                near ? "did you mean `" + *near + "`?" : ""));
}

struct Outcome {
  Exit exit = Exit::good;
  std::string feed, note;
  ImportResult result;
};

Exit worse(Exit a, Exit b) {
  return int(a) > int(b) ? a : b;
}

void tell_rejections(const Intake& intake, const std::string& path) {
  for (const auto& rejection : intake.rejections())
    warn("rejected", xml::to_text(rejection, path),
         {{"file", path},
          {"line", std::to_string(rejection.line)},
          {"column", std::to_string(rejection.column)},
          {"participant", rejection.participant},
          {"field", rejection.field},
          {"code", std::string(xml::info(rejection.code).code)}});
}

/// Tries the feeds in the order of the policy until one maps the file.
Outcome import_file(RegisterFile& into, const LoadedPolicy& policy, const std::vector<const model::Feed*>& feeds,
                    const Options& options, const std::string& path) {
  ReturnFile file(path);
  if (!file.is_open())
    return {refuse(Exit::impossible, "cannot read `" + path + "`: " + std::strerror(errno)), "", "not read"};
  auto hash = file.hash();
  if (!hash) return {refuse(Exit::impossible, "cannot read `" + path + "`: " + hash.error()), "", "not read"};
  std::vector<std::pair<const model::Feed*, xml::ReturnError>> unfit;
  for (const auto* feed : feeds) {
    Intake intake(into, policy, *feed, options, path, *hash);
    auto taken = intake.take(file);
    if (taken) {
      tell_rejections(intake, path);
      return {intake.rejected() ? Exit::partly : Exit::good, feed->name,
              options.dry_run ? "dry run: nothing was written" : "", *taken};
    }
    if (const auto* error = std::get_if<RegisterError>(&taken.error())) {
      if (error->code != RegisterFault::already_imported) return {refuse(*error), feed->name, "not taken in"};
      tell("already_imported", path + ": " + error->message + "; nothing changes", {{"file", path}});
      return {Exit::good, feed->name, "taken in before: nothing changes"};
    }
    const auto& error = std::get<xml::ReturnError>(taken.error());
    if (!of_another_feed(error))
      return {refuse(Exit::impossible, xml::to_text(error, path), "the register is as it was"), feed->name,
              "not taken in"};
    unfit.emplace_back(feed, error);
  }
  for (const auto& [feed, error] : unfit)
    refuse(Exit::impossible, "feed `" + feed->name + "`: " + xml::to_text(error, path));
  return {refuse(Exit::impossible, "no feed of the policy fits `" + path + "`", "the register is as it was"), "",
          "not taken in"};
}

}  // namespace

Exit import_returns(const Options& options) {
  // Without a rule file the policy comes out of a register that is there.
  std::error_code ignored;
  if (options.policy_path.empty() && !std::filesystem::exists(options.register_path, ignored))
    return refuse(Exit::usage, "there is no register `" + options.register_path + "` yet, so it has no policy",
                  "give the policy's rule file with --policy");
  ImportTarget target(options);
  auto* into = target.open();
  if (!into) return Exit::impossible;
  auto policy = policy_for(options, into);
  if (!policy) return policy.error();
  auto feeds = feeds_for(*policy, options);
  if (!feeds) return feeds.error();
  Table table{.columns = {"file", "feed", "added", "changed", "unchanged", "rejected", "no_longer_reported", "note"}};
  Exit exit = Exit::good;
  ProgressBar bar("importing", is_terminal(STDERR_FILENO) && !options.quiet && options.files.size() > 1);
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const auto outcome = import_file(*into, *policy, *feeds, options, options.files[i]);
    exit = worse(exit, outcome.exit);
    if (outcome.exit != Exit::impossible && !options.dry_run) target.keep();
    const auto& r = outcome.result;
    table.rows.push_back({options.files[i], outcome.feed, std::int64_t(r.added), std::int64_t(r.changed),
                          std::int64_t(r.unchanged), std::int64_t(r.rejected), std::int64_t(r.no_longer_reported),
                          outcome.note});
    bar.show(i + 1, options.files.size());
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return exit;
}

}  // namespace safon
