#include "adapters/sqlite/versions/bindings.hpp"

#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/policies.hpp"

namespace safon {
namespace {

using sql::Statement;

Binding binding_at(const Statement& row) {
  return {.participant = row.integer_at(0),
          .policy = row.integer_at(1),
          .entered = row.date_at(2),
          .from = row.date_at(3),
          .reason = row.string_at(4)};
}

}  // namespace

Answered<std::unordered_map<ParticipantKey, Binding>> bindings(RegisterFile& in, std::string_view policy,
                                                               std::string_view programme) {
  return guarded([&] {
    std::unordered_map<ParticipantKey, Binding> out;
    Statement rows(
        in.inside().connection,
        "SELECT participant, policy, entered, from_day, reason FROM binding WHERE programme = ? ORDER BY key");
    rows.integer(1, find_programme(in.inside(), policy, programme));
    while (rows.step()) out.insert_or_assign(rows.integer_at(0), binding_at(rows));
    return out;
  });
}

Answered<std::vector<Binding>> bindings_of(RegisterFile& in, ParticipantKey participant, std::string_view policy,
                                           std::string_view programme) {
  return guarded([&] {
    std::vector<Binding> out;
    Statement rows(in.inside().connection,
                   "SELECT participant, policy, entered, from_day, reason FROM binding WHERE programme = ? AND "
                   "participant = ? ORDER BY key");
    rows.integer(1, find_programme(in.inside(), policy, programme)).integer(2, participant);
    while (rows.step()) out.push_back(binding_at(rows));
    return out;
  });
}

Answered<void> record_bindings(RegisterFile& in, std::string_view policy, std::string_view programme,
                               std::span<const Binding> all) {
  if (all.empty()) return {};
  return guarded([&] {
    RegisterFile::Inside& inside = in.inside();
    WriteTransaction writing(inside);
    const auto key = find_programme(inside, policy, programme);
    Appender rows(inside.connection, Grows::binding, 8);
    for (const Binding& each : all) {
      const std::string entered = to_iso(each.entered), from = to_iso(each.from);
      rows.begin(inside.chains).integer(key).integer(each.participant).integer(each.policy);
      rows.text(entered).text(from).text(each.reason).end(inside.chains);
    }
    writing.commit();
  });
}

}  // namespace safon
