#include "adapters/cli/night/inbox.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace safon {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished[] = {".part", ".partial", ".filepart", ".tmp", ".crdownload", "~"};

bool is_xml(std::string_view name) {
  const auto end = name.size() > 4 ? name.substr(name.size() - 4) : "";
  return std::ranges::equal(end, std::string_view(".xml"),
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
}

bool being_written(std::string_view name) {
  return name.starts_with('.') ||
         std::ranges::any_of(unfinished, [&](std::string_view end) { return name.ends_with(end); });
}

/// The name goes into messages, pages and the register.
bool can_be_shown(std::string_view name) {
  return std::ranges::none_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void look_into_folder(const fs::path& folder, const std::string& council, Inbox& inbox, std::error_code& error) {
  const std::string before = council.empty() ? "" : council + "/";
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    const auto file = each->path().filename().string();
    std::error_code gone;
    const auto status = fs::symlink_status(each->path(), gone);
    if (gone || (fs::is_directory(status) && council.empty())) continue;
    if (fs::is_regular_file(status) && being_written(file))
      inbox.still_written.push_back(before + file);
    else if (fs::is_regular_file(status) && is_xml(file) && can_be_shown(file))
      inbox.files.push_back({each->path().string(), before + file, council});
    else
      inbox.not_for_us.push_back(before + file);
  }
}

}  // namespace

std::expected<Inbox, std::string> look_into(const std::string& folder, const std::string& council) {
  Inbox inbox;
  std::error_code error;
  std::vector<std::string> councils;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    const auto name = each->path().filename().string();
    std::error_code gone;
    const bool ours = name != "done" && name != "refused" && !name.starts_with('.') && can_be_shown(name);
    if (ours && fs::is_directory(fs::symlink_status(each->path(), gone)) && (council.empty() || name == council))
      councils.push_back(name);
  }
  if (!error && council.empty()) look_into_folder(folder, "", inbox, error);
  for (const auto& name : councils)
    if (!error) look_into_folder(fs::path(folder) / name, name, inbox, error);
  if (error) return std::unexpected("the inbox `" + folder + "` cannot be read: " + error.message());
  std::ranges::sort(inbox.files, {}, &Arrived::name);
  std::ranges::sort(inbox.still_written);
  std::ranges::sort(inbox.not_for_us);
  return inbox;
}

std::string place_for(const std::string& inbox, const std::string& keep, const std::string& name) {
  const auto first = fs::path(inbox) / keep / name;
  std::error_code ignored;
  auto place = first;
  for (int number = 2; fs::exists(fs::symlink_status(place, ignored)); ++number)
    place = fs::path(first).replace_extension(std::to_string(number) + first.extension().string());
  return place.string();
}

std::expected<void, std::string> move_file(const std::string& from, const std::string& to) {
  std::error_code error;
  const auto folder = fs::path(to).parent_path();
  fs::create_directories(folder, error);
  if (error) return std::unexpected("cannot make the folder `" + folder.string() + "`: " + error.message());
  int moved = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  // Some network file systems cannot promise not to replace. One night at a time moves files, so looking first will do.
  if (moved != 0 && errno == EINVAL && !fs::exists(fs::symlink_status(to, error)))
    moved = ::rename(from.c_str(), to.c_str());
  if (moved != 0) return std::unexpected("cannot move `" + from + "` to `" + to + "`: " + std::strerror(errno));
  return {};
}

}  // namespace safon
