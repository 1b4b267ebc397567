#include "adapters/sqlite/ledger/states.hpp"

#include "engine/record/document_format.hpp"

namespace safon {
namespace {

using document::Cursor;
using document::put_varint;
using document::unzigzag;
using document::zigzag;

// What a case has besides: a state without a deferral or an escalation is written as it was before there were any.
constexpr std::uint8_t with_due = 1, overdue = 2, deferred = 4, escalated = 8;

void put_date(Bytes& out, Date date) {
  put_varint(out, zigzag(date.days));
}

void put_text(Bytes& out, const std::string& text) {
  put_varint(out, text.size());
  out.insert(out.end(), text.begin(), text.end());
}

void put_texts(Bytes& out, const std::vector<std::string>& all) {
  put_varint(out, all.size());
  for (const std::string& each : all) put_text(out, each);
}

[[noreturn]] void refuse() {
  sql::fail(RegisterFault::corrupt, "the register is damaged: a state cannot be read",
            "`safon rebuild` makes the states again from the ledger");
}

std::uint64_t number(Cursor& cursor) {
  std::uint64_t value = 0;
  if (!cursor.varint(value)) refuse();
  return value;
}

// Every item takes a byte at least, so a count above the bytes that are left is made up.
std::uint64_t count(Cursor& cursor) {
  const std::uint64_t value = number(cursor);
  if (value > cursor.left()) refuse();
  return value;
}

Date date(Cursor& cursor) {
  return {static_cast<std::int32_t>(unzigzag(number(cursor)))};
}
std::int64_t key(Cursor& cursor) {
  return static_cast<std::int64_t>(number(cursor));
}

std::string text(Cursor& cursor) {
  const std::uint64_t size = number(cursor);
  const std::uint8_t* from = cursor.take(size, 1);
  if (from == nullptr) refuse();
  return {reinterpret_cast<const char*>(from), static_cast<std::size_t>(size)};
}

std::vector<std::string> texts(Cursor& cursor) {
  std::vector<std::string> all;
  for (std::uint64_t n = count(cursor); n > 0; --n) all.push_back(text(cursor));
  return all;
}

OpenCase open_case(Cursor& cursor, const ProgrammeNames& names) {
  OpenCase open;
  open.transition = names.transition(key(cursor));
  open.since = date(cursor);
  open.opened = date(cursor);
  const std::uint64_t has = number(cursor);
  if ((has & ~std::uint64_t(deferred | escalated)) > overdue) refuse();
  if ((has & (with_due | overdue)) != 0) open.due = date(cursor);
  open.overdue = (has & overdue) != 0;
  if ((has & deferred) != 0) open.deferred_until = date(cursor);
  if ((has & escalated) != 0) open.escalated_to = texts(cursor);
  open.certified_by = texts(cursor);
  return open;
}

}  // namespace

void encode_state(const ProgressState& state, const ProgrammeNames& names, Bytes& out) {
  out.push_back(static_cast<std::uint8_t>(state.entered | state.stopped << 1));
  put_varint(out, state.history.size());
  for (const HeldStatus& held : state.history) {
    put_varint(out, static_cast<std::uint64_t>(names.status_key(held.status)));
    put_date(out, held.effective);
    put_varint(out, static_cast<std::uint64_t>(names.transition_key(held.transition)));
    out.push_back(held.certified);
  }
  put_varint(out, state.cases.size());
  for (const OpenCase& open : state.cases) {
    put_varint(out, static_cast<std::uint64_t>(names.transition_key(open.transition)));
    put_date(out, open.since);
    put_date(out, open.opened);
    const std::uint8_t deadline = !open.due ? 0 : open.overdue ? overdue : with_due;
    out.push_back(
        std::uint8_t(deadline | (open.deferred_until ? deferred : 0) | (open.escalated_to.empty() ? 0 : escalated)));
    if (open.due) put_date(out, *open.due);
    if (open.deferred_until) put_date(out, *open.deferred_until);
    if (!open.escalated_to.empty()) put_texts(out, open.escalated_to);
    put_texts(out, open.certified_by);
  }
  put_varint(out, state.declined.size());
  for (const DeclinedCase& declined : state.declined) {
    put_varint(out, static_cast<std::uint64_t>(names.transition_key(declined.transition)));
    put_date(out, declined.on);
  }
  put_date(out, state.evaluated_through);
  put_date(out, state.next);
  put_varint(out, state.reviews);
  put_texts(out, state.reviewed);
}

ProgressState decode_state(std::span<const std::uint8_t> bytes, const ProgrammeNames& names) {
  ProgressState state;
  if (bytes.empty()) return state;
  Cursor cursor{bytes.data(), bytes.data() + bytes.size()};
  const std::uint64_t flags = number(cursor);
  state.entered = (flags & 1) != 0;
  state.stopped = (flags & 2) != 0;
  std::uint64_t held_so_far = count(cursor);
  state.history.reserve(held_so_far);
  for (; held_so_far > 0; --held_so_far) {
    HeldStatus held;
    held.status = names.status(key(cursor));
    held.effective = date(cursor);
    held.transition = names.transition(key(cursor));
    held.certified = number(cursor) != 0;
    state.history.push_back(held);
  }
  for (std::uint64_t n = count(cursor); n > 0; --n) {
    OpenCase open = open_case(cursor, names);
    if (open.transition != none16) state.cases.push_back(std::move(open));
  }
  for (std::uint64_t n = count(cursor); n > 0; --n) {
    DeclinedCase declined;
    declined.transition = names.transition(key(cursor));
    declined.on = date(cursor);
    if (declined.transition != none16) state.declined.push_back(declined);
  }
  state.evaluated_through = date(cursor);
  state.next = date(cursor);
  const std::uint64_t reviews = number(cursor);
  state.reviews = static_cast<std::uint32_t>(reviews);
  state.reviewed = texts(cursor);
  if (flags > 3 || reviews > UINT32_MAX || cursor.left() != 0) refuse();
  return state;
}

}  // namespace safon
