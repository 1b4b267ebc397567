// safon import: councils' returns into the register, each file whole or not at all.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/take_in/import_target.hpp"
#include "adapters/cli/verbs/operator/take_in/reading.hpp"
#include "adapters/cli/verbs/operator/take_in/take_in.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/import_group.hpp"

namespace safon {
namespace {

/// Files on their way in: none is on the disc before keep().
class Together {
 public:
  Together(RegisterFile& into, bool dry_run) : into_(into), dry_run_(dry_run) {}

  void begin() {
    if (group_ || dry_run_) return;
    // Whatever stands in the way of this stands in the way of each file as well, which says so.
    if (auto begun = ImportGroup::begin(into_)) group_.emplace(std::move(*begun));
  }

  void add(TakenIn& taken, const std::string& path) {
    if (taken.fate != Fate::in) return;
    waiting_.push_back(&taken);
    std::error_code ignored;
    bytes_ += std::filesystem::file_size(path, ignored);
  }

  [[nodiscard]] bool enough() const { return bytes_ >= bytes_together; }

  void keep() {
    if (group_)
      if (auto kept = std::exchange(group_, std::nullopt)->commit(); !kept) {
        refuse(kept.error());
        for (TakenIn* each : waiting_)
          *each = {.fate = Fate::register_failed, .feed = each->feed, .note = "not taken in"};
      }
    waiting_.clear();
    bytes_ = 0;
  }

 private:
  RegisterFile& into_;
  bool dry_run_;
  std::optional<ImportGroup> group_;
  std::vector<TakenIn*> waiting_;
  std::uintmax_t bytes_ = 0;
};

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
  Reading reading(options.files, options.quiet);
  std::vector<TakenIn> files(options.files.size());
  Together together(*into, options.dry_run);
  for (std::size_t i = 0; i < files.size(); ++i) {
    together.begin();
    files[i] = take_in(*into, *policy, *feeds, options, options.files[i], options.files[i], reading);
    together.add(files[i], options.files[i]);
    if (together.enough()) together.keep();
  }
  together.keep();
  Table table{.columns = {"file", "feed", "added", "changed", "unchanged", "rejected", "no_longer_reported", "note"}};
  Exit exit = Exit::good;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& taken = files[i];
    exit = std::max(exit, exit_of(taken));
    if (exit_of(taken) != Exit::impossible && !options.dry_run) target.keep();
    const auto& r = taken.result;
    table.rows.push_back({options.files[i], taken.feed, std::int64_t(r.added), std::int64_t(r.changed),
                          std::int64_t(r.unchanged), std::int64_t(r.rejected), std::int64_t(r.no_longer_reported),
                          taken.note});
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return exit;
}

}  // namespace safon
