// From the inbox into the register, and on to done/ or refused/.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <tuple>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/inbox.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"

namespace safon {
namespace {

/// What changes when somebody writes to a file.
auto marks_of(const std::string& path) {
  struct stat at{};
  const bool there = ::stat(path.c_str(), &at) == 0;
  return std::tuple(there, at.st_size, at.st_mtim.tv_sec, at.st_mtim.tv_nsec);
}

bool moved(Night& night, const std::string& from, const std::string& to) {
  auto done = move_file(from, to);
  if (done) return true;
  refuse(Exit::impossible, done.error(), "the next night moves it; what is in the register stays");
  night.failed = true;
  return false;
}

/// To refused/, with a text beside it that says why; the text first, so that no refused file is without.
void put_aside(Night& night, const std::string& inbox, NightFile& file, const std::string& path) {
  const auto place = place_for(inbox, "refused", file.name);
  const auto text = file.taken.why + "Nothing of this file is in the register. Send a mended file to the inbox.\n";
  if (auto written = write_whole(place + ".why.txt", text); !written) {
    refuse(Exit::impossible, written.error(), "the file stays in the inbox");
    night.failed = true;
  } else if (moved(night, path, place)) {
    file.kept_as = place;
  }
}

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
  for (const auto& [path, name, council] : inbox->files) {
    auto how = options;
    how.council = council;
    how.received = std::min(night.as_of, today());
    const auto kept_as = place_for(options.inbox, "done", name);
    const auto before = marks_of(path);
    NightFile file{.name = name, .kept_as = path, .taken = take_in(into, policy, *feeds, how, path, kept_as, reading)};
    const auto fate = file.taken.fate;
    if (fate == Fate::not_read || fate == Fate::register_failed) {
      night.failed = true;
    } else if (fate == Fate::refused && marks_of(path) != before) {
      tell("still_written", path + " changed while it was read; the next night reads it again", {{"file", path}});
      night.still_written.push_back(name);
      continue;
    } else if (move && fate == Fate::refused) {
      put_aside(night, options.inbox, file, path);
    } else if (move && moved(night, path, kept_as)) {
      file.kept_as = kept_as;
    }
    night.files.push_back(std::move(file));
    if (fate == Fate::register_failed) return false;
  }
  return true;
}

}  // namespace safon
