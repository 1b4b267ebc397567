// safon lsp: what editors talk to.
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/lsp/server.hpp"

namespace safon {

Exit serve_editor(const Options&) {
  std::ios::sync_with_stdio(false);
  return lsp::serve(std::cin, std::cout, disk_reader(), disk_lister(), today()) ? Exit::good : Exit::findings;
}

}  // namespace safon
