// From the inbox into the register, and on to done/ or refused/.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/inbox.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/sqlite/import_group.hpp"

namespace safon {
namespace {

/// What changes when somebody writes to a file.
auto marks_of(const std::string& path) {
  struct stat at{};
  const bool there = ::stat(path.c_str(), &at) == 0;
  return std::tuple(there, at.st_size, at.st_mtim.tv_sec, at.st_mtim.tv_nsec);
}

class Arrivals {
 public:
  Arrivals(RegisterFile& into, const std::string& inbox, bool move, Night& night)
      : into_(into), inbox_(inbox), move_(move), night_(night) {}

  /// False: the register cannot be written, and that has been said.
  bool begin() {
    if (group_) return true;
    auto begun = ImportGroup::begin(into_);
    if (!begun) return failed(begun.error());
    group_.emplace(std::move(*begun));
    return true;
  }

  void add(NightFile file, const std::string& path, const std::string& kept_as) {
    const auto fate = file.taken.fate;
    if (fate == Fate::not_read || fate == Fate::register_failed) night_.failed = true;
    if (fate == Fate::refused && move_) put_aside(file, path);
    if (fate == Fate::in) bytes_ += std::filesystem::file_size(path, ignored_);
    if (fate == Fate::in || fate == Fate::in_before) to_move_.push_back({night_.files.size(), path, kept_as});
    night_.files.push_back(std::move(file));
  }

  [[nodiscard]] bool enough() const { return bytes_ >= bytes_together; }

  /// First the register, then the folders: a night that is killed in between finds the files in already. False: as
  /// begin().
  bool keep() {
    if (group_) {
      auto kept = group_->commit();
      group_.reset();
      if (!kept) {
        for (const auto& each : to_move_) night_.files[each.file].taken.fate = Fate::register_failed;
        to_move_.clear();
        return failed(kept.error());
      }
    }
    bytes_ = 0;
    for (const auto& [file, path, kept_as] : std::exchange(to_move_, {}))
      if (move_ && moved(path, kept_as)) night_.files[file].kept_as = kept_as;
    for (const auto& folder : std::exchange(changed_, {})) sync_folder(folder);
    return true;
  }

 private:
  bool failed(const RegisterError& error) {
    refuse(error);
    night_.failed = true;
    return false;
  }

  bool moved(const std::string& from, const std::string& to) {
    auto done = move_file(from, to);
    if (done) {
      for (const auto& each : {from, to}) changed_.insert(std::filesystem::path(each).parent_path().string());
      return true;
    }
    refuse(Exit::impossible, done.error(), "the next night moves it; what is in the register stays");
    night_.failed = true;
    return false;
  }

  /// To refused/, with a text beside it that says why; the text first, so that no refused file is without.
  void put_aside(NightFile& file, const std::string& path) {
    const auto place = place_for(inbox_, "refused", file.name);
    const auto text = file.taken.why + "Nothing of this file is in the register. Send a mended file to the inbox.\n";
    if (auto written = write_whole(place + ".why.txt", text); !written) {
      refuse(Exit::impossible, written.error(), "the file stays in the inbox");
      night_.failed = true;
    } else if (moved(path, place)) {
      file.kept_as = place;
    }
  }

  struct ToMove {
    std::size_t file;  // of the night's files
    std::string path, kept_as;
  };
  RegisterFile& into_;
  const std::string& inbox_;
  bool move_;
  Night& night_;
  std::optional<ImportGroup> group_;
  std::uintmax_t bytes_ = 0;       // that are in, and not on the disc
  std::vector<ToMove> to_move_;    // once they are
  std::set<std::string> changed_;  // folders
  std::error_code ignored_;
};

}  // namespace

bool take_in_arrived(RegisterFile& into, const LoadedPolicy& policy, const Options& options, bool move, Night& night) {
  auto inbox = look_into(options.inbox, options.council);
  if (!inbox) {
    refuse(Exit::impossible, inbox.error(), "`--inbox` names the folder where returns arrive");
    return false;
  }
  night.still_written = std::move(inbox->still_written);
  night.not_for_us = std::move(inbox->not_for_us);
  if (inbox->files.empty()) return true;
  auto feeds = feeds_for(policy, options);
  if (!feeds) return false;
  std::vector<std::string> paths;
  for (const auto& arrived : inbox->files) paths.push_back(arrived.path);
  Reading reading(paths, options.quiet);
  Arrivals arrivals(into, options.inbox, move, night);
  for (const auto& [path, name, council] : inbox->files) {
    if (!arrivals.begin()) return false;
    auto how = options;
    how.council = council;
    how.received = std::min(night.as_of, today());
    // Rejections are told by the place where the file will be looked for; a dry run leaves it where it is.
    const auto kept_as = move ? place_for(options.inbox, "done", name) : path;
    const auto before = marks_of(path);
    NightFile file{.name = name, .kept_as = path, .taken = take_in(into, policy, *feeds, how, path, kept_as, reading)};
    const auto fate = file.taken.fate;
    if (fate == Fate::refused && marks_of(path) != before) {
      tell("still_written", path + " changed while it was read; the next night reads it again", {{"file", path}});
      night.still_written.push_back(name);
      continue;
    }
    arrivals.add(std::move(file), path, kept_as);
    if (fate == Fate::register_failed) return static_cast<void>(arrivals.keep()), false;
    if (arrivals.enough() && !arrivals.keep()) return false;
  }
  return arrivals.keep();
}

}  // namespace safon
