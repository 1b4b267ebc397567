// safon queue: the cases that wait for an officer.
#include <unistd.h>

#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/officer/cases.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace safon {

Exit queue(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto loaded = policy_if_any(options, *in);
  if (!loaded) return loaded.error();
  const auto* policy = *loaded ? &*(*loaded)->compiled : nullptr;
  if (policy) check_language(*policy, options);
  auto table = cases_table(*in, policy, options, Cases::open);
  if (!table) return table.error();
  draw(std::cout, *table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
