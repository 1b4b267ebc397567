// Finding participants by what people type.
#include <algorithm>

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

using sql::Statement;

// Edits between two ids: one for a letter more, less or other, and for two that changed places; never more than `most`
// + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  std::vector<std::size_t> two(b.size() + 1), one(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) one[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({one[j] + 1, row[j - 1] + 1, one[j - 1] + !same});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two[j - 2] + 1);
    }
    two.swap(one);
    one.swap(row);
  }
  return std::min(one[b.size()], most + 1);
}

}  // namespace

Answered<std::optional<ParticipantKey>> find_participant(RegisterFile& in, std::string_view id) {
  return guarded([&]() -> std::optional<ParticipantKey> {
    Statement find(in.inside().connection, "SELECT key FROM participant_key WHERE id = ?");
    if (!find.text(1, id).step()) return std::nullopt;
    return find.integer_at(0);
  });
}

Answered<std::vector<std::string>> ids_with_prefix(RegisterFile& in, std::string_view prefix, std::size_t limit) {
  return guarded([&] {
    std::vector<std::string> ids;
    Statement find(in.inside().connection, "SELECT id FROM participant_key WHERE id >= ? ORDER BY id");
    find.text(1, prefix);
    while (ids.size() < limit && find.step() && find.text_at(0).starts_with(prefix)) ids.push_back(find.string_at(0));
    return ids;
  });
}

Answered<std::vector<std::string>> nearest_ids(RegisterFile& in, std::string_view id, std::size_t limit) {
  return guarded([&] {
    const std::size_t most = id.size() < 4 ? 1 : 2;
    std::vector<std::pair<std::size_t, std::string>> near;
    Statement all(in.inside().connection, "SELECT id FROM participant_key ORDER BY id");
    while (all.step())
      if (const std::size_t edits = distance(id, all.text_at(0), most); edits <= most)
        near.emplace_back(edits, all.string_at(0));
    std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> ids;
    for (auto& [edits, other] : near)
      if (ids.size() < limit) ids.push_back(std::move(other));
    return ids;
  });
}

}  // namespace safon
