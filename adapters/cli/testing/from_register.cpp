#include "adapters/cli/testing/from_register.hpp"

#include <iostream>

#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/settled_day.hpp"
#include "dsl/snapshot/snapshot.hpp"

namespace safon {

Exit test_from_register(const Options& given) {
  Options options = given;
  if (!options.files.empty()) options.policy_path = options.files.front();
  if (options.register_path.empty())
    return refuse(Exit::usage, "--from-register needs the register's file", "give --register, or set SAFON_REGISTER");
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto loaded = policy_for(options, &*in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  const auto as_of = settled_day(*in, options);
  if (!as_of) return as_of.error();
  const auto followed = find_programmes(policy, options.programme);
  if (!followed) return followed.error();

  std::vector<LoadedParticipant> by_programme;
  SnapshotOf of{.as_of = *as_of, .programme = followed->front(), .shift_days = std::int32_t(options.shift_days)};
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    auto participant = load_participant(*in, policy, p, options.from_register, *as_of);
    if (!participant) return participant.error();
    of.states.push_back(participant->state);
    by_programme.push_back(std::move(*participant));
  }
  const auto& shown = by_programme[of.programme];
  of.batch = &shown.batch;
  of.row = shown.row;
  for (const auto& intake : shown.batch.placed)
    of.placed.push_back(intake[shown.row] >= first_date.days ? std::optional(Date{intake[shown.row]}) : std::nullopt);
  for (const auto& waived : shown.batch.waived) {
    auto& own = of.waived.emplace_back();
    for (const Waived& each : waived)
      if (each.participant == shown.row) own.push_back(each);
  }
  const auto made = snapshot(*loaded, of, "a participant as of " + to_iso(*as_of));
  std::cout << made.text;
  for (const auto& note : made.notes) warn("differs", note);
  return Exit::good;
}

}  // namespace safon
