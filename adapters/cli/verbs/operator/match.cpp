// safon match: the pairs that a matching of the policy proposes.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/proposal/proposal.hpp"
#include "adapters/cli/settled_day.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/lower/matchings.hpp"
#include "engine/report/walk.hpp"

namespace safon {
namespace {

std::expected<Matching, Exit> find_matching(const LoadedPolicy& loaded, const std::string& name) {
  const auto& policy = *loaded.model;
  const auto found = std::ranges::find(policy.matchings, name, &model::Matching::name);
  if (found != policy.matchings.end()) return lower_matching(*found, policy, loaded.sources);
  std::vector<std::string> names;
  for (const auto& each : policy.matchings) names.push_back(each.name);
  const auto near = nearest(name, names);
  return std::unexpected(refuse(Exit::usage, "the policy declares no matching `" + name + "`",
                                near ? "did you mean `" + *near + "`?" : "`safon match --list` shows which there are"));
}

Table list(const model::Policy& policy, const Options& options) {
  Table table{.columns = {"matching", "title", "source"},
              .rows = {},
              .when_empty = std::string(say(Word::no_matchings, options.language)),
              .language = options.language};
  for (const auto& each : policy.matchings)
    table.rows.push_back({each.name, std::string(each.label.in(options.language, "")), each.cites});
  return table;
}

Exit refuse(const Matching& matching, match::TooMany what) {
  const auto most = [](std::size_t count) { return std::to_string(count); };
  switch (what) {
    case match::TooMany::seekers:
      return refuse(Exit::usage,
                    "`" + matching.name + "` would match more than " + most(match::most_seekers) + " participants",
                    "narrow `match participants where`, for instance to one council after the other");
    case match::TooMany::givers:
      return refuse(Exit::usage,
                    "`" + matching.name + "` would match with more than " + most(match::most_givers) + " participants",
                    "narrow `with participants where`");
    case match::TooMany::pairs:
      break;
  }
  return refuse(Exit::usage, "`" + matching.name + "` allows more than " + most(match::most_pairs) + " pairs",
                "add `same …` or `different …`, or narrow who is matched");
}

}  // namespace

Exit match_participants(const Options& options) {
  auto open = open_with_labels(options);
  if (!open) return open.error();
  const CompiledPolicy* policy = open->policy();
  if (!policy) return refuse(Exit::usage, "the register holds no policy yet", "give its rule file with --policy");
  if (options.list || options.report.empty()) {
    draw(std::cout, list(*open->loaded->model, options), options.format, terminal(STDOUT_FILENO, options.colour));
    return Exit::good;
  }
  auto matching = find_matching(*open->loaded, options.report);
  if (!matching) return matching.error();
  if (policy->programmes.empty())
    return refuse(Exit::usage, "the policy has no programme, so nobody is evaluated by it");
  auto as_of = settled_day(open->in, options);
  if (!as_of) return as_of.error();
  match::Gathering gathering(*policy, *matching);
  const auto walked = walk_everyone(
      *policy, matching->plan, open->in, *as_of,
      [&](std::uint16_t programme, const ChunkParticipant& participant) {
        return state_at_end_of(open->in, *policy, programme, participant.key, *as_of);
      },
      [&](const Walked& each) { gathering.add(each.participant, each.batch, each.run, each.row); });
  if (!walked) return refuse(walked.error());
  const auto people = std::move(gathering).finish();
  const auto proposal = match::propose(*matching, people);
  if (!proposal) return refuse(*matching, proposal.error());
  draw(std::cout, {*matching, people, *proposal, *as_of, options.language}, options.format,
       terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon
