#include "dsl/compare/compare.hpp"

#include <algorithm>

#include "dsl/compare/differences/declarations.hpp"
#include "dsl/compare/differences/others.hpp"
#include "dsl/compare/differences/programmes.hpp"

namespace safon {

PolicyComparison compare_policies(const LoadedPolicy& old_policy, const LoadedPolicy& new_policy,
                                  std::string_view language) {
  using namespace comparison;
  auto versions = side_by_side(old_policy, new_policy);
  PolicyComparison out{.from = versions.from};
  const auto add = [&](std::vector<PolicyDifference> more) {
    std::ranges::move(more, std::back_inserter(out.differences));
  };
  add(compare_headers(versions));
  add(compare_records(versions));
  add(compare_parameters(versions));
  const auto renamed = renamed_requirements(versions);
  add(compare_requirements(versions, renamed, language));
  add(compare_waivables(versions, renamed));
  add(compare_programmes(versions, renamed));
  add(compare_intakes(versions, renamed, language));
  add(compare_others(versions));
  out.wordings = other_wordings(versions);
  return out;
}

}  // namespace safon
