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
  auto open = open_with_labels(options);
  if (!open) return open.error();
  auto table = cases_table(open->in, open->policy(), options, Cases::open);
  if (!table) return table.error();
  draw(std::cout, *table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
