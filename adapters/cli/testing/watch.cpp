#include "adapters/cli/testing/watch.hpp"

#include <csignal>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "adapters/cli/messages.hpp"

namespace safon {
namespace {

constexpr auto between_looks = std::chrono::milliseconds(200);

volatile std::sig_atomic_t ended = 0;

void end(int) {
  ended = 1;
}

/// When a file was written, and how long it is; nothing while it is not there.
using Seen = std::optional<std::pair<std::filesystem::file_time_type, std::uintmax_t>>;

Seen look(const std::string& file) {
  std::error_code error;
  const auto written = std::filesystem::last_write_time(file, error);
  if (error) return std::nullopt;
  const auto size = std::filesystem::file_size(file, error);
  if (error) return std::nullopt;
  return std::pair{written, size};
}

}  // namespace

Exit watch(const std::function<WatchedRun()>& run) {
  struct sigaction action{};
  action.sa_handler = end;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::map<std::string, Seen> seen;
  while (true) {
    // What changes while the tests run is looked at before them: nothing is missed.
    for (auto& [file, state] : seen) state = look(file);
    const auto found = run();
    std::map<std::string, Seen> now;
    for (const auto& file : found.files) {
      const auto known = seen.find(file);
      now[file] = known == seen.end() ? look(file) : known->second;
    }
    seen = std::move(now);
    std::cout.flush();
    tell("watching",
         "watching " + std::to_string(seen.size()) + (seen.size() == 1 ? " file" : " files") + "; Ctrl-C ends");
    while (true) {
      if (ended != 0) return found.exit;
      bool changed = false;
      for (const auto& [file, state] : seen) changed = changed || look(file) != state;
      if (changed) break;
      std::this_thread::sleep_for(between_looks);
    }
    std::cout << '\n';
  }
}

}  // namespace safon
