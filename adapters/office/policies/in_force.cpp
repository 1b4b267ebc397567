#include "adapters/office/policies/in_force.hpp"

namespace safon::office {

bool VersionsInForce::in_force(std::size_t version, Date day) const {
  const auto& row = rows[version];
  return row.from <= day && !(row.retired && *row.retired <= day) && day < policy(version).in_force_to;
}

std::optional<std::size_t> VersionsInForce::newest(Date day) const {
  for (std::size_t v = rows.size(); v-- > 0;)
    if (in_force(v, day)) return v;
  return std::nullopt;
}

std::optional<std::size_t> VersionsInForce::of(Date entered, Date day) const {
  for (std::size_t v = rows.size(); v-- > 0;)
    if (in_force(v, day) && (policy(v).applies == AppliesTo::everyone || entered >= policy(v).applies_from)) return v;
  return std::nullopt;
}

std::vector<std::size_t> VersionsInForce::on(Date day) const {
  std::vector<std::size_t> out;
  for (std::size_t v = rows.size(); v-- > 0;) {
    if (!in_force(v, day)) continue;
    out.insert(out.begin(), v);
    if (policy(v).applies == AppliesTo::everyone) break;
  }
  return out;
}

bool VersionsInForce::was_for_some(Date day) const {
  for (std::size_t v = 0; v < rows.size(); ++v)
    if (rows[v].from <= day && policy(v).applies != AppliesTo::everyone) return true;
  return false;
}

std::string VersionsInForce::reason(std::size_t version, Date entered, Date day) const {
  const auto since = "entered on " + to_iso(entered);
  const auto& own = policy(version);
  if (own.applies == AppliesTo::entered_on_or_after)
    return since + ": " + own.version + " applies to " + applies_text(own);
  for (std::size_t v = rows.size(); v-- > version + 1;)
    if (in_force(v, day))
      return since + ", before " + to_iso(policy(v).applies_from) + ": " + policy(v).version + " does not apply";
  return own.version + " applies to everyone";
}

std::expected<std::optional<VersionsInForce>, Refusal> versions_in_force(RegisterFile& in, StoredPolicies& held) {
  auto rows = published_versions(in);
  if (!rows) return std::unexpected(refusal(rows.error()));
  if (rows->empty()) return std::nullopt;
  VersionsInForce out;
  const std::string name = rows->front().name;
  for (auto& row : *rows) {
    if (row.name != name)
      return std::unexpected(refusal(Ground::words,
                                     "the register has published versions of `" + name + "` and of `" + row.name + "`",
                                     "name the one that is meant: its rule file with --policy"));
    auto loaded = held.with_key(in, row.policy, row.name + "` version `" + row.version);
    if (!loaded) return std::unexpected(loaded.error());
    out.loaded.push_back(std::move(*loaded));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace safon::office
