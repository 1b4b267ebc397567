#include "dsl/mutate/try_mutants.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "dsl/run_tests/run_tests.hpp"

namespace safon {
namespace {

/// The policy's files as they were read, one of them with the mistake.
ReadFile reading(const LoadedPolicy& policy, const Mutant& mutant) {
  return [&policy, &mutant](const std::string& name) -> std::expected<std::string, std::string> {
    const auto& files = policy.sources.files;
    for (FileId file = 0; file < files.size(); ++file)
      if (files[file].name == name) return file == mutant.span.file ? mutated(policy, mutant) : files[file].text;
    return std::unexpected("the policy does not use it");
  };
}

/// `order`: the tests, those first that have noticed something lately.
Fate fate_of(const LoadedPolicy& policy, const Mutant& mutant, std::vector<std::size_t>& order) {
  const auto changed = load_policy(policy.sources.files.front().name, reading(policy, mutant));
  if (!changed.compiled || changed.model->tests.size() != order.size()) return Fate::no_policy;
  for (auto at = order.begin(); at != order.end(); ++at) {
    const auto result = run_test(*changed.model, *changed.compiled, changed.model->tests[*at]);
    if (result.failures.empty()) continue;
    std::rotate(order.begin(), at, at + 1);
    return Fate::noticed;
  }
  return Fate::survived;
}

}  // namespace

std::size_t Tried::count(Fate fate) const {
  return std::size_t(std::ranges::count(fates, fate));
}

Tried try_mutants(const LoadedPolicy& policy, unsigned threads,
                  const std::function<void(std::size_t, std::size_t)>& shown) {
  Tried tried{mutants_of(policy), {}};
  tried.fates.resize(tried.mutants.size());
  std::atomic<std::size_t> next = 0, done = 0;
  const auto work = [&] {
    std::vector<std::size_t> order(policy.model->tests.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::size_t at; (at = next++) < tried.mutants.size(); ++done)
      tried.fates[at] = fate_of(policy, tried.mutants[at], order);
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(threads, 1U); ++i) workers.emplace_back(work);
    while (shown && done < tried.mutants.size()) {
      shown(done, tried.mutants.size());
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  if (shown) shown(tried.mutants.size(), tried.mutants.size());
  return tried;
}

}  // namespace safon
