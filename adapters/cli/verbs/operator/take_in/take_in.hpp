// One file into the register, through the first feed that fits: what `import` and `nightly` do with each.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/cli/verbs/operator/take_in/reading.hpp"
#include "adapters/sqlite/import.hpp"
#include "dsl/load/load.hpp"

namespace safon {

enum class Fate : unsigned char {
  in,               // all of it, but for the records that were rejected
  in_before,        // the same bytes came before: nothing changes
  refused,          // the file is wrong, and will be tomorrow: nothing changes
  not_read,         // the file cannot be read
  register_failed,  // the register cannot be written: no other file would fare better
};

struct TakenIn {
  Fate fate = Fate::in;
  std::string feed, note;
  std::string why;  // lines of text: what was said of a file that is not in
  ImportResult result;
};

/// 0 in, 3 in without some records, 4 not in.
[[nodiscard]] Exit exit_of(const TakenIn& taken);

/// The feeds that may map a file: that of --feed, or all in the order of the policy. What is wrong has been said.
[[nodiscard]] std::expected<std::vector<const model::Feed*>, Exit> feeds_for(const LoadedPolicy& policy,
                                                                             const Options& options);

/// `known_as`: the name that the register keeps and rejections are told by, where the file will be found later. Of the
/// options, those of `import` count. Rejections and refusals have been said.
[[nodiscard]] TakenIn take_in(RegisterFile& into, const LoadedPolicy& policy,
                              const std::vector<const model::Feed*>& feeds, const Options& options,
                              const std::string& path, const std::string& known_as, Reading& reading);

}  // namespace safon
