#include "adapters/sqlite/ledger/events.hpp"

#include <algorithm>

#include "engine/progress/event_name.hpp"

namespace safon {
namespace {

bool has_from(EventKind kind) {
  return kind != EventKind::entered && kind != EventKind::review_opened && kind != EventKind::resumed;
}
bool has_to(EventKind kind) {
  return kind != EventKind::stopped && kind != EventKind::resumed;
}

template <class Index>
Index index_of(const std::optional<std::string>& name, const auto& named, Index otherwise) {
  if (!name) return otherwise;
  const auto found = std::ranges::find_if(named, [&](const auto& each) { return each.name == *name; });
  if (found == named.end())
    sql::fail(RegisterFault::unknown_name, "the ledger names `" + *name + "`, which the policy does not have",
              "give the policy that the event rests on");
  return static_cast<Index>(found - named.begin());
}

}  // namespace

EventRow to_row(const Event& event, const Programme& programme) {
  EventRow row{.kind = std::string(event_name(event.kind)), .on = event.on, .effective = event.effective};
  if (has_from(event.kind)) row.from = programme.statuses.at(event.from).name;
  if (has_to(event.kind)) row.to = programme.statuses.at(event.to).name;
  if (event.transition != none16) row.transition = programme.transitions.at(event.transition).name;
  row.due = event.due;
  row.by = event.by;
  row.text = event.text;
  return row;
}

Event from_row(const EventRow& row, const Programme& programme) {
  const auto kind = event_kind(row.kind);
  if (!kind)
    sql::fail(RegisterFault::corrupt, "the register is damaged: the ledger has an event of kind `" + row.kind + "`");
  Event event{.kind = *kind, .on = row.on, .effective = row.effective};
  event.from = index_of<std::uint8_t>(row.from, programme.statuses, 0);
  event.to = index_of<std::uint8_t>(row.to, programme.statuses, 0);
  event.transition = index_of<std::uint16_t>(row.transition, programme.transitions, none16);
  event.due = row.due;
  event.by = row.by;
  event.text = row.text;
  return event;
}

void EventWriter::append(const EventRow& row, Chains& chains) {
  const std::string on = to_iso(row.on), effective = to_iso(row.effective);
  const std::optional<std::string> due = row.due ? std::optional(to_iso(*row.due)) : std::nullopt;
  const auto number = [&](std::optional<std::int64_t> value) { value ? rows_.integer(*value) : rows_.null(); };
  const auto hash = [&](const std::optional<Hash>& value) { value ? rows_.blob(value->bytes) : rows_.null(); };
  rows_.begin(chains).text(row.kind).integer(row.participant);
  number(row.settlement);
  number(row.import);
  rows_.text(on).text(effective);
  rows_.text_or_null(row.from).text_or_null(row.to).text_or_null(row.transition).text_or_null(due);
  rows_.text(row.by).text(row.text);
  number(row.version);
  hash(row.version_hash);
  hash(row.policy_hash);
  rows_.end(chains);
}

EventRow event_at(const sql::Statement& row) {
  const auto number = [&](int column) {
    return row.null_at(column) ? std::nullopt : std::optional(row.integer_at(column));
  };
  const auto text = [&](int column) {
    return row.null_at(column) ? std::nullopt : std::optional(row.string_at(column));
  };
  EventRow out{
      .kind = row.string_at(1), .participant = row.integer_at(2), .settlement = number(3), .import = number(4)};
  out.on = row.date_at(5);
  out.effective = row.date_at(6);
  out.from = text(7), out.to = text(8), out.transition = text(9);
  if (!row.null_at(10)) out.due = row.date_at(10);
  out.by = row.string_at(11), out.text = row.string_at(12);
  out.version = number(13);
  if (!row.null_at(14)) out.version_hash = row.hash_at(14);
  if (!row.null_at(15)) out.policy_hash = row.hash_at(15);
  return out;
}

}  // namespace safon
