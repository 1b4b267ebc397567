// safon evaluate --compare: everybody afresh from the facts, held against what is recorded.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/operator/evaluation.hpp"
#include "adapters/sqlite/verify/compare.hpp"

namespace safon {

Exit compare_with_facts(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  const auto loaded = stored_policies(*in);
  std::vector<const CompiledPolicy*> policies;
  for (const auto& each : loaded) policies.push_back(&*each.compiled);
  ProgressBar bar("comparing", is_terminal(STDERR_FILENO) && !options.quiet);
  const auto result = compare(*in, policies, [&](std::size_t done, std::size_t of) { bar.show(done, of); });
  if (!result) return refuse(result.error());

  Table table{.columns = {"id", "programme", "what"}, .when_empty = ""};
  for (const Difference& each : result->differences)
    table.rows.push_back({each.participant, each.programme, each.what});
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  const auto compared = std::to_string(result->compared), different = std::to_string(result->differences.size());
  const auto left_out = std::to_string(result->left_out);
  tell("compared",
       compared + (result->compared == 1 ? " standing was" : " standings were") +
           " derived again from the facts: " + different + (result->differences.size() == 1 ? " differs" : " differ") +
           (result->left_out == 0 ? "" : "; " + left_out + " rest on a policy text that does not compile any more"),
       {{"compared", compared}, {"different", different}, {"left_out", left_out}});
  return table.rows.empty() && result->left_out == 0 ? Exit::good : Exit::partly;
}

}  // namespace safon
