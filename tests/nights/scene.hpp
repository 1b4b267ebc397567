// A club's register with its inbox and outbox, in folders that go away with the test.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/adapters/sqlite/fixture.hpp"
#include "traced.hpp"

namespace safon::test {

/// All that a night leaves behind, but for its reports: each night has its own.
struct Left {
  std::string everything;                       // every row of the register
  std::map<std::string, std::string> inbox;     // files by name, with the folders that keep them
  std::map<std::string, std::string> statuses;  // likewise
  std::set<std::string> events;                 // lines: an event may be given away twice
  std::string cursor;
  bool operator==(const Left&) const = default;
};

/// What two of them differ in, for people; empty when in nothing.
[[nodiscard]] std::string difference(const Left& there, const Left& right);

class Scene {
 public:
  /// One night has been; returns have arrived for the second: one that fits, many small ones, one with a record to be
  /// rejected, and one that is not XML.
  Scene();

  /// A copy of the scene in a folder of its own; the one that was there is gone.
  [[nodiscard]] std::string copy(const std::string& name) const;
  [[nodiscard]] static std::vector<std::string> night();
  [[nodiscard]] static Left left_in(const std::string& folder);
  /// Whether the second night's evaluation came to its end.
  [[nodiscard]] static bool evaluated(const std::string& folder);
  /// Files that only a night at work has, and reports that are not whole.
  [[nodiscard]] static std::string unfinished(const std::string& folder);
  static void run(const std::string& folder, const std::vector<std::string>& words, int exit);

  static const std::string program;

 private:
  Folder folder_;
};

}  // namespace safon::test
