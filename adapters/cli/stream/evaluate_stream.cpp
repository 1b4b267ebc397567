#include "adapters/cli/stream/evaluate_stream.hpp"

#include <iostream>
#include <optional>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/stream/line_reader.hpp"
#include "adapters/cli/stream/stream_chunk.hpp"
#include "engine/night/evaluate_register.hpp"

namespace safon {
namespace {

/// The rule file, or the policy that a register holds; nothing else of the register is read.
std::expected<LoadedPolicy, Exit> policy_of_stream(const Options& options) {
  if (!options.policy_path.empty() || options.register_path.empty()) return policy_for(options, nullptr);
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return std::unexpected(refuse(in.error()));
  return policy_for(options, &*in);
}

}  // namespace

Exit evaluate_stream(const Options& options) {
  auto policy = policy_of_stream(options);
  if (!policy) return policy.error();
  StreamChunk chunk(*policy->compiled, options.as_of ? *options.as_of : today());
  LineReader lines(stdin);
  std::string line;
  std::size_t number = 0, refused = 0;
  for (auto got = lines.next(line); got != LineReader::Got::end; got = lines.next(line)) {
    ++number;
    if (got == LineReader::Got::failed)
      return refuse(Exit::impossible, "the standard input cannot be read after line " + std::to_string(number - 1));
    if (got == LineReader::Got::line && line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::expected<void, std::string> added;
    if (got == LineReader::Got::too_long)
      chunk.add_too_long(), added = std::unexpected("the line is too long");
    else
      added = chunk.add(line);
    if (!added) {
      ++refused;
      warn("rejected", "line " + std::to_string(number) + ": " + added.error(), {{"line", std::to_string(number)}});
    }
    if (chunk.size() == participants_in_a_chunk) std::cout << chunk.answers();
    if (!std::cout) break;  // nobody reads on; the caller says so
  }
  std::cout << chunk.answers();
  const auto [broken, stopped] = chunk.to_look_at();
  if (broken)
    warn("property_broken", "participants who break a property that must always hold (`broken` in their answers): " +
                                std::to_string(broken));
  if (stopped)
    warn("stopped",
         "participants stopped by transitions in conflict (`stopped` among their events): " + std::to_string(stopped));
  return refused || broken || stopped ? Exit::partly : Exit::good;
}

}  // namespace safon
