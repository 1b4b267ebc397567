#include "adapters/office/people/acting.hpp"

#include <vector>

#include "adapters/sqlite/people/people.hpp"
#include "engine/value/person_name.hpp"

namespace safon::office {

std::expected<std::string, Refusal> recorded_name(RegisterFile& in, const std::string& by) {
  if (by.empty()) return by;
  const auto all = people(in);
  if (!all) return std::unexpected(refusal(all.error()));
  for (const PersonRow& each : *all)
    if (same_person(each.name, by)) return each.name;
  std::vector<const PersonRow*> so_called;
  for (const PersonRow& each : *all)
    if (same_person(each.full_name, by)) so_called.push_back(&each);
  if (so_called.empty()) return by;
  if (so_called.size() == 1) return so_called.front()->name;
  std::string names;
  for (const PersonRow* each : so_called) names += (names.empty() ? "`" : ", `") + each->name + "`";
  return std::unexpected(
      refusal(Ground::words, "several people are called `" + by + "`", "name them as they sign in: " + names));
}

}  // namespace safon::office
